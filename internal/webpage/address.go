package webpage

import (
	"net/url"
	"path"
	"strings"
)

// setBase reads <base>, which is what addresses are relative to.
func (r *reader) setBase(root *node) {
	n := find(root, func(n *node) bool { return n.name == "base" && n.get("href") != "" })
	if n == nil {
		return
	}
	if u, err := url.Parse(n.get("href")); err == nil && u.IsAbs() {
		r.base = u
	}
}

// absolute returns an address on the web, "" where it is none or not known.
func (r *reader) absolute(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	if r.base != nil {
		u = r.base.ResolveReference(u)
	}
	if u.Scheme == "" && u.Host != "" {
		u.Scheme = "https" // as in //mmbiz.qpic.cn/…
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return u.String()
}

// remote returns the first address that lies on the web. One that the page
// writes whole is surer than one relative to where it was.
func (r *reader) remote(addresses []string) string {
	for _, a := range addresses {
		if strings.Contains(a, "//") {
			if a = r.absolute(a); a != "" {
				return a
			}
		}
	}
	for _, a := range addresses {
		if !strings.HasPrefix(a, "data:") {
			if a = r.absolute(a); a != "" {
				return a
			}
		}
	}
	return ""
}

// link returns where an <a> leads, "" for a place on the page itself. One that
// leads to a file beside the page is remarked.
func (r *reader) link(n *node) string {
	href := n.get("href")
	lower := strings.ToLower(href)
	if strings.HasPrefix(lower, "mailto:") || strings.HasPrefix(lower, "tel:") {
		return href
	}
	if href == "" || href[0] == '#' || strings.HasPrefix(lower, "javascript:") {
		return ""
	}
	a := r.absolute(href)
	if a == "" {
		r.remark("一个链接没有取，不知道它的网址："+href, textOf(n), false)
	}
	return a
}

// nameOf returns a file name for what lies at an address. WeChat's end in
// 640?wx_fmt=png.
func nameOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return "图"
	}
	name := path.Base(u.Path)
	if format := u.Query().Get("wx_fmt"); format != "" && path.Ext(name) == "" && !strings.ContainsAny(format, `/\`) {
		name += "." + format
	}
	if name == "." || name == "/" || name == "" {
		return "图"
	}
	return strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`<>:"/\|?*`, r) {
			return '_'
		}
		return r
	}, name)
}

// backdrop remarks a picture that a style sets behind an element.
func (r *reader) backdrop(n *node) {
	style := n.get("style")
	i := strings.Index(style, "url(")
	if i < 0 || !strings.Contains(strings.ToLower(style[:i]), "background") {
		return
	}
	address, _, _ := strings.Cut(style[i+len("url("):], ")")
	address = strings.Trim(address, `"' `)
	if strings.HasPrefix(address, "data:") {
		address = "（写在网页里的图）"
	}
	r.remark("一张垫在文字后面的图没有取", address, false)
}
