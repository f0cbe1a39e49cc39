package starter

import "os"

// Write makes the files below root, which is the folder of the site: all of
// them, or, when one can't be made, none. A file that is there already is never
// touched; it is a *Refusal.
func Write(root *os.Root, files []File) error { return nil }
