package typeset

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestFilled says how lines are filled; those that are spread end in ↔.
func TestFilled(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		width      int
		ragged     bool
		m          Measure
		want       []string
	}{
		{"a quarter of the line", "到渡口上去看花的人要到12个百分点呢", 15000, false, Measure{}, []string{"到渡口上去看花的人要到12个百分", "点呢"}},
		{"no quarter of the line", "到渡口上去看花的人要到12个百分点呢", 14000, false, Measure{}, []string{"到渡口上去看花的人要到↔", "12个百分点呢"}},
		{"opened as much as may be", "到渡口internationalization", 4000, false, Measure{}, []string{"到渡口↔", "internatio", "nalization"}},
		{"and more", "到渡口internationalization", 4002, false, Measure{}, []string{"到渡口", "internatio", "nalization"}},
		{"an address goes down whole where the line is opened little", "到渡口上去看看https://a.cn吧", 8000, false, Measure{}, []string{"到渡口上去看看↔", "https://a.cn吧"}},
		{"and is divided where it would be opened much", "到渡口看https://a.cn吧", 7000, false, Measure{}, []string{"到渡口看https://↔", "a.cn吧"}},
		{"but in a line that is not spread", "到渡口看https://a.cn吧", 7000, true, Measure{}, []string{"到渡口看", "https://a.cn吧"}},
		{"a number goes down with its unit", "到渡口要走二百五十12公里呢", 11000, false, Measure{}, []string{"到渡口要走二百五十↔", "12公里呢"}},
		{"but not where a quarter of the line is left", "到渡口要12个百分点呢", 8000, false, Measure{}, []string{"到渡口要12个百分", "点呢"}},
		{"so that more of it stands in the line", "到渡口要12个百分点呢", 6500, false, Measure{}, []string{"到渡口要12个↔", "百分点呢"}},
		{"it may where that is not spread", "到渡口12个百分点呢", 6000, true, Measure{}, []string{"到渡口", "12个百分点呢"}},
		{"a long word is divided where half of the line is left", "到渡口internationalization呢", 8000, false, Measure{}, []string{"到渡口internationa↔", "lization呢"}},
		{"and goes down where less is", "到渡口上去看internationalization呢", 8000, false, Measure{}, []string{"到渡口上去看↔", "internationalization", "呢"}},
		{"where it is not spread it goes down always", "到internationalization呢", 9500, true, Measure{}, []string{"到internationalization", "呢"}},
		{"a word that no line holds", "internationalization", 4000, false, Measure{}, []string{"internatio", "nalization"}},
		{"nothing may end a line", "（（（（（（（（", 3000, false, Measure{}, []string{"（<50（<50（<50（<50（", "<50（<50（<50（"}},
		{"white at the end opens nothing", "ab cd a.bcd", 3100, false, Measure{}, []string{"ab cd a.↔", "bcd"}},
		{"a single character", "春", 300, false, Measure{}, []string{"春"}},
		{"the least measure", "春风", 300, false, Measure{}, []string{"春", "风"}},
		{"wider than the measure", "⸺春", 1000, false, Measure{}, []string{"⸺", "春"}},
		{"white at the end counts for nothing", "春风吹过 小桥", 4000, false, Measure{}, []string{"春风吹过", "小桥"}},
		{"white at the end counts for nothing when spread", "春风吹过 小桥流水人家", 4500, false, Measure{}, []string{"春风吹过↔", "小桥流水↔", "人家"}},
		{"a last character is taken in", "晨，日，春风吹过了。", 8000, false, Measure{}, []string{"晨，日，春风吹↔", "过了。50>"}},
		{"with its mark another goes with it", "春风吹过小桥边。", 7000, false, Measure{}, []string{"春风吹过小↔", "桥边。50>"}},
		{"a last figure too", "春风吹过小桥5", 6500, false, Measure{}, []string{"春风吹过小桥5"}},
		{"as long as half of the line stays", "春风a", 2000, false, Measure{}, []string{"春", "风a"}},
		{"two characters may stand alone", "春风吹过小桥边", 5000, false, Measure{}, []string{"春风吹过小", "桥边"}},
		{"two digits are no single character", "春风吹过小桥12年", 7500, false, Measure{}, []string{"春风吹过小桥↔", "12年"}},
		{"a gap between Han and Latin", "春A风B吹C过", 5000, false, Measure{Gap: 250}, []string{"春A风B↔", "吹C过"}},
		{"none before the first of a line", "春风吹过A桥", 4000, false, Measure{Gap: 250}, []string{"春风吹过", "A桥"}},
		{"none before white", "春 A 风", 9000, false, Measure{Gap: 250}, []string{"春 A 风"}},
		{"a mark that begins a line", "春风吹过“小桥”流水人", 4000, false, Measure{HalfStart: true}, []string{"春风吹过", "<50“小桥”50>↔", "流水人"}},
		{"a half mark makes room for another character", "“小桥流水”人家了", 4500, false, Measure{HalfStart: true}, []string{"<50“小桥流↔", "水”50>人家了"}},
		{"a mark that ends one keeps its width", "春风吹，过小桥", 4000, false, Measure{FullEnd: true}, []string{"春风吹，", "过小桥"}},
		{"or is cut as far as must be", "春风吹，过小桥", 3700, false, Measure{FullEnd: true}, []string{"春风吹，50>↔", "过小桥"}},
		{"a dash begins a line", "春风吹过——小桥", 5000, false, Measure{}, []string{"春风吹过↔", "——小桥"}},
		{"strict, it does not", "春风吹过——小桥", 5000, false, Measure{Strict: true}, []string{"春风吹", "过——小桥"}},
		{"an ellipsis", "春风吹过……小桥", 5000, false, Measure{Strict: true}, []string{"春风吹", "过……小桥"}},
		{"taken in by squeezing", "春，风，吹，过，小桥", 6500, false, Measure{}, []string{"春，风，吹，50>↔", "过，小桥"}},
		{"raised marks give what they have", "春，风，吹（过）小桥人家", 8500, false, Measure{}, []string{"春，风，吹（过）50>↔", "小桥人家"}},
	} {
		block := Block{Kind: Flush, Ragged: tt.ragged, Runs: []Run{{Text: tt.text}}}
		tt.m.Width = tt.width
		lines := Prepare([]Block{block}).Lines(tt.m)
		got := draw(lines)
		for i, l := range lines {
			if l.Justify {
				got[i] += "↔"
			}
		}
		if d := cmp.Diff(tt.want, got); d != "" {
			t.Errorf("%s: %s", tt.name, d)
		}
	}
}
