package intake

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Files, folders in the order of their names, patterns, and the pictures of a
// web page that is named alone.
func TestGather(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"来稿/b.txt", "来稿/a.txt", "来稿/图/1.png", "来稿/.git/x", "来稿/~$b.docx", "网页.html", "网页_files/640", "甲.docx", "乙.docx"} {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(name), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for arg, want := range map[string]string{
		"来稿":      "来稿/a.txt 来稿/b.txt 来稿/~$b.docx 来稿/图/1.png",
		`来稿"`:     "来稿/a.txt 来稿/b.txt 来稿/~$b.docx 来稿/图/1.png",
		"网页.html": "网页.html 网页_files/640",
		"*.docx":  "乙.docx 甲.docx",
	} {
		in, refused := Gather([]string{filepath.Join(dir, arg)}, explained)
		var names []string
		for _, f := range in {
			names = append(names, f.Name)
		}
		if got := strings.Join(names, " "); got != want || len(refused) > 0 {
			t.Errorf("%s: %s %v", arg, got, refused)
		}
	}
	if _, refused := Gather([]string{filepath.Join(dir, "没有.docx")}, explained); len(refused) != 1 || refused[0].Message != "没有这个文件" {
		t.Error(refused)
	}
}

func explained(err error) (message, hint string) { return "读不出来", "关上" }

// TestGatherUnread names a file that the system refuses for a reason of its own.
func TestGatherUnread(t *testing.T) {
	_, refused := Gather([]string{"名\x00字.docx"}, explained)
	if len(refused) != 1 || refused[0].Message != "读不出来" || refused[0].Hint != "关上" {
		t.Error(refused)
	}
}
