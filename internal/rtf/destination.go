package rtf

import (
	"strings"

	"bao/internal/foreign"
	"bao/internal/foreign/word"
)

// targets are the words that send what is in their group elsewhere.
var targets = map[string]target{
	"colortbl": toSkip, "filetbl": toSkip, "revtbl": toSkip, "nonshppict": toSkip, "shprslt": toSkip, "objdata": toSkip,
	"objclass": toSkip, "objname": toSkip, "template": toSkip, "xe": toSkip, "tc": toSkip, "tcn": toSkip, "rxe": toSkip,
	"bkmkstart": toSkip, "bkmkend": toSkip, "nonesttables": toSkip, "pntxta": toSkip, "pntxtb": toSkip, "mmathPict": toSkip,
	"private": toSkip, "ftnsep": toSkip, "ftnsepc": toSkip, "ftncn": toSkip, "aftnsep": toSkip, "aftnsepc": toSkip, "aftncn": toSkip,
	"picprop": toSkip, "datafield": toSkip,
	"info": toNobody, "shp": toNobody, "shpinst": toNobody, "sp": toNobody, "shpgrp": toNobody, "do": toNobody,
	"title": toTitle, "listtext": toMark, "pntext": toMark, "fonttbl": toFonts, "stylesheet": toStyles,
	"fldinst": toCode, "sn": toName, "sv": toValue, "moMath": toFormula, "moMathPara": toFormula, "mmath": toFormula,
}

// destination reads a word that tells where what is in its group goes.
func (r *reader) destination(name string, g *group) bool {
	switch name {
	case "shppict", "nesttableprops", "ud", "object", "result":
		g.starred = false
		if name == "nesttableprops" {
			g.row = &row{}
		}
		if name == "ud" { // of the group around \upr
			g.to = r.groups[max(0, len(r.groups)-3)].to
		}
		return true
	case "upr":
		// Twice the same text: in an encoding of its time, and in Unicode.
		g.to = toNobody
		return true
	case "pict":
		r.beginPicture(g)
		return true
	case "field":
		f := &field{}
		r.fields = append(r.fields, f)
		g.end = func() { r.endField(f) }
		return true
	case "fldrslt":
		if n := len(r.fields); n > 0 {
			if a := word.Link(r.fields[n-1].code.String()); a != "" {
				g.link = a
			}
		}
		return true
	}
	if r.substory(name, g) {
		return true
	}
	to, ok := targets[name]
	if !ok || name == "title" && g.to != toNobody {
		return false
	}
	if len(r.groups) == 1 && (to == toSkip || to == toNobody) {
		return true // it would be all of the document
	}
	g.to, g.starred = to, false
	switch name {
	case "title":
		r.title.Reset()
	case "sn":
		r.shape.Reset()
	case "sv":
		r.value.Reset()
		g.end = r.endValue
	case "moMath", "moMathPara", "mmath":
		if r.formula.Len() == 0 {
			g.end = r.endFormula
		}
	case "listtext", "pntext":
		r.story().mark.Reset()
	}
	return true
}

func (r *reader) endField(f *field) {
	r.fields = r.fields[:len(r.fields)-1]
	if n := len(r.fields); n > 0 && f.shown {
		r.fields[n-1].shown = true
	}
	if !f.shown && strings.TrimSpace(f.code.String()) != "" {
		r.showField(f)
	}
}

// endValue keeps the text that is drawn as a shape.
func (r *reader) endValue() {
	s := strings.TrimSpace(r.value.String())
	if r.shape.String() != "gtextUNICODE" || s == "" {
		return
	}
	st := r.story()
	st.after = append(st.after, foreign.Block{Kind: foreign.Box, Blocks: []foreign.Block{{Spans: []foreign.Span{{Text: s}}}}})
}

func (r *reader) endFormula() {
	if s := strings.TrimSpace(r.formula.String()); s != "" {
		r.remark("一个公式没有取", s, true)
	}
	r.formula.Reset()
}

// substory reads a word for text that has a place of its own.
func (r *reader) substory(name string, g *group) bool {
	message := ""
	switch name {
	case "footnote":
	case "shptxt", "dptxbxtext":
	case "annotation":
		message = "批注没有取"
	case "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf":
		message = "页眉、页脚没有取"
	default:
		return false
	}
	r.left.Flush(&r.doc)
	note := 0
	if name == "footnote" && g.look.deleted {
		message = "修订中删去的注没有取"
	} else if name == "footnote" {
		r.doc.Notes = append(r.doc.Notes, foreign.Note{})
		note = len(r.doc.Notes)
		r.put(foreign.Span{Note: note})
	}
	aside := message != "" || r.story().aside
	r.stories = append(r.stories, &story{aside: aside})
	g.to, g.starred, g.para, g.look, g.link, g.row = toStory, false, para{}, look{}, "", &row{}
	g.end = func() {
		blocks := r.endStory()
		switch {
		case note > 0:
			r.doc.Notes[note-1].Blocks = blocks
		case message != "":
			if s := wordsOf(blocks); s != "" {
				r.remark(message, s, true)
			}
		case len(blocks) > 0:
			st := r.story()
			st.after = append(st.after, foreign.Block{Kind: foreign.Box, Blocks: blocks})
		}
	}
	return true
}

// wordsOf returns the text of blocks, a line a paragraph.
func wordsOf(blocks []foreign.Block) string {
	var lines []string
	for _, b := range blocks {
		s := b.Mark
		for _, span := range b.Spans {
			s += span.Text + span.Ruby
		}
		for _, row := range b.Rows {
			for _, c := range row.Cells {
				s += wordsOf(c.Blocks) + "\n"
			}
		}
		s += wordsOf(b.Blocks)
		if s = strings.TrimSpace(s); s != "" {
			lines = append(lines, s)
		}
	}
	return strings.Join(lines, "\n")
}
