package sheet

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bao/internal/byline"
	"bao/internal/config"
	"bao/internal/paper"
	"bao/internal/typeset"
)

var kindNames = map[typeset.Kind]string{
	typeset.Paragraph: "", typeset.Flush: "flush ", typeset.Subhead: "subhead ", typeset.Quote: "quote ", typeset.Pull: "pull ",
	typeset.Fixed: "white ", typeset.Item: "item ", typeset.Preformatted: "pre ", typeset.Tabular: "table ",
}

// inWords says how copy is set, a line a block: its kind, then its runs, those of a
// style in brackets with a letter for each of it.
func inWords(blocks []typeset.Block) []string {
	styles := []struct {
		style typeset.Style
		name  string
	}{
		{typeset.Sans, "h"},
		{typeset.Bold, "b"},
		{typeset.Emphasis, "e"},
		{typeset.Strike, "s"},
		{typeset.Code, "c"},
		{typeset.Sup, "^"},
		{typeset.Sub, "_"},
		{typeset.Whole, "w"},
	}
	var list []string
	for _, b := range blocks {
		line := kindNames[b.Kind]
		if b.Rows > 0 {
			line += fmt.Sprint(b.Rows)
		}
		if b.Ragged {
			line += "ragged "
		}
		if b.End {
			line += "end "
		}
		for _, r := range b.Runs {
			mark := ""
			for _, s := range styles {
				if r.Style&s.style != 0 {
					mark += s.name
				}
			}
			if r.Link != 0 {
				mark += fmt.Sprint(r.Link)
			}
			text := strings.NewReplacer("\n", "/", "　", "_").Replace(r.Text)
			if mark != "" {
				text = "[" + mark + " " + text + "]"
			}
			line += text
		}
		list = append(list, strings.TrimSpace(line))
	}
	return list
}

// TestHowCopyIsSet holds what of copy an editor sees set how.
func TestHowCopyIsSet(t *testing.T) {
	for _, tt := range []struct {
		text string
		want []string
	}{
		{"渡口 **开门** 了，*头一班* 七点。", []string{"渡口 [b 开门] 了，[e 头一班] 七点。"}},
		{"~~七点半~~ 八点，扫`码`。", []string{"[s 七点半] 八点，扫[c 码]。"}},
		{"面积5m<sup>2</sup>，H<sub>2</sub>O，<b>真</b>，<kbd>确定</kbd>。", []string{"面积5m[^ 2]，H[_ 2]O，[b 真]，[c 确定]。"}},
		{"<b>*真*</b>。", []string{"[be 真]。"}},
		{"见[甲](https://a.example/)与[**乙**](https://b.example/)。", []string{"见[1 甲]与[b2 乙]。"}},
		{"## 渡口\n\n开了。", []string{"subhead [hb 渡口]", "开了。"}},
		{"> 渡口开了。", []string{"quote 渡口开了。"}},
		{"> 渡口开了。\n{.pull}", []string{"pull 渡口开了。"}},
		{"> 灯在水里  \n> 水在灯里", []string{"pull ragged 灯在水里/水在灯里"}},
		{"```\n码 头\n```", []string{"pre [c 码 头/]"}},
		{"开了。\n\n---\n\n又关了。", []string{"开了。", "white 1", "又关了。"}},
		{"灯在水里  \n水在灯里\n\n船走过去  \n灯还在", []string{"flush ragged 灯在水里/水在灯里", "white 1", "flush ragged 船走过去/灯还在"}},
		{"灯在水里  \n水在灯里\n\n他念完了。\n\n船走过去  \n灯还在", []string{"flush ragged 灯在水里/水在灯里", "他念完了。", "flush ragged 船走过去/灯还在"}},
		{"渡口[^1]开了。\n\n[^1]: 在桥东。\n", []string{"渡口[^ 〔1〕]开了。", "[h 注1_]在桥东。"}},
		{"渡口\n: 船靠岸处。\n", []string{"[hb 渡口]_船靠岸处。"}},
	} {
		c := Copy{Body: bodyOf(tt.text)}
		if diff := cmp.Diff(tt.want, inWords(c.blocks())); diff != "" {
			t.Errorf("%q:\n%s", tt.text, diff)
		}
	}
}

// TestCopyCutShort holds that copy cut short leads on to the whole, and has neither
// notes nor a byline of which nobody knows whose they are.
func TestCopyCutShort(t *testing.T) {
	c := Copy{
		Body:   bodyOf("渡口[^1]开了。\n\n" + strings.Repeat("船来船往，水涨水落。", 30) + "\n\n[^1]: 在桥东。\n"),
		Byline: byline.Line{Credits: []byline.Credit{{Role: byline.Reporter, Label: "记者", Names: []string{"林之远"}}}},
	}
	whole := strings.Join(inWords(c.blocks()), "\n")
	if !strings.Contains(whole, "[h 注1_]在桥东。") || !strings.HasSuffix(whole, "flush ragged end [e （][ew 记者 林之远][e ）]") {
		t.Errorf("whole:\n%s", whole)
	}
	c.Limit = 60
	short := inWords(c.blocks())
	if last := short[len(short)-1]; last != "flush [h-1 阅读全文]" || strings.Contains(strings.Join(short, ""), "在桥东") {
		t.Errorf("cut short:\n%q", short)
	}
	c.Limit = 10_000
	if got := strings.Join(inWords(c.blocks()), "\n"); strings.Contains(got, "阅读全文") || !strings.Contains(got, "林之远") {
		t.Errorf("short enough, and cut:\n%s", got)
	}
	c.NoBody = true
	if got := c.blocks(); len(got) > 0 {
		t.Errorf("a headline alone has copy: %q", inWords(got))
	}
}

// TestBylineOnPaper holds who is named below the copy: who wrote and photographed,
// not who edited and read proof.
func TestBylineOnPaper(t *testing.T) {
	credit := func(role byline.Role, label, typed string, names ...string) byline.Credit {
		return byline.Credit{Role: role, Label: label, Typed: typed, Names: names}
	}
	for _, tt := range []struct {
		line byline.Line
		want string
	}{
		{byline.Line{}, ""},
		{byline.Line{Covers: "文/图"}, ""},
		{byline.Line{Credits: []byline.Credit{credit(byline.Reporter, "记者", "", "林之远", "闻一")}}, "[ew 记者 林之远][e  ][ew 闻一]"},
		{byline.Line{Credits: []byline.Credit{credit(byline.Reporter, "", "", "林之远")}, Covers: "文/图"}, "[ew 林之远][e  ][ew 文/图]"},
		{byline.Line{Credits: []byline.Credit{credit(byline.Reporter, "记者", "", "林之远"), credit(byline.Editor, "责任编辑", "", "何满")}}, "[ew 记者 林之远]"},
		{byline.Line{Credits: []byline.Credit{credit(byline.Editor, "校对", "", "何满"), credit(byline.Editor, "监制", "", "何满")}}, ""},
		{byline.Line{Credits: []byline.Credit{credit(byline.Editor, "编辑", "", "何满"), credit(byline.Editor, "责编", "", "林之远")}}, "[ew 编辑 何满]"},
		{byline.Line{Credits: []byline.Credit{credit(byline.Editor, "整理", "", "何满")}}, "[ew 整理 何满]"},
		{byline.Line{Credits: []byline.Credit{credit(byline.Reporter, "撰稿", "", "何满")}}, "[ew 撰稿 何满]"},
		{byline.Line{Credits: []byline.Credit{credit(byline.Reporter, "记者", "", "芦花街道文化站")}}, "[e 记者 芦花街道文化站]"},
		{byline.Line{Credits: []byline.Credit{credit(byline.Reporter, "", "闻一等", "闻一")}}, "[ew 闻一等]"},
		{byline.Line{Credits: []byline.Credit{credit(byline.Reporter, "", "文/林之远", "林之远")}}, "[ew 文/ 林之远]"},
	} {
		if got := strings.Join(inWords([]typeset.Block{{Runs: bylineOf(tt.line)}}), ""); got != tt.want {
			t.Errorf("%+v: %s, want %s", tt.line.Credits, got, tt.want)
		}
	}
}

// TestWhatCopyIs holds what an article is to a page: a brief, verse, a frame.
func TestWhatCopyIs(t *testing.T) {
	section := func(name string) *paper.Section {
		return &paper.Section{Section: config.Section{Name: name, Slug: "s"}}
	}
	text := func(n int) paper.Body { return paper.Body{Encoded: bodyOf("开了。").Encoded, Count: n} }
	photo := &paper.Photo{Address: "a.jpg", Width: 800, Height: 600}
	for _, tt := range []struct {
		name    string
		article paper.Article
		want    string
	}{
		{"short", paper.Article{Body: text(briefLimit)}, "brief"},
		{"a character too long", paper.Article{Body: text(briefLimit + 1)}, ""},
		{"short, with a picture", paper.Article{Body: text(20), Cover: photo}, ""},
		{"a poem", paper.Article{Body: paper.Body{Encoded: bodyOf("灯在水里  \n水在灯里").Encoded, Count: 8}}, "brief verse"},
		{"a long poem", paper.Article{Body: paper.Body{Encoded: bodyOf("灯在水里  \n水在灯里").Encoded, Count: 800}}, ""},
		{"news", paper.Article{Body: text(600), Section: section("要闻")}, "s"},
		{"comment", paper.Article{Body: text(600), Section: section("街坊言论")}, "s framed"},
		{"a notice", paper.Article{Body: text(600), Headline: "停水公告"}, "framed"},
		{"as long as stands well in a frame", paper.Article{Body: text(mostFramed), Headline: "停水公告"}, "framed"},
		{"longer", paper.Article{Body: text(mostFramed + 1), Headline: "停水公告"}, ""},
		{"comment, longer", paper.Article{Body: text(mostFramed + 1), Section: section("评论")}, "s"},
	} {
		c := CopyOf(&tt.article)
		var got []string
		if c.Section != "" {
			got = append(got, c.Section)
		}
		for _, is := range []struct {
			so   bool
			name string
		}{{c.Brief, "brief"}, {c.Verse, "verse"}, {c.Framed, "framed"}} {
			if is.so {
				got = append(got, is.name)
			}
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// TestPhotosOf holds that the pictures of an article are its cover and those in its
// copy, each once, and none of which nobody knows how large it is.
func TestPhotosOf(t *testing.T) {
	photo := func(name string, width, height int) *paper.Photo {
		return &paper.Photo{Address: name, Width: width, Height: height}
	}
	a := &paper.Article{Cover: photo("cover.jpg", 800, 600), Body: paper.Body{Targets: []paper.Target{
		{Photo: photo("in.jpg", 800, 600)},
		{Address: "b.html"},
		{Photo: photo("cover.jpg", 800, 600)},
		{Photo: photo("flat.jpg", 800, 0)},
		{Photo: photo("thin.jpg", 0, 800)},
		{Photo: photo("last.jpg", 1, 1)},
	}}}
	var got []string
	for _, p := range photosOf(a) {
		got = append(got, p.Address)
	}
	if want := []string{"cover.jpg", "in.jpg", "last.jpg"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestBriefsInOneBlock holds that a block of briefs reads as each of them does, and that
// its links lead where those of the briefs lead.
func TestBriefsInOneBlock(t *testing.T) {
	brief := func(address, text string, targets ...string) *Copy {
		c := &Copy{Address: address, Headline: "渡口", Body: bodyOf(text)}
		for _, to := range targets {
			c.Body.Targets = append(c.Body.Targets, paper.Target{Address: to})
		}
		return c
	}
	block := briefBlock([]*Copy{
		brief("a.html", "见[甲](https://a.example/)。", "甲"), brief("b.html", "开了。"),
		brief("c.html", "见[乙](https://b.example/)与[丙](https://c.example/)。", "乙", "丙"),
	})
	var got []string
	for _, b := range block.blocks() {
		for _, r := range b.Runs {
			if r.Link > 0 {
				got = append(got, r.Text+" "+block.Body.Targets[r.Link-1].Address)
			}
		}
	}
	want := []string{"渡口 a.html", "甲 甲", "渡口 b.html", "渡口 c.html", "乙 乙", "丙 丙"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if first := inWords(block.blocks())[0]; first != "[hb1 渡口]_见[2 甲]。" {
		t.Errorf("it begins with %s", first)
	}
	if got := block.Each(); len(got) != 3 || got[2].Address != "c.html" {
		t.Errorf("of %d articles", len(got))
	}
	if got := block.Parts[0].Each(); len(got) != 1 || got[0] != block.Parts[0] {
		t.Errorf("a brief of its own is of %d articles", len(got))
	}
}
