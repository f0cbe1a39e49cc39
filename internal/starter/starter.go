// Package starter makes the first files of a new paper, a new issue or a new
// article, named by the conventions of package load and worded in the
// language of keys that the paper has. It says what a folder lacks that is
// nearly a paper, and mends it.
//
// What it makes are values; Write puts them into a folder and never replaces
// a file that is there. It looks at no clock and prints nothing.
package starter

import (
	"io/fs"

	"bao/internal/fresh"
	"bao/internal/paper"
)

// File is a file that is to be made. The path starts at the folder of the site.
type File = fresh.File

// Source is what new files of a paper are made from.
type Source struct {
	Files fs.FS        // the folder of the site
	Theme fs.FS        // built-in layouts/; the templates are in layouts/new/
	Paper *paper.Paper // read with drafts and with issues yet to come
	Today paper.Date
}

// Refusal is why something was not made, as an error that an editor can read.
type Refusal struct {
	Message string // in Chinese: what is wrong
	Hint    string // in Chinese: what to do about it
}

func (r *Refusal) Error() string { return r.Message }
