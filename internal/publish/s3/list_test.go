package s3

import (
	"encoding/xml"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"bao/internal/config"
	"bao/internal/publish/host"
	"bao/internal/publish/host/hosttest"
)

// page1 is an answer to ListObjectsV2.
func page1(rest string, keys ...string) string {
	var b strings.Builder
	b.WriteString("<ListBucketResult>" + rest)
	for _, k := range keys {
		b.WriteString("<Contents><Key>")
		_ = xml.EscapeText(&b, []byte(k))
		b.WriteString("</Key><Size>3</Size><ETag>&quot;900150983cd24fb0d6963f7d28e17f72&quot;</ETag></Contents>")
	}
	return b.String() + "</ListBucketResult>"
}

func paths(entries []host.Entry) []string {
	var all []string
	for _, e := range entries {
		all = append(all, e.Path)
	}
	return all
}

func TestHostileList(t *testing.T) {
	keys := []string{
		"index.html", "../../etc/passwd", "/etc/passwd", "a/../b", "a//b", "a/./b", ".", "..", "", "folder/", "a\tb", "a\u009bb", `c:\windows`, `..\x`,
		".bao-publish/manifest", ".bao-publish", ".bao-publisher", "王府井/第一张 100%.jpg", "a\ufffdb",
	}
	s := at(t, saying(200, page1("", keys...)), nil)
	entries, err := s.List(t.Context())
	if want := []string{"index.html", ".bao-publish/manifest", ".bao-publish", ".bao-publisher", "王府井/第一张 100%.jpg", "a\ufffdb"}; err != nil || !slices.Equal(paths(entries), want) {
		t.Errorf("listed %q, %v, want %q", paths(entries), err, want)
	}
	if e := entries[0]; e.Size != 3 {
		t.Errorf("listed %+v", e)
	}
	prefixed := at(t, saying(200, page1("", "b/a.html", "a.html", "b/", "b/../x", "bb/a.html")), func(t *config.Target) { t.Address += "/b" })
	if entries, err := prefixed.List(t.Context()); err != nil || !slices.Equal(paths(entries), []string{"a.html"}) {
		t.Errorf("listed %q, %v", paths(entries), err)
	}
	escaped := at(t, saying(200, page1("<EncodingType>url</EncodingType>", "a+b%2Bc%25.html", "%2e%2e/x", "%0a", "bad%zz")), nil)
	if entries, err := escaped.List(t.Context()); err != nil || !slices.Equal(paths(entries), []string{"a b+c%.html", "bad%zz"}) {
		t.Errorf("listed %q, %v", paths(entries), err)
	}
}

func TestEndlessList(t *testing.T) {
	const more = "<IsTruncated>true</IsTruncated>"
	for name, answer := range map[string]func(n int) string{
		"the same token":     func(int) string { return page1(more+"<NextContinuationToken>t</NextContinuationToken>", "a") },
		"no token, one page": func(int) string { return page1(more, "a") },
		"no token, no key":   func(int) string { return page1(more) },
		"nothing, for ever": func(n int) string {
			return page1(fmt.Sprintf("%s<NextContinuationToken>%d</NextContinuationToken>", more, n))
		},
		"keys, for ever": func(n int) string {
			return page1(fmt.Sprintf("%s<NextContinuationToken>%d</NextContinuationToken>", more, n), "../"+fmt.Sprint(n))
		},
		"marker, for ever": func(n int) string { return page1(more, fmt.Sprint("../", n)) },
	} {
		t.Run(name, func(t *testing.T) {
			n := 0
			s := at(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				n++
				saying(200, answer(n)).ServeHTTP(w, r)
			}), nil)
			_, err := s.List(t.Context())
			refused(t, err, "没完没了", "文件夹")
			if !strings.Contains(name, "for ever") && n > 2 {
				t.Errorf("asked %d times", n)
			}
		})
	}
	for name, body := range map[string]string{"cut": "<ListBucketResult><Contents>", "empty": "", "other": "<a/>"} {
		if _, err := at(t, saying(200, body), nil).List(t.Context()); err == nil {
			t.Errorf("%s: listed", name)
		}
	}
}

// TestListPages lists more than an answer holds, of a store of either version.
func TestListPages(t *testing.T) {
	s := hosttest.S3(t)
	h := open(t, targetOf(s), wayTo(t, s.Address, s.Secret))
	for i := range 2345 {
		if err := h.Put(t.Context(), hosttest.File(fmt.Sprintf("a b/%04d.html", i), []byte("一"))); err != nil {
			t.Fatal(err)
		}
	}
	if entries, err := h.List(t.Context()); err != nil || len(entries) != 2345 || entries[2344].Path != "a b/2344.html" {
		t.Errorf("listed %d, %v", len(entries), err)
	}
	old := at(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		after := map[string]string{"": "a", "a": "b", "b": "c"}[r.URL.Query().Get("marker")]
		saying(200, page1(fmt.Sprintf("<IsTruncated>%v</IsTruncated>", after != "c"), after)).ServeHTTP(w, r)
	}), nil)
	if entries, err := old.List(t.Context()); err != nil || !slices.Equal(paths(entries), []string{"a", "b", "c"}) {
		t.Errorf("listed %q, %v", paths(entries), err)
	}
}

func FuzzListing(f *testing.F) {
	f.Add([]byte(page1("<EncodingType>url</EncodingType><IsTruncated>true</IsTruncated>", "a+b", "../x")))
	f.Add([]byte(page1("", ".bao-publish/x", "报/a")))
	f.Add([]byte(code("AccessDenied")))
	f.Add([]byte("<ListBucketResult><Contents><Key>"))
	s := &store{at: place{prefix: "报/"}}
	f.Fuzz(func(t *testing.T, data []byte) {
		l, err := listingOf(data)
		if err != nil {
			return
		}
		for _, c := range l.Contents {
			if path, ok := s.below(c.Key); ok && (strings.HasPrefix(path, "/") || strings.Contains("/"+path+"/", "/../")) {
				t.Errorf("%q is a path", path)
			}
		}
	})
}
