package sheet

import (
	"flag"
	"fmt"
	"strings"
	"testing"
)

var (
	issueCount = flag.Int("issues", 12, "how many generated issues TestIssues makes up")
	issueSeed  = flag.Int("seed", -1, "the one issue that TestIssues makes up and tells of")
	holdIssues = flag.Bool("hold", false, "TestIssues fails where a limit of its table is not held")
	showFaults = flag.String("show", "", "TestIssues tells of every page with a fault whose row in the table has this in its name")
)

// TestIssues makes up generated issues and prints how they come out, with the
// worst of each kind to be looked at; the whole table is made by
//
//	go test ./internal/sheet -run TestIssues -v -issues 300 -timeout 0
//
// and one issue is told page by page by
//
//	go test ./internal/sheet -run TestIssues -v -seed 17
//
// What it holds stories to comes from their copy and from the geometry of the
// sheets alone.
func TestIssues(t *testing.T) {
	m := newMeasures()
	if *issueSeed >= 0 {
		w := writeIssue(uint64(*issueSeed))
		t.Logf("\n%s\n%s", tell(w, m.judge(w)), m)
		return
	}
	plans := map[planKind]int{}
	pages, stories := 0, 0
	for seed := range uint64(*issueCount) {
		w := writeIssue(seed)
		plans[w.plan]++
		stories += len(w.stories)
		sheets := m.judge(w)
		pages += len(sheets)
		if text := m.show(*showFaults, w, sheets); *showFaults != "" && text != "" {
			t.Log(text)
		}
	}
	t.Logf("\n%d issues (%d without a plan, %d by sections, %d of fixed pages), %d stories, %d pages\n\n%s",
		*issueCount, plans[noPlan], plans[sections], plans[fixed], stories, pages, m)
	if !*holdIssues {
		return
	}
	for _, row := range m.list {
		if !row.held() {
			t.Errorf("%s: %d of %d", row.name, row.bad, row.of)
		}
	}
}

// show tells of the pages of an issue with a fault of some kind.
func (m *measures) show(kind string, w *written, sheets []Sheet) string {
	var b strings.Builder
	for _, row := range m.list {
		for _, f := range row.worst {
			if f.seed != w.seed || !strings.Contains(row.name, kind) {
				continue
			}
			fmt.Fprintf(&b, "-seed %d, page %d, %s, %s: %s\n", f.seed, f.page, w.format, w.plan, f.text)
			for i := range sheets {
				if sheets[i].Number == f.page {
					tellPage(&b, w, &sheets[i])
				}
			}
		}
	}
	return b.String()
}

// tell says in words how an issue came out, page by page.
func tell(w *written, sheets []Sheet) string {
	var b strings.Builder
	fmt.Fprintf(&b, "seed %d, %s, %s, %d stories\n", w.seed, w.format, w.plan, len(w.stories))
	for i := range w.stories {
		s := &w.stories[i]
		d := s.estimate(w.print)
		fmt.Fprintf(&b, "  %4d characters, %d photos, page %d, rank %d, takes %.0f–%.0f: 《%s》\n",
			s.article.Body.Count, len(s.photos), s.planned(w), s.article.Rank, d.least, d.most, s.article.Headline)
	}
	for i := range sheets {
		tellPage(&b, w, &sheets[i])
	}
	return b.String()
}

// tellPage says in words how a page came out.
func tellPage(b *strings.Builder, w *written, s *Sheet) {
	fmt.Fprintf(b, "page %d %s: %d columns of %d lines, %.1f %% carry something\n", s.Number, s.Name, s.Format.Columns, s.Lines, 100*carried(s))
	for k := range s.Stories {
		b.WriteString("  " + tellStory(w, &s.Stories[k]) + "\n")
	}
	for _, c := range s.Out {
		b.WriteString("  out: 《" + c.Headline + "》\n")
	}
	for _, line := range s.Fit() {
		b.WriteString("    " + line + "\n")
	}
}

func tellStory(w *written, s *Story) string {
	p := &s.Place
	text := fmt.Sprintf("column %d–%d, line %2d–%2d, size %.2f, %d legs, %d empty", p.Region.Col+1, p.Region.Col+p.Region.Cols,
		p.Region.Top, p.Region.Top+p.Region.Lines, s.Heading.Size, len(s.Legs), emptyLines(s))
	for _, photo := range s.Photos {
		text += fmt.Sprintf(", photo over %d", photo.Cols)
	}
	for _, t := range s.Tables {
		text += fmt.Sprintf(", table over %d", t.Cols)
	}
	for i := range w.stories {
		if of := &w.stories[i]; of.article.Address == s.Address && s.From == 0 {
			text += fmt.Sprintf(", meant for %d, rank %d, of %d photos", of.planned(w), of.article.Rank, len(of.photos))
		}
	}
	if p.Boxed {
		text += ", framed"
	}
	if s.From > 0 {
		text += fmt.Sprintf(", from page %d", s.From)
	}
	if s.To > 0 {
		text += fmt.Sprintf(", to page %d", s.To)
	}
	return text + ": 《" + s.Headline + "》"
}
