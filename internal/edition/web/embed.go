package web

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"bao/internal/edition/view"
	"bao/internal/layout"
	"bao/internal/load"
	"bao/internal/markup"
	"bao/internal/words"
	"bao/internal/zh"
)

// Embed is the view of embed.html: a film, a sound or a map whose link is a
// paragraph of its own, or the QR code of one. Nothing of another site is
// fetched before a reader taps.
type Embed struct {
	Kind    string // video, audio, map, code
	Title   string // as the copy has it
	Href    string
	Host    string // 哔哩哔哩, or the name of the host; empty for a file of the site
	File    bool   // Href is the film or sound itself, and may be played here
	Player  string // address of a player that site.yaml allows; empty for none
	Address string // as it is printed; empty where it is not known
	Code    *Code  // of Address; nil where it holds no such
}

// service is a site whose links are set as what they lead to.
type service struct {
	host, name, kind string
	player           func(u *url.URL) string // "" where the link is of no film
}

// services are known by their hosts, with what stands before a dot.
var services = []service{
	{"bilibili.com", "哔哩哔哩", "video", bilibili},
	{"b23.tv", "哔哩哔哩", "video", nil},
	{"v.qq.com", "腾讯视频", "video", tencent},
	{"amap.com", "高德地图", "map", nil},
	{"gaode.com", "高德地图", "map", nil},
}

// bilibili makes the player of a film of a link: /video/BV1xx411c7mD.
// https://player.bilibili.com/player.html?bvid=… is what 分享→嵌入代码 gives.
func bilibili(u *url.URL) string {
	id, ok := strings.CutPrefix(path.Clean(u.Path), "/video/")
	if !ok || !isIdent(id) {
		return ""
	}
	q := url.Values{}
	if number, ok := strings.CutPrefix(strings.ToLower(id), "av"); ok {
		q.Set("aid", number)
	} else {
		q.Set("bvid", id)
	}
	if part := u.Query().Get("p"); isIdent(part) {
		q.Set("p", part)
	}
	return "https://player.bilibili.com/player.html?" + q.Encode()
}

// tencent makes the player of /x/page/VID.html and /x/cover/CID/VID.html, as
// 分享→嵌入代码 gives it.
func tencent(u *url.URL) string {
	parts := strings.Split(strings.Trim(u.Path, "/"), "/")
	id := strings.TrimSuffix(parts[len(parts)-1], ".html")
	page := len(parts) == 3 && parts[0] == "x" && parts[1] == "page"
	cover := len(parts) == 4 && parts[0] == "x" && parts[1] == "cover"
	if !page && !cover || !isIdent(id) {
		return ""
	}
	return "https://v.qq.com/txp/iframe/player.html?vid=" + id
}

func isIdent(s string) bool {
	return s != "" && len(s) <= 32 && strings.Trim(s, "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_") == ""
}

var fileKinds = map[string]string{".mp4": "video", ".m4v": "video", ".webm": "video", ".mp3": "audio", ".m4a": "audio"}

// codeWord is what stands, in either script, before a link that is to be a QR
// code: 二维码：https://…
const codeWord = "二维码"

// embeds makes what stands in place of links that are paragraphs of their own.
type embeds struct {
	play   []string // hosts whose players and files may be played in the page
	base   string   // address of the site; may be empty
	script words.Script
}

// of returns the embed of a paragraph whose link leads to address, in the
// site or absolute; nil for one that stays a paragraph.
func (e embeds) of(p markup.Alone, address, root string) *Embed {
	v := &Embed{Title: p.Label, Href: view.Href(root, address), Address: address}
	u, err := url.Parse(address)
	if err != nil {
		return nil
	}
	own := u.Scheme == "" && u.Host == ""
	web := (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
	if own {
		if v.Address = ""; e.base != "" {
			v.Address = e.base + address
		}
	}
	switch before := strings.TrimRight(p.Words, " \u3000:："); {
	case string(zh.AppendFold(nil, before)) == codeWord && (own || web):
		v.Kind = "code"
		if v.Code = codeOf(v.Address); v.Code == nil {
			return nil // its address is not known, or too long
		}
		return v
	case before != "" || !own && !web:
		return nil
	}
	host := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	if v.Kind = fileKinds[strings.ToLower(path.Ext(u.Path))]; v.Kind != "" {
		v.Host, v.File = host, own || e.allows(host)
	} else if !e.serve(v, u, host) {
		return nil
	}
	v.Code = codeOf(v.Address)
	return v
}

// serve fills in what a known site shows.
func (e embeds) serve(v *Embed, u *url.URL, host string) bool {
	for _, s := range services {
		if !under(host, s.host) {
			continue
		}
		v.Kind, v.Host = s.kind, e.script.Say(s.name)
		if s.player != nil && e.allows(host) {
			v.Player = s.player(u)
		}
		return true
	}
	return false
}

// allows reports whether site.yaml lets what stands at a host be played in
// the page.
func (e embeds) allows(host string) bool {
	return slices.ContainsFunc(e.play, func(allowed string) bool { return under(host, allowed) })
}

func under(host, domain string) bool {
	return host == domain || strings.HasSuffix(host, "."+domain)
}

// instead sets the paragraphs of copy that stand for more.
func (c Copy) instead(p markup.Alone) (string, bool) {
	if p.Link < 0 {
		name, ok := load.ListCalled(strings.TrimSpace(p.Words))
		if !ok {
			return "", false
		}
		for _, l := range c.lists {
			if l.Name == name {
				return part(c.layouts.Fragment("listed.html", l))
			}
		}
		return "", false
	}
	if p.Link >= len(c.body.Targets) {
		return "", false
	}
	if v := c.embeds.of(p, c.body.Targets[p.Link].Address, c.root); v != nil {
		return part(c.layouts.Fragment("embed.html", v))
	}
	return "", false
}

// part is a piece of copy that a template sets. The template has been checked;
// should it fail all the same, the words stay as they are.
func part(f *layout.Fragment) (string, bool) {
	html, err := f.HTML()
	return strings.TrimSuffix(string(html), "\n"), err == nil
}
