package docx

import (
	"cmp"
	"strings"

	"bao/internal/foreign"
)

// object reads what stands in a drawing and is neither picture nor text box:
// it can't be shown, so its words are kept in a remark. It returns false where
// n is none.
func (l *line) object(n *node) bool {
	switch n.name {
	case "c:chart", "cx:chart":
		l.leftOut("图表没有取，请在 Word 里复制成图片", n.attr("r:id"), "c:v", "a:t", "cx:v", "cx:pt")
	case "dgm:relIds":
		l.leftOut("SmartArt 图示没有取，请在 Word 里复制成图片", n.attr("r:dm"), "a:t")
	case "o:OLEObject":
		kind := cmp.Or(n.attr("ProgID"), "未知类型")
		l.remark(foreign.Remark{Message: "嵌入的对象（" + kind + "）没有取，只取了它的图样"})
	case "w:control":
		l.remark(foreign.Remark{Message: "表单控件没有取：" + n.attr("w:name")})
	default:
		return false
	}
	return true
}

// leftOut tells of a part that is not shown, with the words in it.
func (l *line) leftOut(message, id string, names ...string) {
	to := l.relation(id)
	var words strings.Builder
	if to.target != "" && !to.out {
		root := l.open(to.target).load()
		for text := range texts(root, names) {
			words.WriteString(text)
			words.WriteByte('\n')
		}
	}
	text := strings.TrimSpace(words.String())
	l.spendText(text)
	l.remark(foreign.Remark{Message: message, Text: text, Left: text != ""})
}

// texts returns the text of all elements of some names, in order.
func texts(n *node, names []string) func(func(string) bool) {
	return func(yield func(string) bool) { eachText(n, names, yield) }
}

func eachText(n *node, names []string, yield func(string) bool) bool {
	for _, kid := range n.kids {
		for _, name := range names {
			if kid.name == name && !isSpace(kid.text) && !yield(kid.text) {
				return false
			}
		}
		if !eachText(kid, names, yield) {
			return false
		}
	}
	return true
}

// resultless reads a field that has no result: its instructions are what Word
// shows.
func (l *line) resultless(words []string, code string) {
	if len(words) == 0 {
		return
	}
	switch strings.ToUpper(words[0]) {
	case "EQ":
		l.eq(code)
	case "SYMBOL":
		l.symbolField(words[1:])
	case "MACROBUTTON", "GOTOBUTTON":
		if len(words) > 2 {
			l.put(strings.Join(words[2:], " "), l.base, "")
		}
	case "INCLUDEPICTURE":
		if len(words) > 1 {
			l.picture(relation{target: words[1], out: true}, shape{})
		}
	}
}

// symbolField reads { SYMBOL 61656 \f "Wingdings" }.
func (l *line) symbolField(words []string) {
	if len(words) == 0 {
		return
	}
	code, font := words[0], ""
	for i, w := range words[:len(words)-1] {
		if strings.EqualFold(w, `\f`) {
			font = words[i+1]
		}
	}
	if r := symbolRune(code, 0); r != 0 {
		l.put(string(l.symbol(r, font)), l.base, "")
	}
}

// equation reads a formula as a line of text.
func (l *line) equation(n *node, link string) {
	text := strings.TrimSpace(plainText(n))
	if text == "" {
		return
	}
	l.formula(n, l.base, link)
	l.remark(foreign.Remark{Message: "公式改成了一行文字，请对照原文核对", Text: text})
}

// formula puts the text of a formula: what is raised or lowered stays so, and
// a fraction gets its stroke.
func (l *line) formula(n *node, e effects, link string) {
	for _, kid := range n.kids {
		switch kid.name {
		case "m:t":
			l.put(kid.text, e, link)
		case "m:sup":
			raised := e
			raised.raised = "superscript"
			l.formula(kid, raised, link)
		case "m:sub":
			lowered := e
			lowered.raised = "subscript"
			l.formula(kid, lowered, link)
		case "m:den":
			l.put("/", e, link)
			l.formula(kid, e, link)
		case "w:r", "w:ins", "w:del", "w:moveFrom", "w:moveTo":
			l.inline(kid, link)
		default:
			l.formula(kid, e, link)
		}
	}
}
