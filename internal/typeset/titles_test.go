package typeset

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// TestCheapest breaks short headlines in every way and holds that the one taken
// costs no more than any other.
func TestCheapest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 9).Draw(t, "pieces"), "")
		h := title(text)
		n := len(h.text.atoms)
		if n == 0 || n > 12 {
			return
		}
		width := rapid.IntRange(1, 12).Draw(t, "em") * em
		rows := rapid.IntRange(2, 4).Draw(t, "rows")
		c := Measure{Width: width}.column(&Block{Kind: Subhead})
		mean := h.text.width(&c, 0, n) / rows
		var best []int
		least := int32(-1)
		var try func(ends []int, cost int32)
		try = func(ends []int, cost int32) {
			s := 0
			if len(ends) > 0 {
				s = ends[len(ends)-1]
			}
			if len(ends) == rows {
				if s == n && (least < 0 || cost < least) {
					best, least = slices.Clone(ends), cost
				}
				return
			}
			for e := s + 1; e <= n; e++ {
				if e == s+1 || h.text.width(&c, s, e) <= c.rest {
					try(append(ends, e), cost+h.lineCost(&c, s, e, mean))
				}
			}
		}
		try(nil, 0)
		lines := h.Lines(width, rows)
		if (lines == nil) != (best == nil) || lines != nil && len(lines) != rows {
			t.Fatalf("%q in %d: %d lines, want %v", text, width, len(lines), best)
		}
		if _, cost := h.inRows(&c, rows); best != nil && cost != least {
			t.Errorf("%q in %d: %q cost %d, %v costs %d", text, width, draw(lines), cost, best, least)
		}
	})
}

// TestTitleBreaks says what a headline is broken at, and what not.
func TestTitleBreaks(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		em, rows   int
		want       []string
	}{
		{"behind a title all is as before it", "《小桥》首演柳河街道居民都来看", 9, 2, []string{"<50《小桥》50>首演柳河", "街道居民都来看"}},
		{"no title at its marks", "柳河居民看《春风，小桥》演出", 9, 2, []string{"柳河居民看", "<50《春风，50>小桥》50>演出"}},
		{"before a title rather", "柳河街道看《春风》，居民都来", 9, 2, []string{"柳河街道看<50《春风》50>，50>", "居民都来"}},
		{"not before a dash", "柳河街道——居民同乐", 8, 2, []string{"柳河街道——", "居民同乐"}},
		{"a stray closing mark", "小桥》首演柳河街道居民《都来看看吧", 9, 2, []string{"小桥》50>首演柳河街道", "居民<50《都来看看吧"}},
		{"Latin alone", "New Old Town Is Up", 5, 0, []string{"New Old", "Town", "Is Up"}},
		{"Latin alone", "Go to It Up", 4, 0, []string{"Go to", "It Up"}},
		{"a Latin word alone among Chinese", "柳河街道 WiFi", 6, 0, []string{"柳河街", "道 WiFi"}},
		{"three characters may stand alone", "柳河街道居民过年了", 8, 0, []string{"柳河街道", "居民过年了"}},
		{"three lines", "柳河街道居民欢聚一堂共话家常小院", 6, 0, []string{"柳河街道居民", "欢聚一堂共", "话家常小院"}},
		{"a space at each of three", "柳河小院 居民都来 同乐一堂", 6, 0, []string{"柳河小院", "居民都来", "同乐一堂"}},
		{"a space between Latin words is none", "柳河 Old Town 居民同乐", 9, 2, []string{"柳河 Old Town", "居民同乐"}},
		{"what is too long to be weighed", strings.Repeat("柳", longest+1), 150, 2, nil},
		{"before 的", "柳河街道居的民都来了", 6, 2, []string{"柳河街道居的", "民都来了"}},
		{"behind 和", "柳河街道和居民都来", 6, 2, []string{"柳河街道", "和居民都来"}},
		{"a number stays with its unit", "柳河街道新3000户居民", 8, 2, []string{"柳河街道新", "3000户居民"}},
		{"more rows than at least", "柳河internationalization街道", 9, 0, []string{"柳河internatio", "nalization街道"}},
		{"a mark", "柳河街，居民都来同乐吧", 9, 2, []string{"柳河街，50>", "居民都来同乐吧"}},
		{"a long word", "internationalization", 6, 0, []string{"internatio", "nalization"}},
		{"as wide as the column", "柳河街道", 4, 0, []string{"柳河街道"}},
		{"one character", "柳", 1, 0, []string{"柳"}},
		{"a character a line", "柳河街", 1, 3, []string{"柳", "河", "街"}},
		{"white at both ends", " 柳河街道 ", 4, 0, []string{"柳河街道"}},
		{"feeds", "柳河街道\n居民同乐", 7, 0, []string{"柳河街道", "居民同乐"}},
	} {
		got := draw(title(tt.text).Lines(tt.em*em, tt.rows))
		if d := cmp.Diff(tt.want, got); d != "" {
			t.Errorf("%s: %s", tt.name, d)
		}
	}
}

// TestWished says whether lines end where the editor wants them to.
func TestWished(t *testing.T) {
	for _, tt := range []struct {
		text   string
		em     int
		rows   int
		wished bool
	}{
		{"", 9, 0, true},
		{"柳河街道 居民同乐", 9, 1, true},
		{"柳河街道 居民同乐", 5, 2, true},
		{"柳河街道 居民同乐", 4, 2, true}, // the space takes no room at a line's end
		{"柳河街道居民同乐", 5, 2, true},
		{"柳河 居民 同乐", 6, 2, false},
		{"柳河小院 居民都来 同乐一堂", 6, 3, true},
		{"柳河小院 居民都来 同乐一堂", 9, 2, false},
		{"柳河小区", 3, 2, true},
		{"东小区", 2, 2, true},
		{"图书馆", 2, 2, false},
		{"Old Town", 4, 2, true},
		{"Old Town New Town", 5, 2, true},
		{"International 柳河街道居民", 7, 2, true},
		{"柳河街道居民 International", 7, 2, true},
		{strings.Repeat("😀", 20), 2, 20, true},
		{strings.Repeat("柳", longest+1), 9, 23, false},
		{strings.Repeat("柳", longest+1), longest + 1, 1, true},
		{strings.Repeat("柳", longest), longest, 1, true},
		{strings.Repeat("柳", longest), longest / 2, 2, true},
	} {
		h := title(tt.text)
		if rows, wished := h.Rows(tt.em*em, 100); rows != tt.rows || wished != tt.wished {
			t.Errorf("%s at %d: %d, %v, want %d, %v", tt.text, tt.em, rows, wished, tt.rows, tt.wished)
		}
	}
}
