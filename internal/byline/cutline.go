package byline

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Cutline splits the words below a picture into the text and the credit it
// ends with: ……。江晚/摄, ……（江晚 摄）, …… 本报记者 江晚 摄, 供图：街道办.
// text has no credit and no spaces around it; it is "" when the credit is all
// there is. The credit's role is Photographer; Label is the position if one
// is named (本报记者), else the word for the work (摄). Typed is set when it
// says more than names and label. A credit of nobody by name, 通讯员供图, has a
// label alone. ok is false, and text is s, when the words end in no credit
// for a picture.
func Cutline(s string) (text string, credit Credit, ok bool) {
	f := fold(s)
	if text, credit, ok = cutline(f.text); !ok {
		return s, Credit{}, false
	}
	return f.as(text), f.credit(credit), true
}

func cutline(s string) (text string, credit Credit, ok bool) {
	trimmed := strings.TrimSpace(s)
	if before, inner, after := lastBracket(trimmed); inner != "" {
		if credit, ok = pictureCredit(inner, loose); ok {
			text, credit = sentBy(strings.TrimSpace(before), credit)
			return text + after, credit, true
		}
	}
	// Behind a full stop the whole tail must be the credit.
	if at := lastStop(trimmed); at > 0 {
		if credit, ok = pictureCredit(trimmed[at:], loose); ok {
			return strings.TrimSpace(trimmed[:at]), credit, true
		}
	}
	if at := creditStart(trimmed); at >= 0 {
		credit, _ = pictureCredit(trimmed[at:], strict)
		text, credit = sentBy(strings.TrimSpace(trimmed[:at]), credit)
		return text, credit, true
	}
	return s, Credit{}, false
}

// lastBracket returns the text inside the brackets that s ends with, the text
// before them, and a full stop that follows them.
func lastBracket(s string) (before, inner, after string) {
	body := strings.TrimSuffix(s, "。")
	last, _ := utf8.DecodeLastRuneInString(body)
	if !strings.ContainsRune(closers, last) {
		return s, "", ""
	}
	at := strings.LastIndexAny(body, openers)
	if at < 0 || bracketEnd(body[at:]) != len(body)-at {
		return s, "", ""
	}
	inner, _ = unbracket(body[at:])
	return body[:at], inner, s[len(body):]
}

// lastStop returns the offset behind the last mark that ends a sentence, with
// its closing quotes and brackets; 0 if there is none.
func lastStop(s string) int {
	at := strings.LastIndexAny(s, "。！？…\n")
	if at < 0 {
		return 0
	}
	_, size := utf8.DecodeRuneInString(s[at:])
	at += size
	rest := strings.TrimLeft(s[at:], "”’」』）)")
	return len(s) - len(rest)
}

// creditStart finds the credit at the end of a text without a full stop, -1
// if there is none: the shortest tail behind a space that is one, or a longer
// one that begins with a position, 本报记者 江晚 摄.
func creditStart(s string) int {
	found := -1
	for _, at := range slices.Backward(wordStarts(s)) {
		if found >= 0 && !startsWithPosition(s[at:]) {
			continue
		}
		if _, ok := pictureCredit(s[at:], strict); ok {
			found = at
		}
	}
	return found
}

// wordStarts returns the offsets of the words in the last stretch of s that
// can hold a credit.
func wordStarts(s string) []int {
	var starts []int
	afterSpace := true
	for i, r := range s {
		space := unicode.IsSpace(r) || strings.ContainsRune("，,；;|｜", r)
		if afterSpace && !space {
			starts = append(starts, i)
		}
		afterSpace = space
	}
	return starts[max(0, len(starts)-20):]
}

func startsWithPosition(s string) bool {
	if startsWithPositionWord(s) {
		return true
	}
	n, _ := outletEnd(s)
	return n > 0
}

// pictureCredit reads s as the credit of a picture: its photographers, or
// everyone when 文/图 says so.
func pictureCredit(s string, c certainty) (Credit, bool) {
	s = strings.TrimSpace(s)
	for _, read := range []func(string, certainty) (Credit, bool){providedBy, takenIn, ofNobody} {
		if credit, ok := read(s, c); ok {
			return credit, true
		}
	}
	if sent, rest, found := strings.Cut(s, " "); found && isSent(sent) {
		credit, ok := pictureCredit(rest, c)
		credit.Typed = sent + " " + credit.set()
		return credit, ok
	}
	line, ok := parse(s, c)
	if !ok {
		return Credit{}, false
	}
	pictures := slices.DeleteFunc(slices.Clone(line.Credits), func(c Credit) bool { return c.Role != Photographer })
	if len(pictures) == 0 && line.Covers != "" {
		pictures = line.Credits
	}
	if len(pictures) == 0 || slices.ContainsFunc(pictures, lentOnly) {
		return Credit{}, false
	}
	credit := Credit{Role: Photographer, Label: pictures[0].Label}
	for _, p := range pictures {
		credit.Names = append(credit.Names, p.Names...)
		if p.Label != credit.Label {
			credit.Label = "摄" // 记者 江晚 通讯员 罗小舟 摄
		}
	}
	credit.Typed = line.typed()
	if isPlain(credit) {
		credit.Typed = ""
	}
	return credit, true
}

// lentOnly is true of a picture of whoever was asked: who that is stays in the
// cutline.
func lentOnly(c Credit) bool { return len(c.Names) == 1 && asked(c.Names[0]) }

// typed is all that a line says.
func (l Line) typed() string {
	var words []string
	for _, c := range l.Credits {
		words = append(words, c.String())
	}
	if l.Covers != "" {
		words = append(words, l.Covers)
	}
	return joinWords(words)
}

// isPlain reports whether names and then the label, as the credits of pictures
// are set, say all that was typed.
func isPlain(c Credit) bool {
	sorted := func(s string) string {
		runes := []rune(strings.Join(strings.Fields(s), ""))
		slices.Sort(runes)
		return string(runes)
	}
	return sorted(c.Typed) == sorted(strings.Join(c.Names, "")+c.Label)
}
