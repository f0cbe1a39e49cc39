package markup

import (
	"slices"
	"testing"
)

func TestTypedList(t *testing.T) {
	for text, want := range map[string][]string{
		"1、带水杯；\n2、带雨伞。":        {"1、", "2、"},
		"一、报名\n二、抽签\n四、结果":      {"一、", "二、"},
		"（一）报名\n（二）抽签":          {"（一）", "（二）"},
		"(1) 报名；\n(2) 抽签。":      {"(1)", "(2)"},
		"1．报名；\n2．抽签；\n3．公布。":   {"1．", "2．", "3．"},
		"①报名；\n②抽签。":            {"①", "②"},
		"●报名；\n●抽签。":            {"●", "●"},
		"1、带水杯；\n\n大家记住了。":      nil,
		"1、2号楼停水。\n\n2、3号楼照常。":  nil,
		"**1、** 带水杯；\n\n2、带雨伞。": nil,
		"第一条 报名。\n\n第二条 抽签。":    nil,
		"大家好。": nil,
	} {
		doc, _ := Parse([]byte(text))
		if got := TypedList(doc.Blocks); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
