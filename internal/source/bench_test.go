package source

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func BenchmarkSplit(b *testing.B) {
	raw := []byte("---\ntitle: 楼下长出花园\nreporter: 林之远\n---\n\n" + strings.Repeat("居民把花种进了旧车棚的空地，", 60) + "\n")
	b.SetBytes(int64(len(raw)))
	b.ReportAllocs()
	for b.Loop() {
		if text, problems := Split("a.md", raw, nil); !text.HasFront || len(problems) > 0 {
			b.Fatal(problems)
		}
	}
}

func BenchmarkFind(b *testing.B) {
	dir := b.TempDir()
	for i := range 1000 {
		file := filepath.Join(dir, "content", fmt.Sprint(i/40), fmt.Sprint(i, ".md"))
		os.MkdirAll(filepath.Dir(file), 0o755)
		if err := os.WriteFile(file, nil, 0o644); err != nil {
			b.Fatal(err)
		}
	}
	fsys := os.DirFS(dir)
	for b.Loop() {
		if found, err := Find(fsys, "content", nil); len(found) != 1000 || err != nil {
			b.Fatal(err)
		}
	}
}
