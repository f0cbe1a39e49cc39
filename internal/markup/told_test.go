package markup

import (
	"fmt"
	"strings"
	"testing"

	"bao/internal/audit"
)

// TestInstead: a page may set a paragraph of words, of a link or of both in its
// own way; no other is offered to it.
func TestInstead(t *testing.T) {
	for copy, want := range map[string]string{
		"【列表：公告】": "【列表：公告】|-1|", "[订报](a.md)": "|0|订报", "更多见[**订**报](a.md)": "更多见|0|订报", "![图](a.jpg)[订报](b.md)": "",
		"[订报](a.md)。": "", "**订报**": "", "甲[乙](a.md)[丙](b.md)": "", "[![图](a.jpg)](b.md)": "", "[甲](a.md)[乙](b.md)": "", "## 题": "", "- 甲": "甲|-1|",
	} {
		d, _ := Parse([]byte(copy))
		got := ""
		html := string(d.AppendHTML(nil, HTML{Link: func(int) string { return "x" }, Instead: func(a Alone) (string, bool) {
			got = fmt.Sprintf("%s|%d|%s", a.Words, a.Link, a.Label)
			return "<hr>", true
		}}))
		if copy == "- 甲" { // the words of an item are no paragraph
			want = ""
		}
		if got != want || strings.Contains(html, "<hr>") != (want != "") || strings.Contains(html, "<p>") && want != "" {
			t.Errorf("%s: %q, want %q: %s", copy, got, want, html)
		}
		refused := string(d.AppendHTML(nil, HTML{Link: func(int) string { return "x" }, Instead: func(Alone) (string, bool) { return "<hr>", false }}))
		if plain := string(d.AppendHTML(nil, HTML{Link: func(int) string { return "x" }})); refused != plain {
			t.Errorf("%s: %s, want %s", copy, refused, plain)
		}
	}
}

// TestStrangers: characters of front matter that are not what they seem, the
// first of each kind.
func TestStrangers(t *testing.T) {
	for s, want := range map[string]string{
		"老桥的灯": "", "⽔边和⽕边": "⽔", "甲\u200b乙": "", "⽔\ue000⽕\ue001": "⽔ \ue000", "A⽔": "⽔", "": "", "，⽊。⼟": "⽊",
	} {
		var got []string
		for _, f := range Strangers(s) {
			got = append(got, s[f.Offset:f.Offset+f.Len])
			if f.Message == "" || f.Hint == "" || f.Rule != strangeCharacter {
				t.Errorf("%q: %+v", s, f)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}

// TestLines: which lines are subheads, and which lines a byline may stand in.
func TestLines(t *testing.T) {
	d, _ := Parse([]byte("![图](a.jpg)\n\n甲\n\n## 题\n\n- 乙\n\n丙[^1]\n\n[^1]: 注\n"))
	var got []string
	d.Lines(func(line string, subhead bool) { got = append(got, fmt.Sprint(line, subhead)) })
	if want := "甲false 题true 乙false 丙false 注false"; strings.Join(got, " ") != want {
		t.Errorf("%q, want %q", got, want)
	}
	for copy, want := range map[string][3]string{
		"甲\n\n乙\n\n丙": {"甲", "乙", "丙"}, "![图](a.jpg)\n\n甲\n\n乙": {"甲", "乙", "乙"}, "甲": {"甲", "", "甲"}, "## 题\n\n甲": {"", "", "甲"}, "": {},
		"**甲**\n\n[乙](a.md)": {"甲", "", ""}, "甲[^1]\n\n乙\n\n[^1]: 注": {"", "乙", "乙"}, "甲![图](a.jpg)\n\n- 乙": {"", "", ""}, "<video src=\"a.mp4\"></video>甲\n\n乙": {"", "乙", "乙"},
		"**[甲](a.md)**": {"", "", ""}, "> 甲\n\n乙": {"", "", "乙"}, "甲\n\n| a |\n|---|": {"甲", "", ""},
	} {
		d, _ := Parse([]byte(copy))
		if got := [3]string{d.FirstLine(), d.SecondLine(), d.LastLine()}; got != want {
			t.Errorf("%q: %q, want %q", copy, got, want)
		}
	}
}

// TestTitleAccounted: what the Titler takes out of a title is no copy, wherever in
// it that stood, and what it leaves is.
func TestTitleAccounted(t *testing.T) {
	cut := Titler(func(title string) (crop, rest string, wrong *Finding) {
		before, after, found := strings.Cut(title, "裁=左")
		if !found {
			return "", title, nil
		}
		return "左", strings.TrimSpace(before) + strings.TrimSpace(after), nil
	})
	for _, title := range []string{"柳树成荫。 裁=左", "裁=左 柳树成荫。", "柳树裁=左成荫。", "裁=左", "柳树成荫。"} {
		for _, dropped := range []bool{false, true} {
			body := []byte("![图](a.jpg \"" + title + "\")\n")
			a := audit.New(body)
			d, findings := Options{Account: a, Titles: cut}.Parse(body)
			if dropped {
				d.Blocks = nil
			}
			d.Account(a, nil)
			missing := a.Missing(places(findings))
			if words := fmt.Sprint(missing); dropped != (len(missing) > 0) || strings.Contains(strings.ReplaceAll(words, string(body[:len(body)-1]), ""), "裁") {
				t.Errorf("%s, nothing printed %t: missing %s", title, dropped, words)
			}
			a.Close()
		}
	}
}

// TestTagAccounted: the words of a tag that readers get are copy, all else of it
// is none.
func TestTagAccounted(t *testing.T) {
	for _, tag := range []string{
		`<b title="老桥">灯</b>`, `<b TITLE='老桥'>灯</b>`, `<b class="title" title = "老桥" lang="en">灯</b>`, `<b title=老桥>灯</b>`, `<b title=老桥 class=x>灯</b>`, `<b data-title="新桥" title="老桥">灯</b>`,
		`<img src="a.jpg" alt="老桥" title="老桥。灯">`, `<img alt="老桥" src="灯.jpg">`, `<a title="老桥" href="a.md">灯</a>`, `<abbr title="">灯</abbr>`, `<b title>灯</b>`,
	} {
		if m := account([]byte(tag)); len(m) > 0 {
			t.Errorf("%s: missing %+v", tag, m)
		}
		a := audit.New([]byte(tag))
		Options{Account: a}.Parse([]byte(tag))
		var named strings.Builder
		for _, m := range a.Missing(nil, nil) {
			named.WriteString(tag[m.At : m.At+m.Len])
		}
		a.Close()
		for _, word := range []string{"老桥", "灯"} {
			if strings.Contains(strings.ReplaceAll(tag, "灯.jpg", ""), word) && !strings.Contains(named.String(), word) {
				t.Errorf("%s: nobody misses %s: %s", tag, word, named.String())
			}
		}
	}
}

// TestMerge: what is said of an element twice is said of it, the id that comes last.
func TestMerge(t *testing.T) {
	one, other := &Attr{ID: "a", Class: "x", Other: []Pair{{"lang", "en"}}}, &Attr{ID: "b", Class: "y", Other: []Pair{{"title", "t"}}}
	for _, c := range []struct{ a, b, want *Attr }{
		{nil, nil, nil},
		{one, nil, one},
		{nil, one, one},
		{one, other, &Attr{ID: "b", Class: "x y", Other: []Pair{{"lang", "en"}, {"title", "t"}}}},
		{other, &Attr{Class: "z"}, &Attr{ID: "b", Class: "y z", Other: []Pair{{"title", "t"}}}},
		{&Attr{ID: "a"}, &Attr{Class: "z"}, &Attr{ID: "a", Class: "z"}},
	} {
		if got := c.a.merge(c.b); fmt.Sprintf("%+v", deref(got)) != fmt.Sprintf("%+v", deref(c.want)) {
			t.Errorf("%+v with %+v: %+v, want %+v", deref(c.a), deref(c.b), deref(got), deref(c.want))
		}
	}
	if one.Class != "x" || len(one.Other) != 1 {
		t.Errorf("the first was changed: %+v", one)
	}
}

func deref(a *Attr) Attr {
	if a == nil {
		return Attr{}
	}
	return *a
}
