package load

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"bao/internal/byline"

	"github.com/google/go-cmp/cmp"
)

// TestNumbering holds how issues are counted from what site.yaml and the
// issues themselves say.
func TestNumbering(t *testing.T) {
	days := []string{"2025-12-15", "2025-12-29", "2026-01-12", "2026-01-26"}
	for _, test := range []struct {
		name, numbering string
		notes           map[string]string
		want            [4][2]int // number, serial
	}{
		{"nothing said", "", nil, [4][2]int{}},
		{"from the oldest", "{number: 5, serial: 50}", nil, [4][2]int{{5, 50}, {6, 51}, {7, 52}, {8, 53}}},
		{"only the serial", "{serial: 50}", nil, [4][2]int{{0, 50}, {0, 51}, {0, 52}, {0, 53}}},
		{"anew every year", "{number: 23, serial: 50, yearly: true}", nil, [4][2]int{{23, 50}, {24, 51}, {1, 52}, {2, 53}}},
		{"from a day on", "{number: 1, start: 2025-12-29}", nil, [4][2]int{{}, {1, 0}, {2, 0}, {3, 0}}},
		{"an issue that says its own", "{number: 5, serial: 50}", map[string]string{"2026-01-12": "number: 99"}, [4][2]int{{5, 50}, {6, 51}, {99, 52}, {100, 53}}},
		{"an issue that alone says one", "", map[string]string{"2025-12-29": "serial: 7"}, [4][2]int{{}, {0, 7}, {0, 8}, {0, 9}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			fsys := aSite()
			fsys["site.yaml"].Data = []byte("title: 苇塘\n")
			if test.numbering != "" {
				fsys["site.yaml"].Data = []byte("title: 苇塘\nnumbering: " + test.numbering + "\n")
			}
			for _, day := range days {
				for name, file := range aSite("content/"+day+"/issue.md", "---\n"+test.notes[day]+"\n---\n编者按。\n") {
					if name != "site.yaml" {
						fsys[name] = file
					}
				}
			}
			var got [4][2]int
			for i, issue := range loadFine(t, fsys).Issues {
				got[i] = [2]int{issue.Number, issue.Serial}
			}
			if got != test.want {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}

// TestArrange holds the order of an issue: sections, then rank, then names of files;
// and that an article says its page.
func TestArrange(t *testing.T) {
	stories := 0
	story := func(fields string) string {
		stories++
		return fmt.Sprintf("---\ntitle: 题%d\n%s\n---\n文。\n", stories, fields)
	}
	p := loadFine(t, aSite(
		"content/2026-03-09/z.md", story("section: 要闻\nrank: 1"),
		"content/2026-03-09/y.md", story("section: yaowen\nrank: 2"),
		"content/2026-03-09/x.md", story("section: 要闻"),
		"content/2026-03-09/w.md", story("section: 文体"),
		"content/2026-03-09/v.md", story("section: 文体\npage: 1\nrank: 3"),
		"content/2026-03-09/u.md", story("section: 服务"),
		"content/2026-03-09/t.md", story("page: 4"),
		"content/2026-03-09/s.md", story(""),
		"content/2026-03-02/r.md", story("section: 要闻"),
		"content/q.md", story("date: 2026年3月2日"),
	))
	var got []string
	for _, issue := range p.Issues {
		line := issue.Date.String() + ":"
		for _, a := range issue.Articles {
			line += " " + strings.TrimSuffix(a.Address[strings.Index(a.Address, "/")+1:], ".html")
			if a.Page > 0 {
				line += strconv.Itoa(a.Page)
			}
		}
		got = append(got, line)
	}
	want := []string{
		"2026-03-02: r q",
		"2026-03-09: z y x v1 w u s t4",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if p.Issues[0].Next != p.Issues[1] || p.Issues[1].Previous != p.Issues[0] || p.Issues[1].Next != nil {
		t.Error("issues do not lead to each other")
	}
}

// TestPeople holds that one name is one person, in whatever role and place,
// and that names that sound alike keep apart, by who came first.
func TestPeople(t *testing.T) {
	p := loadFine(t, aSite(
		"content/2026-03-02/a.md", "---\ntitle: 甲\n记者: 钟离月\n通讯员: 单云舒、钟离月\n---\n文。\n",
		"content/2026-03-09/b.md", "---\ntitle: 乙\n---\n本报讯（记者 单云书）文。\n\n再一段。\n",
		"content/2026-03-09/c.md", "---\ntitle: 丙\n---\n文。\n\n单云舒 文/图\n",
		"content/2026-03-09/photos/1.png", aPNG(1, 1),
		"content/2026-03-09/d.md", "---\ntitle: 丁\n作者: 张三\n---\n![图](photos/1.png \"桥。钟离月 摄\")\n\n![图](photos/1.png \"岸。钟离月 摄\")\n",
	))
	var got []string
	for _, person := range p.People {
		line := person.Name + " " + person.Address
		for _, piece := range person.Pieces {
			line += fmt.Sprintf(" %s%v", piece.Article.Headline, piece.Roles)
		}
		got = append(got, line)
	}
	want := []string{
		fmt.Sprintf("钟离月 people/zhong-li-yue/index.html 甲%v 丁%v", []byline.Role{byline.Reporter, byline.Correspondent}, []byline.Role{byline.Photographer}),
		fmt.Sprintf("单云舒 people/shan-yun-shu/index.html 甲%v 丙%v", []byline.Role{byline.Correspondent}, []byline.Role{byline.Author}),
		fmt.Sprintf("单云书 people/shan-yun-shu-2/index.html 乙%v", []byline.Role{byline.Reporter}),
		fmt.Sprintf("张三 people/zhang-san/index.html 丁%v", []byline.Role{byline.Author}),
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if d := articleOf(t, p, "content/2026-03-09/d.md"); len(d.People) != 2 {
		t.Errorf("people of 丁: %v", d.People)
	}
}

func TestFreeSlug(t *testing.T) {
	taken := map[string]bool{}
	for _, test := range []struct{ name, want string }{
		{"zhang-san", "zhang-san"}, {"zhang-san", "zhang-san-2"}, {"zhang-san", "zhang-san-3"}, {"con", "con-2"},
	} {
		if got := freeSlug(test.name, taken); got != test.want {
			t.Errorf("freeSlug(%q) = %q, want %q", test.name, got, test.want)
		}
	}
}
