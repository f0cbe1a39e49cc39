package sheet

import (
	"strings"

	"bao/internal/markup"
	"bao/internal/typeset"
)

// printedAddress is the address behind a link that is a paragraph of its own,
// such as that of a film: who reads on paper can't tap. It is nothing where
// the words say it already.
func (s *setter) printedAddress(n markup.Node) []typeset.Run {
	if len(n.Children) != 1 || n.Children[0].Kind != markup.Anchor || n.Children[0].Link >= len(s.goes) {
		return nil
	}
	link := n.Children[0].Link
	scheme, address, ok := strings.Cut(s.goes[link].Address, "://")
	if !ok || scheme != "http" && scheme != "https" {
		return nil
	}
	address = strings.TrimSuffix(address, "/")
	if strings.Contains(textOf(n.Children), address) {
		return nil
	}
	return []typeset.Run{{Text: "（" + address + "）", Link: s.links + link + 1}}
}
