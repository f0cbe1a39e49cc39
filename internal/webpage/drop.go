package webpage

import (
	"strings"
)

// dropped returns what to say of an element that has no place in an article,
// "" for all others.
func (r *reader) dropped(n *node) string {
	switch n.name {
	case "nav", "footer":
		if n.name == "nav" || !r.inside {
			return "页面的菜单、页脚没有取"
		}
	case "audio", "mpvoice", "qqmusic", "mp-common-mpaudio", "mp-common-qqmusic", "bgsound":
		return "一段声音没有取，正文里没有它"
	case "video", "mpvideosnap", "mp-common-videosnap", "embed":
		return "一段视频没有取，正文里没有它"
	case "iframe", "object":
		if strings.Contains(n.get("class")+n.get("data-src")+n.get("src"), "video") {
			return "一段视频没有取，正文里没有它"
		}
		return "嵌入的内容没有取，正文里没有它"
	case "canvas", "map", "applet", "frame":
		return "嵌入的内容没有取，正文里没有它"
	case "input", "select", "textarea", "button", "progress", "meter":
		return "填写的栏目和按钮没有取"
	}
	if strings.HasPrefix(n.name, "mp-common-") || strings.HasPrefix(n.name, "mp-mini") || strings.HasPrefix(n.name, "mp-weapp") {
		return "一张卡片（公众号、小程序、商品等）没有取"
	}
	return ""
}

// cardWords are the attributes in which WeChat's cards keep the words that they
// show; their elements are empty (seen in saved pages, 2019 to 2025).
var cardWords = []string{
	"data-nickname", "data-alias", "data-signature", "data-title", "data-desc", "data-name", "data-address",
	"data-miniprogram-nickname", "data-miniprogram-title", "name", "author", "music_name", "singer", "albumname", "title", "aria-label", "value",
}

// leave leaves an element out, with a remark that holds its words, or else the
// address that it shows.
func (r *reader) leave(n *node, message string) {
	var lines []string
	if s := textOf(n); s != "" {
		lines = append(lines, s)
	}
	for _, key := range cardWords {
		if v := n.get(key); v != "" && r.dropped(n) != "" {
			lines = append(lines, v)
		}
	}
	pictures := all(n, func(k *node) bool { return k.name == "img" }, nil)
	for _, p := range pictures {
		if alt := p.get("alt"); alt != "" {
			lines = append(lines, alt)
		}
	}
	if len(lines) == 0 {
		address := n.get("data-src") + n.get("src")
		for _, p := range pictures {
			address = strings.TrimSpace(address + "\n" + addressOf(p))
		}
		if address == "" || strings.HasPrefix(address, "data:") {
			return // nothing that a reader would miss
		}
		lines = append(lines, address)
	}
	r.remark(message, strings.Join(lines, "\n"), true)
}
