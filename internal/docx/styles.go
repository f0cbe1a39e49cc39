package docx

import (
	"regexp"
	"strings"

	"bao/internal/foreign"
)

// style is what a style says of the paragraphs and runs that it is given to,
// with what it has from those that it is based on.
type style struct {
	basedOn string
	name    string // as styleName returns it
	level   int    // of a heading, 0 for none
	caption bool
	quote   bool
	code    bool
	align   foreign.Align
	aligned bool
	number  numbering
	look    effects

	outline  int // 0 to 8, 9 for body text, -1 for none
	resolved bool
}

// readStyles reads the style sheet.
func (r *reader) readStyles() {
	r.styles = map[string]*style{}
	for kid := range r.open(r.pack.related(r.main, "styles")).children() {
		if kid.name != "w:style" || len(r.styles) > maxStyles {
			continue
		}
		kid.load()
		id := kid.attr("w:styleId")
		r.spendText(id + kid.child("w:name").attr("w:val") + kid.child("w:basedOn").attr("w:val"))
		pPr := kid.child("w:pPr")
		s := &style{
			basedOn: kid.child("w:basedOn").attr("w:val"),
			name:    styleName(kid.child("w:name").attr("w:val")),
			outline: pPr.child("w:outlineLvl").number("w:val", -1),
			number:  numberingOf(pPr.child("w:numPr")),
			look:    effectsOf(kid.child("w:rPr")),
		}
		s.align, s.aligned = alignOf(pPr.child("w:jc"))
		r.styles[id] = s
		if kid.attr("w:type") == "paragraph" && isTrue(kid.attr("w:default")) {
			r.plain = id
		}
	}
}

// style returns a style by its id, or one that says nothing. A style that the
// sheet lacks is known by its id: "Heading1".
func (r *reader) style(id string) *style {
	if id == "" {
		id = r.plain
	}
	s := r.styles[id]
	if s == nil {
		s = &style{name: styleName(id), outline: -1}
	}
	r.resolve(s, 0)
	return s
}

// resolve adds what a style has from the one that it is based on. Styles that
// are based on each other are cut: Word takes no more than eleven steps.
func (r *reader) resolve(s *style, depth int) {
	if s.resolved {
		return
	}
	s.resolved = true
	s.judge()
	base := r.styles[s.basedOn]
	if base == nil || depth > 20 {
		return
	}
	r.resolve(base, depth+1)
	if s.level == 0 && s.outline != 9 {
		s.level = base.level
	}
	s.caption = s.caption || base.caption
	s.quote = s.quote || base.quote
	s.code = s.code || base.code
	if !s.aligned {
		s.align, s.aligned = base.align, base.aligned
	}
	s.number = s.number.over(base.number)
	s.look = s.look.over(base.look)
}

// judge tells what a style is for by its own name and outline level.
func (s *style) judge() {
	if m := headingName.FindStringSubmatch(s.name); m != nil {
		s.level = int(m[1][0] - '0')
		return
	}
	switch s.name {
	case "author", "date", "abstract": // pandoc bases them on its title
		s.outline = 9
	case "title", "标题", "標題":
		s.level = 1
	case "subtitle", "副标题", "副標題":
		s.level = 2
	case "caption", "题注", "題注", "标号", "image caption", "table caption", "captioned figure":
		s.caption = true
	case "quote", "intense quote", "block text", "引用", "明显引用", "引文", "quotations":
		s.quote = true
	case "html preformatted", "source code", "html 预设格式", "macro text", "macro", "preformatted text", "预格式化的正文":
		s.code = true
	}
	if s.outline >= 0 && s.outline < 9 {
		s.level = s.outline + 1
	}
}

// headingName is a built-in heading's name: Word writes the English one
// whatever its language, other programs their own.
var headingName = regexp.MustCompile(`^(?:heading|标题|標題|見出し|제목|überschrift|titre|título|titulo|titolo|kop|rubrik|заголовок|nagłówek|otsikko|overskrift|nadpis) ?([1-9])$`)

// styleName is a style's name as it is compared: Word takes no notice of case
// and lists aliases behind a comma.
func styleName(name string) string {
	name, _, _ = strings.Cut(name, ",")
	return strings.ToLower(strings.TrimSpace(name))
}

func alignOf(jc *node) (align foreign.Align, set bool) {
	switch jc.attr("w:val") {
	case "":
		return foreign.Start, false
	case "center":
		return foreign.Centre, true
	case "right", "end":
		return foreign.End, true
	}
	return foreign.Start, true
}

// isTrue tells whether a switch is on that is an attribute; VML says "t".
func isTrue(value string) bool {
	return value == "1" || value == "true" || value == "on" || value == "t"
}
