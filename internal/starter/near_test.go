package starter

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"bao"
	"bao/internal/load"
	"bao/internal/paper"
)

// folderOf makes files in a new folder; a name that ends in a slash is a
// folder, and articles get front matter.
func folderOf(t *testing.T, names ...string) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range names {
		file := filepath.Join(dir, filepath.FromSlash(name))
		text := "报名: 芦花渡\n"
		if strings.HasSuffix(name, ".md") {
			text = "---\n标题: 停水\n栏目: 民生\n---\n\n明天停水。\n"
		}
		at := file
		if !strings.HasSuffix(name, "/") {
			at = filepath.Dir(file)
		}
		if err := os.MkdirAll(at, 0o755); err != nil {
			t.Fatal(err)
		}
		if at == file {
			continue
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestLook(t *testing.T) {
	for _, c := range []struct {
		what, files, from string
		want              []string
	}{
		{"an empty folder", "", ".", nil},
		{"what an archive has", "bao.exe LICENSE README.zh-CN.md handbook/wenti.jpg", ".", nil},
		{"a paper", "site.yaml content/a.md", ".", nil},
		{"Windows hides .txt", "site.yaml.txt content/a.md", ".", []string{". site.yaml.txt 0"}},
		{"the other ending", "site.yml", ".", []string{". site.yml 0"}},
		{"in content", "site.yaml content/2026-11-09/a.md", "content", []string{". site.yaml 0"}},
		{"in an issue", "site.yml content/2026-11-09/a.md", "content/2026-11-09", []string{". site.yml 0"}},
		{"beside content", "site.yaml content/2026-11-09/a.md 别的/b.jpg", "别的", []string{". site.yaml 0"}},
		{"articles below somebody's paper", "site.yaml content/a.md 新报/2026-11-09/b.md", "新报", []string{". site.yaml 0", "新报  1 民生 2026-11-09"}},
		{"articles beside a paper", "报/site.yaml 报/content/a.md 2026-11-09/b.md", ".", []string{"报 site.yaml 0", ".  1 民生 2026-11-09"}},
		{"one down", "报/site.yaml 报/content/a.md", ".", []string{"报 site.yaml 0"}},
		{"unpacked twice", "报/报/site.yaml", ".", []string{"报/报 site.yaml 0"}},
		{"two papers", "甲/site.yaml 乙/site.yaml", ".", []string{"乙 site.yaml 0", "甲 site.yaml 0"}},
		{"no settings", "content/2026-11-09/a.md content/2026-11-09/b.md", ".", []string{".  2 民生"}},
		{"no settings, in content", "content/2026-11-09/a.md", "content", []string{".  1 民生"}},
		{"no settings, one down", "报/content/2026-11-09/a.md", ".", []string{"报  1 民生"}},
		{"dated folders", "2026-11-09/a.md 2026-11-16/b.md 2026-11-23/photos/", ".", []string{".  2 民生 2026-11-09 2026-11-16"}},
		{"loose", "a.md b.jpg photos/1.jpg 别的/c.txt README.md", ".", []string{".  1 民生 a.md b.jpg photos"}},
		{"pictures alone", "b.jpg photos/1.jpg", ".", nil},
	} {
		dir := folderOf(t, strings.Fields(c.files)...)
		found, err := Look(filepath.Join(dir, c.from))
		if err != nil {
			t.Errorf("%s: %v", c.what, err)
		}
		var got []string
		for _, n := range found {
			rel, _ := filepath.Rel(dir, n.Dir)
			line := fmt.Sprintf("%s %s %d %s %s", filepath.ToSlash(rel), n.Settings, n.Articles, strings.Join(n.Sections, " "), strings.Join(n.Moves, " "))
			got = append(got, strings.TrimRight(line, " "))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.what, got, c.want)
		}
	}
}

func TestNotes(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "todo.md"), []byte("# 要做的事\n\n- 买米\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if found, err := Look(dir); err != nil || len(found) > 0 {
		t.Errorf("notes are taken for copy: %v, %v", found, err)
	}
}

func TestRename(t *testing.T) {
	dir := folderOf(t, "site.yaml.txt")
	if err := (Near{Dir: dir, Settings: "site.yaml.txt"}).Rename(); err != nil {
		t.Fatal(err)
	}
	if name, err := load.FindSiteFile(os.DirFS(dir)); name != load.SiteFile {
		t.Errorf("%q, %v", name, err)
	}
	dir = folderOf(t, "site.yaml.txt", "site.yaml/")
	if err := (Near{Dir: dir, Settings: "site.yaml.txt"}).Rename(); err == nil {
		t.Error("something was replaced")
	}
}

func TestFoundAroundArticles(t *testing.T) {
	for _, c := range []struct{ what, files, want string }{
		{"in content", "content/2026-11-02/a.md", "content/2026-11-02/a.md site.yaml"},
		{"dated folders", "2026-11-02/a.md 2026-11-02/photos/1.jpg", "content/2026-11-02/a.md content/2026-11-02/photos/1.jpg site.yaml"},
		{"loose", "a.md b.jpg photos/1.jpg 别的/c.txt", "content/2026-11-09/a.md content/2026-11-09/b.jpg content/2026-11-09/photos/1.jpg site.yaml 别的/c.txt"},
	} {
		dir := folderOf(t, strings.Fields(c.files)...)
		found, err := Look(dir)
		if err != nil || len(found) != 1 {
			t.Fatalf("%s: %v, %v", c.what, found, err)
		}
		err = found[0].Found(bao.Theme, Founding{Name: "芦花渡", Day: paper.Date{Year: 2026, Month: 11, Day: 9}, Sections: found[0].Sections})
		if err != nil {
			t.Fatalf("%s: %v", c.what, err)
		}
		if got := strings.Join(filesIn(t, dir), " "); got != c.want {
			t.Errorf("%s: %s, want %s", c.what, got, c.want)
		}
	}
}

// When something is in the way, all is as it was.
func TestFoundAroundArticlesFails(t *testing.T) {
	dir := folderOf(t, "2026-11-02/a.md", "2026-11-09/b.md", "content/2026-11-09/")
	before := filesIn(t, dir)
	n := Near{Dir: dir, Articles: 2, Moves: []string{"2026-11-02", "2026-11-09"}}
	if err := n.Found(bao.Theme, Founding{Name: "芦花渡", Day: paper.Date{Year: 2026, Month: 11, Day: 9}}); err == nil {
		t.Error("a folder was replaced")
	}
	if after := filesIn(t, dir); !slices.Equal(before, after) {
		t.Errorf("%v became %v", before, after)
	}
	// Nor is a folder left that was made for what did not come.
	dir = folderOf(t, "a.md", "site.yaml/")
	if err := (Near{Dir: dir, Articles: 1, Moves: []string{"a.md"}}).Found(bao.Theme, Founding{Name: "芦花渡", Day: paper.Date{Year: 2026, Month: 11, Day: 9}}); err == nil {
		t.Error("a folder was replaced")
	}
	if _, err := os.Stat(filepath.Join(dir, "content")); err == nil {
		t.Error("there is a folder for copy")
	}
}

func filesIn(t *testing.T, dir string) []string {
	t.Helper()
	var list []string
	err := filepath.WalkDir(dir, func(file string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			rel, _ := filepath.Rel(dir, file)
			list = append(list, filepath.ToSlash(rel))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}
