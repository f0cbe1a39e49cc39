// Package calendar plans calendar files: one for each article that says when
// something is, to put it into one's own calendar, and one of the paper to
// subscribe to.
package calendar

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strings"

	"bao/internal/dist"
	"bao/internal/edition"
	"bao/internal/ical"
	"bao/internal/load"
	"bao/internal/paper"
)

// newest is how many events the paper's calendar holds: those that begin last.
// It doesn't depend on the day: what is past stays in the calendars of those
// who went, and the file is the same tomorrow.
const newest = 200

// Plan adds the files.
func Plan(s edition.Source, to *edition.Plan) {
	p := s.Paper
	for _, issue := range p.Issues {
		for _, a := range issue.Articles {
			if own := a.Occasions(); len(own) > 0 {
				add(s, to, "“"+a.Title+"”的日历文件", load.CalendarAddress(a.Address), func() *ical.Calendar {
					return &ical.Calendar{Events: events(p, own)}
				})
			}
		}
	}
	// To subscribe to it is to be served from outside.
	if all := p.Occasions(); len(all) > 0 && !p.Site.Internal() {
		add(s, to, "活动日历", load.EventsAddress, func() *ical.Calendar {
			return &ical.Calendar{Name: p.Site.Title + p.Site.Script.Say("活动"), Events: events(p, all[max(0, len(all)-newest):])}
		})
	}
}

func add(s edition.Source, to *edition.Plan, owner, address string, view func() *ical.Calendar) {
	to.Add(owner, dist.Made(address, view,
		func(c *ical.Calendar) dist.Key { return dist.KeyOf(s.Version, address, c) },
		func(w io.Writer, c *ical.Calendar) error { return c.Write(w) }))
}

func events(p *paper.Paper, occasions []paper.Occasion) []ical.Event {
	list := make([]ical.Event, len(occasions))
	for i, o := range occasions {
		list[i] = event(p, o)
	}
	return list
}

func event(p *paper.Paper, o paper.Occasion) ical.Event {
	a := o.Article
	e := ical.Event{
		UID: uid(p, o), Stamp: a.Updated().In(p.Site.Location), Sequence: len(a.Corrections), WholeDay: o.WholeDay,
		Summary: a.Title, Location: o.Place, Description: cmp.Or(a.Summary, a.Body.Opening),
	}
	if o.Phone != "" {
		e.Description = strings.TrimSpace(p.Site.Script.Say("电话：") + o.Phone + "\n" + e.Description)
	}
	if a.Section != nil {
		e.Category = a.Section.Name
	}
	if p.Site.BaseURL != "" {
		e.URL = p.Site.BaseURL + a.Address
	}
	switch zone := p.Site.Location; {
	case o.WholeDay:
		e.Start, e.End = o.Start.Day.Time(), o.Last().Later(1).Time()
	case o.End.Day.IsZero():
		e.Start = o.Start.In(zone)
	default:
		e.Start, e.End = o.Start.In(zone), o.End.In(zone)
	}
	return e
}

// uid stays what it is when the site moves, and when the event is put off: it
// is of the paper's name, the article's address and the event's place in it.
func uid(p *paper.Paper, o paper.Occasion) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\n%s\n%d", p.Site.Title, o.Article.Address, o.Number))
	return hex.EncodeToString(sum[:16])
}
