package load

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"bao/internal/audit"
	"bao/internal/config"
	"bao/internal/markup"
	"bao/internal/source"
)

// readCopy reads an article with front matter lines and a body, by a site that
// knows 老树 and 单云舒.
func readCopy(front, body string) *manuscript {
	raw := []byte("---\n标题: 甲\n" + front + "---\n" + body + "\n")
	return read("content/2026-03-09/a.md", article, raw, source.Sum(raw), conventionsOf(config.Site{Authors: []string{"老树", "单云舒、钟离 月"}}))
}

// told is the byline of a manuscript, and then what the copy still says.
func (m *manuscript) told(t *testing.T) string {
	t.Helper()
	var words []string
	for _, c := range m.Byline.Credits {
		words = append(words, c.String())
	}
	if m.Byline.Covers != "" {
		words = append(words, m.Byline.Covers)
	}
	doc, err := markup.Decode(m.Doc)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(words, "，") + "|" + m.Dateline + "|" + strings.ReplaceAll(doc.Text(), "\n", "/")
}

// Where editors type bylines, and what becomes of them and of the copy around.
func TestCredits(t *testing.T) {
	for _, c := range []struct{ name, front, body, want string }{
		{"below", "", "花开了。\n\n记者 江晚", "记者 江晚||花开了。"},
		{"several lines", "", "花开了。\n\n记者：江晚\n\n摄影：沈石\n\n责编：罗小舟", "记者 江晚，摄影 沈石，责编 罗小舟||花开了。"},
		{"several lines that touch", "", "花开了。\n记者：江晚\n摄影：沈石", "记者 江晚，摄影 沈石||花开了。"},
		{"above", "", "□ 记者 江晚\n\n花开了。\n\n再开。", "记者 江晚||花开了。/再开。"},
		{"above, touching", "", "□ 记者 江晚\n花开了。\n\n再开。", "记者 江晚||花开了。/再开。"},
		{"above in two lines", "", "记者 江晚\n摄影 沈石\n花开了。", "记者 江晚，摄影 沈石||花开了。"},
		{"above and below", "", "记者 江晚\n\n花开了。\n\n责编 沈石", "记者 江晚，责编 沈石||花开了。"},
		{"in front of the sentence", "", "（记者 江晚）昨日，花开了。", "记者 江晚||昨日，花开了。"},
		{"behind a dateline", "", "社区讯（通讯员 江晚）花开了。", "通讯员 江晚|社区讯|花开了。"},
		{"an interview", "", "记者：为什么\n\n居民：花开了", "||记者：为什么/居民：花开了"},
		{"all there is", "", "记者 江晚", "记者 江晚||"},
		{"all there is, in two lines", "", "记者 江晚\n\n摄影 沈石", "记者 江晚，摄影 沈石||"},
		{"with a link", "", "花开了。\n\n记者 [江晚](b.md)", "||花开了。/记者 江晚"},
		{"with a note", "", "花开了。\n\n记者 江晚[^1]\n\n[^1]: 实习", "||花开了。/记者 江晚/实习"},
		{"people who are honoured", "", "名单：\n\n●通讯员 江晚\n\n●通讯员 沈石\n\n●通讯员 罗小舟", "||名单：/●通讯员 江晚/●通讯员 沈石/●通讯员 罗小舟"},

		{"an office", "", "花开了。\n\n供稿：柳湾街道办", "供稿 柳湾街道办||花开了。"},
		{"both works", "", "花开了。\n\n记者 江晚 摄影报道", "记者 江晚，摄影报道||花开了。"},
		{"no word twice", "记者: 本报记者 江晚\n", "花开了。", "本报记者 江晚||花开了。"},
		{"a list with notes", "记者: [江晚（实习）, 沈石]\n", "花开了。", "记者 江晚（实习） 沈石||花开了。"},

		{"known to the site", "", "花开了。\n\n（老树）", "老树||花开了。"},
		{"known to the site, above", "", "□ 单云舒 钟离月\n\n花开了。", "单云舒 钟离月||花开了。"},
		{"known to front matter", "记者: 江晚\n", "花开了。\n\n（江 晚）", "记者 江晚||花开了。"},
		{"half known", "", "花开了。\n\n（老树 沈石）", "||花开了。/（老树 沈石）"},
		{"known for another office", "", "花开了。\n\n柳湾社区 单云舒", "柳湾社区 单云舒||花开了。"},
		{"not known", "", "花开了。\n\n——鲁迅", "||花开了。/——鲁迅"},
		{"a list of the known", "", "获奖：\n\n●老树\n\n●单云舒", "||获奖：/●老树/●单云舒"},
		{"a list of one mark", "", "获奖：\n\n●某二年级学生\n\n●单云舒", "||获奖：/●某二年级学生/●单云舒"},

		{"front matter wins", "作者: 江晚\n", "花开了。\n\n通讯员 江晚", "作者 江晚||花开了。"},
		{"but for pictures", "记者: 江晚\n", "花开了。\n\n记者 江晚 摄影 江晚", "记者 江晚，摄影 江晚||花开了。"},
		{"and nobody is lost", "记者: 江晚\n", "花开了。\n\n记者 江晚、沈石 报道", "记者 江晚，记者 沈石 报道||花开了。"},
		{"the word for it", "责编: 江晚\n", "花开了。\n\n责编：江晚", "责编 江晚||花开了。"},
		{"nor for whom they work", "记者: 江晚、沈石\n", "花开了。\n\n柳湾日报记者 江晚", "记者 沈石，柳湾日报记者 江晚||花开了。"},
		{"nor where they live", "作者: 江晚\n摄影: 沈石\n", "花开了。\n\n作者：江 晚（柳湾社区）", "作者 江晚（柳湾社区），摄影 沈石||花开了。"},
		{"nor what front matter says", "作者: 江晚（柳湾社区）\n", "花开了。\n\n柳湾日报记者 江晚", "作者 江晚（柳湾社区），柳湾日报记者 江晚||花开了。"},
		{"no office twice", "作者: 柳湾社区 江晚\n", "花开了。\n\n（柳湾社区 江晚）", "作者 柳湾社区 江晚||花开了。"},
	} {
		m := readCopy(c.front, c.body)
		if got := m.told(t); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
		for _, p := range m.Problems {
			if slices.Contains(audit.Rules, p.Rule) {
				t.Errorf("%s: %s", c.name, p.Message)
			}
		}
	}
}

// TestCreditsAreAccounted puts bylines together at random, above and below the
// copy, with and without front matter that knows somebody: whatever is taken out
// of the copy is printed, so that the audit misses nothing.
func TestCreditsAreAccounted(t *testing.T) {
	pieces := []string{
		"江晚", "江 晚", "欧阳\u3000渡", "老树", "沈石等", "卡里姆·艾山", "Anna Lee", "受访者", "柳湾社区", "柳湾日报", "柳湾小学", "实习",
		"记者", "本报记者", "通讯员", "责编", "作者", "文", "图", "摄", "供稿", "供图", "文/图", "摄影报道", "报道", "和",
		" ", " ", "\u3000", "  ", "、", "：", "/", "丨", "（", "）", "(", ")", "□", "——",
	}
	taken := 0
	rapid.Check(t, func(r *rapid.T) {
		line := func(label string) string {
			return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 9).Draw(r, label), "")
		}
		front := rapid.SampledFrom([]string{"", "记者: 江晚\n", "作者: 柳湾社区 江晚\n摄影: 欧阳渡\n", "作者: 江晚（柳湾社区）\n"})
		for range 10 {
			m := readCopy(front.Draw(r, "front"), line("head")+"\n\n本报讯（"+line("dateline")+"）花开了。\n\n再开。\n\n"+line("tail"))
			taken += len(m.Byline.Credits)
			for _, p := range m.Problems {
				if slices.Contains(audit.Rules, p.Rule) {
					r.Errorf("%s: %s", p.Text, p.Message)
				}
			}
		}
	})
	if taken == 0 {
		t.Error("nothing was taken")
	}
}

// TestNameAlone holds what is offered, and that most copy is not.
func TestNameAlone(t *testing.T) {
	for body, want := range map[string]int{
		"花开了。\n\n——鲁迅": 1, "花开了。\n\n（江晚 沈石）": 1, "□江晚\n\n花开了。": 1,
		"花开了。\n\n（白露）": 0, "花开了。\n\n（老树）": 0, "花开了。\n\n●江晚\n\n●沈石": 0, "江晚\n\n花开了。": 0, "●江晚\n\n●沈石\n\n花开了。": 0,
	} {
		n := 0
		for _, p := range readCopy("", body).Problems {
			if p.Rule != nameAlone || p.Line == 0 || !strings.Contains(p.Hint, "作者：") {
				t.Errorf("%q: %v", body, p)
			}
			n++
		}
		if n != want {
			t.Errorf("%q: offered %d times, want %d", body, n, want)
		}
	}
}

// TestOfficesHaveNoPage holds that whoever is nobody in particular is named
// and has no page.
func TestOfficesHaveNoPage(t *testing.T) {
	p := loadFine(t, aSite(
		"content/2026-03-09/a.md", "---\n标题: 甲\n作者: 柳湾小学三（2）班 江晚\n摄影: 受访者供图\n---\n花开了。\n\n供稿：柳湾社区\n",
		"content/2026-03-09/b.md", "---\n标题: 乙\n记者: 本报记者\n通讯员: 张某\n---\n花开了。\n",
	))
	if len(p.People) != 1 || p.People[0].Name != "江晚" {
		t.Errorf("%v", p.People)
	}
}

// TestAuthorsOfTheSite changes the list of authors and nothing else: what an
// article said by the old list is not remembered, within one run and across
// runs, and its pages are made anew. An article that asks nothing of the list
// is remembered.
func TestAuthorsOfTheSite(t *testing.T) {
	fsys := aSite(
		"content/2026-03-09/a.md", "---\n标题: 甲\n---\n花开了。\n\n（江晚）\n",
		"content/2026-03-09/b.md", "---\n标题: 乙\n---\n花开了。\n\n记者 江晚\n",
	)
	for _, f := range fsys {
		f.ModTime = noon.Add(-time.Hour)
	}
	without := string(fsys[SiteFile].Data)
	m := NewMemory("1")
	var digests []source.Digest
	for i, authors := range []string{"", "作者: [江晚]\n", "作者: [江晚, 沈石]\n", "作者: [沈石]\n"} {
		fsys[SiteFile].Data = []byte(without + authors)
		for round := range 2 {
			other := m.entries["content/2026-03-09/b.md"]
			p, _, err := Load(fsys, Options{Now: noon, Memory: func() *Memory { return m }})
			if err != nil {
				t.Fatal(err)
			}
			a := articleOf(t, p, "content/2026-03-09/a.md")
			got := len(a.Byline.Credits) > 0
			if want := strings.Contains(authors, "江晚"); got != want {
				t.Errorf("%d, round %d: byline %v, want %v", i, round, got, want)
			}
			if other != nil && m.entries["content/2026-03-09/b.md"] != other {
				t.Errorf("%d, round %d: what asks nothing was read again", i, round)
			}
			if round == 0 {
				digests = append(digests, a.Body.Digest)
			}
			if i%2 == 0 {
				m = again(t, m)
			}
		}
	}
	if digests[0] == digests[1] || digests[1] != digests[2] || digests[3] != digests[0] {
		t.Error("pages are not made anew, or without need")
	}
}

// TestBylineLines: as many lines as a story has people, and no more; the same
// said of three is a list of those who are honoured.
func TestBylineLines(t *testing.T) {
	m := readCopy("", "花开了。\n\n记者 江晚\n\n记者 沈石")
	if got := m.told(t); got != "记者 江晚，记者 沈石||花开了。" {
		t.Error(got)
	}
	m = readCopy("", "花开了。\n\n记者 江晚\n\n记者 沈石\n\n记者 罗小舟")
	if got := m.told(t); got != "||花开了。/记者 江晚/记者 沈石/记者 罗小舟" {
		t.Error(got)
	}
}

// TestOneStranger: a single name at the end of the copy that the single name of
// front matter does not have is told of, and stands in the byline.
func TestOneStranger(t *testing.T) {
	p, problems := loadSite(t, aSite("content/2026-11-09/a.md", "---\n标题: 甲\n记者: 江晚\n---\n河边的灯亮了。\n\n记者 沈石\n"))
	tells(t, "one each", problems, [3]string{"沈石", "文中署名“沈石”不在稿件信息里", "两处署名写成一样"})
	if credits := articleOf(t, p, "content/2026-11-09/a.md").Byline.Credits; len(credits) != 2 || credits[1].Names[0] != "沈石" {
		t.Errorf("%+v", credits)
	}
}
