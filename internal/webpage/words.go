package webpage

import "strings"

// silent are the elements whose text no browser shows.
var silent = set("script style template noscript meta link title base head rp source track param")

// words gathers what a browser shows of elements, a line a block.
type words struct {
	b   strings.Builder
	all bool // also what is hidden
	// apart sets a space behind every element: the name, the day and the place
	// below a headline stand apart by their style alone.
	apart bool
}

func (w *words) add(n, except *node) {
	switch {
	case n == except && n != nil, silent[n.name], !w.all && hides(n):
		return
	case n.name == "":
		w.b.WriteString(strings.ReplaceAll(n.text, "\n", " "))
		return
	case n.name == "br" || block[n.name]:
		w.b.WriteByte('\n')
		defer w.b.WriteByte('\n')
	case w.apart:
		defer w.b.WriteByte(' ')
	}
	for _, k := range n.kids {
		w.add(k, except)
	}
}

// take returns the lines without their margins, and starts anew.
func (w *words) take() string {
	var lines []string
	for line := range strings.SplitSeq(w.b.String(), "\n") {
		if line = strings.TrimFunc(strings.Join(strings.Fields(line), " "), margin); line != "" {
			lines = append(lines, line)
		}
	}
	w.b.Reset()
	return strings.Join(lines, "\n")
}

// textOf returns all words of an element.
func textOf(n *node) string {
	w := words{all: true}
	w.add(n, nil)
	return w.take()
}

// shownOf returns the words of an element that a browser shows.
func shownOf(n *node) string {
	var w words
	w.add(n, nil)
	return w.take()
}

// find returns the first element below n, in the order of the page, that is
// asked for.
func find(n *node, is func(*node) bool) *node {
	if n.name != "" && is(n) {
		return n
	}
	for _, k := range n.kids {
		if m := find(k, is); m != nil {
			return m
		}
	}
	return nil
}
