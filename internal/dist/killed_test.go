package dist

import (
	"maps"
	"path/filepath"
	"testing"
)

// killed is what a build panics with that is killed.
type killed struct{}

// bringKilled brings a folder to a plan and is killed before the n-th change of
// its commit. It reports whether it came so far.
func bringKilled(t *testing.T, root string, files []File, texts map[string]string, n int) (so bool) {
	tree, err := Open(t.Context(), root, false, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		switch recovered := recover(); recovered {
		case killed{}:
			so = true
			tree.lock.Unlock() // as the system does; nothing else is put in order
		case nil:
			tree.Close()
		default:
			panic(recovered)
		}
	}()
	for _, f := range files {
		if !tree.Current(f.Path, f.Key()) {
			if err := tree.Stage(f.Path, f.Key(), []byte(texts[f.Path])); err != nil {
				t.Fatal(err)
			}
		}
	}
	tree.step = func() {
		if n--; n < 0 {
			panic(killed{})
		}
	}
	if _, err := tree.Commit(files, KeyOf("plan")); err != nil {
		t.Fatal(err)
	}
	return false
}

// TestKilledCommit is killed before each change of a commit in turn. Whatever
// the moment, each file is old or new, and the next build, whose plan is
// another, owns everything and leaves nothing behind.
func TestKilledCommit(t *testing.T) {
	first := map[string]string{
		"index.html": "旧", "old.html": "旧", "a/1.html": "旧", "a/2.html": "旧", "was": "a file", "About.html": "旧", "gone/x/y.html": "旧",
	}
	second := map[string]string{
		"index.html": "新", "new.html": "新", "a/1.html": "新", "a/2.html": "旧", "was/now/a.html": "a folder", "about.html": "新", "gone": "a file", "b/1.html": "新",
	}
	third := map[string]string{"index.html": "三", "a/2.html": "旧"}
	steps := 0
	for ; ; steps++ {
		root := filepath.Join(t.TempDir(), "public")
		if _, err := bring(root, plan(first)); err != nil {
			t.Fatal(err)
		}
		if !bringKilled(t, root, plan(second), second, steps) {
			break
		}
		for p, text := range contents(t, root) {
			if text != first[p] && text != second[p] {
				t.Errorf("killed before change %d: %s holds %q", steps, p, text)
			}
		}
		for _, next := range []map[string]string{third, first} {
			if _, err := bring(root, plan(next)); err != nil {
				t.Fatal(err)
			}
			if on := contents(t, root); !maps.Equal(on, next) {
				t.Errorf("killed before change %d: the next build left %v", steps, on)
			}
		}
	}
	if steps < 10 {
		t.Errorf("a commit has %d changes", steps)
	}
}
