package dist

import (
	"fmt"
	"io/fs"
	"path"
	"runtime"
	"strings"
)

// caseless is whether the system, as it is set up usually, takes names that
// differ in upper and lower case for one.
const caseless = runtime.GOOS == "windows" || runtime.GOOS == "darwin"

// outline is a plan by what each name in the folder is to be.
type outline struct {
	files   map[string]string // planned path, by the path folded
	folders map[string]string // a planned path in it, by the folder's name
}

// newOutline refuses plans that no folder can hold.
func newOutline(files []File) (outline, error) {
	o := outline{make(map[string]string, len(files)), map[string]string{}}
	last := "" // files come folder by folder, mostly
	for _, f := range files {
		if !fs.ValidPath(f.Path) || f.Path == "." {
			return o, fmt.Errorf("dist: %q can't be the path of a file", f.Path)
		}
		key := Fold(f.Path)
		if strings.HasPrefix(key, tempPrefix) {
			return o, &Obstacle{Path: f.Path, At: f.Path, Kind: Reserved}
		}
		if other, twice := o.files[key]; twice {
			return o, &Obstacle{Path: f.Path, At: other, Kind: Twice}
		}
		o.files[key] = f.Path
		if dir := path.Dir(f.Path); dir != last {
			last = dir
			for ; dir != "." && o.folders[name(dir)] == ""; dir = path.Dir(dir) {
				o.folders[name(dir)] = f.Path
			}
		}
	}
	for folder, inside := range o.folders {
		if file, twice := o.files[Fold(folder)]; twice {
			return o, &Obstacle{Path: inside, At: file, Kind: Twice}
		}
	}
	return o, nil
}

// file reports whether what stands at p is where a file is planned, and which.
func (o outline) file(p string) (planned string, ok bool) {
	planned, ok = o.files[Fold(p)]
	return planned, ok && (caseless || planned == p)
}

// blocks reports whether a file that is not planned stands in the way of one
// that is: where it needs a folder, in a folder where it is to stand, or with
// its name but for upper and lower case.
func (o outline) blocks(p string) bool {
	if o.files[Fold(p)] != "" || o.folders[name(p)] != "" {
		return true
	}
	for dir := path.Dir(p); dir != "."; dir = path.Dir(dir) {
		if _, isFile := o.file(dir); isFile {
			return true
		}
	}
	return false
}

// name is the same for paths that are one to the system.
func name(p string) string {
	if caseless {
		return Fold(p)
	}
	return p
}
