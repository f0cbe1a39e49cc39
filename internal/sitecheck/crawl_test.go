package sitecheck

import (
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestCrawlFromDisk follows every link of the site as a browser does that
// opens it from a folder or a USB stick.
func TestCrawlFromDisk(t *testing.T) {
	each(t, func(t *testing.T, s *site, out *output) {
		dir := filepath.ToSlash(out.dir)
		base := &url.URL{Scheme: "file", Path: "/" + strings.TrimPrefix(dir, "/") + "/"}
		crawl(t, s, out, base, func(u *url.URL) ([]byte, error) {
			rest, ok := strings.CutPrefix(u.Path, base.Path)
			if !ok {
				return nil, fmt.Errorf("outside of the site")
			}
			return os.ReadFile(filepath.Join(out.dir, filepath.FromSlash(rest)))
		})
	})
}

// TestCrawlBelowPath follows every link of the site on a host that serves it
// below a path of its own.
func TestCrawlBelowPath(t *testing.T) {
	each(t, func(t *testing.T, s *site, out *output) {
		mux := http.NewServeMux()
		mux.Handle("/some/path/", http.StripPrefix("/some/path/", http.FileServer(http.Dir(out.dir))))
		server := httptest.NewServer(mux)
		defer server.Close()
		base, err := url.Parse(server.URL + "/some/path/")
		if err != nil {
			t.Fatal(err)
		}
		crawl(t, s, out, base, func(u *url.URL) ([]byte, error) {
			response, err := server.Client().Get(u.String())
			if err != nil {
				return nil, err
			}
			defer response.Body.Close()
			if response.StatusCode != http.StatusOK {
				return nil, fmt.Errorf("status %d", response.StatusCode)
			}
			return io.ReadAll(response.Body)
		})
	})
}

// crawler visits what it has not seen yet.
type crawler struct {
	t     *testing.T
	site  *site
	base  *url.URL
	fetch func(*url.URL) ([]byte, error)
	seen  map[string]*page // by address without fragment; nil for other files
	queue []*url.URL
}

func crawl(t *testing.T, s *site, out *output, base *url.URL, fetch func(*url.URL) ([]byte, error)) {
	c := &crawler{t, s, base, fetch, map[string]*page{}, nil}
	c.from("index.html")
	for _, p := range out.sorted() {
		if _, met := c.seen[base.JoinPath(p.path).String()]; !met && !p.apart(out) {
			t.Errorf("%s: no way leads there from index.html", p.path)
		}
	}
	for _, p := range out.sorted() {
		c.from(p.path)
	}
	c.machines(out)
}

// machines checks the addresses in the files that machines read.
func (c *crawler) machines(out *output) {
	if c.site.base == "" {
		return
	}
	named := regexp.MustCompile(regexp.QuoteMeta(c.site.base) + `[^<>"\\()\s]*`)
	for _, name := range slices.Sorted(maps.Keys(out.files)) {
		kind := path.Base(name)
		if kind != "feed.xml" && kind != "feed.json" && name != "sitemap.xml" && name != "robots.txt" && name != "llms.txt" {
			continue
		}
		found := named.FindAllString(string(out.files[name]), -1)
		if len(found) == 0 {
			c.t.Errorf("%s names no address of the site", name)
		}
		for _, address := range found {
			c.resolve(c.base.JoinPath(name), ref{address, "address"})
		}
	}
}

// apart is true for pages to which nothing leads on purpose: redirects, the
// pages for dead addresses and for when there is no network, the lasting address of the only year so far, and
// the list of a section that has no article yet but whose address is taken.
func (p *page) apart(out *output) bool {
	switch p.kind {
	case "", "notfound", "offline":
		return true
	case "archive":
		return text(p.root) == text(out.pages["archive/index.html"].root)
	case "section":
		return len(classed(p.root, "group")) == 0
	}
	return false
}

func (c *crawler) from(address string) {
	c.visit(c.base.JoinPath(address), "")
	for len(c.queue) > 0 {
		u := c.queue[0]
		c.queue = c.queue[1:]
		c.follow(u)
	}
}

// visit fetches what u names the first time, and checks its fragment always.
func (c *crawler) visit(u *url.URL, from string) {
	bare := *u
	bare.Fragment, bare.RawFragment, bare.RawQuery = "", "", ""
	key := bare.String()
	if _, met := c.seen[key]; !met {
		c.seen[key] = nil
		data, err := c.fetch(&bare)
		if err != nil {
			c.t.Errorf("%s: %s is not there: %v", c.short(from), c.short(key), err)
			return
		}
		switch path.Ext(bare.Path) {
		case ".html", "":
			root, err := html.Parse(strings.NewReader(string(data)))
			if err != nil {
				c.t.Fatal(err)
			}
			c.seen[key] = &page{path: key, raw: string(data), root: root}
			c.queue = append(c.queue, &bare)
		case ".css":
			for _, r := range cssRefs(string(data)) {
				c.resolve(&bare, r)
			}
		}
	}
	if p := c.seen[key]; p != nil && !p.anchors()[u.Fragment] {
		c.t.Errorf("%s: %s has no place #%s", c.short(from), c.short(key), u.Fragment)
	}
}

func (c *crawler) follow(u *url.URL) {
	for _, r := range c.seen[u.String()].refs() {
		c.resolve(u, r)
	}
}

// local matches addresses that hold on one machine or one host only.
var local = regexp.MustCompile(`^(/|[A-Za-z]:[\\/]|file:|https?://(localhost|127\.|\[::1\]))`)

func (c *crawler) resolve(from *url.URL, r ref) {
	if local.MatchString(r.address) {
		c.t.Errorf("%s: %s is absolute: %q", c.short(from.String()), r.by, r.address)
		return
	}
	if r.address == "" {
		c.t.Errorf("%s: %s is empty", c.short(from.String()), r.by)
		return
	}
	u, err := from.Parse(r.address)
	if err != nil {
		c.t.Errorf("%s: %s: %v", c.short(from.String()), r.by, err)
		return
	}
	if c.site.base != "" {
		if rest, ok := strings.CutPrefix(u.String(), c.site.base); ok {
			if rest == "" || strings.HasSuffix(rest, "/") {
				rest += "index.html"
			}
			if u, err = c.base.Parse(rest); err != nil {
				c.t.Error(err)
				return
			}
		}
	}
	if u.Scheme != c.base.Scheme || u.Host != c.base.Host {
		return // elsewhere
	}
	c.visit(u, from.String())
}

// short is an address below the site, for messages.
func (c *crawler) short(address string) string { return strings.TrimPrefix(address, c.base.String()) }
