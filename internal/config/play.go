package config

import (
	"slices"
	"strings"

	"golang.org/x/text/width"

	"bao/internal/yamltree"
)

// play reads 播放: the hosts whose players may be shown in a page, each as
// bilibili.com, which is for www.bilibili.com too. What is no host is told: a
// slip there would leave the players out without a word.
func (d *decoder) play(dst *[]string) reader {
	return func(n *yamltree.Node) {
		d.names(n, func(item *yamltree.Node) {
			s, ok := d.scalar(item)
			if !ok || s == "" {
				return
			}
			host := strings.ToLower(width.Narrow.String(s))
			if _, rest, found := strings.Cut(host, "://"); found {
				host = rest
			}
			host, _, _ = strings.Cut(host, "/")
			host = strings.TrimPrefix(host, "www.")
			if !domainForm.MatchString(host) {
				d.at(badValue, item, "“"+s+"”不是网站的域名", "写 bilibili.com、v.qq.com 这样的域名")
				return
			}
			if !slices.Contains(*dst, host) {
				*dst = append(*dst, host)
			}
		})
	}
}
