package word97

import "bao/internal/foreign/word"

// Ways to write a number ([MS-OSHARED] section 2.2.1.3, MSONFC).
const (
	formatBullet = 0x17
	formatNone   = 0xFF
)

// numerals are the names that .docx has for ways to write a number.
var numerals = map[int]string{
	0x01: "upperRoman", 0x02: "lowerRoman", 0x03: "upperLetter", 0x04: "lowerLetter",
	0x0A: "ideographDigital", 0x24: "ideographDigital", 0x28: "ideographDigital",
	0x0B: "chineseCounting", 0x21: "chineseCounting", 0x23: "chineseCounting", 0x25: "chineseCounting", 0x27: "chineseCounting",
	0x0E: "decimalFullWidth", 0x13: "decimalFullWidth",
	0x12: "decimalEnclosedCircle", 0x1C: "decimalEnclosedCircle",
	0x16: "decimalZero", 0x1A: "decimalEnclosedFullstop", 0x1B: "decimalEnclosedParen", 0x1D: "ideographEnclosedParen",
	0x1E: "ideographTraditional", 0x1F: "ideographZodiac",
	0x10: "chineseLegalSimplified", 0x22: "chineseLegalSimplified", 0x26: "chineseLegalSimplified",
	formatNone: "none",
}

// number writes a number in a mark. One that isn't known is in Arabic digits.
func number(format, n int) string { return word.Numeral(n, numerals[format]) }
