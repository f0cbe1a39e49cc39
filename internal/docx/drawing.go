package docx

import (
	"cmp"
	"fmt"
	"path"
	"strings"

	"bao/internal/foreign"
)

// shape is what is known of the drawing around what is read.
type shape struct {
	alt, link string
}

// drawing reads a w:drawing, a w:pict or a w:object: the pictures and text
// boxes in it, in their order.
func (l *line) drawing(n *node, link string) {
	if l.instructing() {
		if text := plainText(n); !isSpace(text) {
			l.instructed(text)
		}
		return
	}
	if link == "" {
		link = l.fieldLink()
	}
	l.shapes(n, shape{link: link})
}

func (l *line) shapes(n *node, in shape) {
	for _, kid := range n.kids {
		l.shape(kid, in)
	}
}

// shape reads one element of a drawing. One that is not known here may still
// hold some.
func (l *line) shape(n *node, in shape) {
	switch n.name {
	case "wp:docPr", "pic:cNvPr", "wps:cNvPr":
		return // read with what they belong to
	case "wp:inline", "wp:anchor":
		in = l.describe(in, n.child("wp:docPr"))
	case "pic:pic":
		in = l.describe(in, n.child("pic:nvPicPr").child("pic:cNvPr"))
		l.blip(n.find("a:blip"), in)
		return
	case "w:txbxContent":
		l.box((&story{reader: l.reader, part: l.part}).blocks(n))
		return
	case "mc:AlternateContent":
		for side := range alternatives(n, l.yieldNow) {
			l.shapes(side, in)
		}
		return
	case "v:shape", "v:rect", "v:roundrect", "v:oval", "v:group", "v:line":
		if isTrue(n.attr("o:hr")) {
			l.page()
			return
		}
		if alt := cmp.Or(n.attr("alt"), n.attr("o:alt")); alt != "" {
			in.alt = alt
		}
		if to := n.attr("href"); to != "" {
			in.link = l.safe(to)
		}
	case "v:imagedata":
		l.imageData(n, in)
		return
	case "v:textpath":
		l.artWord(n.attr("string"))
		return
	case "a:blipFill", "wps:spPr", "a:blip":
		if blip := n.find("a:blip"); blip != nil {
			l.blip(blip, in)
		}
		return
	case "a:p", "w:p":
		if text := strings.TrimSpace(plainText(n)); text != "" {
			l.spendText(text)
			l.box([]foreign.Block{{Spans: []foreign.Span{{Text: text}}}})
		}
		return
	}
	if l.object(n) {
		return
	}
	l.shapes(n, in)
}

// describe adds the words that stand for a picture, and where it leads.
func (l *line) describe(in shape, properties *node) shape {
	if alt := cmp.Or(properties.attr("descr"), properties.attr("title")); alt != "" {
		in.alt = strings.TrimSpace(alt)
	}
	if id := properties.child("a:hlinkClick").attr("r:id"); id != "" {
		in.link = cmp.Or(l.safe(l.relation(id).target), in.link)
	}
	return in
}

// box adds a text box to those that are anchored here.
func (l *line) box(blocks []foreign.Block) {
	if len(blocks) > 0 {
		l.spend(1)
		l.boxes = append(l.boxes, foreign.Block{Kind: foreign.Box, Blocks: blocks})
	}
}

// artWord reads the words of old WordArt, which are no text of the document's.
func (l *line) artWord(words string) {
	if isSpace(words) {
		return
	}
	l.spendText(words)
	l.box([]foreign.Block{{Spans: []foreign.Span{{Text: words}}}})
	l.remark(foreign.Remark{Message: "艺术字改成了普通文字", Text: words})
}

// blip reads a picture of DrawingML: kept in the package, or linked.
func (l *line) blip(blip *node, in shape) {
	if id := blip.attr("r:embed"); id != "" && l.picture(l.relation(id), in) {
		return
	}
	if id := blip.attr("r:link"); id != "" {
		l.picture(l.relation(id), in)
		return
	}
	if blip.attr("r:embed") != "" {
		l.missing(in)
	}
}

// imageData reads a picture of VML.
func (l *line) imageData(n *node, in shape) {
	in.alt = cmp.Or(in.alt, n.attr("o:title"))
	for _, name := range [...]string{"r:id", "r:embed", "o:relid", "r:pict", "r:href", "r:link"} {
		if id, ok := n.lookup(name); ok && id != "" && l.picture(l.relation(id), in) {
			return
		}
	}
	if src := n.attr("src"); src != "" && l.picture(relation{target: src, out: true}, in) {
		return
	}
	l.missing(in)
}

func (l *line) missing(in shape) {
	l.remark(foreign.Remark{Message: "有张图片在文件里找不到了" + described(in.alt) + "，请找作者要"})
}

func described(alt string) string {
	if alt == "" {
		return ""
	}
	return "（" + alt + "）"
}

// picture adds a picture to the document and shows it here. It returns false
// where the relation leads to none.
func (l *line) picture(to relation, in shape) bool {
	if to.target == "" {
		return false
	}
	p := foreign.Picture{Name: pictureName(to.target), Alt: in.alt}
	if part := l.pack.parts[to.target]; part != nil && !to.out {
		p.Name = pictureName(part.Name)
	}
	l.spendText(p.Name + p.Alt)
	if to.out {
		p.Address = to.target
		l.remark(foreign.Remark{Message: "有张图片不在文件里，只留着它的地址：" + to.target})
	} else {
		limit := l.pack.size + maxPictures - l.held
		data, ok := l.image(to.target, limit)
		if !ok {
			l.remark(foreign.Remark{Message: fmt.Sprintf("图片 %s 已经损坏或解开后太大，没有取%s", p.Name, described(in.alt))})
			return true
		}
		p.Data = data
		p.Name = named(p.Name, data)
		if kind := unseen(p.Name); kind != "" {
			l.remark(foreign.Remark{Message: fmt.Sprintf("图片 %s 是 %s 格式，浏览器不能显示，请在 Word 里另存为 PNG 或 JPEG", p.Name, kind)})
		}
	}
	l.doc.Pictures = append(l.doc.Pictures, p)
	l.single(foreign.Span{Picture: len(l.doc.Pictures), Link: in.link})
	return true
}

// image returns the bytes of a picture's part; those of one that is shown
// twice are kept once.
func (l *line) image(part string, limit int) ([]byte, bool) {
	if data, ok := l.images[part]; ok {
		return data, data != nil
	}
	data, ok := l.pack.picture(part, limit)
	if !ok {
		data = nil
	}
	l.images[part] = data
	l.held += len(data)
	return data, ok
}

// pictureName is the last step of a part's name or an address.
func pictureName(target string) string {
	target, _, _ = strings.Cut(target, "?")
	name := path.Base(strings.ReplaceAll(unescape(target), `\`, "/"))
	if name == "." || name == "/" {
		return "image"
	}
	return name
}
