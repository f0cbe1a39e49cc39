package markup

import (
	"strings"
	"testing"
)

// A dateline stands at the start of the first paragraph, whatever attributes
// that has, or before what is no paragraph.
func TestWithDateline(t *testing.T) {
	const mark = `<b class="dateline">本报讯</b>`
	for _, c := range []struct{ body, want, head string }{
		{"昨日。", "<p>" + mark + "昨日。</p>", ""},
		{"昨日。 {.lede}", `<p class="lede">` + mark + "昨日。</p>", ""},
		{"昨日。 {#on .lede}\n\n再写。", `<p id="on" class="lede">` + mark + "昨日。</p>\n<p>再写。</p>", ""},
		{"**昨日**。", "<p>" + mark + "<strong>昨日</strong>。</p>", ""},
		{"", "<p>" + mark + "</p>", ""},
		{"- 甲", "<p>" + mark + "</p>\n<ul>\n<li>甲</li>\n</ul>", ""},
		{"> 引文", "<p>" + mark + "</p>\n<blockquote>\n<p>引文</p>\n</blockquote>", ""},
		// A head leaves out what comes first, and has the dateline all the same.
		{"![柳](a.jpg)\n\n昨日。", "", "<p>" + mark + "昨日。</p>"},
		{"## 题\n\n昨日。", "", "<p>" + mark + "昨日。</p>"},
		{"|a|\n|-|", "", "<p>" + mark + "</p>"},
	} {
		plain, _ := Parse([]byte(c.body))
		before := plainHTML(plain)
		d := plain.WithDateline("本报讯")
		if got := strings.TrimSpace(plainHTML(d)); c.want != "" && got != c.want {
			t.Errorf("%q: %s", c.body, got)
		}
		if c.head == "" {
			c.head = c.want
		}
		if got := strings.TrimSpace(plainHTML(d.Head(100))); got != c.head {
			t.Errorf("%q: head %s", c.body, got)
		}
		if d.Text() != plain.Text() || d.Count() != plain.Count() || d.Head(100).Cut != plain.Head(100).Cut {
			t.Errorf("%q: the dateline is counted", c.body)
		}
		if back, err := Decode(d.Encode()); err != nil || plainHTML(back) != plainHTML(d) {
			t.Errorf("%q: changed by encoding: %v", c.body, err)
		}
		if plain.WithDateline("") != plain || plainHTML(plain) != before {
			t.Errorf("%q: the original changed", c.body)
		}
	}
	d, _ := Parse([]byte("昨日。"))
	if got := plainHTML(d.WithDateline(`<i>&"`)); got != "<p><b class=\"dateline\">&lt;i&gt;&amp;&#34;</b>昨日。</p>\n" {
		t.Error(got)
	}
}

// A head is cut where it would be without a dateline.
func TestHeadWithDateline(t *testing.T) {
	d, _ := Parse([]byte(strings.Repeat("河边新栽的柳树已经成荫，散步的人多了。", 20)))
	want := strings.Replace(plainHTML(d.Head(60)), "<p>", `<p><b class="dateline">本报讯</b>`, 1)
	if got := plainHTML(d.WithDateline("本报讯").Head(60)); got != want {
		t.Error(got)
	}
}
