package markup

// WithDateline returns the document with a source line (电头) such as 本报讯 at
// the start of its first paragraph, whatever attributes that has, or in a
// paragraph of its own where something else comes first. It is said before
// the copy and is not of it: neither the plain text nor the count has it, and
// no limit of length counts it. An empty one changes nothing.
func (d *Doc) WithDateline(dateline string) *Doc {
	if dateline == "" {
		return d
	}
	c := *d
	first, rest := Node{Kind: Paragraph}, d.Blocks
	if len(rest) > 0 && rest[0].Kind == Paragraph {
		first, rest = rest[0], rest[1:]
	}
	first.Children = append([]Node{{Kind: Dateline, Text: dateline}}, first.Children...)
	c.Blocks = append([]Node{first}, rest...)
	return &c
}

// splitDateline undoes WithDateline.
func (d *Doc) splitDateline() (dateline string, rest *Doc) {
	if len(d.Blocks) == 0 {
		return "", d
	}
	first := d.Blocks[0]
	if first.Kind != Paragraph || len(first.Children) == 0 || first.Children[0].Kind != Dateline {
		return "", d
	}
	c := *d
	dateline, first.Children = first.Children[0].Text, first.Children[1:]
	if c.Blocks = d.Blocks[1:]; len(first.Children) > 0 {
		c.Blocks = append([]Node{first}, c.Blocks...)
	}
	return dateline, &c
}
