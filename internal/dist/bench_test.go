package dist

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func texts(files int) map[string]string {
	list := map[string]string{}
	for i := range files {
		list[fmt.Sprintf("%d/gao-%d.html", i/40, i)] = fmt.Sprint(i) + strings.Repeat("<p>花开了。</p>\n", 400)
	}
	return list
}

// BenchmarkFirst writes 200 files of some 8 KB into an empty folder.
func BenchmarkFirst(b *testing.B) {
	root, files := filepath.Join(b.TempDir(), "public"), plan(texts(200))
	for b.Loop() {
		if result, err := bring(root, files); err != nil || result.Written != 200 {
			b.Fatal(result, err)
		}
		b.StopTimer()
		os.RemoveAll(root)
		b.StartTimer()
	}
}

// BenchmarkUnchanged looks at 200 files that are as they should be.
func BenchmarkUnchanged(b *testing.B) {
	root, files := filepath.Join(b.TempDir(), "public"), plan(texts(200))
	if _, err := bring(root, files); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if result, err := bring(root, files); err != nil || result.Unchanged != 200 {
			b.Fatal(result, err)
		}
	}
}
