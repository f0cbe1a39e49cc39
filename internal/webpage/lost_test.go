package webpage

import (
	"bytes"
	"errors"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"bao/internal/foreign"
	"bao/internal/foreign/foreigntest"
	"bao/internal/proof"

	"golang.org/x/net/html"
	"pgregory.net/rapid"
)

// shownIn returns the characters of a page that are not space, by its tokens
// alone: it knows nothing of elements but which keep their text to themselves.
func shownIn(page []byte) []rune {
	var out []rune
	z := html.NewTokenizer(bytes.NewReader(page))
	quiet := false
	for {
		switch z.Next() {
		case html.ErrorToken:
			return out
		case html.StartTagToken:
			name, _ := z.TagName()
			quiet = slices.Contains([]string{"script", "style", "title", "noscript"}, string(name))
		case html.TextToken:
			if !quiet {
				out = append(out, visible(string(z.Text()))...)
			}
			quiet = false
		default:
			quiet = false
		}
	}
}

func visible(s string) []rune {
	return slices.DeleteFunc([]rune(s), func(r rune) bool { return margin(r) || r == 0 })
}

var (
	// unseenForm matches what the scan of tokens can't tell.
	unseenForm = regexp.MustCompile(`(?i)<(template|rp)`)
	// mainForm and hiddenForm together match what is left out without a remark:
	// WeChat's hidden menus around the article.
	mainForm   = regexp.MustCompile(`(?i)<(main|article)|id=|role=|itemprop|class=`)
	hiddenForm = regexp.MustCompile(`(?i)hidden|style=|<dialog`)
	// addingForm matches what puts words into an article that are none of the
	// page's text; movingForm what prints out of order.
	addingForm = regexp.MustCompile(`(?i)js_content|emoji`)
	movingForm = regexp.MustCompile(`(?i)<(h1|table|caption|t[dhr]|tfoot|thead|tbody|main|article)|id=|role=|itemprop|class=`)
)

type tester interface {
	Helper()
	Errorf(string, ...any)
}

// checkLost holds that nothing of a page's text is lost, doubled or scrambled.
func checkLost(t tester, page string) {
	t.Helper()
	d, err := Read([]byte(page), nil)
	text, _ := decode([]byte(page))
	if isMHTML([]byte(page)) || unseenForm.Match(text) || mainForm.Match(text) && hiddenForm.Match(text) {
		return
	}
	var refusal *foreign.Refusal
	if err != nil && !errors.As(err, &refusal) {
		t.Errorf("%q: not a refusal: %v", page, err)
		return
	}
	want := shownIn(text)
	if err != nil {
		// Nothing but what is left out: there is no article.
		return
	}
	got := visible(foreigntest.Text(d.Blocks, false))
	left := slices.ContainsFunc(d.Remarks, func(r foreign.Remark) bool { return r.Left })
	if s := foreigntest.Missing(want, append(slices.Clone(got), visible(foreigntest.Left(d))...)); s != "" {
		t.Errorf("%q: lost %q\n%s", page, s, foreigntest.Dump(d))
	}
	if addingForm.Match(text) {
		return
	}
	if s := foreigntest.Missing(got, want); s != "" {
		t.Errorf("%q: doubled %q\n%s", page, s, foreigntest.Dump(d))
	}
	if !left && !movingForm.Match(text) && !slices.Equal(got, want) {
		t.Errorf("%q: scrambled: %q, want %q", page, string(got), string(want))
	}
}

// Pieces of pages in any order lose nothing.
func TestNothingLost(t *testing.T) {
	pieces := strings.Split(`甲|乙。|a b|&nbsp;|　　|`+"\n"+`|<p>|</p>|<section>|</section>|<span leaf>|</span>|<b>|</b>|<br>|<a href="https://a.cn">|</a>|`+
		`<ul>|<ol start="3">|<li>|</li>|</ul>|</ol>|<table>|<tr>|<td colspan=2>|<td>|<th>|</td>|</tr>|</table>|<caption>题|</caption>|<tfoot>|<thead>|`+
		`<div id="js_content">|<div id="activity-name">|<div style="display:none">|<div style="visibility:hidden">|</div>|<h1>|</h1>|<h2>|</h2>|`+
		`<article>|</article>|<main>|</main>|<nav>|</nav>|<footer>|</footer>|<script>丁</script>|<style>丁</style>|<title>丁</title>|<img src="https://a.cn/1.jpg" alt="戊">|`+
		`<figure>|<figcaption>|</figcaption>|</figure>|<blockquote>|</blockquote>|<pre>|</pre>|<code>|</code>|<ruby>|<rt>|</rt>|</ruby>|<video>|</video>|<select>|<option>|</select>|`+
		`<svg>|<text>|</text>|</svg>|<mp-common-profile data-nickname="己">|</mp-common-profile>|<iframe>庚</iframe>|<hr>|<dl>|<dt>|<dd>|</dl>|<!-- 辛 -->|<html>|<head>|<body>|</body>|<textarea>壬</textarea>`, "|")
	rapid.Check(t, func(rt *rapid.T) {
		checkLost(rt, strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 40).Draw(rt, "pieces"), ""))
	})
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{
		`<p>甲<b>乙`, `<div id=js_content style="opacity:0">甲<img data-src="//a/640?wx_fmt=png" src="x_files/640">`, "\xff\xfe<\x00p\x00", "<meta charset=gbk>\xb6\xc9\xbf\xda",
		"Content-Type: multipart/related; boundary=X\r\n\r\n--X\r\nContent-Type: text/html\r\n\r\n<p>a\r\n--X--", "<table><tr><td rowspan=0 colspan=-1>x", `<img src="data:image/png;base64,iVBORw0KGgo=">甲`,
		"<ol start=-99999999999><li value=9>x", "Version:1.0\r\nStartHTML:1\r\n<p>x", "<ruby>a<rt>b<p>c</ruby>", `<base href="http://[::1">甲<a href="%zz">乙</a>`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) < 1<<16 {
			checkLost(t, string(data))
		}
	})
}

// What is made to take time or memory ends soon.
func TestHostile(t *testing.T) {
	deep := strings.Repeat("<div>", 40_000)
	for name, page := range map[string]string{
		"deep":             deep + "甲",
		"deep text":        strings.Repeat("<b><i>甲", 25_000),
		"left open":        strings.Repeat("<p><b a="+"><i b><u c>甲", 15_000),
		"headings":         strings.Repeat("<h1>甲", 40_000),
		"hidden":           strings.Repeat(`<b style="visibility:hidden">`, 290) + strings.Repeat("<i>甲</i>", 25_000) + `<b style="visibility:visible">乙`,
		"tables":           strings.Repeat("<table><tr><td>甲", 25_000),
		"cells":            "<table>" + strings.Repeat("<tr><td rowspan=65000 colspan=1000>甲", 25_000),
		"one paragraph":    strings.Repeat("甲<!-- -->", 100_000),
		"ruby":             "<ruby>" + strings.Repeat("甲<b></b>", 40_000) + "<rt>a</rt></ruby>",
		"tags":             strings.Repeat("<a>", 2_000_000),
		"attributes":       "<p " + strings.Repeat("a=1 ", 300_000) + ">甲",
		"articles":         strings.Repeat("<article>", 290) + strings.Repeat("<i>甲</i>", 25_000),
		"entities":         strings.Repeat("&lt;&#x4e00;&nosuch;", 100_000),
		"lists":            strings.Repeat("<ul><li>甲", 25_000),
		"quotes":           strings.Repeat("<blockquote>甲", 25_000),
		"left open in rt":  strings.Repeat("<ruby>甲<rt>", 25_000),
		"cards":            strings.Repeat("<mp-common-x title=甲>", 25_000),
		"hidden in hidden": strings.Repeat("<div hidden>甲", 25_000),
	} {
		start := proof.Spent()
		_, err := Read([]byte(page), nil)
		var refusal *foreign.Refusal
		if err != nil && !errors.As(err, &refusal) {
			t.Errorf("%s: not a refusal: %v", name, err)
		}
		if took := proof.Spent() - start; took > 10*time.Second {
			t.Errorf("%s took %v", name, took)
		} else {
			t.Logf("%s: %v, %v", name, took.Round(time.Millisecond), err)
		}
	}
	if _, err := Read(make([]byte, maxBytes+1), nil); err == nil {
		t.Error("a page of more than 50 MB is read")
	}
}
