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

// TestOnlyEqualsAll changes one file at a time and holds that a Load that is
// told which finds what a Load finds that looks at everything.
func TestOnlyEqualsAll(t *testing.T) {
	for seed := range uint64(30) {
		r := rand.New(rand.NewPCG(seed, 4))
		now := time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC)
		site := fstest.MapFS{"site.yaml": {Data: []byte("title: 槐荫里\n")}}
		told := NewMemory("1")
		var history []string
		for range 25 {
			now = now.Add(time.Duration(r.IntN(4000)) * time.Millisecond)
			name := oneChange(r, site, now)
			history = append(history, name)
			got, gotProblems, err := Load(site, Options{Now: now, Memory: func() *Memory { return told }, Only: name})
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
			if !told.Same(site, nil) {
				t.Fatalf("seed %d: after %q the files are not those believed", seed, history)
			}
		}
		other := fmt.Sprintf("content/2026-03-02/wuren-%d.md", seed)
		site[other] = &fstest.MapFile{Data: []byte("---\ntitle: 无人说起\n---\n"), ModTime: now}
		if told.Same(site, nil) {
			t.Errorf("seed %d: a file that nobody spoke of was not found", seed)
		}
	}
}

// oneChange adds, changes or removes one file and returns its name.
func oneChange(r *rand.Rand, site fstest.MapFS, now time.Time) string {
	day := fmt.Sprintf("content/2026-03-%02d", 1+r.IntN(3))
	name := pick(r, day+"/hua.md", day+"/cao.md", day+"/shu.markdown", day+"/issue.md", day+"/tu.gif", "content/about.md",
		"static/a.css", "layouts/article.html", day+"/.hua.md.swp", day+"/~$hua.md", day+"/.git/x.md")
	if site[name] != nil && r.IntN(3) == 0 {
		delete(site, name)
		return name
	}
	text := pick(r, "---\ntitle: 花\nreporter: 林之远\n---\n", "---\ntitle: 草\nsection: 无\n---\n", "---\ntitle: 树\ndraft: true\n---\n", "---\nnumber: 3\n---\n") +
		pick(r, "见[另一篇](../2026-03-01/cao.md)。\n", "![图](tu.gif)\n", "字。\n")
	if name[len(name)-1] == 'f' {
		text = pick(r, "GIF89a\x01\x00\x01\x00\x00\x00\x00;", "GIF89a\x02\x00\x01\x00\x00\x00\x00;", "坏")
	}
	site[name] = &fstest.MapFile{Data: []byte(text), ModTime: now}
	return name
}

func pick[T any](r *rand.Rand, list ...T) T { return list[r.IntN(len(list))] }
