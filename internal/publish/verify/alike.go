package verify

import (
	"bytes"
	"strings"
)

// alike reports whether theirs is a page of the same paper: some of our tags
// and lines, which head, nameplate and foot of its pages share, are in it.
func alike(ours, theirs []byte) bool {
	own := pieces(ours)
	shared := 0
	for piece := range pieces(theirs) {
		if own[piece] {
			shared++
		}
	}
	return shared > 0 && shared*20 >= len(own)
}

// pieces are the tags with the text behind them, and the lines, that are long
// enough to be of one paper only.
func pieces(page []byte) map[string]bool {
	found := map[string]bool{}
	for _, piece := range strings.FieldsFunc(string(page), func(r rune) bool { return r == '<' || r == '\n' }) {
		piece = strings.TrimSpace(piece)
		if len(piece) >= 16 && !universal(piece) {
			found[piece] = true
		}
	}
	return found
}

// universal are pieces of any page.
func universal(piece string) bool {
	piece = strings.ToLower(piece)
	for _, start := range []string{"!doctype", "html ", "meta charset", "meta name=\"viewport\"", "meta http-equiv"} {
		if strings.HasPrefix(piece, start) {
			return true
		}
	}
	return false
}

// altered reports whether an answer is ours with something added on its way,
// or set anew without a change of words, as some providers do.
func altered(ours []byte, a *answer) (Finding, bool) {
	if len(ours) == 0 {
		return Finding{}, false
	}
	f := Finding{Kind: Altered, Hint: "在主机或 CDN 的面板里关掉“页面优化”“统计代码”“广告”一类的功能；网址是 http:// 的话改用 https://，运营商就插不进来"}
	lower := bytes.ToLower(a.body)
	for _, does := range cloudflare {
		if bytes.Contains(lower, []byte(does.sign)) && !bytes.Contains(ours, []byte(does.sign)) {
			f.Message, f.Hint = "被 Cloudflare 改过："+does.what, "在 Cloudflare 面板里关掉 "+does.setting
			return f, true
		}
	}
	same, more := within(bytes.Fields(tagged(ours)), bytes.Fields(tagged(a.body)))
	switch {
	case !same:
		return f, false
	case more && (grew(ours, lower, "<script") || grew(ours, lower, "<iframe")):
		f.Message = "有人在网页里加了东西（脚本或框），不是报纸的"
	case more:
		return f, false // an older page may have said more
	default:
		f.Message, f.Remark = "主机把网页重新排过（压缩空白），字没有变", true
	}
	return f, true
}

// cloudflare are the changes that Cloudflare makes by itself, by what is found
// in the page: developers.cloudflare.com, "Email Address Obfuscation", "Rocket
// Loader", "Web Analytics".
var cloudflare = []struct{ sign, what, setting string }{
	{"/cdn-cgi/l/email-protection", "邮箱地址换成了看不见的", "Email Address Obfuscation（Scrape Shield 里）"},
	{"rocket-loader", "脚本换了加载的方式", "Rocket Loader（速度 → 优化里）"},
	{"static.cloudflareinsights.com", "加了访问统计的脚本", "Web Analytics 的自动注入，或者不管它"},
}

// tagged sets tags apart, so that they are words of their own.
func tagged(page []byte) []byte {
	page = bytes.ReplaceAll(page, []byte("<"), []byte(" <"))
	return bytes.ReplaceAll(page, []byte(">"), []byte("> "))
}

// within reports whether the words of a come in b in their order, and whether
// b has more.
func within(a, b [][]byte) (all, more bool) {
	more = len(b) > len(a)
	for _, word := range b {
		if len(a) > 0 && bytes.Equal(a[0], word) {
			a = a[1:]
		}
	}
	return len(a) == 0, more
}

func grew(ours, theirs []byte, tag string) bool {
	return bytes.Count(theirs, []byte(tag)) > bytes.Count(bytes.ToLower(ours), []byte(tag))
}

// unfiled reports whether an answer is the page that Chinese providers show
// for a domain without ICP filing. Our own pages may name their filing, so
// only what is not alike is asked.
func unfiled(ours []byte, a *answer) bool {
	if alike(ours, a.body) {
		return false
	}
	if strings.HasSuffix(a.at.Path, "/webblock.html") { // Tencent Cloud's, dnspod.qcloud.com
		return true
	}
	for _, word := range []string{"未备案", "未完成备案", "尚未备案", "没有备案", "Non-compliance ICP Filing"} {
		if bytes.Contains(a.body, []byte(word)) {
			return true
		}
	}
	return false
}
