package serve

import (
	"crypto/subtle"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"
)

// private keeps what is answered to those who asked.
func private(header http.Header) {
	header.Set("Cache-Control", "no-store")
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Cross-Origin-Resource-Policy", "same-origin")
	header.Set("Referrer-Policy", "same-origin")
}

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
	if origin := r.Header.Get("Origin"); origin != "" && !sameOrigin(origin, r.Host) {
		return "别的网站不能读预览"
	}
	if !askedHere(r) && !clicked(r) {
		return "别的网站不能读预览"
	}
	return ""
}

// askedHere reports whether a browser says that no other site asks; an old one
// says nothing.
func askedHere(r *http.Request) bool {
	return slices.Contains([]string{"", "same-origin", "none"}, r.Header.Get("Sec-Fetch-Site"))
}

// clicked reports whether a reader follows a link to a page.
func clicked(r *http.Request) bool {
	return r.Header.Get("Sec-Fetch-Mode") == "navigate" && r.Header.Get("Sec-Fetch-Dest") == "document"
}

// forbids returns why a request that refuses let pass may not change the site,
// or "". Whoever may is at this computer, in a browser's page of this preview;
// that the page is the desk's own and of this run is for its token to show.
func (p *Preview) forbids(r *http.Request) string {
	if !here(r) {
		return "只有在开着预览的这台电脑上才能改，别的电脑和手机只能看"
	}
	if !sameOrigin(cameFrom(r), r.Host) && r.Header.Get("Sec-Fetch-Site") != "same-origin" {
		return "别的网站不能改报纸"
	}
	return ""
}

// here reports whether a request was made on this computer, under a name that
// never leads to another.
func here(r *http.Request) bool {
	name := strings.ToLower(strings.TrimSuffix(hostName(r.Host), "."))
	return !passedOn(r) && loops(hostName(r.RemoteAddr)) && (name == "localhost" || loops(name))
}

// passedOn reports whether another program (a tunnel, a proxy) says that it
// hands on what somebody else asked for. Such a request comes from here as well.
func passedOn(r *http.Request) bool {
	for _, name := range []string{"Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip", "Via"} {
		if r.Header.Get(name) != "" {
			return true
		}
	}
	return false
}

// loops reports whether an address is one of the computer itself.
func loops(address string) bool {
	a, err := netip.ParseAddr(strings.Trim(address, "[]"))
	return err == nil && a.Unmap().IsLoopback()
}

// cameFrom is where the page stands that sends a form, "" if that is not said:
// by no browser.
func cameFrom(r *http.Request) string {
	if origin := r.Header.Get("Origin"); origin != "" {
		return origin
	}
	return r.Referer() // Internet Explorer, which is still met in offices
}

// sameToken compares a token that was sent in a time that tells nothing of the
// right one.
func sameToken(sent, right string) bool {
	return subtle.ConstantTimeCompare([]byte(sent), []byte(right)) == 1
}

func sameOrigin(origin, host string) bool {
	u, err := url.Parse(origin)
	return err == nil && u.Scheme == "http" && u.Host == host
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
