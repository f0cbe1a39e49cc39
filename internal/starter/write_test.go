package starter

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestWriteInto holds that all files are made or none, and that what is there
// already stays as it is.
func TestWriteInto(t *testing.T) {
	for _, c := range []struct {
		what, before, want string // want "" for refused
	}{
		{"a new folder", "", "content/a/1.md site.yaml"},
		{"a folder that is there", "content/a/ content/b.md", "content/a/1.md content/b.md site.yaml"},
		{"a file that is there", "content/a/1.md", ""},
		{"the last file is there", "site.yaml", ""},
		{"a file in the place of a folder", "content", ""},
	} {
		dir := folderOf(t, strings.Fields(c.before)...)
		before := filesIn(t, dir)
		err := WriteInto(dir, []File{{Path: "content/a/1.md", Data: []byte("一")}, {Path: "content/photos/"}, {Path: "site.yaml", Data: []byte("报名: 新\n")}})
		after := filesIn(t, dir)
		if c.want == "" {
			if _, made := os.Stat(filepath.Join(dir, "content", "photos")); err == nil || made == nil || !slices.Equal(before, after) {
				t.Errorf("%s: %v, %q became %q", c.what, err, before, after)
			}
			continue
		}
		text, _ := os.ReadFile(filepath.Join(dir, "content", "a", "1.md"))
		photos, _ := os.Stat(filepath.Join(dir, "content", "photos"))
		if err != nil || strings.Join(after, " ") != c.want || string(text) != "一" || photos == nil || !photos.IsDir() {
			t.Errorf("%s: %v, there are %q, and %q in the first", c.what, err, after, text)
		}
	}
	dir := folderOf(t, "site.yaml")
	var refused *Refusal
	if err := WriteInto(dir, []File{{Path: "site.yaml"}}); !errors.As(err, &refused) || !strings.Contains(refused.Error(), "site.yaml") {
		t.Errorf("a file that is there: %v", err)
	}
	if err := WriteInto(filepath.Join(dir, "site.yaml"), nil); err == nil {
		t.Error("a file is written into")
	}
}
