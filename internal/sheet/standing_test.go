package sheet

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bao/internal/config"
	"bao/internal/dist"
	"bao/internal/paper"
)

// articleOf is an article of so many paragraphs, named by its file.
func articleOf(issue *paper.Issue, name string, paragraphs int) *paper.Article {
	c := copyOf(1, paragraphs)
	a := &paper.Article{
		Issue: issue, Origin: "content/2026-03-02/" + name + ".md", Address: "2026-03-02/" + name + ".html",
		Headline: c.Headline + " " + name, Title: c.Headline + name, Byline: c.Byline, Body: c.Body,
	}
	issue.Articles = append(issue.Articles, a)
	return a
}

// paperOf is a paper of one issue: a lead for page two, which has no room for all
// that is meant for it, and a brief for page one.
func paperOf() (*paper.Paper, *paper.Issue) {
	issue := &paper.Issue{
		Date:    paper.Date{Year: 2026, Month: 3, Day: 2},
		Planned: []paper.Planned{{Number: 1, Name: "要闻"}, {Number: 2, Name: "社区"}},
	}
	for i, paragraphs := range []int{40, 40, 40, 40} {
		articleOf(issue, fmt.Sprintf("b%d", i), paragraphs).Page = 2
	}
	articleOf(issue, "a0", 1).Page = 1
	return &paper.Paper{Site: config.Site{Print: printSettings()}, Issues: []*paper.Issue{issue}}, issue
}

func names(list []*paper.Article) string {
	var b strings.Builder
	for _, a := range list {
		b.WriteString(" " + strings.TrimSuffix(a.Address[len("2026-03-02/"):], ".html"))
	}
	return b.String()
}

// one does the work of NewIssues one after the other.
func one(n int, do func(i int)) {
	for i := range n {
		do(i)
	}
}

// remembering is a memory that counts what it is asked.
type remembering struct {
	kept           map[dist.Key][]byte
	asked, learned int
}

func (m *remembering) Recall(k dist.Key) ([]byte, bool) {
	m.asked++
	data, ok := m.kept[k]
	return data, ok
}

func (m *remembering) Remember(k dist.Key, data []byte) {
	m.learned++
	m.kept[k] = data
}

// TestStanding holds where the articles of an issue stand, for all who ask: by
// page and rank, what found no room behind all others.
func TestStanding(t *testing.T) {
	p, issue := paperOf()
	s := NewIssues(p, nil, one)
	pages := s.Pages(issue)
	if len(pages) != 2 || pages[0].Name != "要闻" || pages[1].Name != "社区" || pages[1].Number != 2 || pages[0].Issue != issue {
		t.Fatalf("pages: %+v", pages)
	}
	if got := names(pages[0].Articles); got != " b2 a0" { // page two has no room for all
		t.Errorf("page 1 has%s", got)
	}
	all := s.Articles(issue)
	placed := len(pages[0].Articles) + len(pages[1].Articles)
	if len(all) != len(issue.Articles) || placed == len(all) || placed < 2 {
		t.Fatalf("%d of %d articles are listed, %d stand on a page", len(all), len(issue.Articles), placed)
	}
	if diff := cmp.Diff(names(slices.Concat(pages[0].Articles, pages[1].Articles)), names(all[:placed])); diff != "" {
		t.Errorf("not in the order of the paper:\n%s", diff)
	}
	for i, a := range all {
		page := s.Page(a)
		regions, here, f := s.Outline(a)
		if i >= placed {
			if page != nil || len(regions) > 0 {
				t.Errorf("%s found no room and stands on %+v", a.Address, page)
			}
			continue
		}
		if page == nil || !slices.Contains(page.Articles, a) {
			t.Fatalf("%s stands on %+v", a.Address, page)
		}
		sheet := s.Of(issue)[page.Number-1]
		if len(regions) != len(sheet.Stories) || f.Lines != sheet.Lines || f.Columns != sheet.Format.Columns {
			t.Fatalf("%s: an outline of %d stories on %d lines, the page has %d on %d", a.Address, len(regions), f.Lines, len(sheet.Stories), sheet.Lines)
		}
		at := slices.IndexFunc(sheet.Stories, func(s Story) bool { return s.Address == a.Address })
		if sheet.Stories[at].Place.Region != regions[here] {
			t.Errorf("%s is outlined at %+v and stands at %+v", a.Address, regions[here], sheet.Stories[at].Place.Region)
		}
	}
}

// TestOutlineOfRest holds that a story which runs on is outlined where it begins, and
// not again where its rest stands.
func TestOutlineOfRest(t *testing.T) {
	p := &paper.Paper{Site: config.Site{Print: printSettings()}}
	issue := &paper.Issue{Date: paper.Date{Year: 2026, Month: 3, Day: 2}}
	p.Issues = []*paper.Issue{issue}
	long, short := articleOf(issue, "long", 150), articleOf(issue, "short", 8)
	s := NewIssues(p, nil, one)
	sheets := s.Of(issue)
	if len(sheets) < 2 || !slices.ContainsFunc(sheets[1].Stories, func(s Story) bool { return s.From == 1 }) {
		t.Fatal("the story doesn't run on")
	}
	if page := s.Page(long); page.Number != 1 {
		t.Errorf("it begins on page %d", page.Number)
	}
	if got := names(s.Articles(issue)); got != " long short" {
		t.Errorf("listed are%s", got)
	}
	if regions, _, f := s.Outline(long); len(regions) != len(sheets[0].Stories) || f.Lines != sheets[0].Lines {
		t.Errorf("outlined on a page of %d stories, %d lines", len(regions), f.Lines)
	}
	if page := s.Page(short); page.Number > 1 {
		if _, _, f := s.Outline(short); f.Lines != sheets[page.Number-1].Lines {
			t.Errorf("the outline of page %d has %d lines", page.Number, f.Lines)
		}
	}
}

// TestNoRoomIsTold holds in which words an editor is told of what found no room, and
// that she is told of nothing else.
func TestNoRoomIsTold(t *testing.T) {
	p, issue := paperOf()
	s := NewIssues(p, nil, one)
	told := map[string]string{}
	for _, problem := range s.Problems(issue) {
		told[problem.Path] = problem.Message + "；" + problem.Hint
	}
	for _, a := range issue.Articles {
		text, out := told[a.Origin]
		if stands := s.Page(a) != nil; stands == out {
			t.Errorf("%s stands: %t, told: %q", a.Origin, stands, text)
		} else if out && (!strings.Contains(text, "第2版排不下") || !strings.Contains(text, "它要占 ")) {
			t.Errorf("%s: %s", a.Origin, text)
		}
	}
	for _, a := range issue.Articles {
		a.Page = 1
	}
	for _, problem := range NewIssues(p, nil, one).Problems(issue) {
		if problem.Message != "第1版排不下，网站上有" {
			t.Errorf("of what was meant for page 1: %s", problem.Message)
		}
	}
	for _, a := range issue.Articles {
		a.Page = 0
	}
	for _, problem := range NewIssues(p, nil, one).Problems(issue) {
		i := slices.IndexFunc(issue.Articles, func(a *paper.Article) bool { return a.Origin == problem.Path })
		if want := "《" + issue.Articles[i].Title + "》排不下，网站上有"; problem.Message != want {
			t.Errorf("of what was meant for no page: %s, want %s", problem.Message, want)
		}
	}
}

// TestRemembered holds that an issue which is remembered stands as it was made up,
// is remembered once, and is made up anew when anything of it changes.
func TestRemembered(t *testing.T) {
	p, issue := paperOf()
	m := &remembering{kept: map[dist.Key][]byte{}}
	say := func(s *Issues) []string {
		var list []string
		for _, page := range s.Pages(issue) {
			list = append(list, fmt.Sprint(page.Number, page.Name, names(page.Articles)))
		}
		list = append(list, names(s.Articles(issue)))
		for _, problem := range s.Problems(issue) {
			list = append(list, problem.Path+problem.Message+problem.Hint)
		}
		return list
	}
	first := say(NewIssues(p, m, one))
	if m.learned != 1 {
		t.Errorf("remembered %d times", m.learned)
	}
	if diff := cmp.Diff(first, say(NewIssues(p, m, one))); diff != "" || m.learned != 1 {
		t.Errorf("remembered otherwise, or twice (%d):\n%s", m.learned, diff)
	}
	if diff := cmp.Diff(first, say(NewIssues(p, nil, one))); diff != "" {
		t.Errorf("without a memory:\n%s", diff)
	}
	for k, data := range m.kept { // of another program's, or cut short
		m.kept[k] = data[:len(data)-1]
	}
	if diff := cmp.Diff(first, say(NewIssues(p, m, one))); diff != "" || m.learned != 2 {
		t.Errorf("a memory that is cut short is taken for whole:\n%s", diff)
	}
	issue.Articles[4].Headline += "了"
	if NewIssues(p, m, one); m.learned != 3 {
		t.Error("another headline, and what is remembered is taken for it")
	}
	p.Site.Print.Columns++
	if NewIssues(p, m, one); m.learned != 4 {
		t.Error("another column, and what is remembered is taken for it")
	}
}

// TestPacked holds that what is packed is unpacked, that nothing else is taken for an
// issue, and that none has copy which the issue lacks.
func TestPacked(t *testing.T) {
	made := &Made{
		Pages: []Dummy{
			{Number: 1, Slots: []Slot{{Copy: []int{2}}, {Copy: []int{0, 3, 4}}}},
			{Number: 300, Slots: []Slot{{Copy: []int{2}, From: 1}}},
			{Number: 301},
		},
		Left: []Left{{Copy: 1, Page: 300, Lines: 1 << 14}, {Copy: 5}},
	}
	data := packMade(made)
	equal := func(a, b *Made) string {
		return cmp.Diff(fmt.Sprint(a.Pages, a.Left), fmt.Sprint(b.Pages, b.Left))
	}
	if got, ok := unpackMade(data, 6); !ok || equal(made, got) != "" {
		t.Errorf("%t\n%s", ok, equal(made, got))
	}
	if _, ok := unpackMade(data, 5); ok {
		t.Error("an issue of five articles has a sixth")
	}
	for n := range data {
		if got, ok := unpackMade(data[:n], 6); ok {
			t.Errorf("%d of %d bytes are %v", n, len(data), got)
		}
	}
	if _, ok := unpackMade(append(data[:len(data):len(data)], 0), 6); ok {
		t.Error("a byte too many is taken")
	}
	made.Pages[0].Name, made.Pages[2].Name = "要闻", "末版"
	data = packMade(made)
	for n := range data {
		if got, ok := unpackMade(data[:n], 6); ok {
			t.Errorf("%d of %d bytes are %v", n, len(data), got)
		}
	}
	if got, ok := unpackMade(packMade(made), 6); !ok || equal(made, got) != "" {
		t.Errorf("with names: %t\n%s", ok, equal(made, got))
	}
	if got, ok := unpackMade(packMade(&Made{}), 0); !ok || len(got.Pages)+len(got.Left) > 0 {
		t.Errorf("an issue without pages: %t, %v", ok, got)
	}
}

// FuzzUnpack holds that no bytes harm who takes them for a made-up issue, and that
// what is taken is an issue.
func FuzzUnpack(f *testing.F) {
	f.Add(packMade(&Made{Pages: []Dummy{{Number: 1, Name: "要闻", Slots: []Slot{{Copy: []int{1, 2}}}}}, Left: []Left{{Copy: 0, Page: 2, Lines: 30}}}), 3)
	f.Add([]byte{1, 1, 5, 'a'}, 1)
	f.Add([]byte{255, 255, 255, 255, 15}, 0)
	f.Add([]byte{1, 1, 0, 1, 0, 1, 7, 0}, 0)
	f.Fuzz(func(t *testing.T, data []byte, copies int) {
		m, ok := unpackMade(data, max(0, copies))
		if !ok {
			return
		}
		for _, p := range m.Pages {
			for _, s := range p.Slots {
				for _, c := range s.Copy {
					if c < 0 || c >= copies {
						t.Fatalf("copy %d of %d", c, copies)
					}
				}
			}
		}
	})
}

// TestRecentIssues holds that an issue is not composed again while it is asked for,
// and that no more are kept than there is use for.
func TestRecentIssues(t *testing.T) {
	p := &paper.Paper{Site: config.Site{Print: printSettings()}}
	for day := range recentIssues + 3 {
		issue := &paper.Issue{Date: paper.Date{Year: 2026, Month: 3, Day: day + 1}}
		articleOf(issue, fmt.Sprint("a", day), 2)
		p.Issues = append(p.Issues, issue)
	}
	s := NewIssues(p, nil, one)
	same := func(a, b []Sheet) bool { return &a[0] == &b[0] }
	first := s.Of(p.Issues[0])
	for _, issue := range p.Issues[1:] {
		list := s.Of(issue)
		if !same(list, s.Of(issue)) || !same(first, s.Of(p.Issues[0])) {
			t.Fatal("an issue that was just asked for is composed again")
		}
		if list[0].Stories[0].Address != issue.Articles[0].Address {
			t.Fatalf("%s stands on the page of %v", list[0].Stories[0].Address, issue.Date)
		}
	}
	if len(s.recent) != recentIssues {
		t.Errorf("%d issues are kept, want %d", len(s.recent), recentIssues)
	}
}
