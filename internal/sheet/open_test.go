package sheet

import (
	"slices"
	"strings"
	"testing"

	"bao/internal/compose"
)

// widePlace is a story of three legs with so many lines of white about its headline.
func widePlace(white int) *compose.Place {
	p := &compose.Place{Head: compose.Rect{Top: 2, Cols: 3, Lines: 3 + white}, White: white, Jump: -1}
	top := p.Head.Top + p.Head.Lines
	p.Photos = []compose.PhotoPlace{{Rect: compose.Rect{Col: 2, Top: top, Cols: 1, Lines: 6}, Cutline: 1}}
	for col, down := range []int{0, 0, 8} {
		p.Legs = append(p.Legs, compose.Leg{Rect: compose.Rect{Col: col, Top: top + down, Cols: 1, Lines: 20 - down}})
	}
	return p
}

// TestOpened holds how a story gets a line more of white: all below its headline stands
// lower, and ends where it ended.
func TestOpened(t *testing.T) {
	own := widePlace(2)
	down, ok := opened(own, 4)
	if !ok || down.White != 3 || down.Head.Lines != 6 || down.Head.Top != 2 {
		t.Fatalf("%t, %+v", ok, down)
	}
	for i, leg := range down.Legs {
		if leg.Top != own.Legs[i].Top+1 || leg.Rect.Lines != own.Legs[i].Rect.Lines-1 {
			t.Errorf("leg %d: %+v", i, leg)
		}
	}
	if down.Photos[0].Top != own.Photos[0].Top+1 || own.White != 2 {
		t.Error("the picture stays, or the place itself is changed")
	}
	for name, change := range map[string]func(*compose.Place){
		"white enough":            func(p *compose.Place) { p.White = 4 },
		"it runs on":              func(p *compose.Place) { p.Jump = 20 },
		"no headline":             func(p *compose.Place) { p.Head.Lines = 0 },
		"no copy":                 func(p *compose.Place) { p.Legs = nil },
		"a leg that ends earlier": func(p *compose.Place) { p.Legs[1].Rect.Lines-- },
		"a leg of one line":       func(p *compose.Place) { p.Legs[2].Top, p.Legs[2].Rect.Lines = p.Legs[2].Top+11, 1 },
		"a picture as low":        func(p *compose.Place) { p.Photos[0].Lines = 19 },
	} {
		p := widePlace(2)
		change(p)
		if _, ok := opened(p, 4); ok {
			t.Errorf("%s, and it stands lower", name)
		}
	}
}

// TestOpen holds that empty lines become white above the copy: as many as there are for
// every leg, where they are a hole or the page is short, and no more than is good.
func TestOpen(t *testing.T) {
	f := Format{Columns: 3, Lines: 40, Chars: 15, Gutter: 1, Size: 10, Leading: 12}
	for _, tt := range []struct {
		name         string
		empty, white int
		fill         float64
		brief        bool
		want         int // lines of white
	}{
		{"a hole", 5, 2, 0.99, false, 3},
		{"of two lines a leg", 8, 2, 0.99, false, 4},
		{"an uneven row", 4, 2, 0.99, false, 2},
		{"on a short page", 4, 2, 0.95, false, 3},
		{"less than a line a leg", 2, 2, 0.95, false, 2},
		{"white enough", 8, mostWhite + looserWhite, 0.9, false, mostWhite + looserWhite},
		{"white enough for a brief", 8, smallWhite + looserWhite, 0.9, true, smallWhite + looserWhite},
	} {
		place := widePlace(tt.white)
		lines := linesOf(strings.Repeat("a", 52-tt.empty))
		layout := compose.Layout{Lines: 40, Fill: tt.fill, Places: []compose.Place{*place}, Reports: []compose.Report{{Empty: tt.empty}}}
		settle(f, &layout, 0, lines, leeway{})
		p := &piece{Copy: &Copy{Brief: tt.brief}}
		open(f, &layout, 0, lines, p, leeway{})
		got, less := &layout.Places[0], 3*(tt.want-tt.white)
		if got.White != tt.want || got.Legs[2].To != len(lines) || layout.Reports[0].Empty != tt.empty-less {
			t.Errorf("%s: %d lines of white, want %d; %+v", tt.name, got.White, tt.want, layout.Reports[0])
		}
		if off := layout.Fill - tt.fill - float64(less)/120; off > 1e-9 || off < -1e-9 {
			t.Errorf("%s: the page is %.3f full, before %.3f", tt.name, layout.Fill, tt.fill)
		}
	}
}

// TestOpenPoem holds that the white which hangs is that of the lines as they stand, when
// a stanza or a paragraph took a line more or less than it did.
func TestOpenPoem(t *testing.T) {
	f := Format{Columns: 3, Lines: 40, Chars: 15, Gutter: 1, Size: 10, Leading: 12}
	for _, tt := range []struct {
		was, is string
		white   int
		ends    []int
	}{
		{"aa aaaaaaa aaaaaaa aaa aaaaaa aaaaaa aa aaaaa", "aa aaaaaaa aaaaaaa aaa aaaaaaa aaaaaa aa aaaaa", 4, []int{19, 38, 46}},
		{"aaa aaaaa aaaa aa aaaa aaaaaaa aa aaa aaaaaa", "aaa aaaaa aaaa aa aaa aaaaaaa aa aaa aaaaaa", 4, []int{18, 37, 43}},
	} {
		lines := poemOf(tt.is)
		layout := compose.Layout{Lines: 40, Fill: 0.9, Places: []compose.Place{*widePlace(2)}, Reports: make([]compose.Report, 1)}
		settle(f, &layout, 0, lines, leeway{white: hangingIn(lines)})
		open(f, &layout, 0, lines, &piece{Copy: &Copy{}}, leeway{white: hangingIn(poemOf(tt.was))})
		got := &layout.Places[0]
		if ends := endsOf(got.Legs); got.White != tt.white || !slices.Equal(ends, tt.ends) {
			t.Errorf("%s: %d lines of white, the legs end at %v; want %d, %v", tt.is, got.White, ends, tt.white, tt.ends)
		}
	}
}

// TestSpare holds how many lines of a page may be empty before it is not full.
func TestSpare(t *testing.T) {
	f := Format{Columns: 5, Lines: 40}
	const any = 1 << 30
	for _, tt := range []struct {
		name  string
		fill  float64
		foot  int
		lines int
		want  int
	}{
		{"full", 1, 0, 40, 6},
		{"just full", 0.976, 0, 40, 1},
		{"short", 0.96, 0, 40, any},
		{"with room at its foot", 1, 3, 40, any},
		{"that ends early", 1, 0, 30, any},
	} {
		layout := compose.Layout{Lines: tt.lines, Fill: tt.fill + 1e-9, Foot: compose.Rect{Lines: tt.foot}}
		if got := spareOf(f, &layout); min(got, any) != tt.want {
			t.Errorf("a page %s has %d lines to spare, want %d", tt.name, got, tt.want)
		}
	}
}
