// Package asset plans the files that are published as they are, or nearly so:
// what copy links to, the sizes of every photo that is shown, the built-in
// static files and the site's own, and the icons.
package asset

import (
	"fmt"
	"io"
	"io/fs"
	"path"

	"bao/internal/active"
	"bao/internal/dist"
	"bao/internal/edition"
	"bao/internal/load"
	"bao/internal/paper"
	"bao/internal/script"
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

// shortened is what of ours readers get without what is for those who write it, by
// its ending.
var shortened = map[string]struct {
	kind, version string
	short         func(text []byte) ([]byte, error)
}{
	".js":  {"script", script.Version, script.Short},
	".css": {"style", script.StyleVersion, script.ShortStyle},
}

// add plans a file as it is, a script or a style sheet of ours shortened, a picture as
// it is but for its metadata, and a drawing as it is but for what could act in it.
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
	if how, ours := shortened[path.Ext(a.Address)]; ours && a.BuiltIn {
		to.Add(a.Origin, dist.File{
			Path:  a.Address,
			Key:   func() dist.Key { return dist.KeyOf(how.kind, how.version, a.Digest) },
			Write: func(w io.Writer) error { return shorten(w, s.Files(a), a.Origin, how.short) },
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

func shorten(w io.Writer, from fs.FS, origin string, short func(text []byte) ([]byte, error)) error {
	text, err := fs.ReadFile(from, origin)
	if err == nil {
		text, err = short(text)
	}
	if err != nil {
		return fmt.Errorf("asset: %s: %w", origin, err)
	}
	_, err = w.Write(text)
	return err
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
