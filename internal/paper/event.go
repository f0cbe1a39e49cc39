package paper

import (
	"cmp"
	"slices"
	"time"
)

// Event is something that an article invites to (活动).
type Event struct {
	Start    Moment
	End      Moment // not before Start; the zero Moment when it isn't told
	WholeDay bool   // Start and End are days; End, unless zero, is the last of them
	Place    string // may be empty
	Phone    string // as typed: one or several, perhaps with names; may be empty
}

// Moment is a time of a day where the paper appears.
type Moment struct {
	Day    Date
	Minute int // from midnight, at most 24:00
}

// Compare orders moments, earlier first.
func (m Moment) Compare(n Moment) int {
	return cmp.Or(m.Day.Compare(n.Day), cmp.Compare(m.Minute, n.Minute))
}

// In returns the moment in a zone.
func (m Moment) In(zone *time.Location) time.Time {
	return time.Date(m.Day.Year, time.Month(m.Day.Month), m.Day.Day, 0, m.Minute, 0, 0, zone)
}

// Last is the last day on which there is something of the event.
func (e *Event) Last() Date {
	if e.End.Day.IsZero() {
		return e.Start.Day
	}
	return e.End.Day
}

// Occasion is an event and the article that tells of it.
type Occasion struct {
	*Event
	Article *Article
	Number  int // of the event in its article, from 0
}

// Occasions lists the events of all articles, the earliest first. What is
// withdrawn invites to nothing.
func (p *Paper) Occasions() []Occasion {
	var list []Occasion
	for _, issue := range p.Issues {
		for _, a := range issue.Articles {
			list = append(list, a.Occasions()...)
		}
	}
	slices.SortStableFunc(list, func(a, b Occasion) int { return a.Start.Compare(b.Start) })
	return list
}

// Occasions lists the events of an article as its editor does; none where it
// is withdrawn.
func (a *Article) Occasions() []Occasion {
	if len(a.Events) == 0 || a.Withdrawn() {
		return nil
	}
	list := make([]Occasion, len(a.Events))
	for i := range a.Events {
		list[i] = Occasion{&a.Events[i], a, i}
	}
	return list
}
