package feedtest

import (
	"strings"
	"testing"
)

const rightAtom = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>报</title><id>urn:uuid:1</id><updated>2026-11-09T00:00:00+08:00</updated>
<link rel="self" href="https://a.example/feed.xml"/><author><name>报</name></author>
<entry><title>一</title><id>urn:uuid:2</id><published>2026-11-09T00:00:00Z</published><updated>2026-11-09T00:00:00Z</updated>
<link href="https://a.example/1.html"/><category term="要闻"/><content type="html">&lt;p>&lt;a href="https://b.example/">去&lt;/a>&lt;/p></content></entry></feed>`

const rightJSON = `{"version":"https://jsonfeed.org/version/1.1","title":"报","feed_url":"https://a.example/feed.json","items":[
{"id":"urn:uuid:2","url":"https://a.example/1.html","content_html":"<p>一</p>","date_published":"2026-11-09T00:00:00Z","authors":[{"name":"江晚"}],"tags":["要闻"]}]}`

// TestRefuses holds that a right feed passes, and none of which a rule is broken.
func TestRefuses(t *testing.T) {
	for _, c := range []struct {
		form  func([]byte) []string
		right string
		wrong [][2]string // old, new
	}{
		{Atom, rightAtom, [][2]string{
			{"</feed>", ""},
			{"2005/Atom", "2005/atom"},
			{"<id>urn:uuid:1</id>", ""},
			{"urn:uuid:1", "one"},
			{"<title>一</title>", "<title> </title>"},
			{"<title>一</title>", "<title>一</title><title>二</title>"},
			{"urn:uuid:2</id>", "urn:uuid:2</id><rights>a</rights><rights>b</rights>"},
			{"<updated>2026-11-09T00:00:00Z", "<updated>2026-11-09"},
			{"<updated>2026-11-09T00:00:00Z", "<updated>2026-11-08T00:00:00Z"},
			{"<author><name>报</name></author>", ""},
			{"<author><name>报</name></author>", "<author><name></name></author>"},
			{"<category term", "<category label"},
			{`rel="self"`, `rel="via"`},
			{`<link href="https://a.example/1.html"/>`, `<link href="1.html"/>`},
			{`<link href="https://a.example/1.html"/>`, `<link href="https://a.example/1.html"/><link href="https://a.example/2.html"/>`},
			{"<entry>", "<entry><author><name>江</name></author><author><name>江</name></author>"},
			{`href="https://b.example/"`, `href="../b.html"`},
			{`href="https://b.example/"`, `onclick="a()"`},
			{"&lt;p>", "&lt;p>&lt;script>a&lt;/script>"},
			{"</feed>", rightAtom[strings.Index(rightAtom, "<entry>"):]},
			{"一", "\x01"},
		}},
		{JSON, rightJSON, [][2]string{
			{"]}", "]"},
			{"1.1", "1"},
			{`"title":"报",`, ""},
			{`"title"`, `"author":{},"title"`},
			{`"feed_url":"https://a.example/`, `"feed_url":"`},
			{`"id":"urn:uuid:2",`, ""},
			{`"content_html":"<p>一</p>",`, ""},
			{"<p>一</p>", "<img src=a.jpg>"},
			{"T00:00:00Z", ""},
			{`{"name":"江晚"}`, `{"name":"江晚"},{"name":"江晚"}`},
			{`[{"name":"江晚"}]`, `{"name":"江晚"}`},
			{`["要闻"]`, `"要闻"`},
		}},
	} {
		if wrong := c.form([]byte(c.right)); len(wrong) > 0 {
			t.Errorf("a right feed: %q", wrong)
		}
		for _, change := range c.wrong {
			feed := strings.Replace(c.right, change[0], change[1], 1)
			if feed == c.right {
				t.Fatalf("%q is not in the feed", change[0])
			}
			if len(c.form([]byte(feed))) == 0 {
				t.Errorf("%q instead of %q passes", change[1], change[0])
			}
		}
	}
}
