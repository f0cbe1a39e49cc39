package word

// symbols are the characters of Symbol and Wingdings that copy has; in their
// fonts they are numbered in the private area.
var symbols = map[rune]rune{
	0xF0B7: '•', 0xF06C: '•', 0xF09F: '•', 0xF0FC: '✓', 0xF050: '✓', 0xF0FB: '✗', 0xF04F: '✗',
	0xF06E: '■', 0xF0A7: '▪', 0xF06F: '□', 0xF0A8: '□', 0xF071: '□', 0xF0FE: '☑', 0xF052: '☑',
	0xF0E0: '→', 0xF0E8: '→', 0xF0DF: '←', 0xF0D8: '➢', 0xF028: '☎', 0xF02A: '✉', 0xF075: '◆', 0xF076: '❖',
}

// Symbol returns the character for one of a symbol font; what isn't known comes
// back as it is, in the private area.
func Symbol(r rune) rune {
	if s, ok := symbols[r]; ok {
		return s
	}
	return r
}
