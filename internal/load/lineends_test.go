package load

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"bao/internal/diag"
	"bao/internal/markup"
)

// TestLineEnds sets how lines are read for the paper, and otherwise for one
// article, with a memory that is kept over the changes.
func TestLineEnds(t *testing.T) {
	const (
		copy = "一、雨停了，屋檐\n还在滴水\n二、猫出来了\n"
		own  = "---\n标题: 乙\n换行: 连接\n---\n" + copy
		auto = "---\n标题: 丙\n换行: 自动\n---\n" + copy
	)
	m := NewMemory("1")
	digests := map[string][16]byte{} // of what the article said
	for i, c := range []struct{ setting, want string }{
		{"", "一、雨停了，屋檐还在滴水\n二、猫出来了"},
		{"换行: 分段\n", "一、雨停了，屋檐\n还在滴水\n二、猫出来了"},
		{"lines: join\n", "一、雨停了，屋檐还在滴水二、猫出来了"},
		{"换行: 分段\n", "一、雨停了，屋檐\n还在滴水\n二、猫出来了"},
		{"换行: 自动\n", "一、雨停了，屋檐还在滴水\n二、猫出来了"},
	} {
		fsys := aSite("content/2026-11-09/a.md", "---\n标题: 甲\n---\n"+copy, "content/2026-11-09/b.md", own, "content/2026-11-09/c.md", auto)
		fsys["site.yaml"].Data = append(fsys["site.yaml"].Data, c.setting...)
		p, problems, err := Load(fsys, Options{Now: noon.Add(time.Hour), Memory: func() *Memory { return m }})
		if err != nil || diag.Errors(problems) > 0 {
			t.Fatal(problems, err)
		}
		for origin, want := range map[string]string{"content/2026-11-09/a.md": c.want, "content/2026-11-09/b.md": "一、雨停了，屋檐还在滴水二、猫出来了", "content/2026-11-09/c.md": "一、雨停了，屋檐还在滴水\n二、猫出来了"} {
			if got := articleOf(t, p, origin).Body.Doc().Text(); got != want {
				t.Errorf("%d: %s: %q", i, origin, got)
			}
		}
		body := articleOf(t, p, "content/2026-11-09/a.md").Body
		for said, digest := range digests {
			if (said == c.want) != (digest == body.Digest) {
				t.Errorf("%d: pages would not be made anew", i)
			}
		}
		digests[c.want] = body.Digest
		var saved bytes.Buffer
		if err := m.Save(&saved); err != nil {
			t.Fatal(err)
		}
		if i < 3 { // afterwards the memory stays the one of a run
			m = ReadMemory("1", bytes.NewReader(saved.Bytes()), int64(saved.Len()))
		}
	}
}

func TestBadLineEnds(t *testing.T) {
	_, problems := loadSite(t, aSite("content/2026-11-09/a.md", "---\n标题: 甲\n换行: 随便\n---\n雨停了。\n"))
	if len(problems) != 1 || problems[0].Line != 3 || !strings.Contains(problems[0].Hint, "分段") {
		t.Error(problems)
	}
}

// TestLineEndsSaid: what the front matter says of the ends of lines.
func TestLineEndsSaid(t *testing.T) {
	for word, want := range map[string]int{"分段": 2, "split": 2, "连接": 1, "join": 1, "自动": 1, "auto": 1, "": 1, "随便": 1} {
		m := readCopy("换行: "+word+"\n", "河边新栽的柳树已经成荫，来散步的人\n一天比一天多，桥上也坐满了人。")
		doc, err := markup.Decode(m.Doc)
		if err != nil || len(doc.Blocks) != want {
			t.Errorf("%q: %d paragraphs, %v", word, len(doc.Blocks), err)
		}
		wrong := slices.ContainsFunc(m.Problems, func(p diag.Problem) bool { return p.Rule == badLines })
		if wrong != (word == "随便") {
			t.Errorf("%q: %v", word, m.Problems)
		}
	}
}
