package typeset

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// TestClusters says what is one character to a line; bars part them.
func TestClusters(t *testing.T) {
	for name, want := range map[string]string{
		"ideographs":              "甲|乙|龦",
		"accents":                 "e\u0301|e\u0308",
		"voicing marks":           "か\u3099|は\u309a|か",
		"tones":                   "中\u302a|中\u302d",
		"joined":                  "👩\u200d🌾|👩",
		"joined, an ideograph":    "👩\u200d甲|乙",
		"skin":                    "👍🏻|👍🏿|👍",
		"variants":                "❤\ufe0f|葛\U000e0100|城",
		"flags":                   "🇨🇳|🇨🇳|🇨",
		"flags, first and last":   "🇦🇿|🇿🇦|甲",
		"a flag alone, then more": "🇨|甲",
		"soft hyphens":            "a\u00ad|b",
		"directions":              "甲\u202e|乙",
		"places to break or not":  "甲|\u200b|乙|\u2060|丙|\ufeff|丁",
		"nothing to cling to":     "\u0301|甲",
		"joined, of no pictures":  "क\u200d|ष|क\u200d|👩\u200d|a",
		"behind white":            "甲| |\u0301",
		"white":                   "甲| |乙|\u3000|丙",
	} {
		text := flush(strings.ReplaceAll(want, "|", ""))
		var got []string
		for _, a := range text.atoms {
			got = append(got, text.blocks[0].Runs[0].Text[a.at:a.end])
		}
		if got := strings.Join(got, "|"); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	blocks := []Block{{Kind: Flush, Runs: []Run{{Text: "e"}, {Text: "\u0301e"}}}}
	if n := len(Prepare(blocks).atoms); n != 3 {
		t.Errorf("an accent on what stands in another run: %d", n)
	}
}

// TestCurly says which curly quotes are Latin, in brackets here.
func TestCurly(t *testing.T) {
	for _, want := range []string{
		"他说“好”。", "用“OK”吧", "he said [“]hi[”] to", "the readers[’] letters", "don[’]t", "甲don[’]t乙", "甲 don[’]t 乙", "[“]all Latin[”]", "[‘]all Latin[’]",
		"“甲 a” b", "甲 a “b”", "“b” a 甲", "a “甲” b", "a “b 甲” c", "甲 “a” b", "a “b” 甲", "“‘a’ b”甲", "[“][‘]a[’] b[”]", "a ”b", "a “b", "a ‘b” c", "a [’]b", "甲’b", "[“]3[”] 5", "say [“]a[”] and [“]b[”]", "say [“]a[”], 甲“乙”", "rock [’]n[’] roll", "甲，a [’]s b",
	} {
		text := flush(strings.NewReplacer("[", "", "]", "").Replace(want))
		var b strings.Builder
		for _, a := range text.atoms {
			s := text.blocks[0].Runs[0].Text[a.at:a.end]
			if a.flags&inLatin != 0 {
				s = "[" + s + "]"
			}
			b.WriteString(s)
		}
		if b.String() != want {
			t.Errorf("%s, want %s", b.String(), want)
		}
	}
}

// TestQuoteWidths: quotes of Latin text are as wide as those of Adobe's core fonts,
// whose metrics the faces have.
func TestQuoteWidths(t *testing.T) {
	for style, want := range map[Style][2]int{
		0: {333, 444}, Bold: {333, 500}, Sans: {222, 333}, Bold | Sans: {278, 500},
		Bold | Code: {333, 500}, Emphasis: {333, 444},
	} {
		for k, text := range []string{"‘a’", "“a”"} {
			lines := Prepare([]Block{{Kind: Flush, Runs: []Run{{Text: text, Style: style}}}}).Lines(Measure{Width: 9000})
			if got := lines[0].Width - advance('a', style); got != 2*want[k] {
				t.Errorf("style %d: %s are %d wide, want %d", style, text, got, 2*want[k])
			}
		}
	}
}

// TestOnce: what is set at once is what is set from a text that is kept, whatever
// was set before it.
func TestOnce(t *testing.T) {
	blocks, measures := rapid.Custom(drawBlocks), rapid.Custom(drawMeasure)
	for seed := range 30 {
		blocks, m := blocks.Example(seed), measures.Example(seed)
		m.Width = min(m.Width, 30*em)
		lines := Prepare(blocks).Lines(m)
		if n := Count(blocks, m); n != len(lines) {
			t.Errorf("Count %d, %d lines", n, len(lines))
		}
		if d := cmp.Diff(lines, Lines(blocks, m)); d != "" {
			t.Error(d)
		}
	}
}

// TestOneLine: the line of a headline is that of a Title with all the room.
func TestOneLine(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "春风，送暖": "春风，50>送暖", "《小桥》\n流水": "<50《小桥》50> 流水", " 甲 ": "甲", strings.Repeat("甲", 300): strings.Repeat("甲", 300),
	} {
		for range 2 {
			if got := strings.Join(draw([]Line{{Segments: OneLine(text, Bold)}}), ""); got != want {
				t.Errorf("%q: %q, want %q", text, got, want)
			}
		}
	}
	for _, s := range OneLine("a 甲", Bold|Sans) {
		if s.Style != Bold|Sans {
			t.Errorf("%+v", s)
		}
	}
}

// TestReading: cells are read one after the other, whoever asks for so many
// segments; blocks in their order.
func TestReading(t *testing.T) {
	lines := Lines([]Block{
		{Runs: []Run{{Text: "前"}}},
		tableOf("何时|做什么", "上午|在广场上教老人做纸灯"),
		tableOf("甲|乙"),
		{Runs: []Run{{Text: "后"}}},
	}, Measure{Width: 11 * em})
	want := []string{"前", "何时", "做什么", "上午", "在广场上教老人做", "纸灯", "甲", "乙", "后"}
	for most := 1; most <= len(want); most++ {
		var got []string
		for s := range Reading(lines) {
			if got = append(got, s.Text); len(got) == most {
				break
			}
		}
		if d := cmp.Diff(want[:most], got); d != "" {
			t.Errorf("%d: %s", most, d)
		}
	}
	var abreast []int
	for rest := lines; len(rest) > 0; rest = rest[abreast[len(abreast)-1]:] {
		abreast = append(abreast, Abreast(rest))
	}
	if d := cmp.Diff([]int{1, 1, 2, 1, 1}, abreast); d != "" {
		t.Error(d)
	}
}
