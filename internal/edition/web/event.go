package web

import (
	"fmt"
	"html/template"
	"regexp"
	"strings"
	"time"

	"golang.org/x/text/width"

	"bao/internal/edition/view"
	"bao/internal/load"
	"bao/internal/paper"
	"bao/internal/zh"
)

// Events is the view of events.html: what an article invites to (活动).
type Events struct {
	List     []Event
	Calendar string // address of the file with which readers take them into their own calendar
}

// Event is when and where something is, and whom to ask.
type Event struct {
	Start string // for machines: 2026-11-28T14:00, or 2026-11-28 of a whole day
	When  string // 2026年11月28日 星期六 14:00—16:00
	Place string // may be empty
	Phone []Phone
}

// Phone is a telephone number, or words beside one.
type Phone struct {
	Text string
	Href template.URL // tel:…; empty for words
}

// Coming is the view of coming.html: the events that are next (近期), on the
// front page of the site.
type Coming struct {
	List []Occasion
	// Calendar leads to the calendar with all events: to be subscribed to
	// (webcal:) where site.yaml says what the site's address is, else a file.
	// Empty for a paper that isn't put before the public.
	Calendar   template.URL
	Subscribed bool // it is to be subscribed to
}

// Occasion is an event and the article that tells of it.
type Occasion struct {
	view.Link        // the article
	Start     string // for machines
	Until     string // the last day on which it is, 2026-11-28
	Day       string // 11月28日, or 11月28日—30日
	Weekday   string // 星期六; empty for several days
	Time      string // 14:00—16:00, or empty
	Place     string // may be empty
}

// mostComing is how many events the front page has. It shows the first of
// them; the others come up as those are over.
const mostComing = 10

// coming makes the strip of the events from the site's day on; nil when there
// are none. In a browser paper.js leaves out what is over by then.
func (p *planner) coming(root string) *Coming {
	c := &Coming{}
	for _, o := range p.occasions {
		if !o.Last().Before(p.Paper.Today) && len(c.List) < mostComing {
			c.List = append(c.List, occasion(o, root))
		}
	}
	if len(c.List) == 0 {
		return nil
	}
	site := &p.Paper.Site
	_, host, _ := strings.Cut(site.BaseURL, ":") // of http: or https:
	switch {
	case site.Internal():
	case site.BaseURL != "":
		c.Calendar, c.Subscribed = template.URL("webcal:"+host+load.EventsAddress), true
	default:
		c.Calendar = template.URL(root + load.EventsAddress)
	}
	return c
}

func occasion(o paper.Occasion, root string) Occasion {
	v := Occasion{
		Link: view.ArticleLink(o.Article, root), Start: machineTime(o.Event), Until: o.Last().String(),
		Day: monthDay(o.Start.Day), Place: o.Place,
	}
	switch last := o.Last(); {
	case last == o.Start.Day:
		v.Weekday, v.Time = zh.Weekday(last.Time()), clock(o.Start)
		if o.WholeDay {
			v.Time = ""
		} else if !o.End.Day.IsZero() {
			v.Time += "—" + clock(o.End)
		}
	case last.Month == o.Start.Day.Month && last.Year == o.Start.Day.Year:
		v.Day += fmt.Sprintf("—%d日", last.Day)
	default:
		v.Day += "—" + monthDay(last)
	}
	return v
}

// eventsOf makes what the page of an article shows of its events; nil without any.
func eventsOf(a *paper.Article, root string) *Events {
	occasions := a.Occasions()
	if len(occasions) == 0 {
		return nil
	}
	v := &Events{Calendar: root + load.CalendarAddress(a.Address)}
	for _, o := range occasions {
		v.List = append(v.List, Event{Start: machineTime(o.Event), When: whenOf(o.Event), Place: o.Place, Phone: phones(o.Phone)})
	}
	return v
}

// whenOf is when an event is, as a notice says it.
func whenOf(e *paper.Event) string {
	s := zh.Date(e.Start.Day.Time()) + " " + zh.Weekday(e.Start.Day.Time())
	if !e.WholeDay {
		s += " " + clock(e.Start)
	}
	last := e.Last()
	if last != e.Start.Day {
		day := monthDay(last)
		if last.Year != e.Start.Day.Year {
			day = zh.Date(last.Time())
		}
		s += " 至 " + day + " " + zh.Weekday(last.Time())
		if !e.WholeDay {
			s += " " + clock(e.End)
		}
	} else if !e.WholeDay && !e.End.Day.IsZero() {
		s += "—" + clock(e.End)
	}
	return s
}

func monthDay(d paper.Date) string { return fmt.Sprintf("%d月%d日", d.Month, d.Day) }

func clock(m paper.Moment) string { return fmt.Sprintf("%d:%02d", m.Minute/60, m.Minute%60) }

// machineTime is the start as <time datetime> has it.
func machineTime(e *paper.Event) string {
	if e.WholeDay {
		return e.Start.Day.String()
	}
	return e.Start.In(time.UTC).Format("2006-01-02T15:04")
}

var areaCode = regexp.MustCompile(`^0\d{2,3}$`)

// phones parts the numbers of 张老师 0371-1234567、12345转8.
func phones(typed string) []Phone {
	var list []Phone
	for word := range strings.FieldsFuncSeq(typed, func(r rune) bool { return strings.ContainsRune("、，,;；/ \u3000\u00a0", r) }) {
		if n := len(list) - 1; n >= 0 && areaCode.MatchString(list[n].Text) {
			word, list = list[n].Text+" "+word, list[:n]
		}
		p := Phone{Text: word}
		number := width.Narrow.String(word)
		if at := strings.IndexAny(number, "转轉"); at >= 0 {
			number = number[:at] // whom to ask for is said, not dialled
		}
		digits := strings.Map(dialled, number)
		if plain := strings.Map(undialled, number); len(digits) >= 3 && plain == "" {
			p.Href = template.URL("tel:" + digits)
		}
		list = append(list, p)
	}
	return list
}

// dialled keeps of a number what is dialled.
func dialled(r rune) rune {
	if '0' <= r && r <= '9' || r == '+' {
		return r
	}
	return -1
}

// undialled keeps what has no place in a number.
func undialled(r rune) rune {
	if dialled(r) >= 0 || strings.ContainsRune(" -()（）—–", r) {
		return -1
	}
	return r
}
