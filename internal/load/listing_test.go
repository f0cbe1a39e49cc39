package load

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"testing/fstest"
	"time"
)

// TestRememberedEqualsFresh changes one file at a time and holds that a Load
// which remembers finds what one finds that reads everything.
func TestRememberedEqualsFresh(t *testing.T) {
	for seed := range uint64(12) {
		r := rand.New(rand.NewPCG(seed, 4))
		now := time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC)
		site := fstest.MapFS{"site.yaml": {Data: []byte("title: 槐荫里\n")}}
		remembered := NewMemory("1")
		history := []string{"content/about.md"}
		for range 40 {
			now = now.Add(time.Duration(r.IntN(1000)) * time.Millisecond)
			history = append(history, oneChange(r, site, history[len(history)-1], now))
			got, gotProblems, err := Load(site, Options{Now: now, Memory: func() *Memory { return remembered }})
			if err != nil {
				t.Fatal(err)
			}
			want, wantProblems, err := Load(site, Options{Now: now})
			if err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(gotProblems, wantProblems) {
				t.Fatalf("seed %d: after %q: problems %v, want %v", seed, history, gotProblems, wantProblems)
			}
			if !reflect.DeepEqual(got, want) {
				t.Fatalf("seed %d: after %q the paper is another", seed, history)
			}
		}
	}
}

// oneChange adds, changes or removes one file, often the last once more, and
// returns its name. Times are those of a file system that counts in steps of
// two seconds.
func oneChange(r *rand.Rand, site fstest.MapFS, last string, now time.Time) string {
	day := fmt.Sprintf("content/2026-03-%02d", 1+r.IntN(3))
	name := pick(r, day+"/hua.md", day+"/cao.md", day+"/shu.markdown", day+"/issue.md", day+"/tu.gif", "content/about.md",
		"static/a.css", "layouts/article.html", day+"/.hua.md.swp", day+"/~$hua.md", day+"/.git/x.md", last, last, last, last)
	if site[name] != nil && r.IntN(3) == 0 {
		delete(site, name)
		return name
	}
	text := pick(r, "---\ntitle: 花\nreporter: 林之远\n---\n", "---\ntitle: 草\nreporter: 何小满\n---\n", "---\ntitle: 草\nsection: 无\n---\n", "---\ntitle: 树\ndraft: true\n---\n", "---\nnumber: 3\n---\n") +
		pick(r, "见[另一篇](../2026-03-01/cao.md)。\n", "![图](tu.gif)\n", "字。\n")
	if name[len(name)-1] == 'f' {
		text = pick(r, "GIF89a\x01\x00\x01\x00\x00\x00\x00;", "GIF89a\x02\x00\x01\x00\x00\x00\x00;", "坏")
	}
	site[name] = &fstest.MapFile{Data: []byte(text), ModTime: now.Truncate(racy)}
	return name
}

func pick[T any](r *rand.Rand, list ...T) T { return list[r.IntN(len(list))] }
