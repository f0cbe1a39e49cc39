package markup

import (
	"slices"
	"strings"

	"bao/internal/byline"

	"github.com/yuin/goldmark/ast"
)

// splitHead splits the lines at the head of the copy off that are a byline
// when read together, as splitByline does at its end: □ 记者 江晚, typed right
// above the first line. They become a paragraph.
func (b *builder) splitHead(out []Node, p *ast.Paragraph, run lineRun) ([]Node, lineRun) {
	const most = 4
	if p.Parent().Kind() != ast.KindDocument || slices.ContainsFunc(out, func(n Node) bool { return n.Kind != Figure }) {
		return out, run
	}
	words, found := "", -1
	for at, lines := 0, 0; lines < most; lines++ {
		end := endOfLine(run.nodes, at)
		if end == len(run.nodes) || slices.ContainsFunc(run.nodes[at:end], beyondWords) {
			break
		}
		words += " " + wordsOf(run.nodes[at:end])
		if _, ok := byline.First(strings.TrimSpace(words)); ok {
			found = end
		} else if len(words) > longestHead {
			break
		}
		at = end + 1
	}
	if found < 0 {
		return out, run
	}
	rest := lineRun{run.nodes[found+1:], b.lineAfter(run.nodes[found].Number)}
	return append(out, Node{Kind: Paragraph, Children: line(asTyped(run.nodes[:found:found]))}), rest
}

// longestHead bounds, in bytes, what is tried for a byline.
const longestHead = 400
