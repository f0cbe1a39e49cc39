package main

import (
	"fmt"
	"io"
	"strings"

	"rsc.io/qr"
)

// quiet is the light margin that scanners need, in modules (ISO/IEC 18004
// asks for 4; 2 has been enough for every phone and leaves room).
const quiet = 2

// drawing is how a code is drawn. Plain, it takes the terminal to be dark, and
// draws what is light; otherwise it is black on white on any terminal. Whole is
// for terminals that draw blocks two cells wide and spaces one: there the rows
// of half blocks are not even straight.
type drawing struct{ plain, whole bool }

// drawCode draws a code with its margin.
func drawCode(w io.Writer, code *qr.Code, d drawing) {
	rows := 2
	if d.whole {
		rows = 1
	}
	for y := -quiet; y < code.Size+quiet; y += rows {
		var line strings.Builder
		for x := -quiet; x < code.Size+quiet; x++ {
			upper := !code.Black(x, y) // outside is light
			lower := !code.Black(x, y+1) && y+1 < code.Size+quiet
			if d.whole {
				line.WriteString(d.module(upper))
			} else {
				line.WriteString(halves[upper][lower])
			}
		}
		switch {
		case d.plain:
			fmt.Fprintln(w, line.String())
		case d.whole:
			fmt.Fprintln(w, line.String()+"\x1b[0m")
		default:
			fmt.Fprintln(w, "\x1b[97;40m"+line.String()+"\x1b[0m")
		}
	}
}

// halves draws two modules above each other in one cell, by what is light: the
// upper one, the lower one.
var halves = map[bool]map[bool]string{
	true:  {true: "█", false: "▀"},
	false: {true: "▄", false: " "},
}

// module draws one module in two cells; where it is plain, in a block of two.
func (d drawing) module(light bool) string {
	switch {
	case d.plain && light:
		return "█"
	case d.plain:
		return "  "
	case light:
		return "\x1b[107m  "
	}
	return "\x1b[40m  "
}
