package markup

import (
	"slices"
	"strings"
	"unicode/utf8"

	"bao/internal/byline"
	"bao/internal/zh"
)

// Where editors type what is said below a picture: in its title, and in the
// line below it, as they would in Word.

// longestCutline is how many characters a line below a picture has at most to
// be its cutline.
const longestCutline = 60

// A lineRun is lines of a paragraph that belong together.
type lineRun struct {
	nodes []Node
	at    int // where they begin in the body; -1 when nobody knows
}

// pictureLines parts the children of a paragraph at lines that are nothing
// but pictures, which stand by themselves; the line ends between go. In the
// middle of a sentence, whose lines go on, they are part of it.
func (b *builder) pictureLines(children []Node, start int) []lineRun {
	if !slices.ContainsFunc(children, holdsPicture) {
		return []lineRun{{children, start}}
	}
	var runs []lineRun
	from, pictures := 0, false // of the run being read
	for at, above := 0, 0; at <= len(children); {
		end := endOfLine(children, at)
		only := onlyPictures(children[at:end])
		if only && !pictures && at > 0 {
			next := endOfLine(children, min(end+1, len(children)))
			below := children[min(end+1, len(children)):next]
			only = endsSentence(children[above:at-1]) || isCutlineOf(below)
		}
		if at > 0 && only != pictures {
			runs = append(runs, lineRun{children[from : at-1], start})
			from, start = at, b.lineAfter(children[at-1].Number)
		}
		pictures = only
		above, at = at, end+1
	}
	return append(runs, lineRun{children[from:], start})
}

// endsSentence reports whether words end as a paragraph does.
func endsSentence(words []Node) bool {
	n := Node{Children: words}
	end := strings.TrimRightFunc(n.plain(), blankRune)
	return hasAnySuffix(end, "。", "！", "？", "…", "：", "”", "）", "」")
}

// endOfLine returns the index of the line end at or after from.
func endOfLine(nodes []Node, from int) int {
	for from < len(nodes) && nodes[from].Kind != softBreak && nodes[from].Kind != Break {
		from++
	}
	return from
}

func holdsPicture(n Node) bool { return n.photo().Kind == Picture }

// belowFigure returns a run without the line that is the cutline of the figure
// which out ends with.
func (b *builder) belowFigure(out []Node, run lineRun) lineRun {
	k := len(out)
	if k == 0 || out[k-1].Kind != Figure {
		return run
	}
	end := endOfLine(run.nodes, 0)
	if !isCutlineOf(run.nodes[:end]) {
		return run
	}
	pictures := out[k-1].Children
	pictures[len(pictures)-1].photo().addCutline(wordsOf(run.nodes[:end]))
	if end == len(run.nodes) {
		return lineRun{nil, -1}
	}
	return lineRun{run.nodes[end+1:], b.lineAfter(run.nodes[end].Number)}
}

// itemCutline returns the words of an item without the line that is the cutline
// of the picture it begins with.
func itemCutline(words []Node) []Node {
	end := endOfLine(words, 0)
	if end == len(words) || !onlyPictures(words[:end]) {
		return words
	}
	next := endOfLine(words, end+1)
	if !isCutlineOf(words[end+1 : next]) {
		return words
	}
	for i := end - 1; i >= 0; i-- {
		if holdsPicture(words[i]) {
			p := words[i].photo()
			p.addCutline(wordsOf(words[end+1 : next]))
			p.Tight = true // so that it stands by itself, see asides
			break
		}
	}
	return append(words[:end:end], words[next:]...)
}

func isCutlineOf(line []Node) bool {
	return !slices.ContainsFunc(line, beyondWords) && isCutline(wordsOf(line))
}

// wordsOf returns the words of a line.
func wordsOf(line []Node) string {
	n := Node{Children: line}
	return strings.TrimFunc(n.plain(), blankRune)
}

// beyondWords reports whether a node is more than a cutline, which is plain
// text, can hold.
func beyondWords(n Node) bool {
	switch n.Kind {
	case Text, Code:
		return false
	case Emphasis, Strong, Strike:
		return slices.ContainsFunc(n.Children, beyondWords)
	}
	return true
}

// pointers point from words to the picture above them.
const pointers = "▲△▴↑⬆"

// isCutline reports whether a line below a picture says what it shows.
func isCutline(s string) bool {
	if utf8.RuneCountInString(s) > longestCutline {
		return false
	}
	s = strings.Map(zh.Simplified, s)
	end := strings.TrimRight(s, "。.）)】]〕 ")
	if hasAnySuffix(end, "摄", "供图", "绘") {
		return true
	}
	start := strings.TrimLeft(s, "（(【[〔")
	if !strings.HasPrefix(start, "图") {
		first, _ := utf8.DecodeRuneInString(start)
		return strings.ContainsRune(pointers, first)
	}
	for _, word := range notPictures {
		if strings.HasPrefix(start, word) {
			return false
		}
	}
	_, ok := byline.Last(s) // 图/文 岑望舒 is whose the whole story is
	return !ok
}

// notPictures are words with another meaning of 图 that copy begins with.
var notPictures = []string{"图书", "图们", "图谋", "图个", "图省", "图方便", "图便宜", "图文"}

func hasAnySuffix(s string, suffixes ...string) bool {
	return slices.ContainsFunc(suffixes, func(suffix string) bool { return strings.HasSuffix(s, suffix) })
}

// addCutline gives a picture a cutline besides one that its title gave. Whose
// the picture is stands last.
func (n *Node) addCutline(words string) {
	if !n.Tight {
		n.caption(n.Text, words)
		n.Text = strings.TrimLeft(n.Text, pointers+" ") // which points at the picture
		return
	}
	text, credit := "", ""
	for i := range n.Children {
		switch c := &n.Children[i]; c.Kind {
		case Cutline:
			text = c.Text
		case Credit:
			credit = c.credit()
		}
	}
	if _, _, ok := byline.Cutline(words); ok {
		text, credit = strings.TrimSpace(text+" "+credit), ""
	}
	if text == words {
		words = ""
	}
	n.caption(n.Text, strings.Join(strings.Fields(text+" "+words+" "+credit), " "))
}

// asides takes the pictures that were given a cutline out of a sentence. They
// stand below it, for within a line there is no place for a cutline.
func asides(words []Node) (rest, figures []Node) {
	if !slices.ContainsFunc(words, holdsAside) {
		return words, nil
	}
	for _, n := range words {
		if p := n.photo(); p.Kind == Picture && p.Tight {
			figures = append(figures, figure([]Node{n}, nil))
			rest, _ = trimEnd(rest)
			rest = append(rest, Node{Kind: softBreak})
			continue
		}
		if n.inline() && n.Children != nil && n.Kind != Picture {
			var inner []Node
			n.Children, inner = asides(n.Children)
			figures = append(figures, inner...)
		}
		if end := len(rest); n.Kind == Text && end > 0 && rest[end-1].Kind == softBreak {
			n.Text = strings.TrimLeft(n.Text, " ")
		}
		rest = append(rest, n)
	}
	return rest, figures
}

// besides returns the children of a line that is a block, and leaves the
// pictures with a cutline to those who put the block where it belongs.
func (b *builder) besides(words []Node) []Node {
	words, figures := asides(words)
	b.asides = append(b.asides, figures...)
	return words
}

// cellOf returns what stands in the cell of a table: words, or blocks where a
// picture with a cutline is among them.
func cellOf(words []Node) []Node {
	words, figures := asides(words)
	words = line(words)
	if figures == nil || words == nil {
		return append(words, figures...)
	}
	return append([]Node{{Kind: Paragraph, Children: words}}, figures...)
}

func holdsAside(n Node) bool {
	if n.Kind == Picture {
		return n.Tight
	}
	return n.inline() && slices.ContainsFunc(n.Children, holdsAside)
}
