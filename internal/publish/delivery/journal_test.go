package delivery

import (
	"maps"
	"os"
	"strings"
	"testing"
)

func TestJournal(t *testing.T) {
	sum := Sum{1, 2, 3}
	hex := sum.String()
	for name, c := range map[string]struct {
		text string
		want run
	}{
		"none":                   {"", run{}},
		"cut in the token":       {"tok", run{}},
		"the token alone":        {"token\n", run{token: "token"}},
		"cut in a line":          {"token\n" + hex + " a.html\n" + hex + " b.ht", run{token: "token", sent: map[string]Sum{"a.html": sum}}},
		"begun":                  {"token\n> " + hex + " a b.html\n", run{token: "token", torn: Piece{Path: "a b.html", Sum: sum}}},
		"begun and sent":         {"token\n> " + hex + " a.html\n" + hex + " a.html\n", run{token: "token", sent: map[string]Sum{"a.html": sum}}},
		"begun, another sent":    {"token\n> " + hex + " a.html\n" + hex + " b.html\n", run{token: "token", torn: Piece{Path: "a.html", Sum: sum}, sent: map[string]Sum{"b.html": sum}}},
		"what no journal writes": {"token\n\nxyz a\n> a.html\n" + hex[:4] + " a\n" + hex + "\n", run{token: "token", sent: map[string]Sum{"": sum}}},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.WriteFile(journalPath(dir), []byte(c.text), 0o600); err != nil {
				t.Fatal(err)
			}
			got := readJournal(dir)
			if got.token != c.want.token || got.torn != c.want.torn || !maps.Equal(got.sent, c.want.sent) {
				t.Errorf("%+v, want %+v", got, c.want)
			}
		})
	}
}

// TestJournalKept writes what it reads, and forgets the run before but for
// what that left torn, whose bytes are kept.
func TestJournalKept(t *testing.T) {
	dir := t.TempDir()
	j, err := beginJournal(dir, "one", Piece{})
	if err != nil {
		t.Fatal(err)
	}
	set := setOf(t, map[string]string{"a b.html": "state 1 end 1", "b.html": "state 2 end 2"})
	a, b := set.Pieces[0], set.Pieces[1]
	torn := func(want Piece) {
		t.Helper()
		if got := readJournal(dir).torn; got.Path != want.Path || got.Sum != want.Sum {
			t.Errorf("torn is %+v, want %+v", got, want)
		}
		if sum, _, err := sumOf(tornPath(dir)); sum != want.Sum {
			t.Errorf("its bytes are not there: %v %v", sum, err)
		}
	}
	for _, p := range set.Pieces {
		if err := j.begin(p); err != nil {
			t.Fatal(err)
		}
		torn(p)
		if p.Path == a.Path {
			j.add(p)
		}
	}
	j.close()
	if got := readJournal(dir); got.token != "one" || !maps.Equal(got.sent, map[string]Sum{a.Path: a.Sum}) {
		t.Errorf("%+v", got)
	}
	j, err = beginJournal(dir, "two", readJournal(dir).torn)
	if err != nil {
		t.Fatal(err)
	}
	defer j.close()
	if got := readJournal(dir); got.token != "two" || len(got.sent) > 0 {
		t.Errorf("%+v", got)
	}
	torn(b)
}

func FuzzJournal(f *testing.F) {
	f.Add([]byte("token\n> 01020300000000000000000000000000 a.html\n01020300000000000000000000000000 a.html\n"))
	f.Add([]byte("token\n01020300000000000000000000000000 a.html\n>"))
	f.Add([]byte(""))
	f.Add([]byte("\n\n\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		dir := t.TempDir()
		if err := os.WriteFile(journalPath(dir), data, 0o600); err != nil {
			t.Fatal(err)
		}
		r := readJournal(dir)
		if strings.Contains(r.token+r.torn.Path, "\n") {
			t.Errorf("%+v", r)
		}
	})
}

// readLines counts the lines of a journal: of files that were begun in place,
// and of those that were sent.
func readLines(t *testing.T, file string) (begun, sent int) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		switch word, _, of := strings.Cut(line, " "); {
		case word == begunInPlace:
			begun++
		case of:
			sent++
		}
	}
	return begun, sent
}
