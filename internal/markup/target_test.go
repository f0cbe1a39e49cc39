package markup

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// The case file target.txt holds what is read; this, what is copied of it.
func TestReadTarget(t *testing.T) {
	for _, c := range []struct {
		s           string
		picture     bool
		dest, title string // dest "" for none
	}{
		{"(a b.jpg)c", true, "a b.jpg", ""},
		{"(a b.jpg\n“说”)c", true, "a b.jpg", "说"},
		{"(a b.jpg\n正文（一）", true, "a b.jpg", ""},
		{"(a.jpg 正文没有完", true, "", ""},
		{"(a b)", true, "a b", ""},
		{"（a b）", true, "", ""},
		{"(a b)", false, "", ""},
		{"(a b)见(c.md)", false, "", ""},
		{" (c.md)", false, "c.md", ""},
		{"\n\n(c.md)", false, "", ""},
		{"(c d.md#e f)", false, "c d.md#e f", ""},
		{"（3.5米）", false, "", ""},
		{"(c d.md5)", false, "", ""},
		{"：a.jpg", true, "a.jpg", ""},
		{"：c.md", false, "", ""},
		{"", true, "", ""},
	} {
		got, ok := readTarget(c.s, c.picture)
		if dest := c.s[got.start:got.stop]; ok != (c.dest != "") || ok && (dest != c.dest || got.title != c.title) {
			t.Errorf("%q: %q, title %q, %v", c.s, dest, got.title, ok)
		}
	}
}

func FuzzReadTarget(f *testing.F) {
	for _, s := range []string{"(a b.jpg “说”)", "（a.md）", "【a.md】", "(<a b.jpg> \"x\")", " (a)b.jpg)", ": a.jpg", "(a.jpg =3x '说'", "(“a.jpg”"} {
		f.Add(s, true)
	}
	f.Fuzz(func(t *testing.T, s string, picture bool) {
		if !utf8.ValidString(s) {
			return // Parse mends what is not
		}
		got, ok := readTarget(s, picture)
		if !ok {
			return
		}
		if got.start < 0 || got.start >= got.stop || got.stop > got.length || got.length > len(s) {
			t.Fatalf("out of place: %+v in %q", got, s)
		}
		for _, part := range []string{s[got.start:got.stop], s[:got.length], got.title} {
			if !utf8.ValidString(part) {
				t.Fatalf("cut within a character: %+v in %q", got, s)
			}
		}
		for word := range strings.FieldsSeq(got.title) {
			if !strings.Contains(s[got.stop:got.length], word) {
				t.Fatalf("a title of its own: %+v in %q", got, s)
			}
		}
	})
}
