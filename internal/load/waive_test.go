package load

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"bao/internal/paper"
)

// said is how a waiver reads: the line, the column, the marked word and the
// reason.
func said(w paper.Waiver) string {
	marked := string([]rune(w.Place.Text)[w.Place.Col-1:][:w.Place.Len])
	if marked != w.Rule {
		return fmt.Sprintf("%q is marked for %q", marked, w.Rule)
	}
	return fmt.Sprintf("%d:%d %s=%s", w.Place.Line, w.Place.Col, w.Rule, w.Reason)
}

func TestWaive(t *testing.T) {
	for _, test := range []struct {
		front string
		want  []string
		wrong string // part of the message of a problem
	}{
		{"放行: {链接失效: 老网站还没恢复}", []string{"3:6 链接失效=老网站还没恢复"}, ""},
		{"waive: {dead-link: 老网站还没恢复}", []string{"3:9 dead-link=老网站还没恢复"}, ""},
		{"放行:\n  链接失效: 老网站\n  署名不一致: 照来稿", []string{"4:3 链接失效=老网站", "5:3 署名不一致=照来稿"}, ""},
		{"放行：\n  链接失效：老网站，下月恢复\n  署名不一致：照来稿", []string{"4:3 链接失效=老网站，下月恢复", "5:3 署名不一致=照来稿"}, ""},
		{"放行:\n  - 链接失效: 老网站\n  - 署名不一致: 照来稿", []string{"4:5 链接失效=老网站", "5:5 署名不一致=照来稿"}, ""},
		{"放行：{链接失效：老网站还没恢复}", []string{"3:5 链接失效=老网站还没恢复"}, ""},
		{"放行：{链接失效：老网站，署名不一致：照来稿}", []string{"3:5 链接失效=老网站", "3:14 署名不一致=照来稿"}, ""},
		{"放行: {链接失效: 老网站，署名不一致: 照来稿}", []string{"3:6 链接失效=老网站", "3:16 署名不一致=照来稿"}, ""},
		{"放行: {链接失效: 老网站, 署名不一致：照来稿}", []string{"3:6 链接失效=老网站", "3:17 署名不一致=照来稿"}, ""},
		{"放行: {链接失效: 甲，乙，原因：丙， 署名不一致：照来稿}", []string{"3:6 链接失效=甲，乙，原因：丙", "3:22 署名不一致=照来稿"}, ""},
		{"放行: {链接失效: '甲，署名不一致：乙'}", []string{"3:6 链接失效=甲，署名不一致：乙"}, ""},
		{"放行: {随便什么: 甲}", []string{"3:6 随便什么=甲"}, ""},
		{"放行: {链接失效: }", []string{"3:6 链接失效="}, ""},
		{"放行: {链接失效}", []string{"3:6 链接失效="}, ""},
		{"放行: {链接失效: ''}", []string{"3:6 链接失效="}, ""},
		{"放行: {}", nil, ""},
		{"放行: 链接失效", nil, "放行要写明"},
		{"放行: [链接失效, 署名不一致]", nil, "放行要写明"},
		{"放行: {链接失效: [甲, 乙]}", nil, "理由只能是一段文字"},
		{"放行: {链接失效: {甲: 乙}}", nil, "理由只能是一段文字"},
	} {
		t.Run(test.front, func(t *testing.T) {
			fsys := aSite("content/2026-11-09/a.md", "---\n标题: 甲\n"+test.front+"\n---\n文。\n")
			p, problems := loadSite(t, fsys)
			var got []string
			for _, w := range p.Waivers {
				got = append(got, said(w))
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
			if test.wrong == "" && len(problems) > 0 || test.wrong != "" && (len(problems) == 0 || !strings.Contains(problems[0].Message, test.wrong) || problems[0].Rule != badWaiver) {
				t.Errorf("problems: %v", problems)
			}
		})
	}
}

// TestUnsure holds where nobody can say that a waiver is of no use: in copy
// that is not shown, and where a link leads to what is shown before its time.
func TestUnsure(t *testing.T) {
	const waive = "放行: {链接到未发表稿件: 明天登, 链接失效: 老网站}\n"
	fsys := aSite(
		"content/2026-11-09/issue.md", "---\n"+waive+"---\n",
		"content/2026-11-09/shown.md", "---\n标题: 甲\n"+waive+"---\n见[乙](draft.md)。\n",
		"content/2026-11-09/other.md", "---\n标题: 丙\n"+waive+"---\n见[甲](shown.md)。\n",
		"content/2026-11-09/draft.md", "---\n标题: 乙\n草稿: 是\n"+waive+"---\n文。\n",
		"content/about.md", "---\n标题: 关于\n"+waive+"---\n见[乙](2026-11-09/draft.md)。\n",
		"content/2026-11-16/issue.md", "---\n草稿: 是\n"+waive+"---\n",
	)
	for _, drafts := range []bool{false, true} {
		p, _, err := Load(fsys, Options{Now: noon, Drafts: drafts, Future: drafts})
		if err != nil {
			t.Fatal(err)
		}
		var unsure []string
		for _, w := range p.Waivers {
			if w.Unsure {
				unsure = append(unsure, strings.TrimPrefix(w.Place.Path, "content/")+" "+w.Rule)
			}
		}
		want := []string{
			"2026-11-09/draft.md 链接到未发表稿件", "2026-11-09/draft.md 链接失效",
			"2026-11-16/issue.md 链接到未发表稿件", "2026-11-16/issue.md 链接失效",
		}
		if drafts {
			want = []string{"2026-11-09/shown.md 链接到未发表稿件", "about.md 链接到未发表稿件"}
		}
		if !slices.Equal(unsure, want) {
			t.Errorf("with drafts %v: %q, want %q", drafts, unsure, want)
		}
	}
}
