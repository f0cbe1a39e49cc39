package words

import (
	"bytes"
	"io/fs"
	"path"
	"strings"
)

// Theme returns built-in layouts and static files as a paper shows them. Their
// names and lines stay; the templates of new articles, which editors fill in,
// stay whole.
func (s Script) Theme(from fs.FS) fs.FS {
	if s == Simplified || from == nil {
		return from
	}
	return theme{from}
}

// File returns the text of a built-in file as a paper shows it.
func (s Script) File(name string, data []byte) []byte {
	if s == Simplified || strings.HasPrefix(name, "layouts/new/") {
		return data
	}
	switch path.Ext(name) {
	case ".html":
		return []byte(s.Say(string(data)))
	case ".js": // whose quotation marks are those that copy is searched for
		return []byte(translate(string(data)))
	case ".css":
		return []byte(translate(fonts.Replace(string(data))))
	}
	return data
}

// theme is a file system whose words are traditional. The style sheets hold words
// in content: "…", and name typefaces.
type theme struct{ fs.FS }

// ReadFile implements fs.ReadFileFS.
func (t theme) ReadFile(name string) ([]byte, error) {
	data, err := fs.ReadFile(t.FS, name)
	return Traditional.File(name, data), err
}

// Open implements fs.FS.
func (t theme) Open(name string) (fs.File, error) {
	f, err := t.FS.Open(name)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err != nil || info.IsDir() {
		return f, err
	}
	defer f.Close()
	data, err := t.ReadFile(name)
	return &file{bytes.NewReader(data), sized{info, int64(len(data))}}, err
}

// ReadDir implements fs.ReadDirFS.
func (t theme) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(t.FS, name) }

// file is a file whose words are said.
type file struct {
	*bytes.Reader
	info fs.FileInfo
}

func (f *file) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *file) Close() error               { return nil }

// sized is what is known of a file, but for how long it has become.
type sized struct {
	fs.FileInfo
	size int64
}

func (s sized) Size() int64 { return s.size }
