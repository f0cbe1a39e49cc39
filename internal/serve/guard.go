package serve

import (
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"
)

// refuses returns why a request is not answered, or "".
//
// A page anywhere in the web can make its own name lead to 127.0.0.1 and then
// read what is served there (DNS rebinding). Such a request bears that name in
// Host, so only names of this computer are accepted. An address is never
// rebound. Requests that another site's page makes are refused as well,
// except a reader's click.
func (p *Preview) refuses(r *http.Request) string {
	if !p.ours(r.Host) {
		return "预览只认本机的网址，不认“" + hostName(r.Host) + "”。请用 http://localhost 或 http://127.0.0.1 加端口号打开"
	}
	if origin := r.Header.Get("Origin"); origin != "" {
		if u, err := url.Parse(origin); err != nil || u.Host != r.Host {
			return "别的网站不能读预览"
		}
	}
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "same-origin", "none":
		return ""
	}
	if r.Header.Get("Sec-Fetch-Mode") == "navigate" && r.Header.Get("Sec-Fetch-Dest") == "document" {
		return ""
	}
	return "别的网站不能读预览"
}

func (p *Preview) ours(host string) bool {
	name := strings.ToLower(strings.TrimSuffix(hostName(host), "."))
	if name == "localhost" || strings.HasSuffix(name, ".localhost") || slices.Contains(p.o.Hosts, name) {
		return true
	}
	_, err := netip.ParseAddr(strings.Trim(name, "[]"))
	return err == nil
}

// hostName is a Host header without its port.
func hostName(host string) string {
	if name, _, err := net.SplitHostPort(host); err == nil {
		return name
	}
	return host
}
