// Package source finds the files of a site and splits a text into front
// matter and body. Line numbers and byte offsets of the parts are those of
// the whole file, so that a problem found anywhere in it has a true place.
//
// It does not know what front matter means, nor which folder means what.
package source

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"io/fs"
	"slices"
	"strings"
	"time"
)

// Digest is the first half of a SHA-256 over a file's bytes.
type Digest [16]byte

// Sum returns the digest of data.
func Sum(data []byte) Digest {
	sum := sha256.Sum256(data)
	return Digest(sum[:16])
}

// Entry is a file that was found, not yet read.
type Entry struct {
	Path    string // slash-separated, from the root of the file system
	Size    int64
	ModTime time.Time
	Link    bool // it leads elsewhere: a symbolic link, or whatever is no regular file
}

// Find lists the files below dir, sorted by path. Names that begin
// with a dot, and the traces that Word, WPS, editors and systems leave behind
// (see Ignored), are passed over. What only leads elsewhere is listed as such
// and not followed: a site is what stands in its own folder. A folder that does
// not exist is empty.
//
// Reading the folders and asking for the size and time of every file is all
// the work. It is done through each, which calls do with 0 … n-1, possibly at
// once; nil means one after the other.
func Find(fsys fs.FS, dir string, each func(n int, do func(i int))) ([]Entry, error) {
	if each == nil {
		each = func(n int, do func(i int)) {
			for i := range n {
				do(i)
			}
		}
	}
	listed, err := list(fsys, dir, each)
	if err != nil {
		return nil, err
	}
	found, err := measure(listed, each)
	slices.SortFunc(found, func(a, b Entry) int { return strings.Compare(a.Path, b.Path) })
	return found, err
}

// file is a file as its folder lists it.
type file struct {
	path string
	fs.DirEntry
}

// list reads dir and the folders below it, all of one depth at once: a paper
// is some hundred issues beside each other.
func list(fsys fs.FS, dir string, each func(n int, do func(i int))) ([]file, error) {
	var found []file
	for folders := []string{dir}; len(folders) > 0; {
		read := make([]folder, len(folders))
		each(len(folders), func(i int) { read[i] = look(fsys, folders[i]) })
		folders = nil
		for _, f := range read {
			if f.err != nil {
				return nil, f.err
			}
			found, folders = append(found, f.files...), append(folders, f.folders...)
		}
	}
	return found, nil
}

// folder is what a folder directly holds.
type folder struct {
	files   []file
	folders []string
	err     error
}

// look reads one folder. One that has been removed while we looked is empty.
func look(fsys fs.FS, dir string) folder {
	entries, err := fs.ReadDir(fsys, dir)
	if errors.Is(err, fs.ErrNotExist) {
		return folder{}
	}
	f := folder{files: make([]file, 0, len(entries)), err: err}
	for _, e := range entries {
		switch {
		case Ignored(e.Name()):
		case e.IsDir():
			f.folders = append(f.folders, dir+"/"+e.Name())
		default:
			f.files = append(f.files, file{dir + "/" + e.Name(), e})
		}
	}
	return f
}

// stretch is how many files are measured at a time.
const stretch = 256

// measure asks for the size and time of files, leaving out those that have
// been removed since they were listed.
func measure(listed []file, each func(n int, do func(i int))) ([]Entry, error) {
	found := make([]Entry, len(listed))
	parts := (len(listed) + stretch - 1) / stretch
	failures := make([]error, parts)
	each(parts, func(part int) {
		for i := part * stretch; i < min((part+1)*stretch, len(listed)); i++ {
			info, err := listed[i].Info()
			switch {
			case err == nil:
				found[i] = Entry{listed[i].path, info.Size(), info.ModTime(), !info.Mode().IsRegular()}
			case !errors.Is(err, fs.ErrNotExist) && failures[part] == nil:
				failures[part] = err
			}
		}
	})
	found = slices.DeleteFunc(found, func(e Entry) bool { return e.Path == "" })
	return found, errors.Join(failures...)
}

// Ignored reports whether a file or folder name is not an editor's copy:
// hidden files, Word's and WPS's lock files, editors' swap and backup files,
// and what file managers leave behind.
func Ignored(name string) bool {
	lower := strings.ToLower(name)
	return strings.HasPrefix(name, ".") ||
		strings.HasPrefix(name, "~$") ||
		strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#") ||
		strings.HasSuffix(name, "~") ||
		strings.HasSuffix(lower, ".tmp") ||
		strings.HasSuffix(lower, ".swp") ||
		strings.HasSuffix(lower, ".bak") ||
		strings.HasSuffix(lower, ".crdownload") ||
		slices.Contains(leftBehind, lower)
}

// leftBehind is what Windows, macOS, network storage and npm put into folders
// unasked, in lower case.
var leftBehind = []string{
	"thumbs.db", "ehthumbs.db", "desktop.ini", "$recycle.bin", "system volume information", "__macosx", "icon\r", "@eadir", "#recycle", "#snapshot", "node_modules",
}

// Normal returns data without a byte order mark and with LF line ends. Places
// in it are places in the file: neither shifts a line or a column.
func Normal(data []byte) []byte {
	data = bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF"))
	if bytes.IndexByte(data, '\r') < 0 {
		return data
	}
	data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	return bytes.ReplaceAll(data, []byte("\r"), []byte("\n"))
}
