package origin

import (
	"bytes"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"bao"
)

const name = "layouts/article.html"

var theme = Theme{FS: bao.Theme}

// copyOf reads a site's article.html of that text.
func copyOf(t testing.TB, text string) *Copy {
	t.Helper()
	c, err := Read(fstest.MapFS{name: {Data: []byte(text)}}, theme, name)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func markedAs(text, version string) string {
	line, _ := theme.Mark(name, []byte(version))
	return strings.TrimSuffix(string(line), version) + text
}

func TestRead(t *testing.T) {
	data, _ := fs.ReadFile(bao.Theme, name)
	now := string(data)
	versions, err := Versions(name)
	if err != nil || len(versions) < 2 {
		t.Fatal(err, len(versions))
	}
	v := versions[len(versions)-1]
	own := func(text string) string { return strings.Replace(text, `class="story"`, `class="story own"`, 1) }
	for _, c := range []struct {
		what, text string
		state      State
		base       string
		untouched  bool
	}{
		{"a copy", markedAs(now, now), Same, "", true},
		{"one of Windows", "\xEF\xBB\xBF" + strings.ReplaceAll(markedAs(now, now), "\n", "\r\n"), Same, "", true},
		{"one made by hand", now, Same, "", true},
		{"one without its last line end", strings.TrimSuffix(now, "\n"), Same, "", true},
		{"the new text under an old line", markedAs(now, v.Text), Same, "", true},
		{"changed", markedAs(own(now), now), Changed, now, false},
		{"changed, made by hand", own(now), Changed, now, false},
		{"old", markedAs(v.Text, v.Text), Behind, v.Text, true},
		{"old, made by hand", v.Text, Behind, v.Text, true},
		{"old without its last line end", strings.TrimSuffix(v.Text, "\n"), Behind, v.Text, true},
		{"old and changed", markedAs(own(v.Text), v.Text), Behind, v.Text, false},
		{"old and changed, made by hand", own(v.Text), Behind, v.Text, false},
		{"of a version that nobody knows", markedAs(own(now), "?"), Behind, "", false},
		{"another template", "<p>{{.Title}}</p>\n<p>{{.Body.HTML}}</p>\n", Unknown, "", false},
		{"an empty one", "", Unknown, "", false},
	} {
		got := copyOf(t, c.text)
		base := ""
		if got.Base != nil {
			base = got.Base.Text
		}
		if got.State != c.state || base != c.base || got.Untouched() != c.untouched {
			t.Errorf("%s: %d, untouched %v, of\n%s", c.what, got.State, got.Untouched(), base)
		}
		if marked := MarkAs(got); string(Strip(marked)) != got.Own || got.State != Same && copyOf(t, string(marked)).State != Changed {
			t.Errorf("%s: marked anew:\n%.200s", c.what, marked)
		}
	}
}

// TestSaid holds that a paper with words of its own gets them in copies, by which
// nothing of a copy is taken for changed, and is told where one lacks them.
func TestSaid(t *testing.T) {
	say := func(_ string, text []byte) []byte { return bytes.ReplaceAll(text, []byte("来源"), []byte("來源")) }
	theme := Theme{bao.Theme, say}
	data, _ := fs.ReadFile(bao.Theme, name)
	if !bytes.Contains(data, []byte("来源")) {
		t.Fatal("nothing to say")
	}
	versions, err := Versions(name)
	if err != nil {
		t.Fatal(err)
	}
	old := []byte(versions[len(versions)-1].Text)
	now, _ := theme.Mark(name, data)
	before, _ := theme.Mark(name, old)
	plain, _ := Theme{}.Mark(name, data)
	own := func(text []byte) []byte { return append(slices.Clip(text), "<p></p>\n"...) }
	for _, c := range []struct {
		what      string
		text      []byte
		state     State
		untouched bool
		diff      int // lines that were changed in the copy
	}{
		{"a copy", now, Same, true, 0},
		{"one made by hand", say("", data), Same, true, 0},
		{"changed", own(now), Changed, false, 1},
		{"changed, made by hand", own(say("", data)), Changed, false, 1},
		{"old", before, Behind, true, 0},
		{"old, made by hand", say("", old), Behind, true, 0},
		{"old and changed", own(before), Behind, false, 1},
		{"one without the words", plain, Changed, false, 2 * strings.Count(string(data), "来源")},
	} {
		got, err := Read(fstest.MapFS{name: {Data: c.text}}, theme, name)
		if err != nil {
			t.Fatal(err)
		}
		diff := 0
		if got.Base != nil {
			diff = len(regexp.MustCompile("(?m)^[-+]").FindAllString(Diff(got.Base.Text, got.Own), -1))
		}
		if got.State != c.state || got.Untouched() != c.untouched || diff != c.diff {
			t.Errorf("%s: %d, untouched %v, %d lines", c.what, got.State, got.Untouched(), diff)
		}
		marked := MarkAs(got)
		if again, _ := Read(fstest.MapFS{name: {Data: marked}}, theme, name); again.State != Same && again.State != Changed {
			t.Errorf("%s: marked anew, %d", c.what, again.State)
		}
	}
}

// TestMark holds that every built-in file can be copied, and is the same
// without its first line.
func TestMark(t *testing.T) {
	names := Names(bao.Theme)
	if len(names) < 40 {
		t.Error(names)
	}
	for _, name := range names {
		text, _ := fs.ReadFile(bao.Theme, name)
		marked, ok := theme.Mark(name, text)
		if !ok || !bytes.Equal(Strip(marked), text) || bytes.Count(marked, []byte("\n")) != bytes.Count(text, []byte("\n"))+1 {
			t.Errorf("%s: %.200s", name, marked)
		}
	}
}

// TestRemind holds that every earlier version is reminded of once, with three
// lines at most, that are in the new file and say what the old one does not.
func TestRemind(t *testing.T) {
	quoting := 0
	for _, name := range Names(bao.Theme) {
		versions, err := Versions(name)
		if err != nil {
			t.Fatal(err)
		}
		now, _ := fs.ReadFile(bao.Theme, name)
		for _, v := range versions {
			if v.Text == string(now) {
				continue
			}
			c, err := Read(fstest.MapFS{name: {Data: []byte(v.Text)}}, theme, name)
			if err != nil {
				t.Fatal(err)
			}
			p := c.Remind()
			if c.State != Behind || p.Path != name || !strings.Contains(p.Hint, v.Day) || strings.Contains(p.Message+p.Hint, "\n") {
				t.Errorf("%s of %s: %v", name, v.Day, p)
			}
			news := c.News(3)
			if len(news) > 0 {
				quoting++
			}
			for _, line := range news {
				if !bytes.Contains(now, []byte(line)) || strings.Contains(v.Text, line) {
					t.Errorf("%s of %s: %s is nothing new", name, v.Day, line)
				}
			}
		}
	}
	if quoting < 50 {
		t.Errorf("only %d reminders say what is new", quoting)
	}
}

// TestLost holds that of a copy which can't read today's data that is said, even
// where it was agreed that it is behind.
func TestLost(t *testing.T) {
	const name = "static/search.js"
	now, _ := fs.ReadFile(bao.Theme, name)
	old := strings.Replace(string(now), "// reads: search ", "// reads: search 0.", 1)
	mark, _ := theme.Mark(name, now)
	for what, c := range map[string]struct {
		text string
		lost bool
	}{
		"now's":              {string(now), false},
		"changed":            {string(now) + "\n// own", false},
		"old":                {old, true},
		"old, that was seen": {strings.Replace(string(mark), string(now), old, 1), true},
	} {
		copied, err := Read(fstest.MapFS{name: {Data: []byte(c.text)}}, theme, name)
		if err != nil {
			t.Fatal(err)
		}
		if copied.Lost != c.lost {
			t.Errorf("%s: lost is %v", what, copied.Lost)
		}
		if !c.lost {
			continue
		}
		if p := copied.Remind(); !strings.Contains(p.Message, "读不了") || strings.Contains(p.Hint, "seen") {
			t.Errorf("%s: %v", what, p)
		}
	}
}

func TestNews(t *testing.T) {
	c := &Copy{
		State: Behind,
		Base:  &Version{Text: "<p>{{.Title}}</p>\n"},
		Own:   "<p class=\"own\">{{.Title}}</p>\n{{.Covers}}\n",
		Now:   "<p>{{.Title}}</p>\n<p>words</p>\n<i id=\"spot\"></i>\n{{.Covers}}\n{{template \"cite.html\" .Cite}}\n{{with .Cite}}{{end}}\n<b>{{.Day.Text}}</b>\n",
	}
	got := strings.Join(c.News(3), "|")
	if want := `{{template "cite.html" .Cite}}|<b>{{.Day.Text}}</b>|<i id="spot"></i>`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got := c.News(1); len(got) != 1 {
		t.Error(got)
	}
}

func TestDiff(t *testing.T) {
	got := Diff("a\nb\nc\nd\ne\nf\n", "a\nb\nc\nD\ne\nf")
	if want := "第 2 行\n  b\n  c\n- d\n+ D\n  e\n- f\n+ f\n"; got != want {
		t.Errorf("got\n%s", got)
	}
	if got := Diff("a\n", "a\n"); got != "" {
		t.Errorf("got\n%s", got)
	}
}

// TestCopies holds that what the site has is read, and what has not changed
// not found out anew.
func TestCopies(t *testing.T) {
	site := fstest.MapFS{
		name: {Data: []byte("甲")}, "layouts/own.html": {}, "static/paper.css": {Data: []byte("p{}")},
		"layouts/head.html/a": {}, // a folder in its place
	}
	first, err := Copies(site, theme, nil)
	if err != nil || len(first) != 2 {
		t.Fatal(err, len(first))
	}
	site[name] = &fstest.MapFile{Data: []byte("乙")}
	second, err := Copies(site, theme, first)
	if err != nil || len(second) != 2 || second[0].Own != "乙" || second[1] != first[1] {
		t.Error(err, second)
	}
}

func FuzzSplit(f *testing.F) {
	for _, text := range []string{"", "{{/* 内置的 a.html 0123456789ab */}}", "/* 内置的 a.css 0123456789ab\nx", "\xEF\xBB\xBF\r\n"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		from, rest := split([]byte(text))
		if len(rest) > len(text) || from != "" && len(from) != 12 {
			t.Errorf("%q: %q %q", text, from, rest)
		}
	})
}

// BenchmarkCopies is what the reminders cost a site with every file copied by
// hand and changed.
func BenchmarkCopies(b *testing.B) { benchmark(b, Names(bao.Theme)) }

// BenchmarkStyle is what they cost for the style sheet alone, of which there
// are the most and longest versions.
func BenchmarkStyle(b *testing.B) { benchmark(b, []string{"static/paper.css"}) }

func benchmark(b *testing.B, names []string) {
	site := fstest.MapFS{}
	for _, name := range names {
		text, _ := fs.ReadFile(bao.Theme, name)
		site[name] = &fstest.MapFile{Data: append(text, "/* own */\n"...)}
	}
	for b.Loop() {
		if list, err := Copies(site, theme, nil); err != nil || len(list) != len(site) {
			b.Fatal(err, len(list))
		}
	}
}
