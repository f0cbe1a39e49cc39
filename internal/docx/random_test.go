package docx

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// writer writes a random document, of which every character is another.
type writer struct {
	*rapid.T
	next  rune
	notes strings.Builder
	count int
}

func (w *writer) pick(n int) int { return rapid.IntRange(0, n-1).Draw(w.T, "pick") }

func (w *writer) text() string {
	first := w.next
	w.next += 1 + rune(w.pick(3))
	var out strings.Builder
	for r := first; r < w.next; r++ {
		out.WriteRune(r)
	}
	return `<w:t>` + out.String() + `</w:t>`
}

// some writes a few of what one writes.
func (w *writer) some(one func(depth int) string, depth int) string {
	var out strings.Builder
	for range w.pick(4) {
		out.WriteString(one(depth))
	}
	return out.String()
}

func (w *writer) block(depth int) string {
	if depth > 3 {
		return w.paragraph(depth)
	}
	switch w.pick(8) {
	case 0:
		return `<w:tbl><w:tblPr/>` + w.some(w.row, depth+1) + `</w:tbl>`
	case 1:
		return `<w:sdt><w:sdtPr><w:tag/></w:sdtPr><w:sdtContent>` + w.some(w.block, depth+1) + `</w:sdtContent></w:sdt>`
	case 2:
		return `<w:customXml>` + w.some(w.block, depth+1) + `</w:customXml>`
	case 3:
		return twice(w.paragraph(depth + 1))
	}
	return w.paragraph(depth)
}

// twice writes the same for those that know an extension and for those that
// don't.
func twice(inner string) string {
	return `<mc:AlternateContent><mc:Choice Requires="wps">` + inner + `</mc:Choice><mc:Fallback>` + inner + `</mc:Fallback></mc:AlternateContent>`
}

func (w *writer) row(depth int) string {
	return `<w:tr>` + []string{"", `<w:trPr><w:gridBefore w:val="1"/></w:trPr>`, `<w:trPr><w:tblHeader/></w:trPr>`}[w.pick(3)] + w.some(w.cell, depth) + `</w:tr>`
}

func (w *writer) cell(depth int) string {
	return `<w:tc>` + []string{
		"", `<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>`, `<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>`,
		`<w:tcPr><w:vMerge/></w:tcPr>`, `<w:tcPr><w:hMerge w:val="continue"/></w:tcPr>`,
	}[w.pick(5)] + w.some(w.block, depth+1) + `</w:tc>`
}

func (w *writer) paragraph(depth int) string {
	return `<w:p>` + []string{
		"", "", `<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>`, `<w:pPr><w:outlineLvl w:val="0"/></w:pPr>`,
		`<w:pPr><w:framePr w:dropCap="drop"/></w:pPr>`, `<w:pPr><w:pStyle w:val="Quote"/></w:pPr>`,
		`<w:pPr><w:pStyle w:val="HTML Preformatted"/></w:pPr>`, `<w:pPr><w:sectPr/></w:pPr>`,
	}[w.pick(8)] + w.some(w.inline, depth) + `</w:p>`
}

func (w *writer) inline(depth int) string {
	if depth > 5 {
		return `<w:r>` + w.text() + `</w:r>`
	}
	inner := func() string { return w.some(w.inline, depth+1) }
	switch w.pick(14) {
	case 0:
		return `<w:hyperlink w:anchor="a">` + inner() + `</w:hyperlink>`
	case 1:
		return `<w:ins>` + inner() + `</w:ins>`
	case 2:
		return `<w:del><w:r><w:delText>` + "删" + `</w:delText></w:r></w:del>`
	case 3:
		return `<w:smartTag>` + inner() + `</w:smartTag>`
	case 4:
		return `<w:sdt><w:sdtPr/><w:sdtContent>` + inner() + `</w:sdtContent></w:sdt>`
	case 5:
		return `<w:fldSimple w:instr="HYPERLINK http://a/">` + inner() + `</w:fldSimple>`
	case 6:
		field := func(kind string) string { return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>` }
		return field("begin") + `<w:r><w:instrText>REF a</w:instrText></w:r>` + field("separate") + inner() + field("end")
	case 7:
		return `<w:r>` + twice(`<w:drawing><wps:txbx><w:txbxContent>`+w.some(w.block, depth+2)+`</w:txbxContent></wps:txbx></w:drawing>`) + `</w:r>`
	case 8:
		return `<w:r><w:pict><v:shape><v:textbox><w:txbxContent>` + w.some(w.block, depth+2) + `</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`
	case 9:
		return w.note(depth)
	case 10:
		return `<w:r><w:ruby><w:rt><w:r>` + w.text() + `</w:r></w:rt><w:rubyBase><w:r>` + w.text() + `</w:r></w:rubyBase></w:ruby></w:r>`
	case 11:
		return `<w:r><w:rPr><w:b/></w:rPr>` + w.text() + []string{`<w:tab/>`, `<w:br/>`, `<w:br w:type="page"/>`}[w.pick(3)] + w.text() + `</w:r>`
	case 12:
		return `<w:r><w:rPr><w:vanish/></w:rPr>` + w.text() + `</w:r>`
	}
	return `<w:r>` + w.text() + `</w:r>`
}

func (w *writer) note(depth int) string {
	if depth > 50 {
		return ""
	}
	w.count++
	id := w.count
	fmt.Fprintf(&w.notes, `<w:footnote w:id="%d">%s</w:footnote>`, id, w.some(func(int) string { return w.paragraph(6) }, 6))
	return fmt.Sprintf(`<w:r><w:footnoteReference w:id="%d"/></w:r>`, id)
}

// Whatever a document is made of, nothing of it is lost, doubled or moved.
func TestRandomDocumentsLoseNothing(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := &writer{T: rt, next: 0x4E00}
		body := w.some(w.block, 0) + w.some(w.block, 0)
		data := build(t, map[string]string{"body": body, "footnotes": w.notes.String()})
		d, err := Read(data)
		if err != nil {
			rt.Fatal(err)
		}
		if l := compare(whatIsHeld(t, data), d); !l.none() {
			rt.Fatalf("%v\n%s\n%s", l, body, dump(d))
		}
	})
}
