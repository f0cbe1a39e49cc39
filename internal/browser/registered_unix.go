//go:build unix

package browser

import "os/exec"

// lookUp finds a program by its name. Here there is only the path.
func lookUp(name string) (string, error) { return exec.LookPath(name) }
