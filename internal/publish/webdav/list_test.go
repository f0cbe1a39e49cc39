package webdav

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"bao/internal/config"
	"bao/internal/publish/host"
	"bao/internal/publish/host/hosttest"
)

func paths(list []host.Entry) []string {
	names := []string{}
	for _, e := range list {
		names = append(names, e.Path)
	}
	slices.Sort(names)
	return names
}

// TestHostile lists what a server says that means no good: names that lead out,
// another's, ones of control characters, and a folder in itself without end.
func TestHostile(t *testing.T) {
	to, way := fake(t, func(w http.ResponseWriter, r *http.Request) {
		if good(w, r) {
			return
		}
		if r.URL.Path != "/dav/" {
			listing(w, r.URL.Path, r.URL.Path+"again/", r.URL.Path+"x.html")
			return
		}
		listing(w, "/dav/", "/dav/a.html", "https://other.cn/dav/b.html", "/dav/%E6%8A%A5.html", "/dav/..", "/dav/../etc/passwd", "/etc/passwd", "/dav/..%2f..%2fetc",
			"/dav/a%0ab", "/dav/a%1bb", "/dav/%ff", "/dav/%zz", "/dav/sub/deep.html", "/dav//", "/dav/.", "/dav/%5c..%5cx", "/dav/again/", "")
	})
	h, err := Open(t.Context(), to, way)
	if err != nil {
		t.Fatal(err)
	}
	list, err := h.List(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	got := slices.DeleteFunc(paths(list), func(name string) bool { return strings.HasSuffix(name, "again/x.html") })
	if want := []string{"a.html", "b.html", "报.html"}; !slices.Equal(got, want) {
		t.Errorf("listed %q", got)
	}
	if len(list) < 100 || len(list) > mostPath {
		t.Errorf("%d files", len(list))
	}
}

// FuzzMembers holds that whatever is said of a folder, what is taken to be in
// it has a name of its own and no more.
func FuzzMembers(f *testing.F) {
	for _, paths := range [][]string{{"/dav/", "/dav/a.html"}, {"/dav/..", "/dav/%2e%2e"}, {"/x/", "/x/y/"}, {""}} {
		w := httptest.NewRecorder()
		listing(w, paths...)
		f.Add(w.Body.String())
	}
	f.Add("<multistatus xmlns='DAV:'><response><href>/dav/<response/></href></response>")
	base, _ := url.Parse("https://a.cn/dav/")
	f.Fuzz(func(t *testing.T, said string) {
		h := &Host{base: base}
		_, in, all, err := h.members(&http.Response{Body: io.NopCloser(strings.NewReader(said))}, "")
		if err != nil && len(in) > 0 || len(in) > all {
			t.Errorf("%d of %d, %v", len(in), all, err)
		}
		for _, m := range in {
			if !fs.ValidPath(m.name) || strings.Contains(m.name, "/") || m.size < 0 {
				t.Errorf("%+v", m)
			}
		}
	})
}

// TestLong lists a folder of which more is said than may be of one file.
func TestLong(t *testing.T) {
	to, way := fake(t, func(w http.ResponseWriter, r *http.Request) {
		if good(w, r) {
			return
		}
		all := []string{"/dav/"}
		for i := range 2 * mostOfOne / 100 {
			all = append(all, fmt.Sprintf("/dav/%d.html", i))
		}
		listing(w, all...)
	})
	h, err := Open(t.Context(), to, way)
	if err != nil {
		t.Fatal(err)
	}
	if list, err := h.List(t.Context()); err != nil || len(list) != 2*mostOfOne/100 {
		t.Errorf("%d, %v", len(list), err)
	}
}

// TestBehindProxy lists a folder that the server knows by another path.
func TestBehindProxy(t *testing.T) {
	to, way := fake(t, func(w http.ResponseWriter, r *http.Request) {
		switch {
		case good(w, r):
		case strings.HasSuffix(r.URL.Path, "/sub/"):
			listing(w, "/inner/sub/b.html", "/inner/sub/")
		default:
			listing(w, "/inner/a.html", "/inner/sub/", "/inner/")
		}
	})
	h, err := Open(t.Context(), to, way)
	if err != nil {
		t.Fatal(err)
	}
	if list, err := h.List(t.Context()); err != nil || !slices.Equal(paths(list), []string{"a.html", "sub/b.html"}) {
		t.Errorf("%q, %v", paths(list), err)
	}
}

// TestEndless holds that what is said of one file ends.
func TestEndless(t *testing.T) {
	to, way := fake(t, func(w http.ResponseWriter, r *http.Request) {
		if good(w, r) {
			return
		}
		w.WriteHeader(http.StatusMultiStatus)
		io.WriteString(w, `<x:multistatus xmlns:x="DAV:"><x:response><x:href>`)
		for r.Context().Err() == nil {
			io.WriteString(w, strings.Repeat("a", 1000))
		}
	})
	h, err := Open(t.Context(), to, way)
	if err != nil {
		t.Fatal(err)
	}
	if list, err := h.List(t.Context()); err == nil {
		t.Errorf("%d files", len(list))
	}
}

// TestNotEmptied holds that a folder of which a server says more than can be
// understood is not deleted, nor one whose listing broke off.
func TestNotEmptied(t *testing.T) {
	for _, said := range [][]string{{"/dav/a/", "/elsewhere/x"}, {"/dav/a/", "/dav/a/%ff"}, {"/x", "/y"}} {
		var mu sync.Mutex
		var deleted []string
		to, way := fake(t, func(w http.ResponseWriter, r *http.Request) {
			switch {
			case good(w, r):
			case r.Method == http.MethodDelete:
				mu.Lock()
				defer mu.Unlock()
				deleted = append(deleted, r.URL.Path)
			default:
				listing(w, said...)
			}
		})
		h, err := Open(t.Context(), to, way)
		if err != nil {
			t.Fatal(err)
		}
		if err := h.Delete(t.Context(), "a/1.html"); err != nil {
			t.Error(err)
		}
		if !slices.Equal(deleted, []string{"/dav/a/1.html"}) {
			t.Errorf("deleted %q", deleted)
		}
	}
}

// TestCorrupted has bytes change on an unprotected way: they must not get into
// place.
func TestCorrupted(t *testing.T) {
	var mu sync.Mutex
	files, moved := map[string][]byte{}, 0
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		switch {
		case good(w, r):
		case r.Method == http.MethodPut:
			data, _ := io.ReadAll(r.Body)
			if strings.Contains(string(data), "bad") {
				data[0] ^= 1
			}
			files[r.URL.Path] = data
		case r.Method == http.MethodGet:
			w.Write(files[r.URL.Path])
		case r.Method == "MOVE":
			moved++
		case r.Method == http.MethodDelete:
			delete(files, r.URL.Path)
		}
	}))
	defer s.Close()
	_, way := fake(t, nil)
	h, err := Open(t.Context(), config.Target{Address: s.URL + "/dav", Plain: true}, way)
	if err != nil {
		t.Fatal(err)
	}
	if err := h.Put(t.Context(), hosttest.File("a.html", []byte("good"))); err != nil || moved != 1 {
		t.Errorf("%v, %d moved", err, moved)
	}
	before := len(files)
	if err := h.Put(t.Context(), hosttest.File("a.html", []byte("bad"))); !errors.Is(err, errCorrupted) || moved != 1 || len(files) != before {
		t.Errorf("%v, %d moved, %d files", err, moved, len(files))
	}
	if w := h.Traits().Warning; !strings.Contains(w, "http 不加密") || h.Traits().Whole {
		t.Errorf("%+v", h.Traits())
	}
}

// TestNoRights has a folder that Apache may not write to.
func TestNoRights(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("only root can take a folder from Apache")
	}
	d := hosttest.WebDAV(t, hosttest.DAVSetup{})
	if err := os.Mkdir(d.Dir, 0o755); err != nil {
		t.Fatal(err)
	}
	h := open(t, d)
	refused(t, h.Create(t.Context(), host.Control+"/lock", nil), "服务器不让写：https://", "请管服务器的人给这个用户写的权限")
}

// TestInTheWay has a folder where a file is to be.
func TestInTheWay(t *testing.T) {
	d := hosttest.WebDAV(t, hosttest.DAVSetup{})
	h := open(t, d)
	if err := h.Put(t.Context(), hosttest.File("a/b/c.html", nil)); err != nil {
		t.Fatal(err)
	}
	refused(t, h.Put(t.Context(), hosttest.File("a/b", nil)), "服务器上，路径里有一段不是文件夹，或者要放文件的地方有一个文件夹", "到服务器上看看")
	if _, err := h.Read(t.Context(), "a/b/c.html", 10); err != nil {
		t.Error(err)
	}
	if _, err := h.Read(t.Context(), "a/b/c.html/d", 10); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
}
