package markup

import (
	"strings"
	"unicode/utf8"

	"bao/internal/zh"
)

// The marks that Chinese lists are numbered with (GB/T 9704-2012 7.3.3: 一、
// （一） 1. （1）), those of typists, and bullets. Markdown knows none of them.

// markClass tells lists apart. Bullets have the class of their character.
type markClass rune

const (
	_         markClass = iota
	hanMark             // 一、
	hanParen            // （一）
	numMark             // 1、
	numDot              // 1．
	numParen            // （1） 1）
	ringMark            // ①
	ordinal             // 第一条
	dashMark            // -词
	emojiMark           // 📍
	letter              // A、, the first of those that read like words
	stem                // 甲、
	stemParen           // （甲）
	roman               // Ⅰ、
	formal              // 壹、
	commaMark           // 一，
	section             // 1.1, the last of them
)

// A listMark is the mark that a line begins with; its class is 0 for none.
type listMark struct {
	class  markClass
	number int  // 0 for bullets
	doubt  bool // it reads on like a figure: 1、2号楼, （一）班
}

// loose reports whether marks of the class read like words too often to be
// marks where none follows the other.
func (c markClass) loose() bool { return c >= letter && c <= section }

// follows reports whether two lines with these marks stand in one list, one
// right after the other.
func (m listMark) follows(before listMark) bool {
	return m.class != 0 && m.class == before.class && (m.number == 0 || m.number == before.number+1)
}

const bullets = "•●○◎□■◆◇▲△▼▽★☆※►▶▷▪▫◦❖✓✔☑√·・⊙◉→"

// readListMark reads the mark at the head of a line of copy.
func readListMark(s string) listMark {
	r, size := utf8.DecodeRuneInString(s)
	rest := s[size:]
	switch {
	case r >= '0' && r <= '9' || r >= '０' && r <= '９' || zh.Han(r) && hanDigit(r) > 0:
		return numbered(s)
	case r == '（' || r == '(':
		return bracketed(s)
	case r == '第':
		return article(rest)
	case ringNumber(r) > 0:
		return listMark{class: ringMark, number: ringNumber(r)}
	case r == '-' || r == '－' || r == '–' || r == '—':
		if next, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " \u3000"+string(r))); zh.Han(next) || next == '“' || next == '《' {
			return listMark{class: dashMark}
		}
	case seriesMark(rest):
		if m := series(r); m.class != 0 {
			m.doubt = series(firstRune(rest[len(string(firstRune(rest))):])).class == m.class // 甲、乙双方
			return m
		}
	case r == '*' || r == '＊': // of a note
		if next := firstRune(strings.TrimLeft(rest, string(r))); zh.Han(next) {
			return listMark{class: markClass('*')}
		}
	case r == '|' || r == '｜':
		if len(s) > 1 && barLen([]byte(s[len(s)-1:])) > 0 || strings.HasSuffix(rest, "｜") {
			return listMark{class: markClass('|')} // a row of a table without a rule
		}
	case r >= utf8.RuneSelf && strings.ContainsRune(bullets, r):
		if !strings.HasPrefix(rest, string(r)) {
			return listMark{class: markClass(r)}
		}
	case r >= 0x1f300 && r < 0x1fb00, r >= 0x2600 && r < 0x27c0, r == '⏰':
		return listMark{class: emojiMark}
	}
	return listMark{}
}

// seriesMark reports whether s begins with what stands behind a letter or its
// like at the head of an item.
func seriesMark(s string) bool {
	return strings.HasPrefix(s, "、") || strings.HasPrefix(s, "．") || strings.HasPrefix(s, ". ") || strings.HasPrefix(s, ".") && firstRune(s[1:]) >= utf8.RuneSelf
}

// series returns the mark that a single letter or its like is.
func series(r rune) listMark {
	switch {
	case r >= 'A' && r <= 'H':
		return listMark{class: letter, number: int(r-'A') + 1}
	case r >= 'Ⅰ' && r <= 'Ⅻ':
		return listMark{class: roman, number: int(r-'Ⅰ') + 1}
	}
	if n := nth("甲乙丙丁戊己庚辛壬癸", r); n > 0 {
		return listMark{class: stem, number: n}
	}
	if n := nth("壹贰叁肆伍陆柒捌玖拾", r); n > 0 {
		return listMark{class: formal, number: n}
	}
	return listMark{}
}

// nth returns which of the characters of s r is, counted from 1; 0 for none.
func nth(s string, r rune) int {
	for i, c := range []rune(s) {
		if c == r {
			return i + 1
		}
	}
	return 0
}

// numbered reads 一、 1、 1. 1） and the like.
func numbered(s string) listMark {
	n, length, class := number(s)
	mark, size := utf8.DecodeRuneInString(s[length:])
	rest := s[length+size:]
	switch {
	case n == 0 || n > 99:
		return listMark{}
	case mark == '、':
	case mark == '，' || mark == ',':
		if firstRune(rest) < utf8.RuneSelf { // 1,280
			return listMark{}
		}
		class = commaMark
	case mark == '．' || mark == '.':
		if next := firstRune(rest); digit(next) >= 0 {
			return sectioned(n, rest)
		} else if next < utf8.RuneSelf && next != ' ' {
			return listMark{} // 3.x
		}
		if class == numMark {
			class = numDot
		}
	case (mark == '）' || mark == ')') && class == numMark:
		class = numParen
	case mark == 0x20e3 || mark == 0xfe0f: // 1️⃣
		class = ringMark
	default:
		return listMark{}
	}
	return listMark{class, n, countsOn(rest, class == hanMark)}
}

// sectioned reads what follows the first number and the dot of 1.1: a second
// number and a space, which 3.5公斤 has not.
func sectioned(n int, s string) listMark {
	k, length, class := number(s)
	if next := firstRune(s[length:]); class != numMark || k == 0 || k > 99 || next != ' ' && next != '\u3000' && next != '、' {
		return listMark{}
	}
	return listMark{class: section, number: 100*n + k}
}

// bracketed reads （一） and （1）, and （甲）.
func bracketed(s string) listMark {
	_, open := utf8.DecodeRuneInString(s)
	n, length, class := number(s[open:])
	if m := series(firstRune(s[open:])); n == 0 && m.class == stem {
		n, length, class = m.number, len("甲"), stemParen
	}
	mark, size := utf8.DecodeRuneInString(s[open+length:])
	if n == 0 || n > 99 || mark != '）' && mark != ')' {
		return listMark{}
	}
	switch class {
	case hanMark:
		class = hanParen
	case numMark:
		class = numParen
	}
	rest := s[open+length+size:]
	return listMark{class, n, rest == "" || strings.ContainsRune("班组号楼栋幢中小", firstRune(rest))}
}

// article reads 第一条 and its like behind 第.
func article(s string) listMark {
	n, length, _ := number(s)
	unit, size := utf8.DecodeRuneInString(s[length:])
	if n == 0 || !strings.ContainsRune("条章节步款项", unit) {
		return listMark{}
	}
	rest := s[length+size:]
	return listMark{ordinal, n, rest == "" || !strings.ContainsRune(" \u3000：:、，", firstRune(rest))}
}

// countsOn reports whether what follows a number and its mark is another number
// of the same script: 1、2号楼, 三、四年级.
func countsOn(rest string, han bool) bool {
	r := firstRune(strings.TrimLeft(rest, " \u3000"))
	if han {
		return hanDigit(r) > 0
	}
	return digit(r) >= 0
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	if s == "" {
		return 0
	}
	return r
}

func digit(r rune) int {
	switch {
	case r >= '0' && r <= '9':
		return int(r - '0')
	case r >= '０' && r <= '９':
		return int(r - '０')
	}
	return -1
}

// hanDigit returns the value of 一 … 九, of 十 and of 百, else 0.
func hanDigit(r rune) int {
	return nth("一二三四五六七八九十", r)
}

// number reads a number up to 99 in digits or in characters.
func number(s string) (n, length int, class markClass) {
	for i, r := range s {
		d := digit(r)
		if d < 0 || n > 99 {
			if i > 0 {
				return n, i, numMark
			}
			break
		}
		n, length = n*10+d, i+utf8.RuneLen(r)
	}
	if length > 0 {
		return n, length, numMark
	}
	tens, ones := 0, 0
	for i, r := range s {
		d := hanDigit(r)
		switch {
		case d == 10 && tens == 0:
			tens, ones = max(ones, 1), 0
		case d > 0 && d < 10 && ones == 0:
			ones = d
		default:
			return tens*10 + ones, i, hanMark
		}
		length = i + utf8.RuneLen(r)
	}
	return tens*10 + ones, length, hanMark
}

// ringNumber returns the number that a single character such as ① shows.
func ringNumber(r rune) int {
	for _, series := range []struct{ first, last rune }{
		{'①', '⑳'}, {'⑴', '⒇'}, {'⒈', '⒛'}, {'㈠', '㈩'}, {'❶', '❿'}, {'➀', '➉'}, {'➊', '➓'},
	} {
		if r >= series.first && r <= series.last {
			return int(r-series.first) + 1
		}
	}
	return 0
}
