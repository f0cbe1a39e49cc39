package zh

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/traditionalchinese"
	"pgregory.net/rapid"
)

func TestStrokes(t *testing.T) {
	for text, want := range map[string]int{
		"一": 1, "乙": 1, "丁": 2, "王": 4, "李": 7, "岑": 7, "林": 8, "范": 9, "柯": 9, "祝": 9, "高": 10, "陸": 11, "陳": 11, "郭": 11, "黄": 11,
		"黃": 12, "葉": 13, "褚": 13, "萬": 13, "劉": 15, "蔡": 15, "鄭": 15, "盧": 16, "謝": 17, "羅": 19, "蘇": 20, "嚴": 20, "龔": 22, "龘": 48,
		"A": 0, "㐀": 0, "𠮷": 0, "ꀀ": 0,
	} {
		if got := Strokes([]rune(text)[0]); got != want {
			t.Errorf("%s: %d, not %d", text, got, want)
		}
	}
	for r := rune(firstIdeograph); r <= lastIdeograph; r++ {
		if n := Strokes(r); n < 1 || n > 48 {
			t.Fatalf("%c: %d", r, n)
		}
	}
}

// TestStrokesOfBig5 holds the table by the order of Big5, in which the strokes of
// a character are never fewer than of those before it; but 示 and 衣 at the left have
// one less today.
func TestStrokesOfBig5(t *testing.T) {
	decoder := traditionalchinese.Big5.NewDecoder()
	for _, level := range [][2]int{{0xa440, 0xc67e}, {0xc940, 0xf9d5}} {
		most, characters, fewer := 1, 0, 0
		for code := level[0]; code <= level[1]; code++ {
			text, err := decoder.Bytes([]byte{byte(code >> 8), byte(code)})
			r := []rune(string(text))
			if err != nil || len(r) != 1 || Strokes(r[0]) == 0 {
				continue
			}
			characters++
			n := Strokes(r[0])
			if n < most {
				fewer++
			}
			if n < most-2 || n > most+3 && r[0] != '龘' {
				t.Errorf("%c has %d strokes, among those with %d", r[0], n, most)
			}
			most = max(most, n)
		}
		if characters < 5000 || fewer > 170 {
			t.Errorf("%d of %d characters have fewer strokes than those before", fewer, characters)
		}
	}
}

func TestCompareStrokes(t *testing.T) {
	names := strings.Fields("丁一 王 王小明 王小蘭 王芳 李四 李明 林美 陳大文 陳 黃飛鴻 A君 歐陽修 㐀")
	slices.SortFunc(names, CompareStrokes)
	if got, want := strings.Join(names, " "), "丁一 王 王小明 王小蘭 王芳 李四 李明 林美 陳 陳大文 黃飛鴻 歐陽修 A君 㐀"; got != want {
		t.Errorf("%s, not %s", got, want)
	}
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune("一王陳a㐀\x80")))
		a, b, c := text.Draw(t, "a"), text.Draw(t, "b"), text.Draw(t, "c")
		if CompareStrokes(a, b) != -CompareStrokes(b, a) || (CompareStrokes(a, b) == 0) != (a == b) {
			t.Fatal("not of one mind")
		}
		if CompareStrokes(a, b) <= 0 && CompareStrokes(b, c) <= 0 && CompareStrokes(a, c) > 0 {
			t.Fatal("not an order")
		}
	})
}
