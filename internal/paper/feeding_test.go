package paper

import (
	"testing"

	"bao/internal/config"
)

func TestFeedings(t *testing.T) {
	today := day(t, "2026-11-09")
	at := func(date, issue string, state State) *Article {
		return &Article{Date: day(t, date), Issue: &Issue{Date: day(t, issue)}, State: state}
	}
	for _, c := range []struct {
		what       string
		limit      int
		articles   []*Article
		held       []Held
		last, next string
		days       int
		overdue    bool
	}{
		{"nothing", 30, nil, nil, "", "", 0, false},
		{"on the last day", 30, []*Article{at("2026-10-10", "2026-10-10", Published)}, nil, "2026-10-10", "", 30, false},
		{"a day too late", 30, []*Article{at("2026-10-09", "2026-10-09", Published)}, nil, "2026-10-09", "", 31, true},
		{"whenever", 0, []*Article{at("2020-10-09", "2020-10-09", Published)}, nil, "2020-10-09", "", 2222, false},
		{"seen with its issue", 30, []*Article{at("2026-10-01", "2026-11-02", Published)}, nil, "2026-11-02", "", 7, false},
		{"yet to come, on show", 30, []*Article{at("2026-10-01", "2026-10-01", Published), at("2026-11-16", "2026-11-16", Scheduled)}, nil, "2026-10-01", "2026-11-16", 39, true},
		{"yet to come, held", 30, []*Article{at("2026-10-01", "2026-10-01", Published)}, []Held{{Section: "a", State: Scheduled, Date: day(t, "2026-11-23")}, {Section: "a", State: Scheduled, Date: day(t, "2026-11-16")}}, "2026-10-01", "2026-11-16", 39, true},
		{"a draft", 30, []*Article{at("2026-10-01", "2026-10-01", Published), at("2026-11-08", "2026-11-08", Draft)}, []Held{{Section: "a", State: Draft, Date: day(t, "2026-11-08")}}, "2026-10-01", "", 39, true},
		{"expired", 30, nil, []Held{{Section: "a", State: Expired, Date: day(t, "2026-11-01")}}, "2026-11-01", "", 8, false},
		{"another section's", 30, []*Article{at("2026-10-01", "2026-10-01", Published)}, []Held{{Section: "b", State: Expired, Date: day(t, "2026-11-01")}}, "2026-10-01", "", 39, true},
	} {
		p := &Paper{Today: today, Held: c.held, Sections: []*Section{{Section: config.Section{Slug: "a", Update: c.limit}, Articles: c.articles}}}
		f := p.Feedings()[0]
		last, next := "", ""
		if !f.Last.IsZero() {
			last = f.Last.String()
		}
		if !f.Next.IsZero() {
			next = f.Next.String()
		}
		if last != c.last || next != c.next || f.Days != c.days || f.Overdue() != c.overdue {
			t.Errorf("%s: %s, %d days, next %s, overdue %v", c.what, last, f.Days, next, f.Overdue())
		}
	}
}
