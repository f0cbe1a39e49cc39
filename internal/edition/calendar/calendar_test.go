package calendar

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"bao/internal/edition"
	"bao/internal/ical/icaltest"
	"bao/internal/load"
)

// planned gives the calendars of a paper by their addresses.
func planned(t *testing.T, now time.Time, files ...string) map[string]string {
	t.Helper()
	site := fstest.MapFS{"site.yaml": {Data: []byte("title: 槐荫里\nsections: [社区]\nbase_url: https://bao.example.cn/huai/\n")}}
	for i := 0; i < len(files); i += 2 {
		site[files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	p, problems, err := load.Load(site, load.Options{Now: now})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	s := edition.Source{Paper: p, Version: "1"}
	plan := edition.NewPlan(s)
	Plan(s, plan)
	found := map[string]string{}
	for _, f := range plan.Files() {
		var b strings.Builder
		if err := f.Write(&b); err != nil {
			t.Fatal(err)
		}
		found[f.Path] = b.String()
	}
	if problems := plan.Problems(); len(problems) > 0 {
		t.Fatal(problems)
	}
	return found
}

var noon = time.Date(2026, 11, 9, 4, 0, 0, 0, time.UTC)

// aNotice is an article with two events; its place is longer than a line and
// has every character that is escaped.
const aNotice = `---
标题: 读书会；第二场
栏目: 社区
活动:
  - {时间: 11月28日 14:00, 到: 16:00, 地点: "文化站, 二楼; 东头\\西头%s", 电话: 0371-1234567}
  - {时间: 12月5日至6日}
---
读一本书。
`

func TestCalendars(t *testing.T) {
	made := planned(t, noon, "content/2026-11-02/a.md", fmt.Sprintf(aNotice, strings.Repeat("，往里走", 30)),
		"content/2026-11-02/b.md", "---\n标题: 无\n---\n文。\n")
	if len(made) != 2 {
		t.Fatalf("%d files", len(made))
	}
	for address, name := range map[string]string{"events.ics": "槐荫里活动", "2026-11-02/a.ics": ""} {
		properties, events, err := icaltest.Read(made[address])
		if err != nil {
			t.Fatalf("%s: %v\n%s", address, err, made[address])
		}
		if properties["NAME"].Text() != name || len(events) != 2 {
			t.Fatalf("%s: %v, %d events", address, properties, len(events))
		}
		for property, want := range map[string]string{
			"SUMMARY": "读书会；第二场", "LOCATION": `文化站, 二楼; 东头\西头` + strings.Repeat("，往里走", 30), "DESCRIPTION": "电话：0371-1234567\n读一本书。",
			"DTSTAMP": "20261101T160000Z", "DTSTART": "20261128T060000Z", "DTEND": "20261128T080000Z", "SEQUENCE": "0",
			"CATEGORIES": "社区", "URL": "https://bao.example.cn/huai/2026-11-02/a.html",
		} {
			if got := events[0][property].Text(); got != want {
				t.Errorf("%s: %s is %q, want %q", address, property, got, want)
			}
		}
		if e := events[1]; e["DTSTART"].Value != "20261205" || e["DTEND"].Value != "20261207" || e["DTEND"].Params["VALUE"] != "DATE" {
			t.Errorf("%s: %v", address, e)
		}
	}
}

// TestRevised holds that a correction is a new version of the same event, and
// that the day on which a paper is built changes nothing.
func TestRevised(t *testing.T) {
	const address = "2026-11-02/a.ics"
	before := planned(t, noon, "content/2026-11-02/a.md", fmt.Sprintf(aNotice, ""))
	later := planned(t, noon.AddDate(3, 0, 0), "content/2026-11-02/a.md", fmt.Sprintf(aNotice, ""))
	if before[address] != later[address] || before["events.ics"] != later["events.ics"] {
		t.Error("another day, another calendar")
	}
	corrected := strings.Replace(fmt.Sprintf(aNotice, ""), "11月28日", "11月29日", 1)
	corrected = strings.Replace(corrected, "栏目", "更正: [{日期: 2026-11-05, 内容: 改期}]\n栏目", 1)
	after := planned(t, noon, "content/2026-11-02/a.md", corrected)
	_, was, _ := icaltest.Read(before[address])
	_, is, err := icaltest.Read(after[address])
	if err != nil {
		t.Fatal(err)
	}
	if was[0]["UID"].Value != is[0]["UID"].Value || is[0]["SEQUENCE"].Value != "1" || is[0]["DTSTAMP"].Value != "20261104T160000Z" || is[0]["DTSTART"].Value != "20261129T060000Z" {
		t.Errorf("%v, then %v", was[0], is[0])
	}
}
