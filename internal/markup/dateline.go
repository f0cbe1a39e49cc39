package markup

import "slices"

// WithDateline returns the document with a source line (电头) such as 本报讯 at
// the start of its first paragraph, whatever attributes that has and whatever
// pictures stand before it, or in a paragraph of its own where something else
// comes first. It is said before
// the copy and is not of it: neither the plain text nor the count has it, and
// no limit of length counts it. An empty one changes nothing.
func (d *Doc) WithDateline(dateline string) *Doc {
	if dateline == "" {
		return d
	}
	c := *d
	said := []Node{{Kind: Dateline, Text: dateline}}
	i := d.opening()
	if i < 0 {
		c.Blocks = slices.Concat([]Node{{Kind: Paragraph, Children: said}}, d.Blocks)
		return &c
	}
	c.Blocks = slices.Clone(d.Blocks)
	c.Blocks[i].Children = slices.Concat(said, d.Blocks[i].Children)
	return &c
}

// splitDateline undoes WithDateline.
func (d *Doc) splitDateline() (dateline string, rest *Doc) {
	i := d.opening()
	if i < 0 {
		return "", d
	}
	first := d.Blocks[i]
	if len(first.Children) == 0 || first.Children[0].Kind != Dateline {
		return "", d
	}
	c := *d
	dateline, first.Children = first.Children[0].Text, first.Children[1:]
	c.Blocks = slices.Clone(d.Blocks)
	c.Blocks[i] = first
	if len(first.Children) == 0 {
		c.Blocks = slices.Delete(c.Blocks, i, i+1)
	}
	return dateline, &c
}
