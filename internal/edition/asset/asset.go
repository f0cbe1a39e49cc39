// Package asset plans the files that are published as they are, or nearly so:
// what copy links to, the sizes of every photo that is shown, the built-in
// static files and the site's own, and the icons.
package asset

import (
	"fmt"
	"io"
	"io/fs"

	"bao/internal/active"
	"bao/internal/dist"
	"bao/internal/edition"
	"bao/internal/load"
	"bao/internal/paper"
)

// Plan adds the files that go with the pages.
func Plan(s edition.Source, to *edition.Plan) {
	for _, list := range [][]*paper.Asset{s.Paper.Static, s.Paper.Assets} {
		for _, a := range list {
			add(s, to, a)
		}
	}
	for _, r := range s.Paper.Photos {
		job := load.Job(s.Site, r)
		for i, size := range r.Sizes {
			to.Developed(r.Origin, size.Address, job, i)
		}
	}
	if icon := s.Paper.Icon; icon != nil {
		job := load.IconsJob(s.Site, icon)
		to.Developed(icon.Origin, load.FaviconAddress, job, 0)
		to.Developed(icon.Origin, load.TouchIconAddress, job, 1)
	}
}

// add plans a file as it is, a picture as it is but for its metadata, and a
// drawing as it is but for what could act in it.
func add(s edition.Source, to *edition.Plan, a *paper.Asset) {
	if a.SVG {
		to.Add(a.Origin, dist.File{
			Path: a.Address,
			Key:  func() dist.Key { return dist.KeyOf("svg", active.Version, a.Digest) },
			Write: func(w io.Writer) error {
				clean, err := load.CleanSVG(s.Site, a.Origin, a.Digest)
				if err == nil {
					_, err = w.Write(clean)
				}
				return err
			},
		})
		return
	}
	if a.Picture != nil && !a.BuiltIn {
		to.Developed(a.Origin, a.Address, load.StripJob(s.Site, a.Origin, a.Digest, *a.Picture), 0)
		return
	}
	from := s.Files(a)
	to.Add(a.Origin, dist.File{
		Path:  a.Address,
		Key:   func() dist.Key { return dist.KeyOf("asset", a.Digest) },
		Write: func(w io.Writer) error { return passOn(w, from, a.Origin) },
	})
}

func passOn(w io.Writer, from fs.FS, origin string) error {
	f, err := from.Open(origin)
	if err != nil {
		return fmt.Errorf("asset: %w", err)
	}
	defer f.Close()
	_, err = io.Copy(w, f)
	return err
}
