package watch

import (
	"path/filepath"
	"slices"
	"strings"
)

// isRoot reports whether path is one of the roots.
func (w *watcher) isRoot(path string) bool { return slices.Contains(w.roots, path) }

// hears reports whether dir notifies, be it only for a root in it.
func (w *watcher) hears(dir string) bool {
	_, ok := w.heard[dir]
	return ok
}

// concerns reports whether an event at name counts, and returns the name as
// the tree has it: Windows and macOS may write a root in another case.
func (w *watcher) concerns(name string) (string, bool) {
	dir := filepath.Dir(name)
	for _, r := range w.roots {
		if filepath.Dir(r) == dir && strings.EqualFold(filepath.Base(r), filepath.Base(name)) {
			return r, true
		}
	}
	if w.heard[dir] && !w.skips(name) {
		return name, true
	}
	// A folder telling of itself, above all its own removal.
	return name, w.hears(name)
}

// rootOf returns the innermost root that path is or is below.
func (w *watcher) rootOf(path string) string {
	best := ""
	for _, r := range w.roots {
		if len(r) > len(best) && (path == r || strings.HasPrefix(path, r+string(filepath.Separator))) {
			best = r
		}
	}
	return best
}

// depthOf returns how many folders path is below its root.
func (w *watcher) depthOf(path string) int {
	rel := strings.TrimPrefix(path, w.rootOf(path))
	return strings.Count(rel, string(filepath.Separator))
}
