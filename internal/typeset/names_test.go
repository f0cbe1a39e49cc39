package typeset

import (
	"slices"
	"testing"
)

// TestNamesStayWhole holds that no line of a headline divides a name: it takes a line more
// rather, or a shorter one, and where there is no way a divided one is not as wished.
func TestNamesStayWhole(t *testing.T) {
	for _, tt := range []struct {
		text   string
		em     int
		names  []string
		want   []string
		wished bool
	}{
		{"网格员林子衿的六本日志", 6, nil, []string{"网格员林子", "衿的六本日志"}, true},
		{"网格员林子衿的六本日志", 6, []string{"林子衿"}, []string{"网格员林子衿", "的六本日志"}, true},
		{"网格员林子衿的六本日志", 5, []string{"林子衿"}, []string{"网格员", "林子衿的", "六本日志"}, true},
		{"网格员林子衿的六本日志", 8, []string{"林子衿"}, []string{"网格员林子衿的", "六本日志"}, true},
		{"民警欧阳小满", 4, []string{"欧阳小满"}, []string{"民警", "欧阳小满"}, true},
		{"民警欧阳小满", 3, []string{"欧阳小满"}, []string{"民警欧", "阳小满"}, false},
		{"网格员林子衿", 9, []string{"林子衿", ""}, []string{"网格员林子衿"}, true},
	} {
		h := NewTitle(tt.text, 0, nil, tt.names...)
		got := draw(h.Lines(tt.em*em, 0))
		if rows, wished := h.Rows(tt.em*em, 9); rows != len(got) || wished != tt.wished {
			t.Errorf("%s over %d em: %d rows, as wished: %t", tt.text, tt.em, rows, wished)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s over %d em: %q, want %q", tt.text, tt.em, got, tt.want)
		}
	}
}
