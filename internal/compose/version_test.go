package compose

import (
	"encoding/json"
	"flag"
	"fmt"
	"hash/fnv"
	"math"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite testdata/version.txt")

const versionFile = "testdata/version.txt"

// TestVersion holds that Compose answers as this Version did before: what is
// remembered of it would otherwise be taken for the answer of another search.
// Whoever makes it answer otherwise raises Version and runs
//
//	go test ./internal/compose -run TestVersion -update
func TestVersion(t *testing.T) {
	data, err := os.ReadFile(versionFile)
	if err != nil && !*update {
		t.Fatal(err)
	}
	want := strings.Split(string(data), "\n")
	var got []string
	say := func(line string) {
		if !*update && (len(got) >= len(want) || want[len(got)] != line) {
			t.Fatalf("“%s” is not what Version %d answered before: raise Version and run with -update", line, Version)
		}
		got = append(got, line)
	}
	say(fmt.Sprintf("version %d", Version))
	for seed := range uint64(100) {
		page, stories := mixedPage(rand.New(rand.NewPCG(seed, 33)))
		say(answer("mixed", seed, page, stories))
	}
	for seed := range uint64(50) {
		page, stories := anyPage(rand.New(rand.NewPCG(seed, 32)))
		say(answer("any", seed, page, stories))
	}
	for seed := range uint64(50) {
		_, page, stories := planned(rand.New(rand.NewPCG(seed, 31)))
		say(answer("page", seed, page, stories))
		if page.Free, page.Lines = true, 4*page.Lines; seed%5 == 0 {
			say(answer("front", seed, page, stories))
		}
	}
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(versionFile, []byte(strings.Join(got, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// mixedPage has what pages of an issue seldom have: tables, photos that are wished
// wide, frames, tails, too little copy and too much.
func mixedPage(r *rand.Rand) (Page, []Story) {
	page := tabloid(4 + r.IntN(4))
	page.CloseUp = r.IntN(2) == 0
	stories := bare(generate(r, page, 2+r.IntN(9)))
	for i := range stories {
		st := &stories[i]
		st.Boxed = r.IntN(6) == 0
		for k := range st.Photos {
			st.Photos[k].Wish = r.IntN(4)
		}
		if r.IntN(4) == 0 {
			table := Photo{MinSpan: 1 + r.IntN(2), MaxSpan: r.IntN(4), Rows: []int{10 + r.IntN(15), 6 + r.IntN(6), 4}, Cutline: []int{1}}
			st.Photos = append([]Photo{table}, st.Photos...)
		}
	}
	if last := &stories[len(stories)-1]; len(stories) > 3 && r.IntN(3) == 0 {
		last.Tail, last.MayJump, last.Photos = true, false, nil
	}
	return page, stories
}

// answer is a line about a layout that changes with anything in it.
func answer(kind string, seed uint64, page Page, stories []Story) string {
	layout := Compose(page, stories)
	layout.Fill = math.Round(layout.Fill*1e6) / 1e6 // whatever the processor makes of it
	data, err := json.Marshal(layout)
	if err != nil {
		panic(err)
	}
	sum := fnv.New64a()
	sum.Write(data)
	return fmt.Sprintf("%s %d: cost %d, %d placed, %d out, %016x", kind, seed, layout.Cost, len(layout.Places), len(layout.Out), sum.Sum64())
}
