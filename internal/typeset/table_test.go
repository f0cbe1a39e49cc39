package typeset

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// tableOf makes a table of rows, cells parted by bars; the first is the head.
func tableOf(rows ...string) Block {
	text := strings.ReplaceAll(strings.Join(rows, "|"), "|", "\n")
	return Block{Kind: Tabular, Runs: []Run{{Text: text}}, Table: &Table{Aligns: make([]Align, strings.Count(rows[0], "|")+1), Heads: 1}}
}

// drawTable writes each line of a table as its cells, each at its place in
// hundredths of an em, and a + where the line is kept with the next one.
func drawTable(lines []Line) []string {
	var out []string
	for _, l := range lines {
		var b strings.Builder
		for _, c := range l.Table.Cells {
			if text := draw([]Line{c.Line})[0]; text != "" {
				fmt.Fprintf(&b, "%d %s ", c.Left/10, text)
			}
		}
		if l.Keep {
			b.WriteString("+")
		}
		out = append(out, strings.TrimSpace(b.String()))
	}
	return out
}

func TestTables(t *testing.T) {
	tests := []struct {
		name  string
		width int
		rows  []string
		want  []string
	}{
		{
			"two columns take the measure, the head two rows with it, the last row one", 11000,
			[]string{"菜名|价", "豆腐|3元", "青菜|2元", "鱼|15元", "虾|28元"},
			[]string{"0 菜名 900 价 +", "0 豆腐 900 3元 +", "0 青菜 900 2元", "0 鱼 900 15元 +", "0 虾 900 28元"},
		},
		{
			"three share the white between them", 11000,
			[]string{"渡口|早|晚", "东渡|6:10|18:40", "西渡|6:30|19:00"},
			[]string{"0 渡口 447 早 872 晚 +", "0 东渡 447 6:10 872 18:40 +", "0 西渡 447 6:30 872 19:00"},
		},
		{
			"a long cell turns over inside its column", 11000,
			[]string{"何时|做什么", "上午|在广场上教老人做纸灯"},
			[]string{"0 何时 275 做什么 +", "0 上午 275 在广场上教老人做 +", "275 纸灯"},
		},
		{
			"cells are not spread, so that no number leaves its unit", 11000,
			[]string{"何时|做什么", "上午|到渡口走12个百分点呢"},
			[]string{"0 何时 275 做什么 +", "0 上午 275 到渡口走 +", "275 12个百分点呢"},
		},
		{
			"a table that does not fit is folded, its heads with it", 11000,
			[]string{"路名|全长多少|从哪里起步|到哪里为止", "桃花路|三百六十米|桃花桥南口|柳树湾码头"},
			[]string{"0 路名 600 全长多少 +", "0 从哪里起步 600 到哪里为止 +", "0 桃花路 600 三百六十米 +", "0 桃花桥南口 600 柳树湾码头"},
		},
		{
			"into bands of as many columns", 11000,
			[]string{"路|头班车|末班车|隔多久|起点", "1|6:10|21:00|十分钟|桃花桥南口", "2|6:30|20:00|八分钟|柳湾"},
			[]string{
				"0 路 350 头班车 800 末班车 +", "0 隔多久 350 起点 +", "0 1 350 6:10 800 21:00 +", "0 十分钟 350 桃花桥南口 +",
				"0 2 350 6:30 800 20:00 +", "0 八分钟 350 柳湾",
			},
		},
		{
			"a row of one cell takes the measure", 9000,
			[]string{"站|时", "周末和节假日增开", "东|6:10", "西|6:20"},
			[]string{"0 站 722 时 +", "0 周末和节假日增开 +", "0 东 722 6:10 +", "0 西 722 6:20"},
		},
	}
	for _, tt := range tests {
		if tt.name == "a row of one cell takes the measure" {
			tt.rows[1] += "|"
		}
		text, m := Prepare([]Block{tableOf(tt.rows...)}), Measure{Width: tt.width}
		lines := text.Lines(m)
		if d := cmp.Diff(tt.want, drawTable(lines)); d != "" {
			t.Errorf("%s:\n%s", tt.name, d)
		}
		if n := text.Count(m); n != len(lines) {
			t.Errorf("%s: Count %d, %d lines", tt.name, n, len(lines))
		}
	}
}

func TestShareOut(t *testing.T) {
	for _, tt := range []struct {
		width      int
		need, want []int
		rooms      []int
		gap        int
	}{
		{11000, []int{2000}, []int{3000}, []int{11000}, 0},
		{11000, []int{2000, 3000}, []int{2000, 3000}, []int{2000, 3000}, 6000},
		{11000, []int{2000, 3000, 1000}, []int{2000, 3000, 1000}, []int{2000, 3000, 1000}, 2500},
		{11000, []int{2000, 4000}, []int{2000, 20000}, []int{2000, 8250}, 750},
		{11750, []int{4000, 4000}, []int{8000, 6000}, []int{6000, 5000}, 750},
		{8200, []int{4000, 4000}, []int{8000, 6000}, []int{4000, 4000}, 500},
		{8500, []int{4000, 4000}, []int{8000, 6000}, []int{4000, 4000}, 500},
	} {
		rooms, gap := shareOut(tt.width, tt.need, tt.want)
		if !slices.Equal(rooms, tt.rooms) || gap != tt.gap {
			t.Errorf("%d for %v, %v: %v and %d, want %v and %d", tt.width, tt.need, tt.want, rooms, gap, tt.rooms, tt.gap)
		}
	}
}

func TestMarkWidth(t *testing.T) {
	for mark, want := range map[string]int{"●": 1000, "1.": 1000, "10.": 1500, "1)": 1250, "1、": 1500, "（一）": 3000, "①": 1000, "": 0} {
		if got := MarkWidth(mark); got != want {
			t.Errorf("%s: %d, want %d", mark, got, want)
		}
	}
}

// TestTallRow: a row may be broken over two columns when it is tall, and then
// not behind its first line or before its last.
func TestTallRow(t *testing.T) {
	for n := 2; n < solidRow+4; n++ {
		row := "上午|" + strings.Repeat("在广场上", 2*n)
		lines := Prepare([]Block{tableOf("何时|做什么", row, "下午|散")}).Lines(Measure{Width: 10750})[1:]
		high := len(lines) - 1
		for i, l := range lines[:high-1] {
			free := high > solidRow && i > 0 && i < high-2
			if l.Keep == free {
				t.Errorf("of %d lines, line %d is kept: %v", high, i+1, l.Keep)
			}
		}
	}
}
