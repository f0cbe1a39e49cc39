package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"
)

// A module whose tests notice some changes and some not.
const module = `
-- go.mod --
module small

go 1.26.0
-- internal/small/small.go --
package small

// Held by a test, at its edge too.
func Adult(age int) bool { return age >= 18 }

// Called, but nobody looks at what it returns.
func Sum(a, b int) int {
	return a + b
}

// Never called.
func Idle() int { return 7 }

// Ends, unless what makes it end is dropped.
func Count(to int) int {
	n := 0
	for n < to {
		n++
	}
	return n
}
-- internal/small/small_test.go --
package small

import "testing"

func TestAdult(t *testing.T) {
	if Adult(17) || !Adult(18) || !Adult(19) {
		t.Fail()
	}
}

func TestSum(t *testing.T) { Sum(1, 2) }

func TestCount(t *testing.T) {
	if Count(3) != 3 || Count(0) != 0 {
		t.Fail()
	}
}
`

func TestMutants(t *testing.T) {
	root, folder := t.TempDir(), t.TempDir()
	for dir := folder; dir != filepath.Clean(os.TempDir()); dir = filepath.Dir(dir) {
		if err := os.Chmod(dir, 0o755); err != nil { // nobody runs what is in it
			t.Fatal(err)
		}
	}
	for _, f := range txtar.Parse([]byte(module)).Files {
		path := filepath.Join(root, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	s, err := prepare(root, "small", folder)
	if err != nil {
		t.Fatal(err)
	}
	s.grace = 2 * time.Second
	tests, failing, err := s.tests(folder, nil)
	if err != nil || len(failing) > 0 || len(tests) != 3 {
		t.Fatalf("%d tests, failing %v, %v", len(tests), failing, err)
	}
	became := options{budget: time.Hour, most: 1000, workers: 2}.try(s, tests)
	for _, m := range s.mutants {
		want := passed
		switch {
		case m.Kind == "constant down" && m.Text == "0":
			// From -1 it counts up to the same.
		case m.Line >= 4 && m.Line <= 5:
			want = failed
		case m.Line == 12 || strings.Contains(m.Text, "7"):
			want = notReached
		case m.Kind == "drop" && m.Text == "n++":
			want = stuck
		case m.Line > 13:
			want = failed
		}
		if got := became[m.ID]; got != want {
			t.Errorf("line %d: %s %q: %s, want %s", m.Line, m.Kind, m.Text, got, want)
		}
	}
	if len(became) != len(s.mutants) || len(became) < 15 {
		t.Errorf("%d of %d tried", len(became), len(s.mutants))
	}
}
