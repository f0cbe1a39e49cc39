package intake

import (
	"io/fs"
	"path"
	"strings"
	"testing"
)

// Whatever comes in, Read ends, and what it would write has a place in the
// folder of the issue and nowhere else.
func FuzzRead(f *testing.F) {
	f.Add("停水.txt", []byte(notice))
	f.Add("a.md", []byte("---\n标题: 渡口\n---\n\n![甲](../../1.png) [乙](a.md)\n"))
	f.Add("b.md", []byte("# 渡口\n\n一早。\n"))
	f.Add("../../x.html", []byte("<!DOCTYPE html><p>渡口<img src=1.png>"))
	f.Add("a.doc", []byte(`{\rtf1 a\par}`))
	f.Add("a.zip", packed(f, "../a.txt", notice, "b.zip", "PK\x05\x06"))
	f.Add("1.png", dot)
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		in := Read([]Incoming{{name, data}, {"1.png", dot}, {"稿/1.png", dot}}, day(t))
		for _, file := range in.Files {
			if !fs.ValidPath(file.Path) || !strings.HasPrefix(file.Path, "2026-11-09/") || path.Clean(file.Path) != file.Path {
				t.Errorf("%q", file.Path)
			}
		}
		for _, r := range in.Refused {
			if r.Message == "" || r.Hint == "" {
				t.Errorf("%+v", r)
			}
		}
	})
}
