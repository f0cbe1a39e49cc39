package word

import (
	"strconv"
	"strings"

	"bao/internal/zh"
)

// Numeral returns n in one of Word's formats of numbers (ECMA-376 part 1,
// 17.18.59), in Arabic digits for those of other scripts.
func Numeral(n int, format string) string {
	if n < 0 {
		return strconv.Itoa(n)
	}
	if row, ok := sequences[format]; ok && n >= 1 && n <= len(row) {
		return string(row[n-1])
	}
	switch format {
	case "none":
		return ""
	case "chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "taiwaneseCountingThousand",
		"japaneseCounting", "koreanCounting":
		return zh.Numeral(n)
	case "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital", "koreanDigital2":
		return digits(n, []rune("〇一二三四五六七八九"))
	case "chineseLegalSimplified":
		return legal(n, "零壹贰叁肆伍陆柒捌玖拾佰仟")
	case "ideographLegalTraditional", "japaneseLegal":
		return legal(n, "零壹貳參肆伍陸柒捌玖拾佰仟")
	case "ideographZodiacTraditional":
		return string([]rune("甲乙丙丁戊己庚辛壬癸")[(n+9)%10]) + string([]rune("子丑寅卯辰巳午未申酉戌亥")[(n+11)%12])
	case "lowerLetter":
		return letters(n, 'a')
	case "upperLetter":
		return letters(n, 'A')
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperRoman":
		return roman(n)
	case "decimalFullWidth", "decimalFullWidth2":
		return digits(n, []rune("０１２３４５６７８９"))
	case "decimalZero":
		return padded(n, 2)
	case "numberInDash":
		return "- " + strconv.Itoa(n) + " -"
	case "ordinal":
		return ordinal(n)
	case "hex":
		return strings.ToUpper(strconv.FormatInt(int64(n), 16))
	}
	if strings.HasPrefix(format, "0") { // "001, 002, 003, ..."
		first, _, _ := strings.Cut(format, ",")
		return padded(n, min(len(first), 8))
	}
	return strconv.Itoa(n)
}

// sequences are the formats that are a row of characters. Past its end Word
// goes on in Arabic digits.
var sequences = map[string][]rune{
	"decimalEnclosedCircle":        circled,
	"decimalEnclosedCircleChinese": circled,
	"decimalEnclosedParen":         []rune("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"),
	"decimalEnclosedFullstop":      []rune("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"),
	"ideographEnclosedCircle":      []rune("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"),
	"ideographEnclosedParen":       []rune("㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"), // only .doc has it
	"ideographTraditional":         []rune("甲乙丙丁戊己庚辛壬癸"),
	"ideographZodiac":              []rune("子丑寅卯辰巳午未申酉戌亥"),
	"iroha":                        []rune("ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ"),
	"aiueoFullWidth":               []rune("アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"),
}

var circled = []rune("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿")

func digits(n int, of []rune) string {
	var out []rune
	for _, d := range strconv.Itoa(n) {
		out = append(out, of[d-'0'])
	}
	return string(out)
}

// legal is a number as cheques have it: 壹拾贰.
func legal(n int, of string) string {
	if n >= 10 && n < 20 {
		return legal(1, of) + strings.NewReplacer(legalPairs(of)...).Replace(zh.Numeral(n))
	}
	return strings.NewReplacer(legalPairs(of)...).Replace(zh.Numeral(n))
}

func legalPairs(of string) []string {
	var pairs []string
	plain := []rune("零一二三四五六七八九十百千")
	for i, r := range []rune(of) {
		pairs = append(pairs, string(plain[i]), string(r))
	}
	return pairs
}

// letters counts a to z, then aa to zz: the letter is repeated.
func letters(n int, first rune) string {
	if n < 1 || n > 26*30 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(first+rune((n-1)%26)), (n-1)/26+1)
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var out strings.Builder
	for _, step := range []struct {
		value int
		text  string
	}{
		{1000, "M"},
		{900, "CM"},
		{500, "D"},
		{400, "CD"},
		{100, "C"},
		{90, "XC"},
		{50, "L"},
		{40, "XL"},
		{10, "X"},
		{9, "IX"},
		{5, "V"},
		{4, "IV"},
		{1, "I"},
	} {
		for ; n >= step.value; n -= step.value {
			out.WriteString(step.text)
		}
	}
	return out.String()
}

func padded(n, width int) string {
	s := strconv.Itoa(n)
	return strings.Repeat("0", max(0, width-len(s))) + s
}

func ordinal(n int) string {
	suffix := "th"
	if n/10%10 != 1 {
		switch n % 10 {
		case 1:
			suffix = "st"
		case 2:
			suffix = "nd"
		case 3:
			suffix = "rd"
		}
	}
	return strconv.Itoa(n) + suffix
}
