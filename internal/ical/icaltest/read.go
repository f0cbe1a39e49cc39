// Package icaltest reads calendars by the letter of RFC 5545, for tests: what
// it returns without an error may be given to any program.
//
// It must not share anything with package ical.
package icaltest

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"
)

// Line is a content line, unfolded.
type Line struct {
	Name   string
	Params map[string]string
	Value  string // as written
}

// Text is the value of a text, without its escapes.
func (l Line) Text() string {
	return strings.NewReplacer(`\\`, `\`, `\;`, ";", `\,`, ",", `\n`, "\n", `\N`, "\n").Replace(l.Value)
}

// Event is a VEVENT, by the names of its properties.
type Event map[string]Line

// Read returns the properties and the events of a calendar, or what is wrong
// with it.
func Read(data string) (properties Event, events []Event, err error) {
	lines, err := unfold(data)
	if err != nil {
		return nil, nil, err
	}
	var open []string
	properties = Event{}
	var current Event
	for i, l := range lines {
		switch {
		case i == 0 && (l.Name != "BEGIN" || l.Value != "VCALENDAR"):
			return nil, nil, fmt.Errorf("begins with %s:%s", l.Name, l.Value)
		case i > 0 && len(open) == 0:
			return nil, nil, fmt.Errorf("%s:%s is behind the end", l.Name, l.Value)
		case l.Name == "BEGIN":
			if len(open) == 1 && l.Value == "VEVENT" {
				current = Event{}
			} else if i > 0 {
				return nil, nil, fmt.Errorf("%s within %s", l.Value, open)
			}
			open = append(open, l.Value)
		case l.Name == "END":
			if l.Value != open[len(open)-1] {
				return nil, nil, fmt.Errorf("END:%s within %s", l.Value, open)
			}
			if open = open[:len(open)-1]; current != nil {
				events = append(events, current)
			}
			current = nil
		case current != nil:
			err = put(current, l, eventProperties)
		default:
			err = put(properties, l, calendarProperties)
		}
		if err != nil {
			return nil, nil, err
		}
	}
	if len(open) > 0 {
		return nil, nil, fmt.Errorf("%s isn't ended", open)
	}
	return properties, events, complete(properties, events)
}

// put adds a property, which none may be twice (of those that there are here).
func put(to Event, l Line, known map[string]*regexp.Regexp) error {
	form := known[l.Name]
	switch _, twice := to[l.Name]; {
	case form == nil:
		return fmt.Errorf("there is no property %s", l.Name)
	case twice:
		return fmt.Errorf("%s is there twice", l.Name)
	case l.Params["VALUE"] == "DATE":
		form = date
	}
	if !form.MatchString(l.Value) {
		return fmt.Errorf("%s can't be %q", l.Name, l.Value)
	}
	to[l.Name] = l
	return nil
}

// The forms of values (section 3.3).
var (
	date   = regexp.MustCompile(`^\d{4}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$`)
	utc    = regexp.MustCompile(`^\d{4}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3])[0-5]\d[0-5]\dZ$`)
	text   = regexp.MustCompile(`^(?:[^\\;,\x00-\x08\x0a-\x1f\x7f]|\\[\\;,nN])+$`)
	number = regexp.MustCompile(`^\d+$`)
	uri    = regexp.MustCompile(`^[a-z]+:[\x21-\x7e]+$`)

	calendarProperties = map[string]*regexp.Regexp{
		"VERSION": regexp.MustCompile(`^2\.0$`), "PRODID": text, "CALSCALE": regexp.MustCompile(`^GREGORIAN$`), "METHOD": regexp.MustCompile(`^[A-Z]+$`),
		"NAME": text, "X-WR-CALNAME": text, "REFRESH-INTERVAL": regexp.MustCompile(`^P\d+[DW]$`),
	}
	eventProperties = map[string]*regexp.Regexp{
		"UID": text, "DTSTAMP": utc, "SEQUENCE": number, "DTSTART": utc, "DTEND": utc,
		"SUMMARY": text, "LOCATION": text, "DESCRIPTION": text, "CATEGORIES": text, "URL": uri,
	}
)

// complete holds what has to be there, and what goes together.
func complete(properties Event, events []Event) error {
	if len(events) == 0 {
		return fmt.Errorf("there is no component")
	}
	for _, name := range []string{"VERSION", "PRODID"} {
		if _, ok := properties[name]; !ok {
			return fmt.Errorf("there is no %s", name)
		}
	}
	seen := map[string]bool{}
	for _, e := range events {
		for _, name := range []string{"UID", "DTSTAMP", "DTSTART"} {
			if _, ok := e[name]; !ok {
				return fmt.Errorf("an event has no %s", name)
			}
		}
		if uid := e["UID"].Value; seen[uid] {
			return fmt.Errorf("two events have the UID %s", uid)
		}
		seen[e["UID"].Value] = true
		start, end := e["DTSTART"], e["DTEND"]
		if end.Name != "" && (end.Value <= start.Value || end.Params["VALUE"] != start.Params["VALUE"]) {
			return fmt.Errorf("from %s to %s", start.Value, end.Value)
		}
	}
	return nil
}

var (
	contentLine = regexp.MustCompile(`^([A-Z][A-Z-]*)((?:;[A-Z-]+=[^;:"]+)*):([^\x00-\x08\x0a-\x1f\x7f]*)$`)
	param       = regexp.MustCompile(`;([A-Z-]+)=([^;:"]+)`)
)

// unfold parts the lines (section 3.1).
func unfold(data string) ([]Line, error) {
	if !strings.HasSuffix(data, "\r\n") {
		return nil, fmt.Errorf("the last line isn't ended")
	}
	var whole []string
	for raw := range strings.SplitSeq(strings.TrimSuffix(data, "\r\n"), "\r\n") {
		switch {
		case len(raw) > 75:
			return nil, fmt.Errorf("%d octets: %q", len(raw), raw)
		case !utf8.ValidString(raw):
			return nil, fmt.Errorf("folded within a character: %q", raw)
		case strings.HasPrefix(raw, " ") && len(whole) > 0:
			whole[len(whole)-1] += raw[1:]
		default:
			whole = append(whole, raw)
		}
	}
	lines := make([]Line, len(whole))
	for i, raw := range whole {
		found := contentLine.FindStringSubmatch(raw)
		if found == nil {
			return nil, fmt.Errorf("no content line: %q", raw)
		}
		lines[i] = Line{found[1], map[string]string{}, found[3]}
		for _, p := range param.FindAllStringSubmatch(found[2], -1) {
			lines[i].Params[p[1]] = p[2]
		}
	}
	return lines, nil
}
