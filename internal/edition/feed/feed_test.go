package feed

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"bao"
	"bao/internal/edition"
	"bao/internal/feedtest"
	"bao/internal/load"
	"bao/internal/paper"
	"bao/internal/sheet"

	"pgregory.net/rapid"
)

// sourceOf opens a site as it is on the last day of 2026.
func sourceOf(t rapid.TB, site fs.FS) edition.Source {
	p, _, err := load.Load(site, load.Options{Now: time.Date(2026, 12, 31, 0, 0, 0, 0, time.UTC), Theme: bao.Theme})
	if err != nil {
		t.Fatal(err)
	}
	return edition.Source{Paper: p, Site: site, Theme: bao.Theme, Version: "1", Sheets: sheet.NewIssues(p, nil, func(n int, do func(int)) {
		for i := range n {
			do(i)
		}
	})}
}

// written returns the feeds of a source by address, all of which are right.
func written(t rapid.TB, s edition.Source) map[string][]byte {
	to := edition.NewPlan(s)
	Plan(s, to)
	files := map[string][]byte{}
	for _, f := range to.Files() {
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			t.Fatal(err)
		}
		check := feedtest.Atom
		if path.Ext(f.Path) == ".json" {
			check = feedtest.JSON
		}
		for _, wrong := range check(b.Bytes()) {
			t.Errorf("%s: %s", f.Path, wrong)
		}
		if !bytes.Contains(b.Bytes(), []byte(s.Paper.Site.BaseURL+f.Path)) {
			t.Errorf("%s does not say where it stands", f.Path)
		}
		files[f.Path] = b.Bytes()
	}
	return files
}

type site = fstest.MapFS

func file(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }

const yaml = "报名: 槐荫里\n网址: https://bao.example.cn/huai/\n栏目: [{拼音: yaowen, 名称: 要闻}, {拼音: wenyuan, 名称: 文苑}]\n"

type atomIn struct {
	Updated string `xml:"updated"`
	Entries []struct {
		ID           string   `xml:"id"`
		Title        string   `xml:"title"`
		Updated      string   `xml:"updated"`
		Authors      []string `xml:"author>name"`
		Contributors []string `xml:"contributor>name"`
		Content      string   `xml:"content"`
	} `xml:"entry"`
}

func readAtom(t rapid.TB, data []byte) atomIn {
	var f atomIn
	if err := xml.Unmarshal(data, &f); err != nil {
		t.Fatal(err)
	}
	return f
}

// words are what copy may be made of, and what would break a feed.
var words = rapid.StringOfN(rapid.SampledFrom([]rune("花园菜地，。<>&\"'[]()!*#^:\n\t\r\x00\x01\x1b\x7f\u0085\ufffe\uffff\u2028𠮷e\u0301")), 0, 80, -1)

var pieces = rapid.SampledFrom([]string{
	"]]>", "<script>a()</script>", "<a href=\"javascript:a()\">去</a>", "[去](er.md)", "[去](https://b.example/?a=1&b=2)", "[去](//b.example)",
	"![花](https://b.example/a.jpg)", "注[^1]\n\n[^1]: 出处", "[在此](#bu)\n\n## 步 {#bu}", "| 甲 | 乙 |\n|---|---|\n| 1 | 2 |", "<video src=\"https://b.example/a.mp4\"></video>",
	"(a@b.example)", "<details><summary>看</summary>里</details>", "- [ ] 待办", "通讯员 罗小舟 摄",
})

// TestFeedsAreRight holds that feeds are right whatever stands in the copy, and
// what an editor wrote in front matter.
func TestFeedsAreRight(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := site{"site.yaml": file(yaml + "主办: 街道\n口号: 家门口的事\n")}
		for i := range rapid.IntRange(0, 5).Draw(t, "articles") {
			body := ""
			for range rapid.IntRange(1, 4).Draw(t, "pieces") {
				body += words.Draw(t, "words") + pieces.Draw(t, "piece") + "\n\n"
			}
			s[fmt.Sprintf("content/2026-11-%02d/g%d.md", rapid.IntRange(1, 3).Draw(t, "day"), i)] = file(
				"---\n标题: 稿\n栏目: " + rapid.SampledFrom([]string{"要闻", "文苑"}).Draw(t, "section") +
					"\n记者: [江晚, 罗小舟]\n摄影: 江晚 白露\n标签: [花, 花]\n更正: 错了\n---\n" + body)
		}
		source := sourceOf(t, s)
		for _, issue := range source.Paper.Issues {
			for _, a := range issue.Articles { // what no front matter can hold, too
				a.Title, a.Kicker, a.Summary, a.Source = "题"+words.Draw(t, "title"), words.Draw(t, "kicker"), words.Draw(t, "summary"), words.Draw(t, "source")
				a.Corrections = append(a.Corrections, paper.Correction{Text: words.Draw(t, "correction")})
			}
		}
		written(t, source)
	})
}

// TestOwnPaper holds that the feeds of the paper in this repository are right,
// and those of the others at hand.
func TestOwnPaper(t *testing.T) {
	folders := []string{"../../..", "../../../../shared/cases/correction-feed-updated"}
	for _, dir := range folders {
		if _, err := os.Stat(dir); err != nil {
			continue
		}
		s := sourceOf(t, os.DirFS(dir))
		s.Paper.Site.BaseURL = "https://bao.example.cn/"
		files := written(t, s)
		if n := len(readAtom(t, files["feed.xml"]).Entries); n == 0 {
			t.Errorf("%s: nothing in the feed", dir)
		}
		if strings.HasSuffix(dir, "correction-feed-updated") && !bytes.Contains(files["feed.xml"], []byte("<updated>2026-11-12T00:00:00+08:00</updated>")) {
			t.Errorf("the correction does not move updated:\n%s", files["feed.xml"])
		}
	}
}

// TestContent holds that content is whole and absolute.
func TestContent(t *testing.T) {
	s := sourceOf(t, site{
		"site.yaml": file(yaml),
		"content/2026-11-09/a.md": file("---\n标题: 花开了\n引题: 旧车棚\n副题: 三天\n来源: 社区\n更正: {日期: 2026-11-12, 内容: 是四天。}\n---\n" +
			"见[另一篇](b.md)、[外面](//b.example/c)，注[^1]。\n\n<script>a()</script>\n\n末句。\n\n[^1]: 出处。\n"),
		"content/2026-11-09/b.md": file("---\n标题: 另一篇\n---\n文。\n"),
	})
	files := written(t, s)
	var html string
	for _, e := range readAtom(t, files["feed.xml"]).Entries {
		if e.Title == "花开了" {
			html = e.Content
		}
	}
	for _, want := range []string{
		"旧车棚", "三天", "来源：社区", "2026年11月12日 更正：是四天。", "末句。",
		`href="https://bao.example.cn/huai/2026-11-09/b.html"`, `href="https://b.example/c"`,
		`href="https://bao.example.cn/huai/2026-11-09/a.html#fn-1"`,
	} {
		if !strings.Contains(html, want) {
			t.Errorf("no %s in:\n%s", want, html)
		}
	}
	var same struct {
		Items []struct {
			HTML string `json:"content_html"`
		}
	}
	if err := json.Unmarshal(files["feed.json"], &same); err != nil || !slices.ContainsFunc(same.Items, func(i struct {
		HTML string `json:"content_html"`
	},
	) bool {
		return i.HTML == html
	}) {
		t.Errorf("not the same in JSON: %v", err)
	}
}

// TestIDs holds what moves an id and what doesn't.
func TestIDs(t *testing.T) {
	ids := func(yaml, name, title string) (list []string) {
		s := site{"site.yaml": file(yaml), "content/2026-11-09/" + name: file("---\n标题: " + title + "\n---\n文。\n")}
		for _, e := range readAtom(t, written(t, sourceOf(t, s))["feed.xml"]).Entries {
			list = append(list, e.ID)
		}
		return list
	}
	first := ids(yaml, "a.md", "花开了")
	for _, c := range []struct {
		what, yaml, name, title string
		same                    bool
	}{
		{"the host", strings.Replace(yaml, "bao.example.cn/huai", "other.example", 1), "a.md", "花开了", true},
		{"the headline", yaml, "a.md", "花又开了", true},
		{"the file", yaml, "b.md", "花开了", false},
		{"the paper", strings.Replace(yaml, "槐荫里", "柳湾", 1), "a.md", "花开了", false},
	} {
		if got := ids(c.yaml, c.name, c.title); slices.Equal(got, first) != c.same {
			t.Errorf("another name of %s: %v, was %v", c.what, got, first)
		}
	}
	// RFC 9562, appendix A.4.
	dns := [16]byte{0x6b, 0xa7, 0xb8, 0x10, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8}
	if got := uuid(dns, "www.example.com"); got != "2ed6657d-e927-568b-95e1-2665a8aea6a2" {
		t.Errorf("www.example.com is %s", got)
	}
	if space[0] != 0x6b || space[15] != 0x90 {
		t.Error("the namespace has changed: all is news again for every reader")
	}
}

// TestRoles holds who is an author and who contributes.
func TestRoles(t *testing.T) {
	for _, c := range []struct{ front, body, authors, contributors string }{
		{"记者: 江晚\n摄影: 江晚 白露\n责任编辑: 何小满\n", "文。", "江晚", "白露 何小满"},
		{"记者: 江晚\n通讯员: 罗小舟 江晚\n", "文。", "江晚 罗小舟", ""},
		{"摄影: 白露\n来源: 柳湾社区\n", "文。", "柳湾社区", "白露"},
		{"摄影: 白露\n", "文。", "", "白露"},
		{"", "文。\n\n（供稿：柳湾街道办）", "柳湾街道办", ""},
		{"记者: 江晚\n来源: 柳湾社区\n", "文。", "江晚", ""},
	} {
		s := site{"site.yaml": file(yaml), "content/2026-11-09/a.md": file("---\n标题: 稿\n" + c.front + "---\n" + c.body + "\n")}
		e := readAtom(t, written(t, sourceOf(t, s))["feed.xml"]).Entries[0]
		if a, o := strings.Join(e.Authors, " "), strings.Join(e.Contributors, " "); a != c.authors || o != c.contributors {
			t.Errorf("%q %q: by %q with %q, want %q with %q", c.front, c.body, a, o, c.authors, c.contributors)
		}
	}
}

// TestUpdated holds that every correction moves updated, of its own entry and of
// the feed.
func TestUpdated(t *testing.T) {
	for _, c := range []struct{ front, want string }{
		{"", "2026-11-09T00:00:00+08:00"},
		{"日期: 2026-11-07\n", "2026-11-09T00:00:00+08:00"},
		{"更正: 错了\n", "2026-11-09T00:00:01+08:00"},
		{"更正: [{日期: 2026-11-09, 内容: 甲}, {日期: 2026-11-09, 内容: 乙}]\n", "2026-11-09T00:00:02+08:00"},
		{"更正: [{日期: 2026-11-14, 内容: 甲}, {日期: 2026-11-12, 内容: 乙}]\n", "2026-11-14T00:00:00+08:00"},
	} {
		s := site{
			"site.yaml":               file(yaml),
			"content/2026-11-09/a.md": file("---\n标题: 稿\n" + c.front + "---\n文。\n"),
			"content/2026-11-02/b.md": file("---\n标题: 前一期\n---\n文。\n"),
		}
		f := readAtom(t, written(t, sourceOf(t, s))["feed.xml"])
		if f.Updated != c.want || f.Entries[0].Updated != c.want || f.Entries[1].Updated != "2026-11-02T00:00:00+08:00" {
			t.Errorf("%q: feed %s, entries %s and %s; want %s", c.front, f.Updated, f.Entries[0].Updated, f.Entries[1].Updated, c.want)
		}
	}
}

// TestChosen holds which articles a feed holds: the newest that are not
// withdrawn, an issue in its order.
func TestChosen(t *testing.T) {
	s := site{"site.yaml": file(yaml)}
	for i := range 5 {
		for k := range 7 {
			s[fmt.Sprintf("content/2026-10-%02d/g%d.md", 1+7*i, k)] = file(fmt.Sprintf("---\n标题: 第%d期之%d\n栏目: 要闻\n版次: 1\n位次: %d\n记者: 江晚\n---\n文。\n", i, k, k+1))
		}
	}
	source := sourceOf(t, s)
	latest := source.Paper.Latest()
	latest.Articles[0].State = paper.Expired
	files := written(t, source)
	for address, most := range map[string]int{"feed.xml": newestInAll, "section/yaowen/feed.xml": newestInSection, "people/jiang-wan/feed.xml": newestByPerson} {
		entries := readAtom(t, files[address]).Entries
		if len(entries) != most || entries[0].Title != "第4期之1" || entries[6].Title != "第3期之0" {
			t.Errorf("%s: %d entries, %v", address, len(entries), entries)
		}
	}
	for address, data := range files {
		if bytes.Contains(data, []byte("第4期之0")) {
			t.Errorf("%s holds what is withdrawn", address)
		}
	}
	if n := len(readAtom(t, files["section/wenyuan/feed.xml"]).Entries); n != 0 {
		t.Errorf("%d articles in an empty section", n)
	}
}

// BenchmarkFeeds makes all feeds of a paper of fifty issues, as a first build does.
func BenchmarkFeeds(b *testing.B) {
	s := site{"site.yaml": file(yaml)}
	body := strings.Repeat(strings.Repeat("居民把花种进了空地，", 20)+"\n\n", 4)
	for i := range 50 {
		day := paper.Date{Year: 2025, Month: 1, Day: 6}.Later(7 * i)
		for k := range 20 {
			s[fmt.Sprintf("content/%s/g%d.md", day, k)] = file(fmt.Sprintf("---\n标题: 花开了\n栏目: 要闻\n记者: 江%c\n---\n%s", '一'+rune(k), body))
		}
	}
	source := sourceOf(b, s)
	for b.Loop() {
		to := edition.NewPlan(source)
		Plan(source, to)
		for _, f := range to.Files() {
			_, write := f.Both()
			if err := write(io.Discard); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// TestKeys holds that the key of a feed tells every change of its bytes.
func TestKeys(t *testing.T) {
	s := sourceOf(t, site{"site.yaml": file(yaml), "content/2026-11-09/a.md": file("---\n标题: 稿\n栏目: 要闻\n---\n文。\n")})
	key := func() any {
		to := edition.NewPlan(s)
		Plan(s, to)
		f, _ := to.File("feed.xml")
		key, write := f.Both()
		var b bytes.Buffer
		if err := write(&b); err != nil || key != f.Key() {
			t.Fatal(err, key)
		}
		return key
	}
	before, a := key(), s.Paper.Latest().Articles[0]
	if key() != before {
		t.Error("the key is another each time")
	}
	for i, change := range []func(){
		func() { a.Kicker = "引" }, func() { a.Deck = "副" }, func() { a.Source = "社区" }, func() { a.Title = "题" },
		func() { a.Corrections = []paper.Correction{{Text: "错"}} }, func() { a.Body.Digest[0]++ },
		func() { a.Cover = &paper.Photo{Address: "a.jpg", Cutline: "花"} }, func() { a.Tags = []string{"花"} },
		func() { a.State = paper.Expired }, func() { s.Paper.Site.BaseURL = "https://other.example/" },
	} {
		change()
		if now := key(); now == before {
			t.Errorf("change %d leaves the key as it was", i)
		} else {
			before = now
		}
	}
}
