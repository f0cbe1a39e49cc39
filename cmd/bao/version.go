package main

import (
	"runtime/debug"
	"strings"
)

// stamp is what internal/release links into the program: its version and, if
// they are known, the revision it was made of and the day of that.
var stamp string

// A making says what a program was made of; what is not known is empty.
type making struct {
	version  string // 0.1.0
	revision string // of the source, in full
	day      string // of the revision: 2026-11-26
	modified bool   // the source was not as the revision has it
}

// made reads the stamp, or in a program without one what the go command knew.
func made() making {
	if fields := strings.Fields(stamp); len(fields) > 0 {
		fields = append(fields, "", "")
		return making{version: fields[0], revision: fields[1], day: fields[2]}
	}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return making{}
	}
	return madeOf(info)
}

func madeOf(info *debug.BuildInfo) making {
	var m making
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			m.revision = s.Value
		case "vcs.time":
			m.day, _, _ = strings.Cut(s.Value, "T")
		case "vcs.modified":
			m.modified = s.Value == "true"
		}
	}
	// Between releases the go command makes up a version of a time and a
	// revision, which are said anyway.
	if v, released := strings.CutPrefix(info.Main.Version, "v"); released && !strings.ContainsAny(v, "-+") {
		m.version = v
	}
	return m
}
