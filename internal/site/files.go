package site

import (
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"

	"bao/internal/layout"
	"bao/internal/load"
)

// Files are those of a site, and of the theme that it shares with other papers,
// whose names begin with its folder: ../theme/static/logo.png. Of the theme
// nothing can be read but layouts/ and static/, so that no copy reaches out of
// the site by it.
type Files struct {
	fs.FS // of the site
	dir   string
	theme atomic.Pointer[themeFiles]
}

// themeFiles is a theme.
type themeFiles struct {
	fs.FS
	folder string // as site.yaml has it, cleaned
	dir    string
}

func newFiles(dir string) *Files { return &Files{FS: os.DirFS(dir), dir: dir} }

// share sets the folder of the theme, "" for none.
func (f *Files) share(folder string) {
	if now := f.theme.Load(); now != nil && now.folder == folder {
		return
	}
	if folder == "" {
		f.theme.Store(nil)
		return
	}
	dir := filepath.FromSlash(folder)
	if !filepath.IsAbs(dir) {
		dir = filepath.Join(f.dir, dir)
	}
	f.theme.Store(&themeFiles{os.DirFS(dir), folder, dir})
}

// in returns where a name is looked up, and under which name.
func (f *Files) in(name string) (fs.FS, string) {
	if t := f.theme.Load(); t != nil && !fs.ValidPath(name) {
		inner, ok := strings.CutPrefix(name, t.folder+"/")
		top, _, _ := strings.Cut(inner, "/")
		if ok && path.Clean(inner) == inner && (top == load.LayoutDir || top == load.StaticDir) {
			return t.FS, inner
		}
	}
	return f.FS, name
}

// Open opens a file or folder.
func (f *Files) Open(name string) (fs.File, error) {
	fsys, name := f.in(name)
	return fsys.Open(name)
}

// ReadFile returns the bytes of a file.
func (f *Files) ReadFile(name string) ([]byte, error) {
	fsys, name := f.in(name)
	return fs.ReadFile(fsys, name)
}

// ReadDir lists a folder.
func (f *Files) ReadDir(name string) ([]fs.DirEntry, error) {
	fsys, name := f.in(name)
	return fs.ReadDir(fsys, name)
}

// Stat describes a file or folder.
func (f *Files) Stat(name string) (fs.FileInfo, error) {
	fsys, name := f.in(name)
	return fs.Stat(fsys, name)
}

// Lstat describes a file or folder, or a link to one.
func (f *Files) Lstat(name string) (fs.FileInfo, error) {
	fsys, name := f.in(name)
	return fs.Lstat(fsys, name)
}

// ReadLink tells where a link leads.
func (f *Files) ReadLink(name string) (string, error) {
	fsys, name := f.in(name)
	return fs.ReadLink(fsys, name)
}

// ThemeDirs are the folders of the theme that are read; nil without one.
func (s *Site) ThemeDirs() []string {
	if t := s.Files.theme.Load(); t != nil {
		return []string{filepath.Join(t.dir, load.LayoutDir), filepath.Join(t.dir, load.StaticDir)}
	}
	return nil
}

// readSettings reads site.yaml and finds the theme.
func (s *Site) readSettings() error {
	read, err := load.ReadSettings(s.Files, s.settings)
	if err != nil {
		return err
	}
	if s.settings = read; read.Site.Script != s.script {
		s.script, s.builtIn, s.copied = read.Site.Script, nil, nil
	}
	s.Files.share(read.Site.Theme)
	return nil
}

// own are the names of 自定, sorted.
func (s *Site) own() []string { return slices.Sorted(maps.Keys(s.settings.Site.Own)) }

// shared is the theme as the layouts take it.
func (s *Site) shared() []layout.Shared {
	if t := s.Files.theme.Load(); t != nil {
		return []layout.Shared{{Files: t.FS, Folder: t.folder}}
	}
	return nil
}
