// Package ical writes calendars (iCalendar, RFC 5545).
//
// It knows nothing of papers, and doesn't ask the clock: the same events give
// the same bytes.
package ical

import (
	"io"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// Calendar is what one file holds.
type Calendar struct {
	Name   string  // of one to subscribe to; empty for what is added once
	Events []Event // one at least: a calendar without any is none (section 3.6)
}

// Event is one entry. Texts may be empty, but for UID and Summary.
type Event struct {
	UID        string    // the same as long as it is the same event, in every version of it
	Stamp      time.Time // when it was written
	Sequence   int       // how often it was revised since
	Start, End time.Time // End is when it's over, zero where nobody knows
	WholeDay   bool      // Start and End are days: the first, and the one after the last

	Summary, Location, Description string
	Category                       string
	URL                            string // absolute
}

// Write writes the calendar.
func (c *Calendar) Write(w io.Writer) error {
	var out writer
	out.line("BEGIN", "VCALENDAR")
	out.line("VERSION", "2.0")
	out.line("PRODID", "-//bao//bao//ZH")
	out.line("CALSCALE", "GREGORIAN")
	out.line("METHOD", "PUBLISH")
	if c.Name != "" {
		out.text("NAME", c.Name)         // RFC 7986
		out.text("X-WR-CALNAME", c.Name) // what Apple's and Google's read instead
		out.line("REFRESH-INTERVAL;VALUE=DURATION", "P1D")
	}
	for i := range c.Events {
		out.event(&c.Events[i])
	}
	out.line("END", "VCALENDAR")
	_, err := io.WriteString(w, out.String())
	return err
}

type writer struct{ strings.Builder }

func (w *writer) event(e *Event) {
	w.line("BEGIN", "VEVENT")
	w.text("UID", e.UID)
	w.moment("DTSTAMP", e.Stamp, false)
	w.line("SEQUENCE", strconv.Itoa(e.Sequence))
	w.moment("DTSTART", e.Start, e.WholeDay)
	w.moment("DTEND", e.End, e.WholeDay)
	w.text("SUMMARY", e.Summary)
	w.text("LOCATION", e.Location)
	w.text("DESCRIPTION", e.Description)
	w.text("CATEGORIES", e.Category)
	if e.URL != "" {
		w.line("URL", e.URL)
	}
	w.line("END", "VEVENT")
}

// moment writes a time, in UTC: then no reader needs to know the zone.
func (w *writer) moment(name string, t time.Time, wholeDay bool) {
	switch {
	case t.IsZero():
	case wholeDay:
		w.line(name+";VALUE=DATE", t.Format("20060102"))
	default:
		w.line(name, t.UTC().Format("20060102T150405Z"))
	}
}

func (w *writer) text(name, value string) {
	if value = escaped(value); value != "" {
		w.line(name, value)
	}
}

// escaped is a text as section 3.3.11 has it, without what it can't hold.
func escaped(s string) string {
	var b strings.Builder
	for _, r := range strings.ToValidUTF8(s, "\uFFFD") {
		switch {
		case r == '\\' || r == ';' || r == ',':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r < ' ' && r != '\t' || r == 0x7f:
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// longest is how many bytes a line may have (section 3.1).
const longest = 75

// line writes a property, folded between characters: the RFC permits to fold
// within one, but readers exist that don't join the bytes first.
func (w *writer) line(name, value string) {
	rest, room := name+":"+value, longest
	for len(rest) > room {
		cut := room
		for !utf8.RuneStart(rest[cut]) {
			cut--
		}
		w.WriteString(rest[:cut] + "\r\n ")
		rest, room = rest[cut:], longest-1
	}
	w.WriteString(rest + "\r\n")
}
