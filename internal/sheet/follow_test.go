package sheet

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bao/internal/config"
	"bao/internal/paper"
)

// recorded is a paper whose issue is out: made up once, and recorded.
func recorded(paragraphs ...int) (*paper.Paper, *paper.Issue) {
	p := &paper.Paper{Site: config.Site{Print: printSettings()}}
	issue := &paper.Issue{Date: paper.Date{Year: 2026, Month: 3, Day: 2}}
	p.Issues = []*paper.Issue{issue}
	for i, n := range paragraphs {
		articleOf(issue, fmt.Sprintf("s%02d", i), n)
	}
	issue.Record = NewIssues(p, nil, one).Record(issue)
	return p, issue
}

// standings says what stands on each page, what runs on to it with the page it
// comes from, and what is left out.
func standings(sheets []Sheet) []string {
	var list []string
	for i := range sheets {
		s := &sheets[i]
		line := fmt.Sprintf("%d%s:", s.Number, s.Name)
		for k := range s.Stories {
			for _, c := range copiesOf(s.Stories[k].Copy) {
				line += " " + strings.TrimSuffix(c.Address[len("2026-03-02/"):], ".html")
			}
			if s.Stories[k].From > 0 {
				line += fmt.Sprint("<", s.Stories[k].From)
			}
			if s.Stories[k].To > 0 {
				line += fmt.Sprint(">", s.Stories[k].To)
			}
		}
		for _, c := range s.Out {
			line += " -" + strings.TrimSuffix(c.Address[len("2026-03-02/"):], ".html")
		}
		list = append(list, line)
	}
	return list
}

// TestRecordIsFollowed holds that a paper which is out stands as it came out,
// whatever is done to its copy.
func TestRecordIsFollowed(t *testing.T) {
	for _, tt := range []struct {
		name       string
		paragraphs []int
	}{
		{"one page", []int{6, 5, 4}},
		{"several pages", []int{20, 18, 16, 14, 12, 10, 8, 6, 4, 2}},
		{"a story that runs on", []int{150, 8, 6}},
		{"briefs in a block", []int{14, 9, 1, 1, 1, 1}},
	} {
		p, issue := recorded(tt.paragraphs...)
		record := issue.Record
		issue.Record = nil
		before := standings(NewIssues(p, nil, one).Of(issue))
		issue.Record = record
		if diff := cmp.Diff(before, standings(NewIssues(p, nil, one).Of(issue))); diff != "" {
			t.Errorf("%s: recorded, it stands otherwise:\n%s", tt.name, diff)
		}
		issue.Articles[0].Headline = "更正：" + issue.Articles[0].Headline
		for _, a := range issue.Articles { // whatever its editor says now
			a.Page, a.Rank = 7, 1
		}
		slices.Reverse(issue.Articles)
		if diff := cmp.Diff(before, standings(NewIssues(p, nil, one).Of(issue))); diff != "" {
			t.Errorf("%s: corrected, it stands otherwise:\n%s", tt.name, diff)
		}
		if diff := cmp.Diff(record, NewIssues(p, nil, one).Record(issue)); diff != "" {
			t.Errorf("%s: recorded again, it is another:\n%s", tt.name, diff)
		}
	}
}

// TestRecordedPagesStandAsMade holds that a page which is recorded looks as it did, to
// the line: what was printed is what the website shows.
func TestRecordedPagesStandAsMade(t *testing.T) {
	for seed := range uint64(15) {
		w := writeIssue(seed)
		issue, plan := w.issue()
		made := MakeUp(BudgetOf(issue, plan), w.print)
		issue.Record = made.record(issue)
		again := MakeUp(BudgetOf(issue, plan), w.print)
		for i := range made.Pages {
			if i < len(again.Pages) && !reflect.DeepEqual(made.Pages[i].Layout, again.Pages[i].Layout) {
				t.Errorf("seed %d, page %d: was %.3f full at cost %d, is %.3f at %d", seed, made.Pages[i].Number,
					made.Pages[i].Layout.Fill, made.Pages[i].Layout.Cost, again.Pages[i].Layout.Fill, again.Pages[i].Layout.Cost)
			}
		}
	}
}

// TestRecordAsWritten holds what of a record is done as somebody wrote it: names and
// numbers of pages, their order, pages without copy, files that are gone.
func TestRecordAsWritten(t *testing.T) {
	p, issue := recorded(4, 4, 4)
	origin := func(i int) string { return issue.Articles[i].Origin }
	issue.Record = []paper.Recorded{
		{Number: 2, Name: "社区", Origins: []string{origin(2), "content/gone.md", origin(0)}},
		{Number: 5, Name: "广告"},
		{Origins: []string{origin(1)}},
	}
	s := NewIssues(p, nil, one)
	if diff := cmp.Diff([]string{"2社区: s02 s00", "5广告: -s01"}, standings(s.Of(issue))); diff != "" {
		t.Error(diff)
	}
	if f := s.Of(issue)[0].Format; f.Lines != Printed(p.Site.Print, true).Lines {
		t.Errorf("the first page has no room for the nameplate: %d lines", f.Lines)
	}
	if f := s.Of(issue)[1].Format; f.Lines != Printed(p.Site.Print, false).Lines {
		t.Errorf("the second page has room for a nameplate: %d lines", f.Lines)
	}
}

// TestRecordOf holds what is recorded: by page who stands on it, and who on none.
func TestRecordOf(t *testing.T) {
	_, issue := recorded(6, 5)
	if len(issue.Record) != 1 || issue.Record[0].Number != 1 || len(issue.Record[0].Origins) != 2 {
		t.Errorf("%+v", issue.Record)
	}
	p, crowded := paperOf()
	s := NewIssues(p, nil, one)
	record := s.Record(crowded)
	last := record[len(record)-1]
	if len(record) != 3 || last.Number != 0 {
		t.Fatalf("%+v", record)
	}
	for _, a := range crowded.Articles {
		if out := slices.Contains(last.Origins, a.Origin); out != (s.Page(a) == nil) {
			t.Errorf("%s is recorded as left out: %t", a.Origin, out)
		}
	}
	key := s.Key(crowded)
	if crowded.Articles[0].Kicker = "街坊"; NewIssues(p, nil, one).Key(crowded) == key || s.Key(crowded) != key {
		t.Error("the key doesn't tell what the sheets are made of")
	}
}

// TestTooLongByNow holds that what has become too long for its page, and may not run on,
// is named on that page.
func TestTooLongByNow(t *testing.T) {
	p, issue := recorded(30, 30, 30, 30, 30, 30)
	before := standings(NewIssues(p, nil, one).Of(issue))
	if len(before) < 2 {
		t.Fatalf("%q", before)
	}
	issue.Articles[1].Body, issue.Articles[1].Jump = copyOf(1, 300).Body, paper.JumpNever
	after := standings(NewIssues(p, nil, one).Of(issue))
	if !strings.HasSuffix(after[0], " -s01") || strings.Contains(after[0], " s01") {
		t.Errorf("before %q, now %q", before, after)
	}
}

// TestCameLater holds that copy which came after the paper was out is on no page, moves
// nothing, and that its editor is told of it and how to mend it.
func TestCameLater(t *testing.T) {
	p, issue := recorded(6, 5, 4)
	before := standings(NewIssues(p, nil, one).Of(issue))
	late := articleOf(issue, "late", 3)
	s := NewIssues(p, nil, one)
	want := slices.Clone(before)
	want[len(want)-1] += " -late"
	if diff := cmp.Diff(want, standings(s.Of(issue))); diff != "" {
		t.Error(diff)
	}
	problems := s.Problems(issue)
	if len(problems) != 1 || problems[0].Path != late.Origin || !strings.Contains(problems[0].Message, "版面记录里没有这一篇") || !strings.Contains(problems[0].Hint, "版面.txt") {
		t.Errorf("told: %+v", problems)
	}
}

// TestRestFitsByNow holds that of a story which ran on and has become short nothing
// stands on the second page, and that one which has become long is not cut in silence.
func TestRestFitsByNow(t *testing.T) {
	p, issue := recorded(150, 8, 6)
	if !strings.Contains(strings.Join(standings(NewIssues(p, nil, one).Of(issue)), " "), "s00>2") {
		t.Fatal("the story doesn't run on")
	}
	issue.Articles[0].Body = copyOf(1, 20).Body
	short := NewIssues(p, nil, one).Of(issue)
	for i := range short {
		for k := range short[i].Stories {
			if s := &short[i].Stories[k]; s.From > 0 || s.To > 0 {
				t.Errorf("《%s》 runs from page %d to page %d", s.Headline, s.From, s.To)
			}
		}
	}
	if got := accounted(t, BudgetOf(issue, nil).Copy, short); got > 0 {
		t.Errorf("%d stories are left out", got)
	}
	issue.Articles[1].Body = copyOf(1, 200).Body
	s := NewIssues(p, nil, one)
	accounted(t, BudgetOf(issue, nil).Copy, s.Of(issue))
	if s.Page(issue.Articles[1]) == nil && len(s.Problems(issue)) == 0 {
		t.Error("it stands nowhere, and nobody is told")
	}
}
