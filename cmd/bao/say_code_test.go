package main

import (
	"strings"
	"testing"

	"rsc.io/qr"
)

// TestDrawCode reads the modules back from what is drawn.
func TestDrawCode(t *testing.T) {
	code, err := qr.Encode("http://192.168.3.7:8618/", qr.L)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range []drawing{{}, {plain: true}, {whole: true}, {plain: true, whole: true}} {
		var b strings.Builder
		drawCode(&b, code, d)
		rows := lightModules(strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n"), d)
		if n := code.Size + 2*quiet; len(rows) != n && len(rows) != n+n%2 {
			t.Fatalf("%+v: %d rows for %d modules", d, len(rows), code.Size)
		}
		for y, row := range rows {
			if len(row) != code.Size+2*quiet {
				t.Fatalf("%+v: row %d has %d modules", d, y, len(row))
			}
			for x, light := range row {
				if y < code.Size+2*quiet && code.Black(x-quiet, y-quiet) == light {
					t.Fatalf("%+v: module %d,%d is drawn wrong", d, x-quiet, y-quiet)
				}
			}
		}
	}
}

// lightModules reads lines of a code.
func lightModules(lines []string, d drawing) (rows [][]bool) {
	for _, line := range lines {
		line = strings.TrimSuffix(strings.TrimPrefix(line, "\x1b[97;40m"), "\x1b[0m")
		if d.whole {
			line = strings.NewReplacer("\x1b[107m  ", "█", "\x1b[40m  ", " ", "  ", " ").Replace(line)
		}
		var upper, lower []bool
		for _, cell := range line {
			upper = append(upper, cell == '█' || cell == '▀')
			lower = append(lower, cell == '█' || cell == '▄')
		}
		rows = append(rows, upper)
		if !d.whole {
			rows = append(rows, lower)
		}
	}
	return rows
}
