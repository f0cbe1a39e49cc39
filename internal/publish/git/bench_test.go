package git

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"bao/internal/publish/host/hosttest"
)

// pages are files of some 6 KB that have a frame in common, as those of a
// paper do.
func pages(n int) map[string][]byte {
	words := rand.New(rand.NewPCG(1, 2))
	frame := strings.Repeat("<a class=\"nav\" href=\"../section/yaowen/index.html\">要闻</a>\n", 30)
	files := map[string][]byte{}
	for i := range n {
		var b strings.Builder
		b.WriteString(frame)
		for b.Len() < 6000 {
			b.WriteRune(rune(0x4e00 + words.IntN(3000)))
		}
		files[fmt.Sprintf("%d/%d.html", i/50, i)] = []byte(b.String())
	}
	return files
}

// BenchmarkPublish puts 10,000 pages and pushes them: all of them to an empty
// branch, then one of them. The time of the second is that of an ordinary day.
func BenchmarkPublish(b *testing.B) {
	all := pages(10000)
	for _, one := range []bool{false, true} {
		b.Run(fmt.Sprintf("one=%v", one), func(b *testing.B) {
			for range b.N {
				b.StopTimer()
				r := hosttest.GitRepo(b)
				way := way(b, r)
				publish := func(files map[string][]byte) {
					h := open(b, target(r), way)
					if _, err := h.List(b.Context()); err != nil {
						b.Fatal(err)
					}
					for path, data := range files {
						if err := h.Put(b.Context(), hosttest.File(path, data)); err != nil {
							b.Fatal(err)
						}
					}
					commit(b, h)
					h.Close()
				}
				if one {
					publish(all)
					b.StartTimer()
					publish(map[string][]byte{"0/0.html": []byte("改")})
				} else {
					b.StartTimer()
					publish(all)
				}
			}
		})
	}
}
