package edition

import (
	"context"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"path"
	"slices"
	"strings"

	"bao/internal/diag"
	"bao/internal/dist"
	"bao/internal/photo"
)

// Plan is the ledger of the output: every address has one owner. It begins
// with what load gave addresses to, and editions add their files to it under
// an owner's name: the origin of what load gave the address to, or else words
// by which an editor knows the page, such as 2026年11月2日第1版的版面页.
//
// It is filled by one goroutine. Nothing is rendered meanwhile.
type Plan struct {
	source Source
	files  []dist.File
	owners []string       // beside files
	at     map[string]int // index in files, by folded address
	taken  []clash
	told   []diag.Problem
}

// claim is an address and who claims it.
type claim struct{ address, owner string }

// clash is two claims of which one has to give way.
type clash struct{ first, second claim }

// NewPlan returns a plan in which nothing stands but the claims of load.
func NewPlan(s Source) *Plan {
	some := 2 * len(s.Paper.Addresses) // as many files as there mostly are
	return &Plan{
		source: s, at: make(map[string]int, some),
		files: make([]dist.File, 0, some), owners: make([]string, 0, some),
	}
}

// Tell adds what an edition found out about the copy while it planned. It keeps
// nothing from being published.
func (p *Plan) Tell(problems ...diag.Problem) { p.told = append(p.told, problems...) }

// Add plans a file for an owner. An address that another has already is not
// planned again; Problems tells of it.
func (p *Plan) Add(owner string, f dist.File) {
	key := dist.Fold(f.Path)
	if i, taken := p.at[key]; taken {
		p.taken = append(p.taken, clash{p.claim(i), claim{f.Path, owner}})
		return
	}
	if origin, given := p.source.Paper.Addresses[key]; given && origin != owner {
		p.taken = append(p.taken, clash{claim{p.spelled(f.Path), origin}, claim{f.Path, owner}})
		return
	}
	p.at[key] = len(p.files)
	p.files, p.owners = append(p.files, f), append(p.owners, owner)
}

func (p *Plan) claim(i int) claim { return claim{p.files[i].Path, p.owners[i]} }

// Page plans a page: its template, and how its view is made. The view is not
// kept, for all of them together are larger than the paper.
func (p *Plan) Page(owner, address, template string, view func() any) {
	set, version := p.source.Layouts, p.source.Version
	f := dist.Made(address, view,
		func(v any) dist.Key { return dist.KeyOf(version, set.Key(), template, v) },
		func(w io.Writer, v any) error { return set.Execute(w, template, v) })
	f.Template = template
	p.Add(owner, f)
}

// XML plans what machines read, made of a view as encoding/xml writes it.
func (p *Plan) XML(owner, address string, view func() any) {
	version := p.source.Version
	p.Add(owner, dist.Made(address, view,
		func(v any) dist.Key { return dist.KeyOf(version, address, v) },
		func(w io.Writer, v any) error {
			if _, err := io.WriteString(w, xml.Header); err != nil {
				return err
			}
			e := xml.NewEncoder(w)
			e.Indent("", " ")
			return e.Encode(v)
		}))
}

// Data plans what machines read and is small: its key is that of its bytes.
func (p *Plan) Data(owner, address string, data func() ([]byte, error)) {
	type made struct {
		data []byte
		err  error // of which Write tells
	}
	p.Add(owner, dist.Made(address,
		func() made {
			b, err := data()
			return made{b, err}
		},
		func(m made) dist.Key { return dist.KeyOf(address, m.data) },
		func(w io.Writer, m made) error {
			if m.err != nil {
				return m.err
			}
			_, err := w.Write(m.data)
			return err
		}))
}

// Developed plans the i-th file that a job makes.
func (p *Plan) Developed(owner, address string, job photo.Job, i int) {
	develop := p.source.Develop
	if develop == nil {
		develop = func(job photo.Job, i int) ([]byte, error) {
			set, err := job.Make(context.Background())
			if err != nil {
				return nil, err
			}
			return set.Sizes[i].Data, nil
		}
	}
	key := func() dist.Key { return dist.KeyOf("developed", job.Key, i) }
	p.picture(owner, address, key, func() ([]byte, error) { return develop(job, i) })
}

// Drawn plans a picture that is drawn faster than it could be kept.
func (p *Plan) Drawn(owner, address string, key dist.Key, draw func() ([]byte, error)) {
	p.picture(owner, address, func() dist.Key { return key }, draw)
}

// picture plans a picture that is made when it is asked for, and not to be looked at.
func (p *Plan) picture(owner, address string, key func() dist.Key, data func() ([]byte, error)) {
	p.Add(owner, dist.File{
		Path: address,
		Key:  key,
		Write: func(w io.Writer) error {
			if p.source.Checked {
				return nil
			}
			made, err := data()
			if err != nil {
				return fmt.Errorf("edition: %w", err)
			}
			_, err = w.Write(made)
			return err
		},
	})
}

// Files lists what is planned, folder by folder: workers that render
// neighbours wait for the same thing, such as the composed pages of an issue.
func (p *Plan) Files() []dist.File {
	var folders [][]dist.File
	at := map[string]int{}
	for _, f := range p.files {
		dir := f.Path[:strings.LastIndexByte(f.Path, '/')+1]
		i, known := at[dir]
		if !known {
			i = len(folders)
			at[dir], folders = i, append(folders, nil)
		}
		folders[i] = append(folders[i], f)
	}
	return slices.Concat(folders...)
}

// File returns the file planned at an address, spelled as it is.
func (p *Plan) File(address string) (dist.File, bool) {
	if i, ok := p.at[dist.Fold(address)]; ok && p.files[i].Path == address {
		return p.files[i], true
	}
	return dist.File{}, false
}

// Specimens are files that together use every template: of each the first in
// the last folder, which is the lead of the newest issue where it makes
// articles.
func (p *Plan) Specimens() []dist.File {
	chosen := map[string]dist.File{}
	for _, f := range p.files {
		if had, ok := chosen[f.Template]; !ok || path.Dir(had.Path) != path.Dir(f.Path) {
			chosen[f.Template] = f
		}
	}
	delete(chosen, "") // made by no template
	return slices.SortedFunc(maps.Values(chosen), func(a, b dist.File) int {
		return strings.Compare(a.Template, b.Template)
	})
}
