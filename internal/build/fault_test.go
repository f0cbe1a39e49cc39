package build

import (
	"context"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"bao"
	"bao/internal/dist"
)

var kills = flag.Int("kills", 6, "how many builds to kill at random moments")

// buildDir in the environment makes the test binary build a site and end, for
// the tests that kill it or take its resources away.
const buildDir, buildOut, buildNow = "BAO_TEST_DIR", "BAO_TEST_OUT", "BAO_TEST_NOW"

func TestMain(m *testing.M) {
	dir := os.Getenv(buildDir)
	if dir == "" {
		os.Exit(m.Run())
	}
	now, err := time.Parse(time.RFC3339Nano, os.Getenv(buildNow))
	if err != nil {
		panic(err)
	}
	_, err = Build(context.Background(), Options{
		Dir: dir, Out: os.Getenv(buildOut), Theme: bao.Theme, Version: "version ", Now: now, Workers: 2,
	})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// child is a build in a process of its own.
func (h *history) child(out string) *exec.Cmd {
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), buildDir+"="+h.dir, buildOut+"="+h.options(out).Out,
		buildNow+"="+h.options(out).Now.Format(time.RFC3339Nano))
	return c
}

// all writes every article of a site anew, so that a build changes every file.
func (h *history) all(word string) {
	h.write("site.yaml", "title: 槐荫里"+word+"\n")
	for issue := range 6 {
		for i := range 5 {
			h.write(fmt.Sprintf("content/2026-02-%02d/gao-%d.md", 1+issue, i),
				fmt.Sprintf("---\ntitle: 楼下长出花园 %s %d\nreporter: 林之远\n---\n\n%s。\n", word, i, strings.Repeat("花开了"+word+"，", 40)))
		}
	}
}

func newSite(t *testing.T, seed uint64) *history {
	return &history{
		Rand: rand.New(rand.NewPCG(seed, 3)), t: t, dir: t.TempDir(),
		now: time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC),
	}
}

// TestKilled kills real builds at random moments. Whatever the moment, each
// file is the old one or the new one, and the next build heals. One that was
// killed when all was in place may owe the note, which the next change brings.
func TestKilled(t *testing.T) {
	h := newSite(t, *firstSeed)
	h.all("旧")
	h.build("public", true)
	start := time.Now()
	if out, err := h.child("warm").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	whole := time.Since(start)
	change := func(word string) (clean map[string]string) {
		h.now = h.now.Add(10 * time.Second)
		h.all(word)
		h.build("clean", false)
		return h.output("clean")
	}
	words := []string{"新", "旧"}
	for round := range *kills {
		before, after := h.output("public"), change(words[round%2])
		child := h.child("public")
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(h.Float64() * float64(whole)))
		child.Process.Kill()
		child.Wait()

		for name, text := range visible(h.output("public")) {
			if text != before[name] && text != after[name] {
				t.Fatalf("round %d: %s is neither old nor new: %q", round, name, text)
			}
		}
		h.build("public", true)
		healed := h.output("public")
		healed[dist.NoteName] = after[dist.NoteName]
		if !maps.Equal(healed, after) {
			t.Fatalf("round %d: the next build did not heal: %s", round, difference(after, healed))
		}
	}
	last := change("末")
	h.build("public", true)
	if got := h.output("public"); !maps.Equal(got, last) {
		t.Fatalf("the next change did not bring all: %s", difference(last, got))
	}
}
