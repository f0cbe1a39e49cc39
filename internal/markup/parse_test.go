package markup

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"bao/internal/proof"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"pgregory.net/rapid"
)

// Places of links are what was typed, so that a broken one can be shown.
func TestLinkPlaces(t *testing.T) {
	src := "　　见[甲](a.md \"题\")、![乙](<b c.jpg>)、[丙][r]、[r]、https://example.cn/x，\n> 引[丁](d.md)\n\n| [戊](e.md) |\n|-|\n\n[r]: f.md\n"
	d, _ := Parse([]byte(src))
	var got []string
	for _, l := range d.Links {
		got = append(got, src[l.Offset:l.Offset+l.Len])
	}
	want := []string{"a.md", "b c.jpg", "f.md", "f.md", "https://example.cn/x", "d.md", "e.md"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Links are numbered in document order, wherever they were built.
func TestLinkOrder(t *testing.T) {
	d, _ := Parse([]byte("<a href=\"1\">甲[^n]</a>[乙](2)\n\n<div><img src=\"3\" alt=\"丙\">\n\n[丁](4)\n\n</div>\n\n[^n]: [戊](5)\n"))
	var got []string
	for _, l := range d.Links {
		got = append(got, l.Dest)
	}
	if diff := cmp.Diff([]string{"1", "2", "3", "4", "5"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestParseDoesNotChangeItsInput(t *testing.T) {
	src := []byte("第一段\n　　\n{.x}\n\\* [a](b)\n")
	before := string(src)
	Parse(src)
	if string(src) != before {
		t.Errorf("body became %q", src)
	}
}

// Hostile input costs time and depth in proportion to its size. Without the
// bounds some of these take minutes or gigabytes.
func TestHostileInput(t *testing.T) {
	const n = 9_000
	var inputs []string
	for _, s := range []string{
		">", "[", "![", "*", "**a", "- ", "`", "*a _b ", "[a](", "<!--", "<a ", "<b>", "</b>", "<div>\n", "<div>\n\n",
		"[^1]", "{.a", "“*", "字**“", "| a ", "> - ", "[a]: b\n", "[^a]: b\n", "http://", "<table>", "<ruby>", "&a", "“\n",
		"王**", "王*明、", "：__", "*明、", "<!--\n", "<!-- ——", "<?\n", "<![CDATA[\n", "<div a=\"\n", "<a b=\"", "<script>\n\n", "<div>\n<!--\n<span\n</div>\n",
		"|a|\n|-|\nx\n", "|a|\n\n|-|\n\n|b|\n\n", "｜", "[^a]: b\n\n", "［^a］", "[a]: b\n\n", "    1\n\n", "##a\n", "1. a\n", "字\n---\n",
	} {
		inputs = append(inputs, strings.Repeat(s, n/len(s)))
	}
	inputs = append(inputs,
		strings.Repeat("|a", n/4)+"\n"+strings.Repeat("|-", n/4)+"\n"+strings.Repeat("a\n", n/4),
		strings.Repeat("*", n)+"a"+strings.Repeat("*", n),
		strings.Repeat("[", n/3)+"a"+strings.Repeat("](b)", n/3),
		strings.Repeat("![", n/3)+"a"+strings.Repeat("](b)", n/3),
		"[a]: "+strings.Repeat("x", n/2)+"\n\n"+strings.Repeat("[a]", n/6),
	)
	for _, in := range inputs {
		d, findings := Parse([]byte(in))
		if out := d.AppendHTML(nil, HTML{}); len(out) > 80*n {
			t.Errorf("%.10q…: %d bytes of HTML for %d", in, len(out), len(in))
		}
		if len(findings) > maxFindings {
			t.Errorf("%.10q…: %d findings", in, len(findings))
		}
		if _, err := Decode(d.Encode()); err != nil {
			t.Errorf("%.10q…: %v", in, err)
		}
	}
	for _, in := range []string{strings.Repeat(">", n), strings.Repeat("*a ", n)} {
		if _, findings := Parse([]byte(in)); len(findings) == 0 {
			t.Errorf("%.10q…: the bound is not reported", in)
		}
	}
}

// What begins as HTML and has no end takes nothing with it, whatever it is.
func TestUnclosedTakesNothing(t *testing.T) {
	begin := []string{"<!-- 核", "<!-- 核 ——>", "<!--", "<?xml", "<?", "<!DOCTYPE", "<!D", "<![CDATA[", "<!"}
	for name := range safe {
		for _, rest := range []string{"", " ", " class=\"x\"", " class=\"x", " class=", ">", " class=\"x\">", " class=\"x>", "/"} {
			begin = append(begin, "<"+name+rest, "</"+name+rest)
		}
	}
	for name := range silenced {
		begin = append(begin, "<"+name, "<"+name+">", "<"+name+" a=\"x>")
	}
	for _, b := range begin {
		for _, form := range []string{"%\n\n后文甲", "%\n后文甲", "前文%\n\n后文甲", "<div>\n%\n后文甲\n</div>\n\n末", "%\n\n后文甲\n\n<!-- 完 -->\n\n<p class=\"y\">末</p>"} {
			body := strings.Replace(form, "%", b, 1)
			doc, findings := Parse([]byte(body))
			if out := plainHTML(doc); !strings.Contains(out, "后文甲") {
				t.Errorf("%q: %q with %v", body, out, findings)
			}
		}
	}
}

// Footnotes take time in proportion to their number. With a search through
// all for each these take a minute and more.
func TestManyNotes(t *testing.T) {
	const n = 40_000
	var calls, notes strings.Builder
	for i := range n {
		fmt.Fprintf(&calls, "字[^%d]\n\n", i)
		fmt.Fprintf(&notes, "[^%d]: 注\n", i)
	}
	start := proof.Spent()
	doc, findings := Parse([]byte(calls.String() + notes.String()))
	if len(doc.Notes) != n || doc.Notes[n-1].Number != n || findings != nil {
		t.Errorf("%d notes, %d findings", len(doc.Notes), len(findings))
	}
	if took := proof.Spent() - start; took > 15*time.Second {
		t.Errorf("took %v", took)
	}
}

// FuzzParse checks what must hold for any body.
func FuzzParse(f *testing.F) {
	for _, s := range fuzzSeeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, body []byte) { checkParse(t, body) })
}

// The same for pieces of markup in any order, which finds more in less time.
func TestAnyOrder(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) { checkParse(rt, []byte(inAnyOrder(rt))) })
}

func inAnyOrder(t *rapid.T) string {
	pieces := strings.Split("<div>|<div class=\"x\">|</div>|<p>|</p>|<u>|</u>|<b>|</b>|<a href=\"a.md\">|</a>|<img src=\"a.jpg\">|<br>|<ruby>|</ruby>|<rt>|"+
		"<ul>|</ul>|<li>|<ol>|</ol>|<dl>|</dl>|<dt>|<dd>|<table>|</table>|<tr>|<td rowspan=2>|</td>|<th>|<caption>|<tbody>|<h2>|</h2>|<pre>|</pre>|<code>|</code>|"+
		"<blockquote>|</blockquote>|<details>|</details>|<summary>|</summary>|<figure>|</figure>|<figcaption>|<video src=x>|<script>|</script>|<center>|<hr>|<!--|-->|——>|<?|<!D|<![CDATA[|]]>|<div a=\"|"+
		"字|本报讯|，|“|”|a|B|1|.| | |\n|\n|\n\n|\n\n|\n\n|> |- |- [ ] |1. |# |## |    |　　|\t|```\n|***|**|*|_|~~|`|[|](b.md)|](<c d>)|![|](e.jpg \"丙。丁 摄\")|](e 1.jpg “丙”)|](b.md）|【|】（b.md)|![[|[[|]]|<o:p>|<section>|</section>|<p><img data-src=x>|]|[^1]|[^1]: |\n: |"+
		"\n\\|a\\|b\n\\|-\\|-\n|{.x}|{#y}|https://a.cn|@b.cn|<https://c.cn>|javascript:|王**|王*明、|____|［^1］|[^1]：|##题|｜|\n｜－｜|3. |&#x;|\u200b|&amp;|&#x3c;|\\|\"|<|>|---|===", "|")
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 40).Draw(t, "pieces"), "")
}

// tester is *testing.T or *rapid.T.
type tester interface {
	Helper()
	Errorf(format string, args ...any)
	Fatalf(format string, args ...any)
}

func checkParse(t tester, body []byte) {
	d, findings := Parse(body)
	for _, x := range findings {
		if x.Offset < 0 || x.Len < 0 || x.Offset+x.Len > len(body)+1 || x.Message == "" {
			t.Errorf("finding out of place: %+v in %d bytes", x, len(body))
		}
	}
	for _, l := range d.Links {
		if l.Offset < 0 || l.Offset+l.Len > len(body)+1 {
			t.Errorf("link out of place: %+v in %d bytes", l, len(body))
		}
	}
	checkHTML(t, plainHTML(d))
	back, err := Decode(d.Encode())
	if err != nil || !reflect.DeepEqual(d, back) {
		t.Errorf("decoded differently: %v\n%s", err, cmp.Diff(d, back))
	}
	before := plainHTML(d)
	checkHTML(t, plainHTML(d.Head(20)))
	first := d.FirstParagraph()
	for i := range 9 {
		trimmed := d.TrimStart(i)
		checkHTML(t, plainHTML(trimmed))
		if rest := first[min(i, len(first)):]; i < len(first) && utf8.RuneStart(first[i]) &&
			strings.TrimLeft(rest, "\n") != strings.TrimLeft(trimmed.FirstParagraph(), "\n") && strings.TrimSpace(rest) != "" {
			t.Errorf("TrimStart(%d) of %q gives %q", i, first, trimmed.FirstParagraph())
		}
	}
	d.WithoutLast().Text()
	if plainHTML(d) != before {
		t.Errorf("a derived document changed its original")
	}
}

var fuzzSeeds = []string{
	"本报讯（记者 安然）**“春”**字\n\n![柳](a.jpg \"石磊 摄\"){.wide}\n\n- [x] 做\n\n|a|\n|-|\n|<b>c|\n\n注[^1]\n\n[^1]: 文",
	"<div>\n\n<u>*a</u>*\n\n<table><tr><td>x\n\n</div><ruby>a<rt>b",
	"<details><summary>a<p>b\n\n<a href=x><a href=y>[z](w)[^1]\n\n[^1]: <li>[q](<r s>)",
	"<ul><b><p>x</ul>y</b><dl>z<dt>q</dl>\n# <h2>a\n> <img src=a>\n\nd\n: <dd>e",
	"<p><b><center></b></p><pre>\n\nx\n</pre><video src=a><audio src=b>",
	"[<https://a.cn> ![b](c) <a href=d>](e) <a href=\"java\tscript:x\">f</a>",
	"王*明、李**女士 138****0001 ____元\n\n|a\n\n｜－\n\n|b|c\n\n[注]: x\n\n[^1]：甲［^1］\n\n<!-- a ——>\n<div b=\"\n##题\n---\n3. 丙\n5. 丁&#x;",
	"> <!-- a ——>\n\n<div>\n<!-- b –> <!--\nc\n</div>\n\n> <!-- d <!-- e -->\n> f",
	"    　　字{.x}\n　　二 {#y}\n\n1) a\n\n   b\n2) c\n***\n```x\"y\nz",
}

// checkHTML fails unless out is well formed and harmless: an HTML parser
// finds the same elements in the same order as they were written.
func checkHTML(t tester, out string) {
	t.Helper()
	var written []string
	ids := map[string]bool{}
	for z := html.NewTokenizer(strings.NewReader(out)); z.Next() != html.ErrorToken; {
		tok := z.Token()
		switch tok.Type {
		case html.StartTagToken:
			written = append(written, tok.Data)
			checkTag(t, tok, ids)
		case html.EndTagToken:
			written = append(written, "/"+tok.Data)
		case html.CommentToken, html.DoctypeToken, html.SelfClosingTagToken:
			t.Errorf("%v in\n%s", tok, out)
		}
	}
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(out), body)
	if err != nil {
		t.Fatalf("%v in\n%s", err, out)
	}
	var parsed []string
	for _, n := range nodes {
		parsed = appendTags(parsed, n)
	}
	if diff := cmp.Diff(written, parsed); diff != "" {
		t.Errorf("not well formed:\n%s\n%s", out, diff)
	}
}

func checkTag(t tester, tok html.Token, ids map[string]bool) {
	t.Helper()
	if _, ok := safe[tok.Data]; !ok && tok.Data != "section" && tok.Data != "input" {
		t.Errorf("element %v", tok)
	}
	for _, a := range tok.Attr {
		switch a.Key {
		case "href", "src":
			if scheme, ok := safeScheme(a.Val); !ok {
				t.Errorf("address with scheme %q: %v", scheme, tok)
			}
		case "id":
			if ids[a.Val] {
				t.Errorf("id %q twice", a.Val)
			}
			ids[a.Val] = true
		case "class", "lang", "title", "alt", "colspan", "rowspan", "open", "start", "value", "role", "scope", "tabindex",
			"type", "disabled", "checked", "aria-label", "controls", "preload":
		default:
			t.Errorf("attribute %s of %v", a.Key, tok)
		}
	}
}

func appendTags(tags []string, n *html.Node) []string {
	if n.Type != html.ElementNode {
		return tags
	}
	tags = append(tags, n.Data)
	for c := range n.ChildNodes() {
		tags = appendTags(tags, c)
	}
	switch n.Data {
	case "img", "br", "hr", "input":
		return tags
	}
	return append(tags, "/"+n.Data)
}
