package watch

import (
	"context"
	"encoding/binary"
	"hash/maphash"
	"io/fs"
	"os"
	"path/filepath"
)

// tree is what is watched.
type tree struct {
	roots  []string
	ignore func(path string) bool
}

// skips reports whether the entry of a folder does not count.
func (t tree) skips(path string) bool {
	return littered(filepath.Base(path)) || t.ignore != nil && t.ignore(path)
}

// stamp tells two states of a folder or file apart.
type stamp struct {
	sum     uint64 // names, sizes and times of what a folder directly holds
	newest  int64  // latest modification of a file in it, Unix nanoseconds
	entries int    // how many names it holds: what another look costs
}

// snapshot has the stamps of all folders and of roots that are files. What
// does not exist is not in it.
type snapshot map[string]stamp

// seed makes sums comparable; they never leave the process.
var seed = maphash.MakeSeed()

// view is what one look at a folder or a root finds.
type view struct {
	stamp
	folders []string // the folders directly in it
	latest  string   // the file in it that was modified last
}

// look describes a folder, or a file that is a root, without what is below
// its folders. It returns false when there is nothing at path.
func (t tree) look(path string) (view, bool) {
	info, err := os.Stat(path)
	if err != nil {
		return view{}, false
	}
	var h maphash.Hash
	h.SetSeed(seed)
	if !info.IsDir() {
		sign(&h, info)
		mod := info.ModTime().UnixNano()
		return view{stamp: stamp{sum: h.Sum64(), newest: mod, entries: 1}, latest: path}, true
	}
	entries, err := os.ReadDir(path)
	if err != nil {
		h.WriteString("\x00unreadable")
	}
	v := view{stamp: stamp{entries: len(entries)}}
	for _, e := range entries {
		child := filepath.Join(path, e.Name())
		if t.skips(child) {
			continue
		}
		h.WriteString(e.Name())
		if e.IsDir() {
			h.WriteByte(0)
			v.folders = append(v.folders, child)
			continue
		}
		info, err := e.Info()
		if err == nil && info.Mode()&fs.ModeSymlink != 0 {
			info, err = os.Stat(child)
		}
		if err != nil || info.IsDir() {
			h.WriteByte(1)
			continue
		}
		sign(&h, info)
		if mod := info.ModTime().UnixNano(); mod > v.newest || v.latest == "" {
			v.newest, v.latest = mod, child
		}
	}
	v.sum = h.Sum64()
	return v, true
}

// sign adds what changes when a file is written.
func sign(h *maphash.Hash, info fs.FileInfo) {
	var b [17]byte
	b[0] = 2
	binary.LittleEndian.PutUint64(b[1:], uint64(info.Size()))
	binary.LittleEndian.PutUint64(b[9:], uint64(info.ModTime().UnixNano()))
	h.Write(b[:])
}

// walk looks at path and everything below it. It calls enter for each folder
// before reading it, so that a watch set there misses nothing, and leave with
// what was found. It ends early when ctx is done.
func (t tree) walk(ctx context.Context, path string, depth int, enter func(dir string, depth int), leave func(path string, v view)) {
	if ctx.Err() != nil {
		return
	}
	if enter != nil {
		enter(path, depth)
	}
	v, ok := t.look(path)
	if !ok {
		return
	}
	leave(path, v)
	for _, f := range v.folders {
		t.walk(ctx, f, depth+1, enter, leave)
	}
}

// scan takes a snapshot of the whole tree.
func (t tree) scan(ctx context.Context, enter func(dir string, depth int)) snapshot {
	s := snapshot{}
	for _, root := range t.roots {
		t.walk(ctx, root, 0, enter, func(path string, v view) { s[path] = v.stamp })
	}
	return s
}

// scanOnly takes the stamps of some paths.
func (t tree) scanOnly(ctx context.Context, paths []string) snapshot {
	s := snapshot{}
	for _, p := range paths {
		if ctx.Err() != nil {
			break
		}
		if v, ok := t.look(p); ok {
			s[p] = v.stamp
		}
	}
	return s
}
