package markup

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/microcosm-cc/bluemonday"
	"github.com/yuin/goldmark/text"
	"golang.org/x/net/html"
	"pgregory.net/rapid"
)

// The safe list is ours alone, and copy comes from strangers. So a sanitiser
// that others wrote and attack is asked what it thinks of the outcome: it has
// to find nothing to take away.

// attacks are what strangers try, cut from lists of such things
// (cheatsheetseries.owasp.org, XSS Filter Evasion; cure53/DOMPurify's tests).
var attacks = []string{
	`<script>alert(1)</script>`, `<scr<script>ipt>alert(1)</script>`, `<script/src=//x>`, `<<script>alert(1);//<</script>`, `<script`, `</script><script>`,
	`<img src=x onerror=alert(1)>`, `<img src=x onerror="alert(1)"`, `<img """><script>alert(1)</script>">`, `<img src="x` + "`" + `<script>` + "`" + `>`, `<img/src=x/onerror=a>`,
	`<a href="javascript:alert(1)">x</a>`, `<a href="JaVaScRiPt:alert(1)">x</a>`, "<a href=\"java\tscript:alert(1)\">x</a>", "<a href=\"java\nscript:alert(1)\">x</a>", `<a href="java&#x0A;script:alert(1)">x</a>`,
	`<a href="&#106;&#97;vascript:alert(1)">x</a>`, `<a href="&#0000106avascript:x">x</a>`, "<a href=\"\x01javascript:x\">x</a>", `<a href=" &#14; javascript:x">x</a>`, `<a href="javascript&colon;x">x</a>`, `<a href="vbscript:x">x</a>`,
	`<a href="data:text/html,<script>">x</a>`, `<img src="data:image/svg+xml;base64,AA">`, `<video src="javascript:x">`, `<audio src=x onplay=a>`, `<a href="//x/%00">x</a>`, `<a href="http://a:b@[::1">x</a>`, `<a href=x href=javascript:x>x</a>`,
	`[x](javascript:alert(1))`, "[x](<java\tscript:alert(1)>)", `[x](&#106;avascript:x)`, `[x](javascript&colon;x)`, `![x](data:text/html,x)`, `<javascript:alert(1)>`, `[x]: javascript:a`, "[a][x]\n\n[x]: vbscript:a", `[x](\javascript:a)`, `[x](java%0ascript:a)`,
	`<svg onload=alert(1)>`, `<svg><script>a</script></svg>`, `<svg><a xlink:href="javascript:x"><text>x`, `<svg><style><img src=x onerror=a>`, `<svg></p><style><a id="</style><img src=1 onerror=a>">`, `<svg><foreignObject><p>`,
	`<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=a&gt;">`, `<math><annotation-xml encoding="text/html"><img src=x onerror=a>`, `<math href="javascript:x">x`, `<math><mi><table><mglyph>`,
	`<form><math><mtext></form><form><mglyph><style></math><img src onerror=a>`, `<noscript><p title="</noscript><img src=x onerror=a>">`, `<textarea><img title="</textarea><img src onerror=a>">`, `<title><a title="</title><img src onerror=a>">`,
	`<xmp><p title="</xmp><img src=x onerror=a>">`, `<plaintext>`, `<template><script>a`, `<select><option><style></select><img src onerror=a>`, `<iframe src="javascript:x">`, `<iframe srcdoc="<script>">`, `<object data=x>`, `<embed src=x>`, `<base href=//x/>`,
	`<meta http-equiv=refresh content="0;url=javascript:x">`, `<link rel=stylesheet href=x>`, `<style>@import "x"</style>`, `<div style="background:url(javascript:x)">`, `<p style=x:expression(a)>`, `<b/style=x>`, `<form action=javascript:x><button formaction=x>`, `<input onfocus=a autofocus>`,
	`<body onload=a>`, `<html onclick=a>`, `<table background="javascript:x">`, `<td background=x>`, `<marquee onstart=a>`, `<details open ontoggle=a>`, `<isindex>`, `<keygen>`, `<bgsound src=x>`, `<image src=x onerror=a>`, `<center data-n=0>`, `<bao-node data-n="1">`, `<b data-n=1>`,
	`<p id=x name=y>`, `<p id="a b">`, `<p id="&quot;&gt;&lt;script&gt;">`, `<a id=__proto__>`, `<img src=x alt='" onerror=a x="'>`, `<p class='"><script>'>`, `<p title='"><img src=x onerror=a>'>`, `<p lang='"x'>`, `<td colspan="1&quot;a">`, `<ol start=1e9>`, `<li value=x>`,
	`<!--><img src=x onerror=a>-->`, `<!-- --!><img src=x onerror=a>-->`, `<![CDATA[<script>]]>`, `<?xml x?><script>`, `<!DOCTYPE x [<!ENTITY y "z">]>`, `<%x%>`, `</p onclick=a>`, `<p/onclick=a>`, "<p\x0conclick=a>", "<p\x00onclick=a>", "<scr\x00ipt>", "<\x00script>", `<p """onclick=a>`, `<p '"=x>`, `<p a=b"c=d onclick=a>`,
	"`<script>`", "```x\"><script>\n<script>\n```", "~~~<b>\nx", "# <script> {#x onclick=a}", "![x](a.jpg \"<script>\" onerror=a)", "|a|\n|-|\n|<script>|", "[^1]\n\n[^1]: <script>", "<https://a\"onclick=x>", "https://a.cn/\"onclick=x", "&lt;script&gt;", "&#60;script&#62;", `\<script>`, "<b>&lt;img src=x onerror=a&gt;</b>",
}

// attack puts attacks and what stands around them together.
func attack() *rapid.Generator[string] {
	around := strings.Split("<div>¦</div>¦<p>¦</p>¦<b>¦</b>¦<table>¦<tr>¦<td>¦</table>¦<ul>¦<li>¦<ruby>¦<rt>¦<pre>¦</pre>¦<code>¦</code>¦<details>¦<summary>¦<a href=x>¦</a>¦"+
		"<figure>¦</figure>¦<video src=x>¦</svg>¦</math>¦</style>¦</title>¦\"¦'¦`¦<¦>¦/¦=¦&¦;¦ ¦\n\n¦\n¦\t¦\x00¦\r¦字¦x¦> ¦- ¦    ¦[¦](¦)¦![¦{.x}¦\\¦-->¦<!--", "¦")
	return rapid.Custom(func(t *rapid.T) string {
		piece := rapid.OneOf(rapid.SampledFrom(attacks), rapid.SampledFrom(around), rapid.SampledFrom(around))
		return strings.Join(rapid.SliceOfN(piece, 1, 12).Draw(t, "pieces"), "")
	})
}

func TestNothingToSanitise(t *testing.T) {
	for _, s := range attacks {
		checkSanitised(t, s)
		checkSanitised(t, s+"字") // an element without words is left out
	}
	rapid.Check(t, func(t *rapid.T) { checkSanitised(t, attack().Draw(t, "copy")) })
}

// FuzzNothingToSanitise is the same for any copy.
//
//	go test ./internal/markup -run - -fuzz NothingToSanitise -fuzztime 5m
func FuzzNothingToSanitise(f *testing.F) {
	for _, s := range slices.Concat(attacks, fuzzSeeds) {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { checkSanitised(t, s) })
}

func checkSanitised(t tester, s string) {
	t.Helper()
	d, _ := Parse([]byte(s))
	for _, d := range []*Doc{d, d.Head(20)} {
		out := plainHTML(d)
		checkHTML(t, out)
		sameTags(t, written, out)
	}
	// The balanced HTML of one piece, which becomes nodes and does not come
	// out itself: it must be harmless before it is parsed, too.
	for _, inline := range []bool{false, true} {
		b := builder{src: []byte(s), raws: []rawSource{{s, []text.Segment{text.NewSegment(0, len(s))}, !inline}}}
		sameTags(t, balanced, b.balance(b.events([]Node{{Kind: rawTag}}), inline))
	}
}

// sameTags fails unless the policy leaves every element, attribute and word
// of out as it is. Addresses it writes in its own way, and those that it
// cannot read it drops; of those it is enough that browsers find no scheme in
// them that is not known.
func sameTags(t tester, policy *bluemonday.Policy, out string) {
	t.Helper()
	var before strings.Builder
	for z := html.NewTokenizer(strings.NewReader(out)); z.Next() != html.ErrorToken; {
		tok := z.Token()
		for i, a := range tok.Attr {
			if a.Key != "href" && a.Key != "src" {
				continue
			}
			// What is balanced is typed copy: its addresses are judged later.
			if scheme := browserScheme(a.Val); policy == written && scheme != "" && !slices.Contains(schemes, scheme) {
				t.Errorf("address of scheme %q: %v", scheme, tok)
			}
			if u, err := url.Parse(a.Val); policy == balanced || err != nil || u.String() == "" {
				tok.Attr[i].Val = "x"
			}
		}
		before.WriteString(tok.String())
	}
	after := policy.Sanitize(before.String())
	if diff := cmp.Diff(tokens(before.String()), tokens(after)); diff != "" {
		t.Errorf("the sanitiser takes away (-ours +its)\n%s\nof %s", diff, out)
	}
}

// tokens lists tags, attributes and words, addresses left out.
func tokens(s string) []string {
	var list []string
	for z := html.NewTokenizer(strings.NewReader(s)); z.Next() != html.ErrorToken; {
		tok := z.Token()
		for i, a := range tok.Attr {
			if a.Key == "href" || a.Key == "src" {
				tok.Attr[i].Val = ""
			}
		}
		list = append(list, tok.String())
	}
	return list
}

var schemes = []string{"http", "https", "mailto", "tel", "sms", "ftp"}

// browserScheme is the scheme that the URL Standard finds in an address
// (url.spec.whatwg.org, basic URL parser), "" for a relative one.
func browserScheme(address string) string {
	address = strings.TrimFunc(address, func(r rune) bool { return r <= ' ' })
	address = strings.NewReplacer("\t", "", "\n", "", "\r", "").Replace(address)
	return strings.ToLower(strings.TrimSuffix(schemeForm.FindString(address), ":"))
}

var schemeForm = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*:`)

// written is what may be in the HTML of a document, balanced what may be in
// what is read again.
var written, balanced = newWritten(), newBalanced()

// newPolicy has the safe list in the sanitiser's words. It is written out, so
// that what is put on the safe list by mistake is found.
func newPolicy() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	p.AllowURLSchemes(schemes...)
	p.AllowRelativeURLs(true)
	p.RequireParseableURLs(true)
	p.AllowAttrs("class", "title").Globally()
	p.AllowAttrs("id").Matching(regexp.MustCompile(`^[\p{Han}A-Za-z0-9_-]+$`)).Globally()
	p.AllowAttrs("lang").Matching(regexp.MustCompile(`^[A-Za-z0-9-]+$`)).Globally()
	p.AllowAttrs("colspan", "rowspan").Matching(bluemonday.Integer).OnElements("td", "th")
	p.AllowAttrs("start").Matching(bluemonday.Integer).OnElements("ol")
	p.AllowAttrs("type").Matching(regexp.MustCompile(`^[1AaIi]$`)).OnElements("ol")
	p.AllowAttrs("reversed").OnElements("ol")
	p.AllowAttrs("value").Matching(bluemonday.Integer).OnElements("li")
	p.AllowAttrs("open").Matching(regexp.MustCompile(`^[^<>]*$`)).OnElements("details")
	p.AllowAttrs("href").OnElements("a")
	p.AllowAttrs("src").OnElements("img", "video", "audio")
	p.AllowAttrs("alt").OnElements("img")
	p.AllowNoAttrs().OnElements(strings.Fields("a abbr b strong i em u s strike del ins mark small sub sup code kbd samp var q cite span ruby rt rp br " +
		"img video audio p div blockquote pre hr h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table caption thead tbody tfoot tr th td " +
		"figure figcaption details summary")...)
	return p
}

func newWritten() *bluemonday.Policy {
	p := newPolicy()
	one := func(value string) *regexp.Regexp { return regexp.MustCompile("^(" + value + ")$") }
	p.AllowNoAttrs().OnElements("section", "input")
	p.AllowAttrs("type").Matching(one("checkbox")).OnElements("input")
	p.AllowAttrs("disabled", "checked").Matching(one("")).OnElements("input")
	p.AllowAttrs("controls").Matching(one("")).OnElements("video", "audio")
	p.AllowAttrs("preload").Matching(one("none")).OnElements("video", "audio")
	p.AllowAttrs("tabindex").Matching(one("0")).OnElements("pre", "div")
	p.AllowAttrs("scope").Matching(one("col|row")).OnElements("th")
	p.AllowAttrs("value").Matching(bluemonday.Integer).OnElements("li")
	p.AllowAttrs("role").Matching(one("list|listitem|region|doc-endnotes|doc-backlink|doc-noteref")).Globally()
	p.AllowAttrs("aria-label").Globally()
	return p
}

func newBalanced() *bluemonday.Policy {
	p := newPolicy()
	p.AllowNoAttrs().OnElements(standInInline, standInBlock)
	p.AllowAttrs(marker).Matching(bluemonday.Integer).Globally()
	return p
}
