package markup

import (
	"bytes"
	"slices"
	"strings"

	"bao/internal/audit"

	"golang.org/x/net/html"
)

// tags takes one piece of raw HTML apart. What has no end is text, so that it
// takes nothing with it that follows.
func (b *builder) tags(events []event, raw *rawSource) []event {
	r := tagReader{builder: b, src: []byte(raw.text), block: raw.block, at: raw.places(), events: events}
	for i := 0; ; {
		next := bytes.IndexByte(r.src[i:], '<')
		if next < 0 {
			break
		}
		i = r.step(i + next)
	}
	r.read(len(r.src))
	return r.events
}

// A tagReader makes events of raw HTML.
type tagReader struct {
	*builder
	src    []byte
	block  bool            // see rawSource
	at     func(i int) int // see places
	events []event
	start  int // of what is not read yet
}

// read reads up to a place what has its end.
func (r *tagReader) read(to int) {
	z := html.NewTokenizer(bytes.NewReader(r.src[r.start:to]))
	for z.Next() != html.ErrorToken {
		words := string(z.Raw()) // before the tokenizer reads it, which changes it
		e := event{Token: z.Token(), at: r.at(r.start), length: len(words)}
		if r.word(&e) {
			e.Type, e.Data = html.TextToken, words
		}
		r.consumed(&e, words, e.at, r.at(r.start+len(words)-1)+1)
		if r.start += len(words); e.Type == html.TextToken {
			e.Data = entities(words)
		}
		if e.Type != html.CommentToken {
			r.events = append(r.events, e)
		}
	}
	r.start = to
}

// word reports whether a tag is a word in angle brackets: Array<String>, <Tom>.
// It has the name of no element, no attribute and nothing that closes it.
func (r *tagReader) word(e *event) bool {
	switch _, ok := safe[e.Data]; {
	case e.Type != html.StartTagToken || len(e.Attr) > 0:
		return false
	case ok || silenced[e.Data] || onlyLooks(e.Data) || tagName([]byte("<"+e.Data)) != e.Data || slices.Contains(elements, e.Data):
		return false
	}
	return !r.closes(e.Data)
}

// closes reports whether an end tag of that name stands anywhere in the copy.
func (b *builder) closes(name string) bool {
	if b.endTags == nil {
		b.endTags = map[string]bool{}
		for rest := b.src; ; {
			i := bytes.Index(rest, []byte("</"))
			if i < 0 {
				break
			}
			rest = rest[i:]
			b.endTags[tagName(rest[:min(len(rest), maxTagName)])] = true
			rest = rest[len("</"):]
		}
	}
	return b.endTags[name]
}

// maxTagName is enough of an end tag to know its name.
const maxTagName = 64

// elements are those of HTML that are not on the safe list and are dropped
// without what they hold.
var elements = []string{
	"area", "address", "base", "bdi", "bdo", "body", "button", "data", "datalist", "dfn", "dialog", "dir", "embed", "fieldset", "form", "frame", "hgroup",
	"html", "image", "input", "keygen", "label", "legend", "map", "marquee", "menu", "meter", "optgroup", "option", "output", "param", "picture",
	"progress", "search", "slot", "source", "time", "track",
}

// step looks at the < at a place, reads what stands before it when there is
// something special about it, and returns where to go on.
func (r *tagReader) step(i int) int {
	s := r.src[i:]
	if n := officeTagLen(s); n > 0 {
		return i + n // the tokenizer knows it
	}
	switch n, closed := rawLen(s); {
	case closed && n == 0 && (len(s) == 1 || s[1] != '!' && s[1] != '/'):
		return i + 1 // no HTML to the tokenizer either
	case closed && n > 0 && (s[1] == '?' || bytes.HasPrefix(s, []byte("<![CDATA["))):
		r.read(i)
		r.odd(string(s[:n]))
	case closed && n > 0:
		return afterRaw(r.src, i, i+n)
	case misspelt(s) > 0:
		n := misspelt(s)
		r.read(i)
		at := r.at(i)
		if r.block || i > 0 || n < len(s) { // else the parser has said it
			r.warn(at, n, unclosedComment, misspeltMessage, misspeltHint)
		}
		r.account.Consumed(audit.Named, at, r.at(i+n-1)+1-at)
		r.start += n
	default:
		r.read(i)
		if n, f := unclosedMark(s); n > 0 {
			r.warn(r.at(i), n, f.Rule, f.Message, f.Hint)
		}
		r.literal("<", 1)
	}
	return r.start
}

// literal adds text that stands for so many bytes of the source.
func (r *tagReader) literal(words string, length int) {
	r.events = append(r.events, event{Token: html.Token{Type: html.TextToken, Data: words}, at: r.at(r.start), length: length})
	r.start += length
}

// odd adds what no browser would show: CDATA is text, <?…?> goes.
func (r *tagReader) odd(s string) {
	if words, ok := strings.CutPrefix(s, "<![CDATA["); ok {
		at := r.at(r.start)
		r.account.Consumed(audit.Tag, at, len("<![CDATA["))
		r.account.Consumed(audit.Tag, r.at(r.start+len(s)-len("]]>")), len("]]>"))
		r.literal(strings.TrimSuffix(words, "]]>"), len(s))
		return
	}
	at := r.at(r.start)
	r.account.Consumed(audit.Named, at, r.at(r.start+len(s)-1)+1-at)
	r.warn(at, len(s), removedHTML, "网页代码 <?…?> 去掉了", "稿件里不能放程序")
	r.start += len(s)
}

// afterRaw returns where to go on after the tag s[from:to]: behind the end of
// an element whose content is no HTML.
func afterRaw(s []byte, from, to int) int {
	name := tagName(s[from:])
	switch name {
	case "script", "style", "textarea", "title", "iframe", "xmp", "noembed", "noframes", "noscript", "plaintext":
		if s[from+1] == '/' {
			break
		}
		for i := to; ; {
			next := bytes.Index(s[i:], []byte("</"))
			if next < 0 {
				return len(s)
			}
			if i += next; tagName(s[i:]) == name {
				return i
			}
			i += len("</")
		}
	}
	return to
}
