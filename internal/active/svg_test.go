package active

import (
	"bytes"
	"errors"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

const open = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">`

// asIs takes any picture for a clean PNG but an empty one.
func asIs(src []byte) ([]byte, string, error) {
	if len(src) == 0 {
		return nil, "", errors.New("empty")
	}
	return src, ".png", nil
}

// Photographs in a drawing are cleaned, and written as what they became.
func TestCleanSVGPhotos(t *testing.T) {
	shorter := func(src []byte) ([]byte, string, error) { return src[:1], ".jpg", nil }
	got, err := CleanSVG([]byte(open+`<image href="data:image/png;base64,QU
		I="/></svg>`), shorter)
	if want := `<image href="data:image/jpeg;base64,QQ=="></image>`; err != nil || !bytes.Contains(got.Data, []byte(want)) {
		t.Errorf("%s, %v", got.Data, err)
	}
}

func TestCleanSVG(t *testing.T) {
	const clean = `<svg xmlns="http://www.w3.org/2000/svg">`
	for _, c := range []struct{ in, want, removed string }{
		{`<rect width="9" height="9" fill="#f00"/>`, `<rect width="9" height="9" fill="#f00"></rect>`, ""},
		{`<g transform="rotate(45)"><text x="1">渡<tspan>口</tspan></text></g>`, `<g transform="rotate(45)"><text x="1">渡<tspan>口</tspan></text></g>`, ""},
		{`<style>.a{fill:url(#b)}</style><path class="a" d="M0 0"/>`, `<style>.a{fill:url(#b)}</style><path class="a" d="M0 0"></path>`, ""},
		{`<use xlink:href="#a"/><use href=" #b "/>`, `<use href="#a"></use><use href="#b"></use>`, ""},
		{`<image href="data:image/png;base64,AA=="/>`, `<image href="data:image/png;base64,AA=="></image>`, ""},
		{`<image href="data:image/jpeg;base64,A"/><image href="data:image/gif;base64,"/>`, `<image></image><image></image>`, "读不出来的照片"},
		{`<metadata><x/></metadata><!-- x --><g xmlns:i="urn:i" i:label="层" data-name="层"/>`, `<g></g>`, ""},
		{`<text xml:space="preserve">a &lt;b&gt; &amp; c</text>`, `<text xml:space="preserve">a &lt;b&gt; &amp; c</text>`, ""},

		{`<script>alert(1)</script>`, ``, "script"},
		{`<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>`, ``, "script"},
		{`<g><foreignObject><b xmlns="http://www.w3.org/1999/xhtml"><script>x</script></b></foreignObject></g>`, `<g></g>`, "foreignObject"},
		{`<h:iframe xmlns:h="http://www.w3.org/1999/xhtml" src="x"/>`, ``, "iframe"},
		{`<rect onclick="x" ONLOAD="y" x="1"/>`, `<rect x="1"></rect>`, "onclick ONLOAD"},
		{`<a href="javascript:x"><text>点</text></a>`, `<text>点</text>`, "a"},
		{`<text><a href="x">点</a>我</text>`, `<text>点我</text>`, "a"},
		{`<set attributeName="href" to="javascript:x"/><animate attributeName="x"/>`, ``, "set animate"},
		{`<use href="other.svg#a"/><use xlink:href="https://x.example/a.svg#b"/>`, `<use></use><use></use>`, "href"},
		{`<image href="http://x.example/1.png"/><image href="//x.example/1.png"/><image href="1.png"/>`, `<image></image><image></image><image></image>`, "href"},
		{`<image href="data:image/svg+xml;base64,AA"/><use href="data:image/png;base64,AA"/>`, `<image></image><use></use>`, "href"},
		{`<feImage href="#a"/>`, ``, "feImage"},
		{`<rect fill="url(http://x.example/#a)"/><rect style="fill:url('x.svg#b')"/>`, `<rect></rect><rect></rect>`, "fill style"},
		{`<rect style="fill:u\72l(//x)"/><rect style="background:image-set('x' 1x)"/>`, `<rect></rect><rect></rect>`, "style"},
		{`<style>@import "x";</style>`, `<style></style>`, "style"},
		{`<style>a{fill:u<!-- -->rl(x)}</style>`, `<style></style>`, "style"},
		{`<style>a{}<script>x</script></style>`, `<style>a{}</style>`, "script"},
		{`<style><![CDATA[a>b{fill:red}]]></style>`, `<style>a&gt;b{fill:red}</style>`, ""},
		{`<handler type="x">y</handler><iframe/><audio/>`, ``, "handler iframe audio"},
		{`<?xml-stylesheet href="x"?>`, ``, "<?xml-stylesheet?>"},
	} {
		got, err := CleanSVG([]byte(open+c.in+"</svg>"), asIs)
		if want := clean + c.want + "</svg>"; err != nil || string(got.Data) != want || strings.Join(got.Removed, " ") != c.removed {
			t.Errorf("%s\n is %s %q %v\nnot %s %s", c.in, got.Data, got.Removed, err, want, c.removed)
		}
	}
	got, err := CleanSVG([]byte("\uFEFF<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"x.dtd\">\n<svg width='2' onload='x'/>\n"), asIs)
	if err != nil || string(got.Data) != `<svg xmlns="http://www.w3.org/2000/svg" width="2"></svg>` || !slices.Equal(got.Removed, []string{"onload"}) {
		t.Errorf("%s %v %v", got.Data, got.Removed, err)
	}
}

func TestCleanSVGRefuses(t *testing.T) {
	for _, s := range []string{
		"", "文字", "<svg>", "<svg></svg><svg/>", "<html/>", `<svg xmlns="x"/>`, open, "<svg><g></svg></g>", "<svg>&nbsp;</svg>", "<svg>\x00</svg>", "<svg>\xff</svg>",
		`<!DOCTYPE svg [<!ENTITY x "<script/>">]><svg>&x;</svg>`, `<!DOCTYPE svg [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><svg><text>&b;</text></svg>`,
		`<?xml version="1.0" encoding="gbk"?><svg/>`, strings.Repeat("<svg>", 1000) + strings.Repeat("</svg>", 1000), inUTF16("<svg/>"), "<svg a=b/>",
	} {
		if got, err := CleanSVG([]byte(s), asIs); err == nil {
			t.Errorf("%.60q became %s", s, got.Data)
		}
	}
	if _, err := CleanSVG(make([]byte, MaxSVG+1), asIs); err == nil {
		t.Error("a huge file is taken")
	}
}

func TestSize(t *testing.T) {
	for attrs, want := range map[string][2]int{
		``: {300, 150}, `width="40" height="30"`: {40, 30}, `width="40px" height="1in"`: {40, 96}, `viewBox="0 0 24 12"`: {24, 12}, `viewBox="0,0,24,12" width="100%" height="100%"`: {24, 12},
		`viewBox="0 0 24 12" width="48"`: {48, 24}, `viewBox="0 0 24 12" height="48"`: {96, 48}, `width="-1" height="NaN"`: {300, 150}, `width="1e-9" height="999999"`: {1, 1 << 14}, `width="2em" height="3"`: {300, 150},
	} {
		got, err := CleanSVG([]byte("<svg "+attrs+"/>"), asIs)
		if err != nil || [2]int{got.Width, got.Height} != want {
			t.Errorf("%s: %d×%d %v", attrs, got.Width, got.Height, err)
		}
	}
}

// hostile are drawings of strangers, after the tests of DOMPurify (cure53) and
// the SVG part of html5sec.org.
var hostile = []string{
	`<script xlink:href="data:,alert(1)"/>`, `<g onload="a"/>`, `<use xlink:href="data:image/svg+xml;base64,AA#x"/>`, `<a xlink:href="javascript:a"><circle r="9"/></a>`,
	`<animate xlink:href="#x" attributeName="href" values="javascript:a"/>`, `<image xlink:href="http://x/"/>`, `<style>@import'//x';</style>`, `<style>*{background:url(//x)}</style>`,
	`<style>a{}</style><![CDATA[<script>]]>`, `<title><![CDATA[</title><script>a</script>]]></title>`, `<desc>&lt;/desc&gt;&lt;script&gt;</desc>`, `<text>&lt;img src=x onerror=a&gt;</text>`,
	`<rect id="&quot;&gt;&lt;script&gt;" fill="url(#a)"/>`, `<rect fill="url( '#a' )" filter="url(//x#a)"/>`, `<foreignObject><body onload="a"/></foreignObject>`, `<switch><foreignObject/><g/></switch>`,
	`<s:script xmlns:s="http://www.w3.org/2000/svg"/>`, `<rect xmlns:on="http://www.w3.org/2000/svg" on:load="a"/>`, `<?xml-stylesheet type="text/css" href="x"?>`, `<!-- --><g/>`, `<text>字&amp;#x3c;</text>`,
	`<image href="data:image/png;base64,AA"/>`, `<set attributeName="onload" to="a"/>`, `<svg onload="a"><svg/></svg>`,
}

func FuzzCleanSVG(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 250 {
			return // see TestCleanSVG; the fuzzer makes inputs small in quadratic time
		}
		for _, src := range []string{s, open + s + "</svg>"} {
			got, err := CleanSVG([]byte(src), asIs)
			if err != nil {
				continue
			}
			checkCalm(t, got.Data)
			again, err := CleanSVG(got.Data, asIs)
			if err != nil || !bytes.Equal(again.Data, got.Data) || len(again.Removed) > 0 {
				t.Errorf("%q: cleaned again it is %q, %q, %v", got.Data, again.Data, again.Removed, err)
			}
		}
	})
}

func TestHostile(t *testing.T) {
	for _, s := range hostile {
		got, err := CleanSVG([]byte(open+s+"</svg>"), asIs)
		if err != nil {
			t.Errorf("%s: %v", s, err)
		}
		checkCalm(t, got.Data)
	}
}

var (
	// calm are the elements that may be left, written out here, so that what
	// is put on the list by mistake is found.
	calm = regexp.MustCompile(`^(svg|g|defs|symbol|use|switch|path|rect|circle|ellipse|line|polyline|polygon|image|text|tspan|textpath|title|desc|style|lineargradient|radialgradient|stop|pattern|clippath|mask|marker|filter|fe[a-z]+)$`)
	// outside matches whatever in a value or a style sheet leads elsewhere.
	outside = regexp.MustCompile(`(?i)url\(\s*["']?\s*[^#"'\s]|@|\\|image-set\(|src\(|expression\(`)
)

// checkCalm reads what came out as browsers read HTML, which is what it would
// be if a host named it wrongly, and finds nothing that acts.
func checkCalm(t *testing.T, out []byte) {
	t.Helper()
	style := false
	for z := html.NewTokenizer(bytes.NewReader(out)); ; {
		kind := z.Next()
		tok := z.Token()
		switch kind {
		case html.ErrorToken:
			return
		case html.CommentToken, html.DoctypeToken, html.SelfClosingTagToken:
			t.Errorf("%s in %s", tok, out)
		case html.TextToken:
			if style && outside.MatchString(tok.Data) {
				t.Errorf("style sheet %q in %s", tok.Data, out)
			}
		case html.StartTagToken, html.EndTagToken:
			style = kind == html.StartTagToken && tok.Data == "style"
			if !calm.MatchString(tok.Data) || tok.Data == "feimage" {
				t.Errorf("<%s> in %s", tok.Data, out)
			}
			for _, a := range tok.Attr {
				checkAttribute(t, tok.Data, a, out)
			}
		}
	}
}

func checkAttribute(t *testing.T, element string, a html.Attribute, out []byte) {
	t.Helper()
	raster := element == "image" && regexp.MustCompile(`^data:image/(png|jpeg|jpg|gif|webp);base64,`).MatchString(a.Val)
	switch {
	case strings.HasPrefix(a.Key, "on"), a.Key == "src", a.Key == "action", a.Key == "srcdoc":
		t.Errorf("%s in %s", a.Key, out)
	case strings.HasSuffix(a.Key, "href") && !strings.HasPrefix(a.Val, "#") && !raster:
		t.Errorf("%s=%q in %s", a.Key, a.Val, out)
	case outside.MatchString(a.Val):
		t.Errorf("%s=%q in %s", a.Key, a.Val, out)
	}
}
