package sheet

import (
	"encoding/json"
	"flag"
	"fmt"
	"hash/fnv"
	"os"
	"strings"
	"testing"

	"bao/internal/compose"
)

var update = flag.Bool("update", false, "rewrite testdata/version.txt")

const versionFile = "testdata/version.txt"

// TestVersion holds that issues are made up as this version of make-up and of
// compose did before: what is remembered of a version is taken for its answer,
// and a paper that is out must not move. Whoever makes it otherwise raises
// makeUpVersion where a story stands on another page, and runs
//
//	go test ./internal/sheet -run TestVersion -update
func TestVersion(t *testing.T) {
	data, err := os.ReadFile(versionFile)
	if err != nil && !*update {
		t.Fatal(err)
	}
	want := strings.Split(string(data), "\n")
	var got []string
	say := func(line string) {
		if !*update && (len(got) >= len(want) || want[len(got)] != line) {
			t.Fatalf("“%s” is not what %s was before: raise makeUpVersion if a story stands elsewhere, and run with -update", line, makeUpVersion)
		}
		got = append(got, line)
	}
	say(fmt.Sprintf("%s, compose %d", makeUpVersion, compose.Version))
	for seed := range uint64(40) {
		w := writeIssue(100 + seed)
		if len(w.stories) > 16 {
			continue // the others are as good, and sooner done
		}
		index := map[string]int{}
		for i := range w.stories {
			index[w.stories[i].article.Address] = i
		}
		for _, s := range w.makeUp() {
			say(fmt.Sprintf("issue %d: %s", w.seed, pageLine(&s, index)))
		}
		var list []Copy
		for i := range w.stories[:min(len(w.stories), 6)] {
			list = append(list, CopyOf(w.stories[i].article))
			list[i].Limit = 150
		}
		for _, columns := range []int{5, 3} {
			s := Fronts(list, columns)[0]
			say(fmt.Sprintf("issue %d at %d columns: %s", w.seed, columns, pageLine(&s, index)))
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

// pageLine says which stories stand on a page, by their number in the issue,
// and how, as a digest of all that is shown of it.
func pageLine(s *Sheet, index map[string]int) string {
	sum := fnv.New64a()
	add := func(v any) {
		data, err := json.Marshal(v)
		if err != nil {
			panic(err)
		}
		sum.Write(data)
	}
	line := fmt.Sprintf("page %d:", s.Number)
	for i := range s.Stories {
		story := &s.Stories[i]
		for _, c := range copiesOf(story.Copy) {
			line += fmt.Sprintf(" %d", index[c.Address])
		}
		if story.From > 0 {
			line += fmt.Sprintf(" from %d", story.From)
		}
		add([]any{story.Place, story.Heading, story.From, story.To})
		for _, leg := range story.Legs {
			add([]any{leg.Leg, leg.Lines})
		}
		for _, t := range story.Tables {
			add([]any{t.Rect, t.Lines, t.Before})
		}
		for _, p := range story.Photos {
			add([]any{p.Rect, p.Cutline, p.Rows})
		}
	}
	add([]any{s.Lines, s.Foot, s.Fit()})
	return fmt.Sprintf("%s %016x", line, sum.Sum64())
}
