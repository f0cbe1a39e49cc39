package markup

import (
	"strings"
	"testing"
)

// Raw HTML nests in every level of Markdown; the tree stays bounded.
func TestDeepTree(t *testing.T) {
	var s strings.Builder
	for i := range 36 {
		quote := strings.Repeat(">", i)
		s.WriteString(quote + strings.Repeat("<div>", 14) + "\n" + quote + "\n")
	}
	s.WriteString(strings.Repeat(">", 36) + strings.Repeat("*a **b ", 40) + "![柳。安然 摄](a.jpg)" + strings.Repeat("b** a*", 40))
	d, _ := Parse([]byte(s.String()))
	depth := 0
	var walk func([]Node, int)
	walk = func(nodes []Node, at int) {
		depth = max(depth, at)
		for _, n := range nodes {
			walk(n.Children, at+1)
		}
	}
	walk(d.Blocks, 0)
	if depth < maxDepth || depth > deepest {
		t.Errorf("depth %d", depth)
	}
	if _, err := Decode(d.Encode()); err != nil {
		t.Error(err)
	}
	checkHTML(t, plainHTML(d))
}
