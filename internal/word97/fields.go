package word97

import (
	"regexp"
	"strings"

	"bao/internal/foreign"
)

// fields are the fields that are open, which may run over paragraphs.
type fields struct {
	open   []*field
	coding int // how many of them are in their code, which isn't shown
}

type field struct {
	text   strings.Builder // its code
	result bool            // the code has ended
	link   string          // of this one or of one around it
	drawn  bool            // a drawing stands in it, and a sign in its place
}

// maxFields bounds how many fields may be open.
const maxFields = 1000

func (f *fields) begin() {
	if len(f.open) < maxFields {
		f.open = append(f.open, &field{link: f.link()})
		f.coding++
	}
}

// code adds to the code of the innermost field that is in it.
func (f *fields) code(text string) {
	for i := len(f.open) - 1; i >= 0; i-- {
		if !f.open[i].result {
			f.open[i].text.WriteString(text)
			return
		}
	}
}

func (f *fields) separate() {
	if n := len(f.open); n > 0 && !f.open[n-1].result {
		top := f.open[n-1]
		top.result = true
		f.coding--
		code := top.text.String()
		if a := linkOf(code); a != "" {
			top.link = a
		}
		top.drawn = strings.HasPrefix(strings.TrimSpace(code), "SHAPE")
	}
}

func (f *fields) link() string {
	if len(f.open) == 0 {
		return ""
	}
	return f.open[len(f.open)-1].link
}

func (f *fields) drawing() bool { return len(f.open) > 0 && f.open[len(f.open)-1].drawn }

// end ends a field. One without a result may show its code.
func (f *fields) end(l *line, k look) {
	n := len(f.open)
	if n == 0 {
		return
	}
	top := f.open[n-1]
	f.open = f.open[:n-1]
	if top.result {
		return
	}
	f.coding--
	l.showCode(strings.TrimSpace(top.text.String()), k)
}

var (
	// linkForm matches HYPERLINK "address" and what it may say more.
	linkForm = regexp.MustCompile(`(?i)^\s*HYPERLINK\s+(?:\\[a-km-z]\s+)*"?([^"\s\\][^"\s]*)"?`)
	// rubyForm matches the field that Word writes for 拼音指南.
	rubyForm = regexp.MustCompile(`(?i)^EQ\s.*\\s\\up\s*\d+\s*\((.*?)\)\s*[,;]\s*(.*)\)$`)
	// overForm matches the field for 带圈字符.
	overForm = regexp.MustCompile(`(?i)^EQ\s+\\o\s*\\ac\s*\(\s*(.)\s*[,;]\s*(.+)\)$`)
	// buttonForm matches a field that shows the text in its code.
	buttonForm = regexp.MustCompile(`(?i)^(?:MACROBUTTON|GOTOBUTTON)\s+\S+\s+(.+)$`)
	// markForm matches fields that show nothing: entries of an index and of
	// tables, values, formats.
	markForm = regexp.MustCompile(`(?i)^(?:XE|TC|TA|RD|SET|ASK|PRIVATE|ADVANCE|PRINT|NEXT|SKIPIF|FORM\w*|PAGE\w*|NUMPAGES|ADDIN|HYPERLINK|REF|TOC|SEQ|STYLEREF|DATE|TIME)\b`)
)

// linkOf returns the address on the web that a HYPERLINK leads to.
func linkOf(code string) string {
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

// showCode shows what is seen of a field that has no result.
func (l *line) showCode(code string, k look) {
	if l.coding > 0 {
		l.code(code)
		return
	}
	if m := rubyForm.FindStringSubmatch(code); m != nil && m[2] != "" {
		l.flushLeft()
		l.put(foreign.Span{Text: m[2], Ruby: m[1], Bold: k.bold, Italic: k.italic, Link: l.link()})
	} else if m := overForm.FindStringSubmatch(code); m != nil {
		l.say(m[2], k)
		l.remark("带圈的字成了不带圈的", m[2], false)
	} else if m := buttonForm.FindStringSubmatch(code); m != nil {
		l.say(m[1], k)
	} else if code != "" && !markForm.MatchString(code) {
		l.remark("一个域没有取，它在 Word 里显示的可能是公式", code, true)
	}
}
