package word

import (
	"testing"
)

func TestNumeral(t *testing.T) {
	for _, test := range []struct {
		format string
		n      int
		want   string
	}{
		{"decimal", 12, "12"},
		{"chineseCounting", 12, "十二"},
		{"chineseCountingThousand", 105, "一百零五"},
		{"japaneseCounting", 3, "三"},
		{"ideographDigital", 2024, "二〇二四"},
		{"chineseLegalSimplified", 12, "壹拾贰"},
		{"ideographLegalTraditional", 203, "貳佰零參"},
		{"ideographTraditional", 10, "癸"},
		{"ideographTraditional", 11, "11"},
		{"ideographZodiac", 12, "亥"},
		{"ideographZodiacTraditional", 1, "甲子"},
		{"ideographZodiacTraditional", 61, "甲子"},
		{"decimalEnclosedCircle", 20, "⑳"},
		{"decimalEnclosedCircleChinese", 21, "㉑"},
		{"decimalEnclosedParen", 1, "⑴"},
		{"decimalEnclosedFullstop", 20, "⒛"},
		{"ideographEnclosedCircle", 10, "㊉"},
		{"decimalFullWidth", 10, "１０"},
		{"lowerLetter", 27, "aa"},
		{"upperLetter", 53, "AAA"},
		{"lowerRoman", 1999, "mcmxcix"},
		{"upperRoman", 4000, "4000"},
		{"decimalZero", 9, "09"},
		{"numberInDash", 3, "- 3 -"},
		{"ordinal", 112, "112th"},
		{"ordinal", 22, "22nd"},
		{"001, 002, 003, ...", 7, "007"},
		{"none", 5, ""},
		{"thaiNumbers", 5, "5"},
		{"lowerLetter", 1 << 30, "1073741824"},
		{"chineseCounting", -1, "-1"},
	} {
		if got := Numeral(test.n, test.format); got != test.want {
			t.Errorf("%d as %s is %q, want %q", test.n, test.format, got, test.want)
		}
	}
}
