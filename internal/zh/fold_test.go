package zh

import (
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestAppendFold(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{"花开了，他说。", "花开了他说"},
		{"　花　开 了", "花开了"},
		{"臺灣後來於裏", "台湾后来于里"},
		{"ＡＢＣ１２３", "abc123"},
		{"Wi-Fi 速率 300Mbps", "wifi速率300mbps"},
		{"China Tower", "china tower"},
		{"O’Neil and O'Neil", "oneil and oneil"},
		{"12:30，3、5号楼", "12 30 3 5号楼"},
		{"2026-11-09", "2026 11 09"},
		{"A4纸，iOS 17", "a4纸ios17"},
		{"liuyin@example.cn", "liuyin example cn"},
		{"㎡①Ⅳ½", "m21iv1 2"},
		{"café naïve", "cafe naive"},
		{"⼈⽂ 豈", "人文岂"}, // radicals and compatibility ideographs, as PDFs have them
		{"花\u200b开\u00ad了", "花开了"},
		{"𠮷野家", "𠮷野家"},
		{"《》、。！？", ""},
		{"二〇二六年 々", "二〇二六年々"},
		{"\xff花\xff", "花"},
	} {
		if got := string(AppendFold(nil, c.in)); got != c.want {
			t.Errorf("%q: %q, want %q", c.in, got, c.want)
		}
	}
}

// What is folded stays as it is, and is not changed by what stood before it.
func TestFoldIsStable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "text")
		once := string(AppendFold(nil, s))
		if twice := string(AppendFold(nil, once)); twice != once {
			t.Fatalf("%q: %q, then %q", s, once, twice)
		}
		if got := string(AppendFold([]rune("before"), s)); got != "before"+once {
			t.Fatalf("%q after another: %q, want %q", s, got, once)
		}
	})
}

func TestSimplifiedPairs(t *testing.T) {
	last, at := rune(0), 0
	for s := SimplifiedPairs(); s != ""; at++ {
		from, n := utf8.DecodeRuneInString(s)
		to, m := utf8.DecodeRuneInString(s[n:])
		s = s[n+m:]
		if from <= last {
			t.Errorf("%c is out of order", from)
		}
		if last = from; Simplified(from) != to || Simplified(to) != to {
			t.Errorf("%c becomes %c, which becomes %c", from, Simplified(from), Simplified(to))
		}
	}
	if at < 2500 {
		t.Errorf("only %d pairs", at)
	}
}

func FuzzAppendFold(f *testing.F) {
	f.Add("Wi-Fi 速率，12:30 臺灣 ㎡")
	f.Fuzz(func(t *testing.T, s string) {
		for _, r := range AppendFold(nil, s) {
			if r != ' ' && KindOfFold(r) == FoldSpace {
				t.Fatal(s)
			}
		}
	})
}
