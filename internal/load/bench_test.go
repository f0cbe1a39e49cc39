package load

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// largeSite has so many articles, a dozen an issue.
func largeSite(articles int) fstest.MapFS {
	then := time.Date(2025, 12, 1, 0, 0, 0, 0, time.UTC)
	site := fstest.MapFS{"site.yaml": {Data: []byte("title: 槐荫里\nsections: [社区, 文苑]\n")}}
	for i := range articles {
		day := then.AddDate(0, 0, -i/12).Format(time.DateOnly)
		site[fmt.Sprintf("content/%s/gao-%d.md", day, i%12)] = &fstest.MapFile{ModTime: then, Data: fmt.Appendf(nil,
			"---\ntitle: 楼下长出花园 %d\nreporter: 林之远\nsection: 社区\n---\n\n本报讯 %s\n\n**花**开了。\n",
			i, strings.Repeat("居民把花种进了旧车棚的空地，", 55))}
	}
	return site
}

// BenchmarkLoad reads 100 articles that nobody remembers.
func BenchmarkLoad(b *testing.B) {
	site := largeSite(100)
	b.ReportAllocs()
	for b.Loop() {
		load(b, site, NewMemory(""))
	}
}

// BenchmarkLoadAgain takes 100 articles from the memory of an earlier run.
func BenchmarkLoadAgain(b *testing.B) {
	site := largeSite(100)
	first := NewMemory("1")
	load(b, site, first)
	var saved bytes.Buffer
	if err := first.Save(&saved); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		load(b, site, ReadMemory("1", bytes.NewReader(saved.Bytes()), int64(saved.Len())))
	}
}

func BenchmarkSave(b *testing.B) {
	m := NewMemory("1")
	load(b, largeSite(100), m)
	b.ReportAllocs()
	for b.Loop() {
		if err := m.Save(io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}

func load(b *testing.B, site fstest.MapFS, m *Memory) {
	p, problems, err := Load(site, Options{Now: time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC), Memory: func() *Memory { return m }})
	if err != nil || len(problems) > 0 || len(p.Issues) == 0 {
		b.Fatal(err, problems)
	}
}
