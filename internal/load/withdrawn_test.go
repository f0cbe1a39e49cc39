package load

import (
	"encoding/json"
	"strings"
	"testing"
	"testing/fstest"

	"bao/internal/paper"

	"pgregory.net/rapid"
)

// TestWithdrawnStates tells on which day a notice is what.
func TestWithdrawnStates(t *testing.T) {
	day := func(d int) paper.Date { return paper.Date{Year: 2026, Month: 11, Day: d} }
	for name, c := range map[string]struct {
		front     string
		today     paper.Date
		state     paper.State
		held      bool
		withdrawn bool
	}{
		"its last day":            {"截止: 2026-11-12", day(12), paper.Published, false, false},
		"the day after":           {"截止: 2026-11-12", day(13), paper.Expired, true, true},
		"kept":                    {"截止: 2026-11-12\n到期: 保留", day(13), paper.Expired, false, false},
		"kept, in English":        {"expires: 2026-11-12\nafter: keep", day(13), paper.Expired, false, false},
		"withdrawn, said":         {"截止: 2026-11-12\n到期: 撤下", day(13), paper.Expired, true, true},
		"retracted":               {"撤稿: 名单有误", day(9), paper.Retracted, true, true},
		"retracted and kept":      {"截止: 2026-11-12\n到期: 保留\n撤稿: 名单有误", day(13), paper.Retracted, true, true},
		"a draft":                 {"草稿: 是\n撤稿: 名单有误", day(13), paper.Draft, true, false},
		"not out yet":             {"撤稿: 名单有误", day(8), paper.Scheduled, true, false},
		"over before it came out": {"截止: 2026-11-01", day(8), paper.Scheduled, true, false},
	} {
		t.Run(name, func(t *testing.T) {
			fsys := aSite("content/2026-11-09/a.md", "---\n标题: 公示\n"+c.front+"\n---\n文。\n")
			p, problems, err := Load(fsys, Options{Now: noon, Day: c.today})
			if err != nil || len(problems) > 0 {
				t.Fatal(problems, err)
			}
			if (len(p.Held) == 1) != c.held || c.held && p.Held[0].State != c.state {
				t.Errorf("held: %+v", p.Held)
			}
			if c.state == paper.Draft || c.state == paper.Scheduled {
				if len(p.Issues) > 0 {
					t.Error("it is in the paper")
				}
				return
			}
			a := p.Issues[0].Articles[0]
			if a.State != c.state || a.Withdrawn() != c.withdrawn || a.Withheld != c.withdrawn || (a.Body.Count == 0) != c.withdrawn || (len(p.Withheld) > 0) != c.withdrawn {
				t.Errorf("%+v", a)
			}
			shown, _, _ := Load(fsys, Options{Now: noon, Day: c.today, Expired: true})
			if a := shown.Issues[0].Articles[0]; a.State != c.state || a.Withheld || a.Body.Count == 0 || len(shown.Withheld) > 0 {
				t.Errorf("to its editor: %+v", a)
			}
		})
	}
}

// TestNothingOfWithdrawnCopy holds that nothing of an article but its headline, its day
// and its place comes out of load once its copy is withdrawn, whatever it has.
func TestNothingOfWithdrawnCopy(t *testing.T) {
	lines := []string{
		"引题: 秘密", "副题: 秘密", "记者: 秘密", "通讯员: [秘密甲, 秘密乙]", "摄影: 秘密", "责任编辑: 秘密", "文图: 秘密", "提要: 秘密", "标签: 秘密", "来源: 秘密",
		"更正: 秘密", "更正: [{日期: 2026-11-10, 内容: 秘密}]", "题图: 秘密.gif", "裁切: 右上", "栏目: 服务", "版次: 2", "位次: 1", "转版: 可以", "旧地址: /jiu.html",
	}
	copies := []string{"秘密。", "本报讯（记者 秘密）秘密。", "![秘密](秘密.gif \"秘密。秘密 摄\")", "[秘密](秘密.txt)", "# 秘密", "| 秘密 |\n|---|\n| 秘密 |", "[另一篇](b.md)"}
	rapid.Check(t, func(t *rapid.T) {
		front := rapid.SliceOfDistinct(rapid.SampledFrom(lines), func(s string) string { word, _, _ := strings.Cut(s, ":"); return word }).Draw(t, "front")
		text := "---\n标题: 公示\n" + rapid.SampledFrom([]string{"截止: 2026-11-01", "撤稿: 名单有误"}).Draw(t, "why") + "\n" +
			strings.Join(front, "\n") + "\n---\n" + strings.Join(rapid.SliceOf(rapid.SampledFrom(copies)).Draw(t, "copy"), "\n\n") + "\n"
		fsys := aSite("content/2026-11-09/a.md", text, "content/2026-11-09/b.md", "---\n标题: 乙\n---\n见[公示](a.md)。\n",
			"content/2026-11-09/秘密.gif", "GIF89a\x01\x00\x01\x00\x00\x00\x00;", "content/2026-11-09/秘密.txt", "秘密")
		p := mustLoad(t, fsys)
		a := p.Issues[0].Articles[0]
		if a.Title != "公示" {
			a = p.Issues[0].Articles[1]
		}
		if !a.Withheld || len(p.Photos)+len(p.Assets)+len(p.People) > 0 || len(a.Body.Doc().Blocks) > 0 {
			t.Fatalf("%+v of %s", a, text)
		}
		for _, s := range p.Sections {
			if len(s.Articles) > 0 {
				t.Fatalf("%s lists it: %s", s.Name, text)
			}
		}
		a.Issue, a.Section = nil, nil // which hold others
		told, err := json.Marshal(a)
		if err != nil || strings.Contains(string(told), "秘密") {
			t.Fatalf("%s, %v", told, err)
		}
	})
}

func mustLoad(t *rapid.T, fsys fstest.MapFS) *paper.Paper {
	p, _, err := Load(fsys, Options{Now: noon})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestMadeOn reads when a PDF was made.
func TestMadeOn(t *testing.T) {
	for raw, want := range map[string]string{
		"%PDF-1.7\n<</CreationDate(D:20260302091500+08'00')>>":     "2026-03-02",
		"%PDF-1.7\n<< /CreationDate (D:20260302) /ModDate (D:1)>>": "2026-03-02",
		"%PDF-1.7\n<</CreationDate(D:20269902091500Z)>>":           "0000-00-00",
		"%PDF-1.7\n<</CreationDate<FEFF>>>":                        "0000-00-00",
		"":                                                         "0000-00-00",
	} {
		if got := madeOn([]byte(raw)).String(); got != want {
			t.Errorf("%q: %s, want %s", raw, got, want)
		}
	}
}

// TestWithdrawnInPDF reminds of print editions of before that hold a withdrawn
// article: the whole issue's, and those of the pages on which it stood.
func TestWithdrawnInPDF(t *testing.T) {
	const folder = "content/2026-11-09/"
	made := func(day string) string { return "%PDF-1.7\n<</CreationDate(D:" + day + "091500+08'00')>>" }
	for name, c := range map[string]struct {
		front string
		files []string
		told  string
	}{
		"before it expired":  {"截止: 2026-11-10", []string{"issue.pdf", made("20261110")}, "issue.pdf"},
		"after it expired":   {"截止: 2026-11-10", []string{"issue.pdf", made("20261111")}, ""},
		"nobody knows when":  {"截止: 2026-11-10", []string{"issue.pdf", "%PDF-1.7"}, "issue.pdf"},
		"retracted later":    {"撤稿: {日期: 2026-11-11, 原因: 有误}", []string{"issue.pdf", made("20261111")}, "issue.pdf"},
		"retracted before":   {"撤稿: {日期: 2026-11-11, 原因: 有误}", []string{"issue.pdf", made("20261112")}, ""},
		"retracted some day": {"撤稿: 有误", []string{"issue.pdf", made("20261112")}, "issue.pdf"},
		"on any page":        {"撤稿: 有误", []string{"page-1.pdf", "%PDF", "page-2.pdf", "%PDF"}, "page-1.pdf page-2.pdf"},
		"on a page of the record": {
			"撤稿: 有误",
			[]string{"issue.pdf", "%PDF", "page-1.pdf", "%PDF", "page-2.pdf", "%PDF", RecordName, "第1版\nb.md\n第2版\na.md\n"},
			"issue.pdf page-2.pdf",
		},
		"kept": {"截止: 2026-11-10\n到期: 保留", []string{"issue.pdf", "%PDF"}, ""},
	} {
		site := []string{folder + "a.md", "---\n标题: 公示\n" + c.front + "\n---\n文。\n", folder + "b.md", "---\n标题: 乙\n---\n文。\n"}
		for i := 0; i < len(c.files); i += 2 {
			site = append(site, folder+c.files[i], c.files[i+1])
		}
		_, problems, err := Load(aSite(site...), Options{Now: noon, Day: paper.Date{Year: 2026, Month: 11, Day: 13}})
		var told []string
		for _, p := range problems {
			if p.Rule == withdrawnInPDF {
				told = append(told, p.Message[strings.LastIndex(p.Message, "/")+1:])
			}
		}
		if got := strings.Join(told, " "); err != nil || got != c.told || len(problems) != len(told) {
			t.Errorf("%s: %q, want %q; %v, %v", name, got, c.told, problems, err)
		}
	}
}
