// Package layout holds the page templates: the built-in ones and a site's
// own, which replace them file by file. Each is executed by name with one
// typed view, and what is wrong in a template is reported with its file, line
// and column.
//
// It knows nothing of papers or addresses, and templates see nothing but
// their view: there are no functions that reach beyond it.
package layout

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"errors"
	"html/template"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"

	"bao/internal/diag"
	"bao/internal/dist"
	"bao/internal/origin"
)

// Dir is the folder of the templates, in a site and in the theme.
const Dir = "layouts"

// Set is every template of a site. It may be used concurrently.
type Set struct {
	root  *template.Template
	fast  *direct
	files map[string]file // by template name
	key   dist.Key

	odd    []string        // files in layouts/ that are no templates
	beside string          // a folder that was meant to be layouts/
	broken map[string]bool // templates that could not be read
	said   map[string]mentions
}

// file is where a template comes from, kept to show its lines.
type file struct {
	path string
	data []byte

	own           bool // the site's, and not the same as a built-in one
	replaces      bool // there is a built-in one of that name
	replacesEmpty bool // which is empty
}

// empty reports whether a template says nothing, as the theme's own parts do.
func (f file) empty() bool { return len(bytes.TrimSpace(f.data)) == 0 }

// Shared is a folder with layouts/ of its own that several papers use. Its
// templates take the place of the built-in ones, and a site's of its.
type Shared struct {
	Files  fs.FS
	Folder string // as problems name it, ../theme
}

// Parse reads the templates of site and, for those that it lacks, those of the
// folders that it shares, and of theme.
// A template's name is its path below layouts/. Problems are in the templates;
// the set is usable only when there are none.
func Parse(site, theme fs.FS, shared ...Shared) (*Set, []diag.Problem, error) {
	s := &Set{root: template.New(""), files: map[string]file{}, broken: map[string]bool{}}
	err := s.gather(theme, builtIn)
	for _, from := range shared {
		err = cmp.Or(err, s.gather(from.Files, from.Folder+"/"))
	}
	if err = cmp.Or(err, s.gather(site, "")); err != nil {
		return nil, nil, err
	}
	s.beside = likeLayouts(site)
	h := sha256.New()
	names := slices.Sorted(maps.Keys(s.files))
	for _, name := range names {
		io.WriteString(h, name+"\x00")
		if path := s.files[name].path; !strings.HasPrefix(path, builtIn) && !strings.HasPrefix(path, Dir+"/") {
			io.WriteString(h, path+"\x00") // by which problems name a shared one
		}
		h.Write(s.files[name].data)
	}
	problems := s.foreign()
	for _, name := range names {
		f := s.files[name]
		_, err := s.root.New(name).Parse(string(f.data))
		var slips []diag.Problem
		if f.own || err != nil {
			slips = f.slips(err != nil)
		}
		problems = append(problems, slips...)
		if err == nil {
			continue
		}
		s.broken[name] = true
		if !slices.ContainsFunc(slips, func(p diag.Problem) bool { return p.Rule == badSyntax || p.Rule == unknownFunction }) {
			problems = append(problems, s.located(err, nil))
		}
	}
	s.key = dist.Key(h.Sum(nil)[:16])
	s.fast = newDirect(s.root)
	s.mention()
	return s, problems, nil
}

// builtIn is how the paths of built-in templates begin in problems.
const builtIn = "（内置版式）"

func (s *Set) gather(fsys fs.FS, label string) error {
	if fsys == nil {
		return nil
	}
	err := fs.WalkDir(fsys, Dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(d.Name(), ".") {
			return err
		}
		if !strings.HasSuffix(path, ".html") {
			if label != builtIn && !strings.HasPrefix(path, Dir+"/new/") { // what new articles begin with
				s.odd = append(s.odd, label+path)
			}
			return nil
		}
		data, err := fs.ReadFile(fsys, path)
		if err != nil {
			return err
		}
		data = bytes.ReplaceAll(bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF")), []byte("\r\n"), []byte("\n"))
		name := strings.TrimPrefix(path, Dir+"/")
		f := file{path: label + path, data: data, own: label != builtIn}
		if before, ok := s.files[name]; ok {
			f.replaces, f.replacesEmpty = true, before.replacesEmpty || before.empty()
			f.own = before.own || !bytes.Equal(before.data, origin.Strip(data)) // a copy has a line on top
		}
		s.files[name] = f
		return nil
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// Own reports whether the site has templates of its own, or files that may be
// meant to be some. Without them a set needs no check: a test has checked the
// built-in ones.
func (s *Set) Own() bool {
	for _, f := range s.files {
		if f.own {
			return true
		}
	}
	return len(s.odd) > 0 || s.beside != ""
}

// Same reports whether o was read from the same files, so that the same is
// wrong with it.
func (s *Set) Same(o *Set) bool {
	return o != nil && s.key == o.key && slices.Equal(s.odd, o.odd) && s.beside == o.beside
}

// Key is a digest of all templates.
func (s *Set) Key() dist.Key { return s.key }

// Execute writes the page that the named template makes of view. Its error is
// an *Error when the template is to blame.
func (s *Set) Execute(w io.Writer, name string, view any) error {
	if done, err := s.fast.execute(w, name, view); done {
		return err
	}
	err := s.root.ExecuteTemplate(w, name, view)
	if err == nil {
		s.fast.learn(name, view)
		return nil
	}
	var inner *Error
	if errors.As(err, &inner) { // in a Fragment
		return inner
	}
	return &Error{s.located(err, view), err}
}

// Slow lists the templates that have been executed and that only html/template
// can execute: those that hold what the compiler in this package does not
// know. They cost some six times as much.
func (s *Set) Slow() []string { return s.fast.slow() }

// Error is a mistake in a template.
type Error struct {
	Problem diag.Problem
	err     error
}

func (e *Error) Error() string { return e.err.Error() }

// Unwrap returns the error of html/template.
func (e *Error) Unwrap() error { return e.err }

// Fragment is a piece that many pages show, such as the nameplate. It is
// rendered once, when the first page asks for it.
type Fragment struct {
	html func() (template.HTML, error)
	key  func() dist.Key
}

// Fragment prepares the piece that the named template makes of view, which
// must not change any more.
func (s *Set) Fragment(name string, view any) *Fragment {
	return &Fragment{
		html: sync.OnceValues(func() (template.HTML, error) {
			var b strings.Builder
			err := s.Execute(&b, name, view)
			return template.HTML(b.String()), err
		}),
		key: sync.OnceValue(func() dist.Key { return dist.KeyOf(name, view) }),
	}
}

// HTML returns the rendered piece.
func (f *Fragment) HTML() (template.HTML, error) { return f.html() }

// Key stands for the view in the key of a page.
func (f *Fragment) Key() dist.Key { return f.key() }
