package markup

import (
	"cmp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// code returns where the body is code, of Markdown or of HTML, in the order of
// the body and apart from each other. It is never nil.
func (b *builder) code(root ast.Node) []text.Segment {
	all := []text.Segment{}
	_ = ast.Walk(root, func(n ast.Node, enter bool) (ast.WalkStatus, error) {
		if !enter {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.CodeSpan:
			for t := n.FirstChild(); t != nil; t = t.NextSibling() {
				if t, ok := t.(*ast.Text); ok {
					all = append(all, t.Segment)
				}
			}
		case *ast.CodeBlock, *ast.FencedCodeBlock:
			all = append(all, n.Lines().Sliced(0, n.Lines().Len())...)
		}
		return ast.WalkContinue, nil
	})
	for _, name := range []string{"code", "pre", "kbd", "samp"} {
		for from := 0; ; {
			start := strings.Index(b.text[from:], "<"+name)
			if start < 0 {
				break
			}
			start += from
			end := strings.Index(b.text[start:], "</"+name)
			if end < 0 {
				break
			}
			from = start + end
			all = append(all, text.NewSegment(start, from))
		}
	}
	slices.SortFunc(all, func(x, y text.Segment) int { return cmp.Compare(x.Start, y.Start) })
	apart := all[:0]
	for _, s := range all {
		if k := len(apart) - 1; k >= 0 && s.Start <= apart[k].Stop {
			apart[k].Stop = max(apart[k].Stop, s.Stop)
		} else {
			apart = append(apart, s)
		}
	}
	return apart
}

// within reports whether a place is in one of the segments that code returns.
func within(all []text.Segment, at int) bool {
	i, _ := slices.BinarySearchFunc(all, at+1, func(s text.Segment, at int) int { return cmp.Compare(s.Start, at) })
	return i > 0 && at < all[i-1].Stop
}
