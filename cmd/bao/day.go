package main

import (
	"regexp"
	"strconv"
	"time"

	"bao/internal/config"
	"bao/internal/load"
	"bao/internal/paper"
)

// clock tells what day it is. The scripts of the tests have a day of their own:
// what is in them would be copy for tomorrow where a computer's clock is slow.
var clock = time.Now

// looseDay is a year, a month and a day with anything but digits between and
// around them.
var looseDay = regexp.MustCompile(`^\D*(\d{4})\D+(\d{1,2})\D+(\d{1,2})\D*$`)

// typedDay reads a day that was typed after a command: in every form that copy
// may have, and more loosely, for here a slip has nothing to spoil and the
// folder of an issue (content/2026-11-09/) is soon typed.
func typedDay(s string) (paper.Date, bool) {
	if d, ok := paper.ParseDate(s); ok {
		return d, true
	}
	found := looseDay.FindStringSubmatch(s)
	if found == nil {
		return paper.Date{}, false
	}
	var d paper.Date
	for i, part := range []*int{&d.Year, &d.Month, &d.Day} {
		*part, _ = strconv.Atoi(found[i+1])
	}
	if d.Year < 1000 || !d.Exists() {
		return paper.Date{}, false
	}
	return d, true
}

// today is the day where a new paper appears, unless it says otherwise: its
// first issue is not to wait for tomorrow.
func today() paper.Date {
	site, _ := config.Parse(load.SiteFile, nil)
	return paper.DateOf(clock().In(site.Location))
}
