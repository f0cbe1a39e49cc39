package dist

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// plan makes files whose keys follow from their text.
func plan(texts map[string]string) []File {
	var files []File
	for _, p := range slices.Sorted(maps.Keys(texts)) {
		text := texts[p]
		files = append(files, File{Path: p, Key: func() Key { return KeyOf(text) }, Write: func(w io.Writer) error {
			_, err := io.WriteString(w, text)
			return err
		}})
	}
	return files
}

func bring(root string, files []File) (Result, error) {
	tree, err := Open(context.Background(), root, false, nil)
	if err != nil {
		return Result{}, err
	}
	defer tree.Close()
	for _, f := range files {
		if tree.Current(f.Path, f.Key()) {
			continue
		}
		var b strings.Builder
		if err := f.Write(&b); err != nil {
			return Result{}, err
		}
		if err := tree.Stage(f.Path, f.Key(), []byte(b.String())); err != nil {
			return Result{}, err
		}
	}
	return tree.Commit(files, KeyOf("plan"))
}

// contents reads a folder, what is bao's own apart.
func contents(t testing.TB, root string) map[string]string {
	found := map[string]string{}
	err := fs.WalkDir(os.DirFS(root), ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(p, tempPrefix) {
			return err
		}
		if d.Type()&fs.ModeSymlink != 0 {
			found[p], err = os.Readlink(filepath.Join(root, filepath.FromSlash(p)))
			return err
		}
		data, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(p)))
		found[p] = string(data)
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return found
}

// TestComplete holds that a folder is complete for the plan it was committed
// for, until anybody touches a file of it.
func TestComplete(t *testing.T) {
	root := filepath.Join(t.TempDir(), "public")
	complete := func(key Key) bool {
		tree, err := Open(context.Background(), root, false, nil)
		if err != nil {
			t.Fatal(err)
		}
		defer tree.Close()
		result, ok := tree.Complete(key, func(n int, do func(int)) {
			for i := range n {
				do(i)
			}
		})
		if ok && result != (Result{Unchanged: 2}) {
			t.Errorf("complete with %+v", result)
		}
		return ok
	}
	if complete(KeyOf("plan")) {
		t.Error("a folder that is not there is complete")
	}
	files := plan(map[string]string{"index.html": "一", "a/x.html": "二"})
	if _, err := bring(root, files); err != nil {
		t.Fatal(err)
	}
	if !complete(KeyOf("plan")) || complete(KeyOf("another plan")) || complete(Key{}) {
		t.Error("after a commit, not just its plan is complete")
	}
	for _, whole := range []string{"another plan", "plan"} { // of the same files
		tree := open(t, root)
		got, err := tree.Commit(files, KeyOf(whole))
		if tree.Close(); err != nil || got != (Result{Unchanged: 2}) || !complete(KeyOf(whole)) {
			t.Errorf("%s: %+v, %v, and is not complete", whole, got, err)
		}
	}
	file := filepath.Join(root, "a", "x.html")
	if err := os.WriteFile(file, []byte("改过了"), 0o644); err != nil {
		t.Fatal(err)
	}
	if complete(KeyOf("plan")) {
		t.Error("complete with a changed file")
	}
	os.Remove(file)
	if complete(KeyOf("plan")) {
		t.Error("complete without one of its files")
	}
}

func TestCommit(t *testing.T) {
	root := filepath.Join(t.TempDir(), "public")
	first := map[string]string{"index.html": "一", "a/x.html": "二", "a/b/y.html": "三"}
	got, err := bring(root, plan(first))
	if err != nil || got != (Result{Written: 3}) {
		t.Fatalf("first build: %+v, %v", got, err)
	}
	before, _ := os.Stat(filepath.Join(root, ManifestName))
	got, err = bring(root, plan(first))
	if err != nil || got != (Result{Unchanged: 3}) {
		t.Fatalf("second build: %+v, %v", got, err)
	}
	if after, _ := os.Stat(filepath.Join(root, ManifestName)); !os.SameFile(before, after) {
		t.Error("an unchanged build wrote the manifest")
	}

	os.WriteFile(filepath.Join(root, "CNAME"), []byte("theirs"), 0o644)
	second := map[string]string{"index.html": "一", "a": "a file where a folder was", "b/z.html": "四"}
	got, err = bring(root, plan(second))
	if err != nil || got != (Result{Written: 2, Unchanged: 1, Deleted: 2}) {
		t.Fatalf("third build: %+v, %v", got, err)
	}
	second["CNAME"] = "theirs"
	if on := contents(t, root); !maps.Equal(on, second) {
		t.Errorf("folder holds %v", on)
	}
}

func TestCurrentNoticesTampering(t *testing.T) {
	root := filepath.Join(t.TempDir(), "public")
	files := plan(map[string]string{"index.html": "一", "b.html": "二"})
	bring(root, files)
	os.WriteFile(filepath.Join(root, "index.html"), []byte("改"), 0o644)
	os.Remove(filepath.Join(root, "b.html"))
	if got, err := bring(root, files); err != nil || got.Written != 2 {
		t.Errorf("%+v, %v", got, err)
	}
	if on := contents(t, root); on["index.html"] != "一" || on["b.html"] != "二" {
		t.Errorf("folder holds %v", on)
	}
}

func TestForeignFolder(t *testing.T) {
	root := t.TempDir()
	os.WriteFile(filepath.Join(root, "家庭照片.jpg"), nil, 0o644)
	if _, err := Open(context.Background(), root, false, nil); !errors.Is(err, ErrForeign) {
		t.Errorf("err = %v", err)
	}
	if _, err := Open(context.Background(), root, true, nil); err != nil {
		t.Errorf("told to adopt: %v", err)
	}
}

func TestNothingVisibleBeforeCommit(t *testing.T) {
	root := filepath.Join(t.TempDir(), "public")
	bring(root, plan(map[string]string{"index.html": "旧"}))
	tree, err := Open(context.Background(), root, false, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range plan(map[string]string{"index.html": "新", "b.html": "新"}) {
		if err := tree.Stage(f.Path, f.Key(), []byte("新")); err != nil {
			t.Fatal(err)
		}
	}
	tree.Close()
	if on := contents(t, root); !maps.Equal(on, map[string]string{"index.html": "旧"}) {
		t.Errorf("folder holds %v", on)
	}
}

// TestSameBytesStay renders a page anew whose view has changed and whose bytes
// have not: it is left alone, with its time, also when only its time is new.
func TestSameBytesStay(t *testing.T) {
	root := filepath.Join(t.TempDir(), "public")
	page := func(view string) []File {
		return []File{{Path: "a.html", Key: func() Key { return KeyOf(view) }, Write: func(w io.Writer) error {
			_, err := io.WriteString(w, "一页")
			return err
		}}}
	}
	bring(root, page("one"))
	long := time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC)
	if err := os.Chtimes(filepath.Join(root, "a.html"), long, long); err != nil {
		t.Fatal(err)
	}
	for _, view := range []string{"one", "two", "two"} {
		if r, err := bring(root, page(view)); err != nil || r.Written != 0 || r.Unchanged != 1 {
			t.Fatalf("%s: %+v, %v", view, r, err)
		}
	}
	if info, err := os.Lstat(filepath.Join(root, "a.html")); err != nil || !info.ModTime().Equal(long) {
		t.Errorf("the file was touched: %v, %v", info.ModTime(), err)
	}
}

// TestAnyHistory holds the promise of the package: whatever was built before,
// the folder holds the plan and what others put there.
func TestAnyHistory(t *testing.T) {
	base := t.TempDir()
	paths := rapid.SampledFrom([]string{"a", "a/b", "a/b/c", "d/e", "f", "d"})
	rapid.Check(t, func(t *rapid.T) {
		root, _ := os.MkdirTemp(base, "")
		root = filepath.Join(root, "public")
		for range rapid.IntRange(1, 5).Draw(t, "builds") {
			texts := map[string]string{}
			for p, text := range rapid.MapOf(paths, rapid.SampledFrom([]string{"", "一", "二"})).Draw(t, "plan") {
				texts[p] = text
			}
			for p := range texts { // a file can't be a folder in one plan
				for q := range texts {
					if strings.HasPrefix(q, p+"/") {
						delete(texts, p)
					}
				}
			}
			if _, err := bring(root, plan(texts)); err != nil {
				t.Fatal(err)
			}
			found := map[string]string{}
			fs.WalkDir(os.DirFS(root), ".", func(p string, d fs.DirEntry, err error) error {
				if err == nil && !d.IsDir() && !strings.HasPrefix(p, tempPrefix) {
					data, _ := os.ReadFile(filepath.Join(root, p))
					found[p] = string(data)
				}
				return nil
			})
			if !maps.Equal(found, texts) {
				t.Fatalf("folder holds %v, want %v", found, texts)
			}
		}
	})
}

func FuzzDecodeManifest(f *testing.F) {
	f.Add(encodeManifest(KeyOf("plan"), maps.All(map[string]record{"a": {size: 1}, "b/c": {}})))
	f.Add([]byte(manifestHeader + "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"))
	f.Fuzz(func(t *testing.T, data []byte) {
		m := decodeManifest(data)
		if again := decodeManifest(encodeManifest(m.whole, maps.All(m.records))); again.whole != m.whole || !maps.Equal(again.records, m.records) {
			t.Fatal("records do not survive")
		}
	})
}
