package markup

import (
	"strings"
	"testing"
)

// TestUnits holds what a line is not to end in, between brackets.
func TestUnits(t *testing.T) {
	tests := []struct{ text, want string }{
		{"4月15日开船", "[4月15日]开船"},
		{"2026年4月15日上午10时20分开船", "[2026年][4月15日]上午[10时20分]开船"},
		{"第5届船展，第一届在1998年", "[第5届]船展，第一届在[1998年]"},
		{"船票38.5元，省了12%", "船票[38.5元]，省了[12%]"},
		{"1,460余人坐船", "[1,460余人]坐船"},
		{"全程1.2公里，走35分钟，不过55分贝", "全程[1.2公里]，走[35分钟]，不过[55分贝]"},
		{"客舱60㎡，水温8～12℃", "客舱[60㎡]，水温[8～12℃]"},
		{"每周二～周四", "每周[二～]周四"},
		{"上游—下游的水", "上[游—]下游的水"},
		{"他说——船来了", "他说——船来了"},
		{"6:30—22:15有船", "[6:30—22:15有]船"},
		{"马可·波罗来过", "马[可·]波罗来过"},
		{"等到10:30，来了300", "等到10:30，来了300"},
		{"电话0000-5550123找他", "电话[0000-5550123找]他"},
		{"带A4纸和iPhone15来", "带A4纸和iPhone15来"},
		{"见https://a.example/2026/3.html", "见https://a.example/2026/3.html"},
		{"～开头", "～开头"},
		{"早上8点至晚上9点半", "早上[8点]至晚上[9点]半"},
		{"3%以上，3～5人", "[3%以]上，[3～5人]"},
		{"4月初开船", "[4月]初开船"},
		{"a<3&4", "a&lt;3&amp;4"},
		{"第", "第"},
		{"12345678901234567890123456789012345678901234567890元", "12345678901234567890123456789012345678901234567890元"},
	}
	strip := strings.NewReplacer(`<span class="unit">`, "[", "</span>", "]", "<p>", "", "</p>", "", "\n", "")
	for _, tt := range tests {
		doc := &Doc{Blocks: []Node{{Kind: Paragraph, Children: []Node{{Kind: Text, Text: tt.text}}}}}
		if got := strip.Replace(string(doc.AppendHTML(nil, HTML{Units: true}))); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.text, got, tt.want)
		}
	}
}

// FuzzUnits: with spans or without, the page has the same text.
func FuzzUnits(f *testing.F) {
	f.Add("第3届～第5届—2026年4月15日80㎡·a<b")
	f.Add("\xe7\xac～\xff0")
	f.Fuzz(func(t *testing.T, text string) {
		doc := &Doc{Blocks: []Node{{Kind: Paragraph, Children: []Node{{Kind: Text, Text: text}}}}}
		plain, kept := string(doc.AppendHTML(nil, HTML{})), string(doc.AppendHTML(nil, HTML{Units: true}))
		if kept = strings.NewReplacer(`<span class="unit">`, "", "</span>", "").Replace(kept); kept != plain {
			t.Errorf("%q became %q", plain, kept)
		}
	})
}
