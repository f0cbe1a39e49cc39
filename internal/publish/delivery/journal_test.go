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
		"begun":                  {"token\n> a b.html\n", run{token: "token", torn: "a b.html"}},
		"begun and sent":         {"token\n> a.html\n" + hex + " a.html\n", run{token: "token", sent: map[string]Sum{"a.html": sum}}},
		"begun, another sent":    {"token\n> a.html\n" + hex + " b.html\n", run{token: "token", torn: "a.html", sent: map[string]Sum{"b.html": sum}}},
		"what no journal writes": {"token\n\nxyz a\n" + hex[:4] + " a\n" + hex + "\n", run{token: "token", sent: map[string]Sum{"": sum}}},
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
// what that left torn.
func TestJournalKept(t *testing.T) {
	dir := t.TempDir()
	j, err := beginJournal(dir, "one", "")
	if err != nil {
		t.Fatal(err)
	}
	a, b := Piece{Path: "a b.html", Sum: Sum{1}}, Piece{Path: "b.html", Sum: Sum{2}}
	j.begin(a)
	j.add(a)
	j.begin(b)
	if got := readJournal(dir); got.torn != b.Path {
		t.Errorf("torn is %q while it is sent", got.torn)
	}
	j.close()
	if got := readJournal(dir); got.token != "one" || got.torn != b.Path || !maps.Equal(got.sent, map[string]Sum{a.Path: a.Sum}) {
		t.Errorf("%+v", got)
	}
	j, err = beginJournal(dir, "two", b.Path)
	if err != nil {
		t.Fatal(err)
	}
	defer j.close()
	if got := readJournal(dir); got.token != "two" || got.torn != b.Path || len(got.sent) > 0 {
		t.Errorf("%+v", got)
	}
}

func FuzzJournal(f *testing.F) {
	f.Add([]byte("token\n> a.html\n01020300000000000000000000000000 a.html\n"))
	f.Add([]byte("token\n01020300000000000000000000000000 a.html\n>"))
	f.Add([]byte(""))
	f.Add([]byte("\n\n\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		dir := t.TempDir()
		if err := os.WriteFile(journalPath(dir), data, 0o600); err != nil {
			t.Fatal(err)
		}
		r := readJournal(dir)
		if strings.Contains(r.token+r.torn, "\n") {
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
