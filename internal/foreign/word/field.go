package word

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/encoding/charmap"
)

var (
	// linkForm matches HYPERLINK "address" and what it may say before it.
	linkForm = regexp.MustCompile(`(?i)^\s*HYPERLINK\s+(?:\\[a-km-z]\s+)*"?([^"\s\\][^"\s]*)"?`)
	// rubyForm matches the field that Word writes for 拼音指南.
	rubyForm = regexp.MustCompile(`(?i)^EQ\s.*\\s\\up\s*\d+\s*\((.*?)\)\s*[,;]\s*(.*)\)$`)
	// overForm matches the field for 带圈字符.
	overForm = regexp.MustCompile(`(?i)^EQ\s+\\o\s*\\ac\s*\(\s*(.)\s*[,;]\s*(.+)\)$`)
	// buttonForm matches a field that shows the text in its code.
	buttonForm = regexp.MustCompile(`(?i)^(?:MACROBUTTON|GOTOBUTTON)\s+\S+\s+(.+)$`)
	// symbolForm matches a field that shows one character, by its number in a
	// font or in Unicode.
	symbolForm = regexp.MustCompile(`(?i)^SYMBOL\s+((?:0x)?[0-9a-f]+)(.*)$`)
	fontForm   = regexp.MustCompile(`(?i)\\f\s+("[^"]*"|\S+)`)
	// markForm matches fields that show nothing without a result: entries of an
	// index and of tables, values, forms.
	markForm = regexp.MustCompile(`(?i)^(?:XE|TC|TA|RD|SET|ASK|PRIVATE|ADVANCE|PRINT|NEXT|SKIPIF|FORM\w*|PAGE\w*|NUMPAGES|ADDIN|HYPERLINK|REF|TOC|SEQ|STYLEREF|DATE|TIME|SHAPE)\b`)
)

// Link returns the address on the web that the code of a field leads to, ""
// where there is none.
func Link(code string) string {
	m := linkForm.FindStringSubmatch(code)
	if m == nil {
		return ""
	}
	lower := strings.ToLower(m[1])
	for _, scheme := range []string{"http://", "https://", "mailto:", "tel:"} {
		if strings.HasPrefix(lower, scheme) {
			return m[1]
		}
	}
	return ""
}

// Shown is what a field shows that has a code but no result.
type Shown struct {
	Text, Ruby string
	Lost       string // the code, where it shows what isn't read
}

// Show returns what is seen of a field without a result.
func Show(code string) Shown {
	code = strings.TrimSpace(code)
	if m := rubyForm.FindStringSubmatch(code); m != nil && m[2] != "" {
		return Shown{Text: m[2], Ruby: m[1]}
	}
	if m := overForm.FindStringSubmatch(code); m != nil {
		if text := Enclosed(m[1], m[2]); text != "" {
			return Shown{Text: text}
		}
		return Shown{Lost: code}
	}
	if m := buttonForm.FindStringSubmatch(code); m != nil {
		return Shown{Text: m[1]}
	}
	if m := symbolForm.FindStringSubmatch(code); m != nil {
		if s := numbered(m[1], m[2]); s != "" {
			return Shown{Text: s}
		}
	}
	if markForm.MatchString(code) {
		return Shown{}
	}
	return Shown{Lost: code}
}

// numbered returns the character of a SYMBOL field; "" for one that only its
// font can tell.
func numbered(number, switches string) string {
	n, err := strconv.ParseUint(number, 0, 16)
	if err != nil {
		return ""
	}
	r, font := rune(n), ""
	if m := fontForm.FindStringSubmatch(switches); m != nil {
		font = strings.Trim(m[1], `"`)
	}
	switch lower := strings.ToLower(font); {
	case strings.HasPrefix(lower, "symbol"), strings.HasPrefix(lower, "wingdings"), strings.HasPrefix(lower, "webdings"):
		if r < 0x100 {
			r += 0xF000
		}
		r = Symbol(r, font)
	case r < 0x100 && !strings.Contains(switches, `\u`):
		r = charmap.Windows1252.DecodeByte(byte(r))
	}
	if Private(r) || !unicode.IsGraphic(r) {
		return ""
	}
	return string(r)
}
