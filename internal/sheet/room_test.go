package sheet

import (
	"slices"
	"testing"

	"bao/internal/compose"
	"bao/internal/paper"
	"bao/internal/photo"
	"bao/internal/typeset"
)

// poemOf makes lines of verse of a word: a letter for each, a space for white between
// two stanzas.
func poemOf(word string) []typeset.Line {
	lines := linesOf(word)
	for i := range lines {
		if word[i] != ' ' {
			lines[i].Segments = []typeset.Segment{{Text: "灯"}}
			lines[i].Hard = !lines[i].Last
		}
	}
	return lines
}

// TestWhiteHangs holds that white between stanzas takes no room at the foot of a leg, and
// that for it stanzas stay whole.
func TestWhiteHangs(t *testing.T) {
	for _, tt := range []struct {
		name  string
		lines string
		rooms []int
		want  []int
	}{
		{"a full leg above white", "aaaa bbbb", []int{4, 4}, []int{5, 9}},
		{"white of two lines", "aaaa  bbbb", []int{4, 4}, []int{6, 10}},
		{"legs that differ by four lines", "aaaa bbb cccc", []int{8, 8}, []int{9, 13}},
		{"in three legs", "aaa bbb ccc", []int{3, 3, 3}, []int{4, 8, 11}},
		{"none hangs below the last line", "aaaa bbbbb", []int{4, 4}, nil},
		{"its last line alone, for want of room", "aaaa bbb", []int{6, 1}, nil},
		{"rather its first line alone", "aaaa bbb", []int{6, 2}, []int{6, 8}},
	} {
		lines := poemOf(tt.lines)
		got, _ := legEnds(lines, len(lines), tt.rooms, 2, hangingIn(lines))
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
	if hangingIn(poemOf("aaaabb")) != nil {
		t.Error("there is no white, and some hangs")
	}
}

// TestLowered holds how legs gain a line from pictures that are a line lower, and where
// they can't.
func TestLowered(t *testing.T) {
	rect := func(col, top, cols, lines int) compose.Rect {
		return compose.Rect{Col: col, Top: top, Cols: cols, Lines: lines}
	}
	place := func(photos []compose.Rect, legs ...compose.Rect) *compose.Place {
		p := &compose.Place{Head: rect(0, 0, 3, 4), Jump: -1}
		for _, r := range photos {
			p.Photos = append(p.Photos, compose.PhotoPlace{Rect: r, Cutline: 1})
		}
		for _, r := range legs {
			p.Legs = append(p.Legs, compose.Leg{Rect: r})
		}
		return p
	}
	over := place([]compose.Rect{rect(1, 4, 2, 8)}, rect(0, 4, 1, 20), rect(1, 14, 1, 10), rect(2, 14, 1, 10))
	under := place([]compose.Rect{rect(1, 15, 2, 8)}, rect(0, 4, 1, 20), rect(1, 4, 1, 10), rect(2, 4, 1, 10))
	beside := place([]compose.Rect{rect(1, 4, 2, 8)}, rect(0, 4, 1, 9))
	stacked := place([]compose.Rect{rect(1, 4, 2, 8), rect(1, 13, 2, 5)}, rect(0, 4, 1, 26), rect(1, 20, 1, 10))
	above := place([]compose.Rect{rect(0, 0, 3, 8)}, rect(0, 13, 1, 9), rect(1, 13, 1, 9), rect(2, 13, 1, 9))
	above.Head.Top = 9
	pair := place([]compose.Rect{rect(0, 4, 1, 8), rect(1, 4, 2, 8)}, rect(0, 14, 1, 9), rect(1, 14, 1, 9), rect(2, 14, 1, 9))
	abreast := place([]compose.Rect{rect(0, 0, 1, 8), rect(1, 0, 2, 8)}, rect(0, 13, 1, 9), rect(1, 13, 1, 9), rect(2, 13, 1, 9))
	abreast.Head.Top = 9
	runs := place([]compose.Rect{rect(1, 4, 2, 8)}, rect(0, 4, 1, 20), rect(1, 14, 1, 10))
	runs.Jump = 12
	for _, tt := range []struct {
		name       string
		place      *compose.Place
		low        []int
		ok         bool
		tops, room []int
		photo      compose.Rect // the last one
	}{
		{"above two legs", over, []int{7}, true, []int{4, 13, 13}, []int{20, 11, 11}, rect(1, 4, 2, 7)},
		{"below two legs", under, []int{7}, true, []int{4, 4, 4}, []int{20, 11, 11}, rect(1, 16, 2, 7)},
		{"above the headline", above, []int{7}, true, []int{12, 12, 12}, []int{10, 10, 10}, rect(0, 0, 3, 7)},
		{"two above the headline", abreast, []int{7, 7}, true, []int{12, 12, 12}, []int{10, 10, 10}, rect(1, 0, 2, 7)},
		{"two side by side", pair, []int{7, 7}, true, []int{13, 13, 13}, []int{10, 10, 10}, rect(1, 4, 2, 7)},
		{"no lower", over, []int{8}, false, nil, nil, rect(0, 0, 0, 0)},
		{"one of two no lower", pair, []int{8, 7}, false, nil, nil, rect(0, 0, 0, 0)},
		{"beside the copy", beside, []int{7}, false, nil, nil, rect(0, 0, 0, 0)},
		{"one above the other", stacked, []int{7, 4}, false, nil, nil, rect(0, 0, 0, 0)},
		{"it runs on", runs, []int{7}, false, nil, nil, rect(0, 0, 0, 0)},
	} {
		got, ok := lowered(tt.place, tt.low)
		if ok != tt.ok {
			t.Errorf("%s: %t", tt.name, ok)
		}
		if !ok || !tt.ok {
			continue
		}
		var tops, room []int
		for _, leg := range got.Legs {
			tops, room = append(tops, leg.Top), append(room, leg.Rect.Lines)
		}
		if !slices.Equal(tops, tt.tops) || !slices.Equal(room, tt.room) || got.Photos[len(got.Photos)-1].Rect != tt.photo {
			t.Errorf("%s: legs from %v of %v, the picture at %v", tt.name, tops, room, got.Photos)
		}
		if got.Head.Top != tt.place.Head.Top && got.Head.Top != tops[0]-tt.place.Head.Lines {
			t.Errorf("%s: the headline at %d", tt.name, got.Head.Top)
		}
	}
	if over.Photos[0].Lines != 8 || over.Legs[1].Top != 14 {
		t.Error("the place itself is changed")
	}
}

// TestLowest holds how low a picture may become: no lower than may be cut of it, and of a
// box or a drawing nothing.
func TestLowest(t *testing.T) {
	f := Format{Columns: 4, Chars: 9, Gutter: 1, Size: 10, Leading: 10} // two columns are 19 wide
	at := &compose.PhotoPlace{Rect: compose.Rect{Cols: 2, Lines: 10}}
	for _, tt := range []struct {
		photo paper.Photo
		boxed bool
		want  int
	}{
		{paper.Photo{Width: 1900, Height: 1000}, false, 9},
		{paper.Photo{Width: 1700, Height: 1000}, true, 9},
		{paper.Photo{Width: 1900, Height: 1200}, false, 10},
		{paper.Photo{Width: 1900, Height: 1000, Origin: "a.png"}, false, 10},
		{paper.Photo{Width: 1900, Height: 1000, Crop: photo.Crop{Set: true, W: 0.5, H: 0.5}}, false, 10},
	} {
		if got := lowest(f, &tt.photo, at, tt.boxed); got != tt.want {
			t.Errorf("%v: %d lines, want %d", tt.photo, got, tt.want)
		}
	}
}
