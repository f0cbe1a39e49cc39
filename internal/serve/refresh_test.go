package serve

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"bao/internal/load"
	"bao/internal/site"
)

// TestUnreadable holds what is said while files can't be read.
func TestUnreadable(t *testing.T) {
	p := &Preview{}
	if got := p.unreadable(fmt.Errorf("read: %w", load.ErrNoSite)); got.Rule != site.NoSiteFile || got.Path != load.SiteFile || !strings.Contains(got.Hint, "放回来") {
		t.Errorf("%+v", got)
	}
	if got := p.unreadable(errors.New("locked")); got.Rule != site.Unreadable || got.Message != "文件读不出来：locked" || !strings.Contains(got.Hint, "正在重试") {
		t.Errorf("%+v", got)
	}
	p.o.Explain = func(error) string { return "被占着" }
	if got := p.unreadable(errors.New("locked")); got.Message != "文件读不出来：被占着" {
		t.Errorf("%+v", got)
	}
}

// TestPageOf holds to which page browsers follow a file that was saved.
func TestPageOf(t *testing.T) {
	files := someFiles()
	files["content/2026-03-02/issue.md"] = "---\n期号: 7\n---\n"
	s := newSite(t, files, nil)
	for path, want := range map[string]string{
		"": "", garden: "2026-03-02/huayuan.html", "content/about.md": "about.html", "content/2026-03-02/issue.md": "2026-03-02/index.html",
		"site.yaml": "", "content/2026-03-02": "", "layouts/article.html": "",
	} {
		whole := path
		if path != "" {
			whole = filepath.Join(s.dir, filepath.FromSlash(path))
		}
		rel := s.preview.relative(whole)
		if rel != path {
			t.Errorf("%s is %s", whole, rel)
		}
		if got := s.preview.now.Load().good.pageOf(rel); got != want {
			t.Errorf("%s became %q, want %q", path, got, want)
		}
	}
}

// TestTag holds what the preview's script is told of the page that it is on.
func TestTag(t *testing.T) {
	files := someFiles()
	files["site.yaml"] += "网址: https://bao.example.cn/a&b/\n"
	s := newSite(t, files, nil)
	told := func(path string) string {
		t.Helper()
		list := regexp.MustCompile(` data-\w+="[^"]*"`).FindAllString(string(tag.Find([]byte(s.get(path)))), -1)
		return strings.ReplaceAll(strings.Join(list, ""), s.preview.run, "RUN")
	}
	for path, want := range map[string]string{
		"/":                     ` data-bao="RUN" data-state="1" data-good="1"`,
		"/2026-03-02/cao.html":  ` data-bao="RUN" data-state="1" data-good="1" data-mark="草稿"`,
		"/2026-03-02/none.html": ` data-bao="RUN" data-state="1" data-good="1" data-base="https://bao.example.cn/a&amp;b/"`,
		deskPath:                ` data-bao="RUN" data-desk="1" data-state="1" data-good="1"`,
	} {
		if got := told(path); got != want {
			t.Errorf("%s: %s", path, got)
		}
	}
	// A paper with a mistake is that of before; the state is a new one.
	s.write("content/2026-03-02/dianti.md", "---\n题头: 电梯\n---\n")
	s.until("a problem", func() bool { return s.preview.now.Load().number == 2 })
	if got := told("/"); got != ` data-bao="RUN" data-state="2" data-good="1"` {
		t.Error(got)
	}
	files["content/2026-03-02/dianti.md"] = "---\n题头: 电梯\n---\n"
	s = newSite(t, files, nil)
	if got := told("/"); got != ` data-bao="RUN" data-trouble="1" data-state="1"` {
		t.Error(got)
	}
}

// TestSeen holds what state a browser says that it knows.
func TestSeen(t *testing.T) {
	s := newSite(t, someFiles(), nil)
	run := s.preview.run
	ask := func(last, since string) int {
		r := httptest.NewRequest(http.MethodGet, eventsPath+"?since="+since, nil)
		if last != "" {
			r.Header.Set("Last-Event-ID", last)
		}
		return s.preview.seen(r)
	}
	for _, c := range []struct {
		last, since string
		want        int
	}{
		{"", "", -1},
		{run + "-7", "", 7},
		{"", run + "-7", 7},
		{run + "-8", run + "-7", 8},
		{"x-7", "", -1},
		{run, "", -1},
		{run + "-", "", -1},
		{run + "-a", "", -1},
		{"7", "", -1},
		{"-7", "", -1},
	} {
		if got := ask(c.last, c.since); got != c.want {
			t.Errorf("%q, %q: %d, want %d", c.last, c.since, got, c.want)
		}
	}
}
