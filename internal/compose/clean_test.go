package compose

import (
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestCleanPage holds that numbers that make no sense are brought to the
// nearest that do, and all others left alone.
func TestCleanPage(t *testing.T) {
	sane := Page{
		Columns: 6, Lines: 88, Chars: 11, Gutter: 1, Pitch: 1.25, Gap: 1, MinLeg: 3,
		LeadingDown: 20, LeadingUp: 30, LeadingWide: 60, BoxLines: 1, JumpLines: 1, CloseUp: true, Free: true,
	}
	if diff := cmp.Diff(sane, cleanPage(sane)); diff != "" {
		t.Errorf("a sane page is changed:\n%s", diff)
	}
	least := Page{Columns: 1, Lines: 1, Chars: 1, Pitch: 1.25, MinLeg: 2}
	low := Page{
		Columns: -1, Lines: -1, Chars: -1, Gutter: -1, Pitch: -1, Gap: -1, MinLeg: -1,
		LeadingDown: -1, LeadingUp: -1, LeadingWide: -1, BoxLines: -1, JumpLines: -1,
	}
	if diff := cmp.Diff(least, cleanPage(low)); diff != "" {
		t.Errorf("too low:\n%s", diff)
	}
	const n = 1 << 40
	most := Page{
		Columns: mostColumns, Lines: mostLines, Chars: 200, Gutter: 20, Pitch: 1.25, Gap: mostWhite, MinLeg: mostWhite,
		LeadingDown: 200, LeadingUp: 200, LeadingWide: 200, BoxLines: mostWhite, JumpLines: mostWhite,
	}
	high := Page{
		Columns: n, Lines: n, Chars: n, Gutter: n, Pitch: n, Gap: n, MinLeg: n,
		LeadingDown: n, LeadingUp: n, LeadingWide: n, BoxLines: n, JumpLines: n,
	}
	if diff := cmp.Diff(most, cleanPage(high)); diff != "" {
		t.Errorf("too high:\n%s", diff)
	}
	for pitch, want := range map[float64]float64{math.NaN(): 1.25, 0.49: 1.25, 0.5: 0.5, 10: 10, 10.1: 1.25} {
		if got := cleanPage(Page{Pitch: pitch}).Pitch; got != want {
			t.Errorf("a pitch of %v becomes %v, want %v", pitch, got, want)
		}
	}
	if got := cleanPage(Page{MinLeg: 4, JumpLines: 9}).JumpLines; got != 4 {
		t.Errorf("%d jump lines in legs of 4", got)
	}
}

func TestCleanStory(t *testing.T) {
	page := cleanPage(Page{Columns: 6, Lines: 88, Chars: 11, MinLeg: 2})
	const n = 1 << 40
	given := Story{
		MinSpan: 9, Stay: 1,
		Heads: []Head{
			{Span: 2, Size: 240, Lines: 4, MinWhite: 1, White: 2, MaxWhite: 4},
			{Span: 2, Lines: -1, MinWhite: -1, White: -1, MaxWhite: -1},
			{Span: 2, Lines: n, MinWhite: n, White: n, MaxWhite: n},
			{Span: 2, MinWhite: 3, White: 1, MaxWhite: 2},
			{Span: 2, MinWhite: 1, White: 9, MaxWhite: 4},
		},
		Lines: 40, Boxed: true, MayJump: true,
		Photos: []Photo{{Aspect: 1.5, MinSpan: 2, MaxSpan: 3, Cutline: []int{2, -1, n}, Taller: 8, Lower: 9}},
	}
	want := Story{
		MinSpan: 6, Stay: 2,
		Heads: []Head{
			{Span: 2, Size: 240, Lines: 4, MinWhite: 1, White: 2, MaxWhite: 4},
			{Span: 2},
			{Span: 2, Lines: mostLines, MinWhite: mostWhite, White: mostWhite, MaxWhite: mostWhite},
			{Span: 2, MinWhite: 3, White: 3, MaxWhite: 3},
			{Span: 2, MinWhite: 1, White: 4, MaxWhite: 4},
		},
		Lines: 40, Boxed: true, MayJump: true,
		Photos: []Photo{{Aspect: 1.5, MinSpan: 2, MaxSpan: 3, Cutline: []int{2, 0, mostWhite}, Taller: 8, Lower: 9}},
	}
	if diff := cmp.Diff(want, cleanStory(page, given)); diff != "" {
		t.Error(diff)
	}
	for given, want := range map[int]int{-3: 0, n: mostCopy} {
		if got := cleanStory(page, Story{Lines: given}).Lines; got != want {
			t.Errorf("%d lines become %d, want %d", given, got, want)
		}
	}
	for given, want := range map[int]int{-3: 0, 0: 0, 6: 6, n: 6} {
		if got := cleanStory(page, Story{MinSpan: given}).MinSpan; got != want {
			t.Errorf("at least %d columns become %d, want %d", given, got, want)
		}
	}
	for given, want := range map[int]int{5: 5, mostWhite: mostWhite, n: mostWhite} {
		if got := cleanStory(page, Story{Heads: []Head{{MinWhite: 1, White: 2, MaxWhite: given}}}).Heads[0].MaxWhite; got != want {
			t.Errorf("white of %d at most becomes %d, want %d", given, got, want)
		}
	}
	rows := Story{Photos: []Photo{{Rows: []int{-1, 7, n}}}}
	if got := cleanStory(page, rows).Photos[0].Rows; !slices.Equal(got, []int{1, 7, mostLines}) || rows.Photos[0].Rows[0] != -1 {
		t.Errorf("rows become %v, and those given are %v", got, rows.Photos[0].Rows)
	}
	if c := cleanStory(page, Story{Tail: true, MinSpan: 2, MaxSpan: 3}); !c.Tail || c.MinSpan != 0 || c.MaxSpan != 0 {
		t.Errorf("a tail of %d to %d columns", c.MinSpan, c.MaxSpan)
	}
	many := Story{Heads: make([]Head, 1000), Photos: make([]Photo, 1000)}
	if c := cleanStory(page, many); len(c.Heads) != mostHeads || len(c.Photos) != MostPhotos {
		t.Errorf("%d headlines, %d photos are kept", len(c.Heads), len(c.Photos))
	}
}

func TestCleanPhoto(t *testing.T) {
	page := cleanPage(Page{Columns: 6})
	for _, tt := range []struct{ given, want Photo }{
		{Photo{Aspect: 0.05}, Photo{Aspect: 0.05, MinSpan: 1}},
		{Photo{Aspect: 20}, Photo{Aspect: 20, MinSpan: 1}},
		{Photo{Aspect: 0.04}, Photo{Aspect: 1.5, MinSpan: 1}},
		{Photo{Aspect: 21}, Photo{Aspect: 1.5, MinSpan: 1}},
		{Photo{Aspect: math.NaN()}, Photo{Aspect: 1.5, MinSpan: 1}},
		{Photo{Aspect: 1, Inset: -1}, Photo{Aspect: 1, MinSpan: 1}},
		{Photo{Aspect: 1, Inset: math.NaN()}, Photo{Aspect: 1, MinSpan: 1}},
		{Photo{Aspect: 1, Inset: 2}, Photo{Aspect: 1, Inset: 2, MinSpan: 1}},
		{Photo{Aspect: 1, Taller: -1, Lower: -1}, Photo{Aspect: 1, MinSpan: 1}},
		{Photo{Aspect: 1, Taller: 99, Lower: 99}, Photo{Aspect: 1, MinSpan: 1, Taller: mostCrop, Lower: mostCrop}},
		{Photo{Aspect: 1, MinSpan: 9, MaxSpan: 9}, Photo{Aspect: 1, MinSpan: 6, MaxSpan: 6}},
		{Photo{Aspect: 1, MinSpan: 3, MaxSpan: 2}, Photo{Aspect: 1, MinSpan: 3, MaxSpan: 3}},
		{Photo{Aspect: 1, MinSpan: -1, MaxSpan: 1}, Photo{Aspect: 1, MinSpan: 1, MaxSpan: 1}},
	} {
		tt.want.Cutline = []int{}
		if diff := cmp.Diff(tt.want, cleanPhoto(page, tt.given)); diff != "" {
			t.Errorf("%+v:\n%s", tt.given, diff)
		}
	}
}
