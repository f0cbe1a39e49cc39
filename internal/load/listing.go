package load

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"bao/internal/source"
)

// listing is what stands below content/: the texts with what they say, and
// the other files, both by path. It is not changed once it is made.
type listing struct {
	texts       []source.Entry
	manuscripts []*manuscript // beside texts; nil for what was removed while we looked
	others      []source.Entry
}

// kept returns the manuscripts that there are.
func (l *listing) kept() []*manuscript {
	if !slices.Contains(l.manuscripts, nil) {
		return l.manuscripts
	}
	return slices.DeleteFunc(slices.Clone(l.manuscripts), func(m *manuscript) bool { return m == nil })
}

// list finds what stands below content/. A round begins with every look at
// all of it; what no file of a round was met for is forgotten in the end.
func list(fsys fs.FS, o Options) (*listing, error) {
	if o.Only != "" {
		if m := o.Memory(); m.last != nil {
			next, ok, err := m.last.with(fsys, o, o.Only)
			if ok && err == nil {
				m.last = next
			}
			if ok {
				return next, err
			}
		}
	}
	entries, err := source.Find(fsys, ContentDir, o.Each)
	m := o.Memory()
	m.last = nil
	if err != nil {
		return nil, err
	}
	m.round++
	m.last, err = readAll(fsys, o, entries)
	return m.last, err
}

// readAll reads every Markdown file, or remembers what it said, and keeps the
// others beside them.
func readAll(fsys fs.FS, o Options, entries []source.Entry) (*listing, error) {
	l := &listing{}
	for _, e := range entries {
		if isMarkdown(e.Path) {
			l.texts = append(l.texts, e)
		} else {
			l.others = append(l.others, e)
		}
	}
	l.manuscripts = make([]*manuscript, len(l.texts))
	failures := make([]error, len(l.texts))
	o.Each(len(l.texts), func(i int) { l.manuscripts[i], failures[i] = readOne(fsys, o, l.texts[i]) })
	for _, err := range failures {
		if err != nil {
			return nil, err
		}
	}
	return l, nil
}

// readOne returns what a text says, nil when it has just been removed.
func readOne(fsys fs.FS, o Options, e source.Entry) (*manuscript, error) {
	ms, err := recall(o.Memory(), fsys, e, o.Now, func(raw []byte, sum source.Digest) *manuscript {
		return read(e.Path, classify(e.Path).kind, raw, sum)
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("load: %w", err)
	}
	return ms, nil
}

// with returns the listing after a change of the one file at name, and false
// when that takes a look at the folders.
func (l *listing) with(fsys fs.FS, o Options, name string) (*listing, bool, error) {
	if !strings.HasPrefix(name, ContentDir+"/") || slices.ContainsFunc(strings.Split(name, "/"), source.Ignored) {
		return l, true, nil // nothing below content/ has changed
	}
	info, err := fs.Lstat(fsys, name)
	gone := errors.Is(err, fs.ErrNotExist)
	if err != nil && !gone || err == nil && !info.Mode().IsRegular() {
		return nil, false, nil
	}
	next := *l
	if !isMarkdown(name) {
		next.others, _ = replaced(l.others, name, info)
		return &next, true, nil
	}
	texts, at := replaced(l.texts, name, info)
	next.texts = texts
	next.manuscripts = slices.Clone(l.manuscripts)
	if len(texts) < len(l.texts) {
		next.manuscripts = slices.Delete(next.manuscripts, at, at+1)
	}
	if gone {
		return &next, true, nil
	}
	if len(texts) > len(l.texts) {
		next.manuscripts = slices.Insert(next.manuscripts, at, nil)
	}
	next.manuscripts[at], err = readOne(fsys, o, texts[at])
	return &next, true, err
}

// replaced returns entries with one put in, exchanged or, when info is nil,
// taken out, and where.
func replaced(entries []source.Entry, name string, info fs.FileInfo) ([]source.Entry, int) {
	at, found := slices.BinarySearchFunc(entries, name, func(e source.Entry, name string) int {
		return strings.Compare(e.Path, name)
	})
	next := slices.Clone(entries)
	switch {
	case info == nil && found:
		next = slices.Delete(next, at, at+1)
	case info != nil && found:
		next[at] = source.Entry{Path: name, Size: info.Size(), ModTime: info.ModTime()}
	case info != nil:
		next = slices.Insert(next, at, source.Entry{Path: path.Clean(name), Size: info.Size(), ModTime: info.ModTime()})
	}
	return next, at
}

// Same reports whether the files below content/ are those that the last Load
// with this Memory took for granted. It must not be called during a Load.
func (m *Memory) Same(fsys fs.FS, each func(n int, do func(i int))) bool {
	if m.last == nil {
		return false
	}
	entries, err := source.Find(fsys, ContentDir, each)
	if err != nil || len(entries) != len(m.last.texts)+len(m.last.others) {
		return false
	}
	texts, others := m.last.texts, m.last.others
	for _, e := range entries {
		known := &others
		if isMarkdown(e.Path) {
			known = &texts
		}
		if len(*known) == 0 || !same((*known)[0], e) {
			return false
		}
		*known = (*known)[1:]
	}
	return true
}

func same(a, b source.Entry) bool {
	return a.Path == b.Path && a.Size == b.Size && a.ModTime.Equal(b.ModTime)
}
