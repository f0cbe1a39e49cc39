package typeset

import "strings"

// markNames finds the boundaries of a headline that are inside a name.
func (h *Title) markNames(names []string) {
	title := h.text.blocks[0].Runs[0].Text
	for _, name := range names {
		if name == "" {
			continue
		}
		for from := 0; ; {
			i := strings.Index(title[from:], name)
			if i < 0 {
				break
			}
			from += i + len(name)
			for k := range h.text.atoms {
				if at := int(h.text.atoms[k].at); from-len(name) < at && at < from {
					h.bounds[k].word = true
					h.bounds[k].cost += nameBreak
				}
			}
		}
	}
}
