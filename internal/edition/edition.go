// Package edition is the contract of every edition, a way of publishing the
// paper: the Source that it is given, and the Plan to which it adds its files.
// An edition is a function
//
//	func Plan(s edition.Source, to *edition.Plan)
//
// in a folder of its own; package edition/all lists them.
//
// It knows no edition, and renders nothing.
package edition

import (
	"io/fs"

	"bao/internal/card"
	"bao/internal/layout"
	"bao/internal/paper"
	"bao/internal/photo"
	"bao/internal/sheet"
)

// Source is what the files of every edition are made of.
type Source struct {
	Paper   *paper.Paper
	Layouts *layout.Set
	Site    fs.FS  // where assets come from
	Theme   fs.FS  // where built-in assets come from
	Version string // of the program; part of every key

	// Sheets composes the printed pages.
	Sheets *sheet.Issues

	// Develop returns the i-th file that a job makes, now or earlier; nil
	// makes it anew each time.
	Develop func(job photo.Job, i int) ([]byte, error)

	// Checked tells that nothing is published: no picture need be made.
	Checked bool

	// Font sets the words of share cards. It is called only for a paper that
	// has them, and may return nil.
	Font func() *card.Font
}

// Static returns the static file that stands at an address, the site's own or a
// built-in one; nil for none.
func (s *Source) Static(address string) *paper.Asset {
	for _, a := range s.Paper.Static {
		if a.Address == address {
			return a
		}
	}
	return nil
}

// Files returns where an asset comes from.
func (s *Source) Files(a *paper.Asset) fs.FS {
	if a.BuiltIn {
		return s.Theme
	}
	return s.Site
}
