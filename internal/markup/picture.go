package markup

import (
	"strings"

	"bao/internal/audit"
	"bao/internal/byline"
)

// picture appends a photo. What is said below it is the title, or else the
// alternative text; who took it is looked for in both.
func (b *builder) picture(out []Node, dest, alt, title string, at, length int) []Node {
	dest, ok := b.safe(dest, at, length)
	if !ok {
		return out
	}
	alt, title = strings.TrimSpace(alt), unbroken(strings.TrimSpace(title))
	if dest == "" {
		b.warn(at, length, pictureWithoutFile, "图片没有写文件名", "在圆括号里写文件名：![说明](照片.jpg)")
		return out
	}
	title, crop := b.cutTitle(title, at, length)
	n := Node{Kind: Picture, Text: alt, Info: crop, Link: b.number(dest, true, at, length)}
	n.caption(alt, title)
	n.Tight = title != "" || n.credited()
	return append(out, n)
}

// cutTitle parts the words of a title from how the picture is to be cut.
func (b *builder) cutTitle(title string, at, length int) (rest, crop string) {
	if b.titles == nil || title == "" {
		return title, ""
	}
	crop, rest, wrong := b.titles(title)
	b.cropped(title, rest, at+length)
	if wrong != nil {
		// An error must not be lost behind a thousand reminders.
		b.findings = b.findings[:min(len(b.findings), maxFindings-1)]
		wrong.Offset, wrong.Len = at, length
		b.findings = append(b.findings, *wrong)
	}
	return rest, crop
}

// cropped tells an audit which part of a title, behind a place of the body, is
// read no further.
func (b *builder) cropped(title, rest string, behind int) {
	if b.account == nil || rest == title {
		return
	}
	start, end := 0, 0
	for start < len(rest) && rest[start] == title[start] {
		start++
	}
	for end < len(rest)-start && rest[len(rest)-1-end] == title[len(title)-1-end] {
		end++
	}
	part := title[start : len(title)-end]
	if i := strings.Index(b.text[behind:min(len(b.text), behind+len(title)+200)], part); i >= 0 {
		b.account.Consumed(audit.Crop, behind+i, len(part))
	}
}

// caption gives a picture its cutline, its credit and, from the cutline when
// none was written, its alternative text.
func (n *Node) caption(alt, title string) {
	altText, credit, found := byline.Cutline(alt)
	text := altText
	if title != "" {
		var titleCredit byline.Credit
		var ok bool
		if text, titleCredit, ok = byline.Cutline(title); ok {
			credit, found = titleCredit, true
		}
		if text == "" {
			text = altText
		}
	}
	if n.Text = altText; altText == "" {
		n.Text = text
	}
	n.Children = nil
	if text != "" {
		n.Children = append(n.Children, Node{Kind: Cutline, Text: text})
	}
	if found {
		c := Node{Kind: Credit, Info: string(credit.Role), Text: credit.Label}
		for _, name := range credit.Names {
			c.Children = append(c.Children, Node{Kind: Text, Text: name})
		}
		if credit.Typed != "" {
			c.Children = append(c.Children, Node{Kind: Credit, Text: credit.Typed})
		}
		n.Children = append(n.Children, c)
	}
}

// credited reports whether it is said whose a picture is.
func (n *Node) credited() bool {
	return len(n.Children) > 0 && n.Children[len(n.Children)-1].Kind == Credit
}

// onlyPictures reports whether a line consists of pictures, linked ones
// included, and spaces.
func onlyPictures(nodes []Node) bool {
	found := false
	for _, n := range nodes {
		switch {
		case n.Kind == Picture, n.Kind == Anchor && len(n.Children) == 1 && n.Children[0].Kind == Picture:
			found = true
		case n.Kind == Break, n.Kind == softBreak, n.Kind == Text && strings.TrimFunc(n.Text, blankRune) == "":
		default:
			return false
		}
	}
	return found
}

// figure makes a figure of the pictures of one paragraph. The class of a
// single picture is the figure's.
func figure(nodes []Node, attr *Attr) Node {
	f := Node{Kind: Figure, Attr: attr}
	for _, n := range nodes {
		if n.Kind == Picture || n.Kind == Anchor {
			f.Children = append(f.Children, n)
		}
	}
	if len(f.Children) == 1 {
		only := &f.Children[0]
		if only.Kind == Anchor && only.Attr == nil {
			only = &only.Children[0]
		}
		f.Attr, only.Attr = f.Attr.merge(only.Attr), nil
	}
	return f
}

// photo returns the picture of a figure's child, which may stand in a link.
func (n *Node) photo() *Node {
	if n.Kind == Anchor && len(n.Children) == 1 {
		n = &n.Children[0]
	}
	return n
}
