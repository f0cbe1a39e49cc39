package markup

import (
	"fmt"
	"net/url"
	"strings"
)

// anchor appends a link around children, or only the children when the
// address is one we do not let through. Links do not nest: inner ones leave
// their words.
func (b *builder) anchor(out []Node, dest, title string, at, length int, children []Node) (all []Node) {
	children = withoutAnchors(children)
	children, outside := extract(children)
	defer func() { all = append(all, outside...) }()
	dest, ok := b.safe(dest, at, length)
	if !ok {
		return append(out, children...)
	}
	if empty(children) {
		b.warn(at, length, linkWithoutWords, "链接没有文字，读者看不见", "在方括号里写上文字：[报名表](地址)")
		children = []Node{{Kind: Text, Text: dest}}
	}
	for i := range children {
		if n := &children[i]; n.Kind == Picture && n.Text == "" {
			n.Text = b.script.Say("图片") // a link needs a name
		}
	}
	return append(out, Node{Kind: Anchor, Link: b.number(dest, false, at, length), Info: title, Children: children})
}

func (b *builder) number(dest string, photo bool, at, length int) int {
	l := Link{Dest: dest, Photo: photo, Offset: at, Len: length}
	if typed := b.text[at:min(at+length, len(b.text))]; strings.IndexByte(typed, '\\') >= 0 && unescape(typed) == dest {
		l.Typed = entities(typed)
	}
	b.links = append(b.links, l)
	return len(b.links) - 1
}

// empty reports whether nodes show nothing.
func empty(nodes []Node) bool {
	for _, n := range nodes {
		switch n.Kind {
		case Text, Code:
			if strings.TrimFunc(n.Text, blankRune) != "" {
				return false
			}
		case Picture, Media:
			return false
		default:
			if !empty(n.Children) {
				return false
			}
		}
	}
	return true
}

// extract takes out what readers click on by itself and must not stand
// within a link: references to footnotes, and films.
func extract(nodes []Node) (rest, taken []Node) {
	for i := range nodes {
		n := &nodes[i]
		if n.Kind == NoteRef || n.Kind == Media {
			taken = append(taken, *n)
			*n = Node{Kind: Text}
			continue
		}
		var inner []Node
		n.Children, inner = extract(n.Children)
		taken = append(taken, inner...)
	}
	return nodes, taken
}

func withoutAnchors(nodes []Node) []Node {
	for i := range nodes {
		nodes[i].Children = withoutAnchors(nodes[i].Children)
	}
	for i := range nodes {
		if nodes[i].Kind == Anchor {
			var flat []Node
			for _, n := range nodes {
				if n.Kind == Anchor {
					flat = append(flat, n.Children...)
				} else {
					flat = append(flat, n)
				}
			}
			return flat
		}
	}
	return nodes
}

// safe returns a destination without the spaces around it, and false, after
// saying so, for one that must not come out.
func (b *builder) safe(dest string, at, length int) (string, bool) {
	dest = strings.TrimSpace(dest)
	scheme, ok := safeScheme(dest)
	if scheme == "http" || scheme == "https" {
		dest = withSlashes(dest)
	}
	if ok && len(dest) > maxAddress {
		b.warn(at, length, longAddress, "地址太长，链接去掉了", "检查圆括号里是不是漏了右括号")
		return "", false
	}
	if !ok {
		rule, message, hint := unsafeAddress, fmt.Sprintf("地址的开头 %s: 不安全，链接去掉了", brief(scheme)), "用 https:// 开头的地址，或者文件的相对路径"
		switch {
		case scheme == "data":
			rule, message, hint = embeddedData, "图片或文件的内容直接写在了地址里，去掉了", "把它存成文件，放在稿件旁边，再写文件名"
		case len(scheme) == 1 || scheme == "file":
			rule, message, hint = localAddress, "地址指向编辑自己的电脑，读者打不开，去掉了", "把文件放在稿件旁边，只写文件名"
		}
		b.warn(at, length, rule, message, hint)
		return "", false
	}
	if _, err := url.Parse(dest); err != nil && scheme != "" {
		b.warn(at, length, badAddress, "地址写错了，链接去掉了", "检查地址里的冒号、百分号和方括号")
		return "", false
	}
	return dest, true
}

// withSlashes returns an address of the web with the two slashes behind its
// colon, of which one is often missing or leans the other way. Without them it
// would lead to a place on this site.
func withSlashes(dest string) string {
	scheme, rest, ok := strings.Cut(dest, ":")
	if host := strings.TrimLeft(rest, "/\\"); ok && host != "" && !strings.HasPrefix(rest, "//") {
		return scheme + "://" + strings.ReplaceAll(host, "\\", "/")
	}
	return dest
}

// safeScheme returns the scheme of an address in lower case, "" for a
// relative one, and whether it may come out. As browsers do, it looks past
// controls and white space.
func safeScheme(dest string) (scheme string, ok bool) {
	var s strings.Builder
	for _, r := range dest {
		switch {
		case r <= ' ' || r == 0x7f || blankRune(r):
			continue
		case r == ':':
			scheme = strings.ToLower(s.String())
			switch scheme {
			case "http", "https", "mailto", "tel", "sms", "ftp":
				return scheme, true
			}
			// A colon after anything else than a name is part of a path:
			// 活动：1:2.md
			return scheme, !schemeName(scheme)
		case r == '/' || r == '?' || r == '#' || r == '\\' || r > 0x7f:
			return "", true
		}
		s.WriteRune(r)
	}
	return "", true
}

func schemeName(s string) bool {
	for i := range len(s) {
		if c := s[i]; !(c >= 'a' && c <= 'z') && (i == 0 || !wordByte(c) && c != '+' && c != '-' && c != '.') {
			return false
		}
	}
	return s != ""
}

// brief returns s short enough for a message.
func brief(s string) string {
	if r := []rune(s); len(r) > 20 {
		return string(r[:20]) + "…"
	}
	return s
}
