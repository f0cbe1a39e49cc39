package markup

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"bao/internal/audit"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	"golang.org/x/net/html"
)

// Markdown cuts raw HTML into pieces: single tags within a line, blocks that
// end at an empty line. An element may open in one piece and close in
// another, with Markdown between. So all children of one node are looked at
// together: safe tags become a balanced string in which stand-ins mark the
// nodes that Markdown made; the string is read by an HTML parser and turned
// into nodes again. The string itself never comes out: HTML is written from
// nodes alone, so a browser that would have read the string otherwise than our
// parser has no say.

// maxOpen bounds how deep raw elements nest in one place.
const maxOpen = 16

// A rawSource is one piece of raw HTML and where it stands.
type rawSource struct {
	text     string
	segments []text.Segment
	block    bool // closedInline has not looked at it
}

// places returns a function that turns offsets in the piece, asked for in
// rising order, into offsets in the body.
func (r *rawSource) places() func(i int) int {
	before, segments := 0, r.segments
	return func(i int) int {
		for len(segments) > 1 && i-before >= segments[0].Stop-segments[0].Start {
			before += segments[0].Stop - segments[0].Start
			segments = segments[1:]
		}
		return min(segments[0].Start+i-before, segments[0].Stop)
	}
}

func (b *builder) rawBlock(c *ast.HTMLBlock) Node {
	segments := text.NewSegments()
	segments.AppendAll(c.Lines().Sliced(0, c.Lines().Len()))
	if c.HasClosure() {
		segments.Append(c.ClosureLine)
	}
	return b.rawNode(segments, true)
}

func (b *builder) rawNode(segments *text.Segments, block bool) Node {
	r := rawSource{block: block}
	var s strings.Builder
	for i := range segments.Len() {
		segment := segments.At(i)
		segment.Padding, segment.ForceNewline = 0, false
		r.segments = append(r.segments, segment)
		s.Write(segment.Value(b.src))
	}
	r.text = s.String()
	b.raws = append(b.raws, r)
	return Node{Kind: rawTag, Number: len(b.raws) - 1}
}

// An event is a tag or text of raw HTML, or a node that Markdown made.
type event struct {
	html.Token
	at, length int
	node       *Node
}

// events takes the children of one node apart.
func (b *builder) events(children []Node) []event {
	var events []event
	for i := range children {
		n := &children[i]
		if n.Kind != rawTag {
			events = append(events, event{node: n})
			continue
		}
		events = b.tags(events, &b.raws[n.Number])
	}
	return events
}

// A balancer writes events as HTML in which every element is closed in
// order, with only safe tags and attributes.
type balancer struct {
	*builder
	events []event
	closes map[string]int // last end tag of each name, by event
	inline bool           // block elements are not allowed here
	out    strings.Builder
	open   []int // events of the open elements
}

// balance returns the HTML for the events. All start tags carry the number of
// their event.
func (b *builder) balance(events []event, inline bool) string {
	w := balancer{builder: b, events: events, inline: inline, closes: map[string]int{}}
	for i, e := range events {
		if e.node == nil && e.Type == html.EndTagToken {
			w.closes[e.Data] = i
		}
	}
	for i := 0; i < len(events); i++ {
		switch e := &events[i]; {
		case e.node != nil:
			name := standInBlock
			if inline || e.node.inline() {
				name = standInInline
			}
			w.standIn(name, i)
		case e.Type == html.TextToken:
			w.out.WriteString(html.EscapeString(e.Data))
		case e.Type == html.StartTagToken, e.Type == html.SelfClosingTagToken:
			i = w.start(i)
		case e.Type == html.EndTagToken:
			w.end(e)
			w.part(i)
		}
	}
	w.close(0, true)
	return w.out.String()
}

// start writes a start tag and returns the event to go on after.
func (w *balancer) start(i int) int {
	e := &w.events[i]
	t, ok := safe[e.Data]
	switch {
	case !ok && silenced[e.Data]:
		w.warn(e.at, e.length, removedHTML, fmt.Sprintf("网页代码 <%s> 去掉了", e.Data), insteadOf(e.Data, "稿件里不能放脚本、样式和嵌入的网页"))
		if e.Type == html.StartTagToken {
			if end, found := w.closes[e.Data]; found && end > i {
				end = nextEnd(w.events, i, e.Data)
				last := &w.events[min(end, len(w.events)-1)]
				w.account.Consumed(audit.Named, e.at, last.at+last.length-e.at)
				return end
			}
		}
		return i
	case !ok && onlyLooks(e.Data):
		w.cosmetic(e.at, e.length, fmt.Sprintf("网页代码 <%s> 去掉了", brief(e.Data)))
		w.part(i)
		return i
	case !ok:
		w.warn(e.at, e.length, unknownHTML, fmt.Sprintf("网页代码 <%s> 去掉了，里面的文字留着", brief(e.Data)), insteadOf(e.Data, "用 Markdown 的写法，或者删去这个标签"))
		return i
	case w.inline && !t.inline:
		w.warn(e.at, e.length, misplacedHTML, fmt.Sprintf("网页代码 <%s> 不能写在一行文字中间，去掉了", e.Data), "让它单独成段，前后各空一行")
		return i
	case e.Data == "span" && len(w.open) >= maxOpen:
		w.cosmetic(e.at, e.length, "网页代码套得太深，里面的标签去掉了")
		return i
	case !t.void && len(w.open) >= maxOpen:
		w.warn(e.at, e.length, misplacedHTML, "网页代码套得太深，里面的标签去掉了", "减少一层套一层的标签")
		return i
	}
	w.readUnit(e)
	w.tag(e, t, i)
	if !t.void {
		w.open = append(w.open, i)
		end, found := w.closes[e.Data]
		hollow := (e.Data == "video" || e.Data == "audio") && (!found || end < i) // would hide what follows
		if e.Type == html.SelfClosingTagToken || hollow {
			w.close(len(w.open)-1, hollow)
		}
	}
	return i
}

// part parts what stands before the border of a block that only holds others
// from what stands behind.
func (w *balancer) part(i int) {
	e := &w.events[i]
	switch {
	case !partings[e.Data] || i > 0 && partings[w.events[i-1].Data]:
	case w.inline:
		e.node = &Node{Kind: Break}
		w.standIn(standInInline, i)
	default:
		e.node = &parting
		w.standIn(standInBlock, i)
	}
}

// standIn writes what stands for a node.
func (w *balancer) standIn(name string, i int) {
	fmt.Fprintf(&w.out, `<%s %s="%d"></%s>`, name, marker, i, name)
}

// nextEnd returns which of these events, behind i, is the next end tag of that name;
// how many there are if none is.
func nextEnd(events []event, i int, name string) int {
	for i++; i < len(events); i++ {
		if e := &events[i]; e.node == nil && e.Type == html.EndTagToken && e.Data == name {
			return i
		}
	}
	return len(events)
}

// tag writes a start tag with its safe attributes and names the others.
func (w *balancer) tag(e *event, t tag, i int) {
	fmt.Fprintf(&w.out, `<%s %s="%s"`, e.Data, marker, strconv.Itoa(i))
	var dropped, seen []string
	acts := false
	attrs := withoutForeign(e.Attr)
	if e.Data == "img" {
		attrs = lazySource(attrs)
	}
	for _, a := range attrs {
		if a.Namespace != "" || !slices.Contains(t.attrs, a.Key) && !slices.Contains(everywhere, a.Key) {
			if a.Key == "target" || a.Key == "rel" || a.Key == "controls" || a.Key == "preload" {
				continue // nobody sees them, or they are written anyhow
			}
			dropped = append(dropped, brief(a.Key))
			acts = acts || strings.HasPrefix(a.Key, "on")
			continue
		}
		if slices.Contains(seen, a.Key) {
			continue
		}
		seen = append(seen, a.Key)
		if form := wellFormed[a.Key]; form == nil || form.MatchString(a.Val) {
			fmt.Fprintf(&w.out, ` %s="%s"`, a.Key, html.EscapeString(a.Val))
		}
	}
	w.out.WriteByte('>')
	if dropped != nil {
		const most = 5
		if len(dropped) > most {
			dropped = append(dropped[:most], "……")
		}
		message := fmt.Sprintf("网页代码 <%s> 的 %s 去掉了", e.Data, strings.Join(dropped, "、"))
		if !acts {
			w.cosmetic(e.at, e.length, message)
			return
		}
		w.warn(e.at, e.length, droppedHTMLAttribute, message, "版面的样子由模板决定，稿件里不用写")
	}
}

// end closes the innermost open element of that name and all within it.
func (w *balancer) end(e *event) {
	for depth := len(w.open) - 1; depth >= 0; depth-- {
		if w.events[w.open[depth]].Data == e.Data {
			w.closeInner(depth)
			return
		}
	}
	if t, ok := safe[e.Data]; ok && !t.loose && !t.void && (t.inline || !w.inline) {
		w.warn(e.at, e.length, unpairedHTML, fmt.Sprintf("网页代码 </%s> 前面没有 <%s>，去掉了", e.Data, e.Data), "补上开头的标签，或者删去这一个")
	}
}

func (w *balancer) closeInner(depth int) {
	w.close(depth+1, true)
	w.close(depth, false)
}

// close closes the open elements from depth on.
func (w *balancer) close(depth int, missing bool) {
	for len(w.open) > depth {
		e := &w.events[w.open[len(w.open)-1]]
		w.open = w.open[:len(w.open)-1]
		fmt.Fprintf(&w.out, "</%s>", e.Data)
		if missing && !safe[e.Data].loose {
			w.warn(e.at, e.length, unpairedHTML, fmt.Sprintf("网页代码 <%s> 没有结束的标签", e.Data), fmt.Sprintf("在后面补上 </%s>", e.Data))
		}
	}
}
