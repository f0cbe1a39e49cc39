package page

import (
	"testing"

	"bao/internal/compose"
	"bao/internal/paper"
	"bao/internal/photo"
	"bao/internal/sheet"
)

// TestIsOver holds which pictures have another one right below them.
func TestIsOver(t *testing.T) {
	at := func(col, top, cols, lines int) sheet.Photo {
		return sheet.Photo{Rect: compose.Rect{Col: col, Top: top, Cols: cols, Lines: lines}}
	}
	box := compose.Rect{Col: 1, Top: 4, Cols: 2, Lines: 11} // its cutline included
	for _, c := range []struct {
		name  string
		other sheet.Photo
		want  bool
	}{
		{"right below", at(1, 15, 2, 8), true},
		{"narrower", at(2, 15, 1, 8), true},
		{"below text", at(1, 17, 2, 8), false},
		{"beside", at(3, 4, 2, 11), false},
		{"lower, in other columns", at(3, 15, 2, 8), false},
		{"itself", at(1, 4, 2, 10), false},
	} {
		if got := isOver(box, []sheet.Photo{c.other}); got != c.want {
			t.Errorf("%s: %t", c.name, got)
		}
	}
}

// TestSparesWhite holds which pictures give way for white below them.
func TestSparesWhite(t *testing.T) {
	marked := &paper.Photo{Crop: photo.Crop{Set: true}}
	for _, c := range []struct {
		of    *paper.Photo
		lines int
		want  bool
	}{{&paper.Photo{}, 8, true}, {&paper.Photo{}, 7, false}, {marked, 20, false}} {
		if got := sparesWhite(&sheet.Photo{Photo: c.of, Rect: compose.Rect{Lines: c.lines}}); got != c.want {
			t.Errorf("%+v in %d lines: %t", c.of.Crop, c.lines, got)
		}
	}
}
