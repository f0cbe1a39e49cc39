package dist

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"testing"
)

// TestObstacles puts into a folder, after a first build, what a second can't do
// with. It must say what and where, before anything is staged, and change
// nothing.
func TestObstacles(t *testing.T) {
	first := map[string]string{"index.html": "旧", "a/1.html": "旧", "a/b/2.html": "旧", "file": "旧"}
	second := map[string]string{"index.html": "新", "a/1.html": "新", "a/b/2.html": "新", "c/3.html": "新", "file/x.html": "新"}
	tests := map[string]struct {
		put      func(root, others string) error
		path, at string // "" for none
		kind     Kind
	}{
		"nothing":                        {put: func(_, _ string) error { return nil }},
		"another's file, not in the way": {put: func(root, _ string) error { return os.WriteFile(root+"/a/mine", nil, 0o644) }},
		"another's link, not in the way": {put: func(root, others string) error { return os.Symlink(others, root+"/a/mine") }},
		"another's folder where one is planned": {put: func(root, _ string) error {
			return os.MkdirAll(root+"/c/mine", 0o755)
		}},
		"an empty folder for a file": {put: func(root, _ string) error {
			return errors.Join(os.Remove(root+"/a/1.html"), os.MkdirAll(root+"/a/1.html", 0o755), os.MkdirAll(root+"/c/3.html", 0o755))
		}},
		"a link for a new folder": {
			func(root, others string) error { return os.Symlink(others, root+"/c") }, "c/3.html", "c", Linked,
		},
		"a link for a folder of ours": {func(root, others string) error {
			return errors.Join(os.RemoveAll(root+"/a"), os.Symlink(others, root+"/a"))
		}, "a/1.html", "a", Linked},
		"a link to nowhere, deep": {func(root, others string) error {
			return errors.Join(os.RemoveAll(root+"/a/b"), os.Symlink(others+"/nowhere", root+"/a/b"))
		}, "a/b/2.html", "a/b", Linked},
		"a link for a file": {func(root, others string) error {
			return errors.Join(os.Remove(root+"/index.html"), os.Symlink(others+"/theirs", root+"/index.html"))
		}, "index.html", "index.html", Linked},
		"a folder for a file": {func(root, _ string) error {
			return errors.Join(os.Remove(root+"/a/1.html"), os.MkdirAll(root+"/a/1.html/mine", 0o755))
		}, "a/1.html", "a/1.html", IsFolder},
		"a file for a folder": {
			func(root, _ string) error { return os.WriteFile(root+"/c", nil, 0o644) }, "c/3.html", "c", NotFolder,
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			base := t.TempDir()
			root, others := filepath.Join(base, "public"), filepath.Join(base, "others")
			if _, err := bring(root, plan(first)); err != nil {
				t.Fatal(err)
			}
			os.Mkdir(others, 0o755)
			for _, file := range []string{"theirs", "1.html", "3.html"} {
				if err := os.WriteFile(filepath.Join(others, file), []byte("theirs"), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if err := test.put(root, others); err != nil {
				t.Fatal(err)
			}
			on, theirs := contents(t, root), contents(t, others)
			tree := open(t, root)
			err := tree.Check(plan(second))
			tree.Close()
			var obstacle *Obstacle
			if test.path == "" {
				if err != nil {
					t.Fatal(err)
				}
				if _, err := bring(root, plan(second)); err != nil {
					t.Fatal(err)
				}
				for path, text := range second {
					if got := contents(t, root)[path]; got != text {
						t.Errorf("%s: %q, want %q", path, got, text)
					}
				}
				return
			}
			want := filepath.Join(root, filepath.FromSlash(test.at))
			if !errors.As(err, &obstacle) || obstacle.Path != test.path || obstacle.At != want || obstacle.Kind != test.kind {
				t.Errorf("Check: %v", err)
			}
			if _, err := bring(root, plan(second)); !errors.As(err, &obstacle) {
				t.Errorf("Commit: %v", err)
			}
			if after := contents(t, root); !maps.Equal(on, after) {
				t.Errorf("the folder changed from %v to %v", on, after)
			}
			if after := contents(t, others); !maps.Equal(theirs, after) {
				t.Errorf("what the link leads to changed to %v", after)
			}
		})
	}
}

// TestFolderForFile replaces a folder by a file: it may be deleted when all in
// it is ours.
func TestFolderForFile(t *testing.T) {
	root := filepath.Join(t.TempDir(), "public")
	first, second := plan(map[string]string{"a/b/1": "", "a/b/2": "", "a/c/3": ""}), plan(map[string]string{"a": ""})
	if _, err := bring(root, first); err != nil {
		t.Fatal(err)
	}
	mine := filepath.Join(root, "a", "b", "mine")
	os.WriteFile(mine, nil, 0o644)
	var obstacle *Obstacle
	if _, err := bring(root, second); !errors.As(err, &obstacle) || obstacle.Kind != IsFolder {
		t.Errorf("err = %v", err)
	}
	os.Remove(mine)
	if _, err := bring(root, second); err != nil {
		t.Error(err)
	}
}

// TestDisowned deletes what is not planned any more, but not what somebody has
// put in its place, nor through a link.
func TestDisowned(t *testing.T) {
	base := t.TempDir()
	root, others := filepath.Join(base, "public"), filepath.Join(base, "others")
	if _, err := bring(root, plan(map[string]string{"a/1": "x", "b/c/2": "x", "d": "x", "e/f": "x"})); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{"c", "1"} {
		os.MkdirAll(filepath.Join(others, dir), 0o755)
	}
	os.WriteFile(filepath.Join(others, "c", "2"), []byte("theirs"), 0o644)
	os.RemoveAll(filepath.Join(root, "b"))
	if err := os.Symlink(others, filepath.Join(root, "b")); err != nil {
		t.Skip(err)
	}
	os.Remove(filepath.Join(root, "d"))
	os.MkdirAll(filepath.Join(root, "d", "mine"), 0o755)
	got, err := bring(root, plan(map[string]string{"index.html": ""}))
	if err != nil || got != (Result{Written: 1, Deleted: 2}) {
		t.Errorf("%+v, %v", got, err)
	}
	for _, kept := range []string{filepath.Join(others, "c", "2"), filepath.Join(root, "d", "mine")} {
		if _, err := os.Stat(kept); err != nil {
			t.Error(err)
		}
	}
	if _, err := bring(root, plan(map[string]string{"index.html": ""})); err != nil {
		t.Error(err)
	}
}

// TestTwice refuses plans that no folder can hold, before anything is there.
func TestTwice(t *testing.T) {
	for _, test := range []struct {
		paths    []string
		path, at string
		kind     Kind
	}{
		{[]string{"a.html", "b.html", "a.html"}, "a.html", "a.html", Twice},
		{[]string{"x/About.html", "x/about.html"}, "x/about.html", "x/About.html", Twice},
		{[]string{"x/Ⱥ.html", "x/ⱥ.html"}, "x/ⱥ.html", "x/Ⱥ.html", Twice},
		{[]string{"a", "a/b/c.html"}, "a/b/c.html", "a", Twice},
		{[]string{"a/B/c.html", "a/b"}, "a/B/c.html", "a/b", Twice},
		{[]string{"a.html", ManifestName}, ManifestName, ManifestName, Reserved},
		{[]string{lockName + "/x"}, lockName + "/x", lockName + "/x", Reserved},
		{[]string{".BAO-Lock"}, ".BAO-Lock", ".BAO-Lock", Reserved},
	} {
		root := filepath.Join(t.TempDir(), "public")
		tree := open(t, root)
		var files []File
		for _, p := range test.paths {
			files = append(files, File{Path: p})
		}
		var obstacle *Obstacle
		err := tree.Check(files)
		if !errors.As(err, &obstacle) || obstacle.Path != test.path || obstacle.At != test.at || obstacle.Kind != test.kind {
			t.Errorf("%v: %v", test.paths, err)
		}
		for _, p := range test.paths {
			if err := tree.Stage(p, KeyOf(p), nil); err != nil {
				break
			}
		}
		if _, err := tree.Commit(files, KeyOf("plan")); err == nil {
			t.Errorf("%v were committed", test.paths)
		}
		tree.Close()
		if _, err := os.Stat(root); err == nil {
			t.Errorf("%v: the folder was made", test.paths)
		}
	}
	for _, p := range []string{"", ".", "../a", "/a", "a/", "a//b"} {
		if err := open(t, filepath.Join(t.TempDir(), "public")).Check([]File{{Path: p}}); err == nil {
			t.Errorf("%q is taken for a path", p)
		}
	}
}

// TestCaseChanged renames a file and a folder by case alone.
func TestCaseChanged(t *testing.T) {
	root := filepath.Join(t.TempDir(), "public")
	for _, texts := range []map[string]string{
		{"About.html": "一", "Foto/1.jpg": "二"}, {"about.html": "一", "foto/1.jpg": "二"},
	} {
		if _, err := bring(root, plan(texts)); err != nil {
			t.Fatal(err)
		}
		if on := contents(t, root); len(on) != 2 {
			t.Errorf("folder holds %v", on)
		}
	}
}

func BenchmarkCheck(b *testing.B) {
	for _, n := range []int{10_000, 50_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			root, files := filepath.Join(b.TempDir(), "public"), plan(map[string]string{})
			for i := range n {
				files = append(files, File{Path: fmt.Sprintf("2026-%02d-%02d/gao-%d.html", i/40/28, i/40%28, i)})
			}
			for _, f := range files {
				name := filepath.Join(root, f.Path)
				os.MkdirAll(filepath.Dir(name), 0o755)
				os.WriteFile(name, nil, 0o644)
			}
			tree, err := Open(b.Context(), root, true, nil)
			if err != nil {
				b.Fatal(err)
			}
			defer tree.Close()
			for b.Loop() {
				if err := tree.Check(files); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// TestFold: which names are one on a disk that tells no letters by their case.
func TestFold(t *testing.T) {
	for a, b := range map[string]string{
		"A/B.html": "a/b.html", "Ä.html": "ä.html", "\u00e9": "e\u0301", "É": "e\u0301", "Σ": "ς", "春天/Index.html": "春天/index.html", "K": "\u212a",
	} {
		if Fold(a) != Fold(b) {
			t.Errorf("%q and %q are two: %q, %q", a, b, Fold(a), Fold(b))
		}
	}
	for a, b := range map[string]string{"春天.html": "秋天.html", "a": "b", "a/b": "ab", "é": "e", "春": ""} {
		if Fold(a) == Fold(b) {
			t.Errorf("%q and %q are one", a, b)
		}
	}
}
