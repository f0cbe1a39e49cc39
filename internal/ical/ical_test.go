package ical

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"bao/internal/ical/icaltest"
)

func written(t interface{ Fatal(...any) }, c *Calendar) string {
	var b strings.Builder
	if err := c.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestWrite(t *testing.T) {
	shanghai := time.FixedZone("", 8*3600)
	c := &Calendar{Name: "槐荫里, 活动", Events: []Event{{
		UID: "a1", Stamp: time.Date(2026, 11, 26, 0, 0, 0, 0, shanghai), Sequence: 2,
		Start: time.Date(2026, 11, 28, 14, 0, 0, 0, shanghai), End: time.Date(2026, 11, 28, 16, 0, 0, 0, shanghai),
		Summary: `读书会；周六; a\b`, Location: "文化站,\r\n二楼", Description: strings.Repeat("长", 60), Category: "文体", URL: "https://bao.example.cn/a.html",
	}, {
		UID: "a2", WholeDay: true, Stamp: time.Date(2026, 11, 26, 0, 0, 0, 0, shanghai), Summary: "义诊",
		Start: time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC), End: time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC),
	}}}
	want := strings.ReplaceAll(`BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//bao//bao//ZH
CALSCALE:GREGORIAN
METHOD:PUBLISH
NAME:槐荫里\, 活动
X-WR-CALNAME:槐荫里\, 活动
REFRESH-INTERVAL;VALUE=DURATION:P1D
BEGIN:VEVENT
UID:a1
DTSTAMP:20261125T160000Z
SEQUENCE:2
DTSTART:20261128T060000Z
DTEND:20261128T080000Z
SUMMARY:读书会；周六\; a\\b
LOCATION:文化站\,\n二楼
DESCRIPTION:长长长长长长长长长长长长长长长长长长长长长
 长长长长长长长长长长长长长长长长长长长长长长长长
 长长长长长长长长长长长长长长长
CATEGORIES:文体
URL:https://bao.example.cn/a.html
END:VEVENT
BEGIN:VEVENT
UID:a2
DTSTAMP:20261125T160000Z
SEQUENCE:0
DTSTART;VALUE=DATE:20261130
DTEND;VALUE=DATE:20261201
SUMMARY:义诊
END:VEVENT
END:VCALENDAR
`, "\n", "\r\n")
	got := written(t, c)
	if got != want {
		t.Errorf("got\n%s", got)
	}
	if _, _, err := icaltest.Read(got); err != nil {
		t.Error(err)
	}
}

// Whatever is in the copy, the calendar can be read, and says what was put
// into it.
func TestWriteAnything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.OneOf(rapid.String(), rapid.StringMatching("[，,;\\\\\n长a😀 ]{0,120}"), rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }))
		start := time.Unix(rapid.Int64Range(0, 4e9).Draw(t, "start"), 0).UTC()
		e := Event{
			UID: "a", Stamp: start, Start: start, Summary: "x" + words.Draw(t, "summary"),
			Location: words.Draw(t, "place"), Description: words.Draw(t, "description"),
		}
		_, events, err := icaltest.Read(written(t, &Calendar{Name: words.Draw(t, "name"), Events: []Event{e}}))
		if err != nil {
			t.Fatal(err)
		}
		for name, value := range map[string]string{"SUMMARY": e.Summary, "LOCATION": e.Location, "DESCRIPTION": e.Description} {
			want := strings.Map(func(r rune) rune {
				if r < ' ' && r != '\t' && r != '\n' || r == 0x7f {
					return -1
				}
				return r
			}, strings.ToValidUTF8(value, "\uFFFD"))
			if got := events[0][name].Text(); got != want {
				t.Fatalf("%s is %q, want %q", name, got, want)
			}
		}
	})
}

// What the reader of the tests finds wrong.
func TestReadStrictly(t *testing.T) {
	fine := written(t, &Calendar{Events: []Event{{UID: "a", Summary: "长", Stamp: time.Unix(0, 0), Start: time.Unix(9, 0), End: time.Unix(99, 0)}}})
	if _, _, err := icaltest.Read(fine); err != nil {
		t.Fatal(err)
	}
	for was, becomes := range map[string]string{
		"\r\n": "\n", "UID:a\r\n": "", "SUMMARY:长": "SUMMARY:长,短", "DTEND:1970": "DTEND:1969", "VERSION:2.0\r\n": "",
		"DTSTART:": "DTSTART;VALUE=DATE:", "END:VEVENT": "END:VCALENDAR", "长": strings.Repeat("长", 30), "SEQUENCE:0": "SEQUENCE:0\r\nSEQUENCE:1",
		"SUMMARY:": "SUMMARY:\xe9\r\n \x95\xbf",
	} {
		if _, _, err := icaltest.Read(strings.ReplaceAll(fine, was, becomes)); err == nil {
			t.Errorf("%q may become %q", was, becomes)
		}
	}
}
