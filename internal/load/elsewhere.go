package load

import (
	"fmt"
	"net/url"
	"strings"

	"bao/internal/diag"
)

// elsewhere reports the pictures of an article that stand on other people's
// servers, once for each kind.
func (m *makeup) elsewhere(ms *manuscript) {
	var first [2]*link
	var times [2]int
	links := ms.Links
	if ms.Cover.Text != "" {
		links = append([]link{{Dest: ms.Cover.Text, Photo: true, span: ms.Cover.span}}, links...)
	}
	for i := range links {
		l := &links[i]
		if !l.Photo || !isExternal(l.Dest) {
			continue
		}
		host := hostOf(l.Dest)
		if host == hostOf(m.site.BaseURL) {
			continue
		}
		kind := 0
		if ofWechat(host) {
			kind = 1
		}
		if times[kind]++; first[kind] == nil {
			first[kind] = l
		}
	}
	m.tellElsewhere(pictureElsewhere, ms, first[0], times[0], "图片在别人的网站上，那边一删这里就没有了", "把图片存到稿件旁边，只写文件名")
	m.tellElsewhere(wechatPicture, ms, first[1], times[1], "图片在微信的服务器上，在别处显示不出来", "在微信里把图片存下来，放到稿件旁边，只写文件名")
}

func (m *makeup) tellElsewhere(rule *diag.Rule, ms *manuscript, first *link, times int, message, hint string) {
	if first == nil {
		return
	}
	if times > 1 {
		message += fmt.Sprintf("（这一篇有 %d 张）", times)
	}
	m.problem(rule, ms, first.span, message, hint)
}

// hostOf returns the host of an address in lower case; "" for a file.
func hostOf(address string) string {
	if u, err := url.Parse(strings.TrimSpace(address)); err == nil {
		return strings.ToLower(u.Hostname())
	}
	return ""
}

// ofWechat reports whether a host is one of those that show WeChat's pictures
// to WeChat's own pages alone.
func ofWechat(host string) bool {
	for _, domain := range []string{"qpic.cn", "qlogo.cn", "weixin.qq.com", "wx.qq.com"} {
		if host == domain || strings.HasSuffix(host, "."+domain) {
			return true
		}
	}
	return false
}
