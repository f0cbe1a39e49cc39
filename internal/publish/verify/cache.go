package verify

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

// cacheMakers are caches by a header that they add, with how what they hold is
// cleared; those that stand before others come first.
var cacheMakers = []struct{ header, name, clear string }{
	{"X-Amz-Cf-Id", "CloudFront", "在 CloudFront 里建一个失效（Invalidation），路径 /*"},
	{"EagleId", "阿里云 CDN", "在阿里云 CDN 控制台“刷新预热”里按目录刷新"},
	{"X-Swift-CacheTime", "阿里云 CDN", "在阿里云 CDN 控制台“刷新预热”里按目录刷新"},
	{"EO-Log-Uuid", "腾讯云 EdgeOne", "在 EdgeOne 控制台“清除缓存”里按目录清除"},
	{"X-Nws-Log-Uuid", "腾讯云 CDN", "在腾讯云 CDN 控制台“刷新预热”里按目录刷新"},
	{"X-Hcs-Proxy-Type", "华为云 CDN", "在华为云 CDN 控制台“刷新预热”里按目录刷新"},
	{"X-Qnm-Cache", "七牛 CDN", "在七牛控制台“刷新预取”里按目录刷新"},
	{"X-Github-Request-Id", "GitHub Pages", "等十分钟，GitHub 自己会换上新的"},
	{"X-Nf-Request-Id", "Netlify", "在 Netlify 的面板里清除缓存，重新部署"},
	{"X-Vercel-Cache", "Vercel", "在 Vercel 的面板里清除缓存"},
	{"X-Litespeed-Cache", "主机的 LiteSpeed", "在主机面板的 LiteSpeed 缓存里全部清除"},
	{"X-Proxy-Cache", "主机的 nginx", "在主机面板里清除 nginx 的缓存"},
	{"X-Fastcgi-Cache", "主机的 nginx", "在主机面板里清除 nginx 的缓存"},
	{"X-Varnish", "主机的 Varnish", "在主机面板里清除 Varnish 的缓存"},
}

// cached is the finding for an answer that is old while the host has the new
// file.
func cached(a *answer) Finding {
	cache, clear := "中间的缓存", "在 CDN 或主机的面板里清除缓存；没有用 CDN 的话过一会儿再看"
	if state := a.header.Get("Cf-Cache-Status"); isHit(state) {
		cache, clear = "缓存（Cloudflare）", "在 Cloudflare 面板“缓存 → 配置”里清除所有内容"
	} else {
		for _, m := range cacheMakers {
			if a.header.Get(m.header) != "" {
				cache, clear = "缓存（"+m.name+"）", m.clear
				break
			}
		}
	}
	f := Finding{Kind: Cached, Message: "还是旧的：新的已经在主机上，旧的留在" + cache + "里", Hint: clear}
	if a.status != http.StatusOK {
		f.Message = "打开得到的是 " + status(a.status) + "：文件已经在主机上，" + cache + "还记着以前没有它"
		if strings.HasSuffix(a.at.Path, "/") {
			f.Hint += "；清除以后还是这样，在主机的设置里把首页设为 index.html"
		}
	}
	if lasts := lifetime(a.header.Get("Cache-Control")); lasts > 10*time.Minute {
		f.Hint += "；主机让网页存 " + span(lasts) + "，把网页的缓存时间（Cache-Control）改成几分钟"
	}
	return f
}

// hit reports whether an answer came out of a cache.
func hit(h http.Header) bool {
	for _, name := range []string{
		"Cf-Cache-Status", "X-Cache", "X-Cache-Lookup", "X-Cache-Status", "X-Proxy-Cache", "X-Fastcgi-Cache",
		"EO-Cache-Status", "X-Vercel-Cache", "X-Litespeed-Cache", "X-Qnm-Cache",
	} {
		if isHit(h.Get(name)) {
			return true
		}
	}
	age, err := strconv.Atoi(h.Get("Age"))
	return err == nil && age > 0
}

// isHit reads a cache's word for what it did (RFC 9211 and older habits).
func isHit(state string) bool {
	state = strings.ToLower(state)
	return strings.Contains(state, "hit") || strings.Contains(state, "stale") || state == "updating" || state == "revalidated"
}

// lifetime is how long caches may keep an answer by its Cache-Control.
func lifetime(control string) time.Duration {
	longest := 0
	for part := range strings.SplitSeq(control, ",") {
		key, value, _ := strings.Cut(strings.ToLower(strings.TrimSpace(part)), "=")
		switch key {
		case "no-store", "no-cache":
			return 0
		case "max-age", "s-maxage":
			if seconds, err := strconv.Atoi(strings.Trim(value, `"`)); err == nil {
				longest = max(longest, min(seconds, 10*365*24*3600))
			}
		}
	}
	return time.Duration(longest) * time.Second
}

func span(d time.Duration) string {
	switch {
	case d >= 48*time.Hour:
		return strconv.Itoa(int(d/(24*time.Hour))) + " 天"
	case d >= 2*time.Hour:
		return strconv.Itoa(int(d/time.Hour)) + " 小时"
	}
	return strconv.Itoa(int(d/time.Minute)) + " 分钟"
}
