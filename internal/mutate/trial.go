package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// brief is how long a test may take to be run together with others.
const brief = 600 * time.Millisecond

// A test is one of a package's tests as it runs with nothing changed.
type test struct {
	name    string
	takes   time.Duration
	reaches map[int]bool // mutants
}

// tests runs every test of s alone, and returns those that pass.
func (s *subject) tests(folder string, skip []string) (passing []test, failing []string, err error) {
	said, err := command(s.dir, s.binary, "-test.list", ".")
	if err != nil {
		return nil, nil, fmt.Errorf("%w: %s", err, said)
	}
	left := map[string]bool{}
	for _, name := range skip {
		left[name] = true
	}
	for name := range strings.Lines(said) {
		name = strings.TrimSpace(name)
		if left[name] || !strings.HasPrefix(name, "Test") && !strings.HasPrefix(name, "Fuzz") && !strings.HasPrefix(name, "Example") {
			continue
		}
		t, ok, err := s.alone(folder, name)
		if err != nil {
			return nil, nil, err
		}
		if ok {
			passing = append(passing, t)
		} else {
			failing = append(failing, name)
		}
	}
	return passing, failing, nil
}

// alone runs a test with nothing changed.
func (s *subject) alone(folder, name string) (test, bool, error) {
	reached := filepath.Join(folder, "reached")
	if err := os.WriteFile(reached, nil, 0o666); err != nil {
		return test{}, false, err
	}
	if err := os.Chmod(reached, 0o666); err != nil { // whatever the umask
		return test{}, false, err
	}
	start := time.Now()
	ok := s.run([]string{name}, 4*time.Minute, "MUTANTS_REACHED="+reached) == passed
	t := test{name: name, takes: time.Since(start), reaches: map[int]bool{}}
	data, err := os.ReadFile(reached)
	if err != nil {
		return test{}, false, err
	}
	for _, line := range bytes.Fields(data) {
		var id int
		if _, err := fmt.Sscan(string(line), &id); err == nil {
			t.reaches[id] = true
		}
	}
	return t, ok, nil
}

// What becomes of a mutant, or of a run of tests.
const (
	passed     = "survived"
	failed     = "killed"
	stuck      = "timed out" // counts as noticed
	notReached = "not reached"
)

// try runs the tests that reach a mutant, quick ones first and at once.
func (s *subject) try(id int, tests []test) string {
	var quick []string
	var together time.Duration
	var slow []test
	for _, t := range tests {
		switch {
		case !t.reaches[id]:
		case t.takes < brief:
			quick, together = append(quick, t.name), together+t.takes
		default:
			slow = append(slow, t)
		}
	}
	if len(quick)+len(slow) == 0 {
		return notReached
	}
	chosen := fmt.Sprintf("MUTANT=%d", id)
	if len(quick) > 0 {
		if became := s.run(quick, s.patience(together), chosen); became != passed {
			return became
		}
	}
	for _, t := range slow {
		if became := s.run([]string{t.name}, s.patience(t.takes), chosen); became != passed {
			return became
		}
	}
	return passed
}

// patience is how long tests may take that took so long with nothing changed.
func (s *subject) patience(took time.Duration) time.Duration {
	return min(80*time.Second, s.grace+6*took)
}

// run runs tests of s with something in their environment.
func (s *subject) run(names []string, most time.Duration, environment ...string) string {
	ctx, cancel := context.WithTimeout(context.Background(), most)
	defer cancel()
	args := []string{"-test.run", "^(" + strings.Join(names, "|") + ")$", "-test.failfast"}
	if s.rapid {
		args = append(args, "-rapid.nofailfile", "-rapid.shrinktime=1s")
	}
	c := exec.CommandContext(ctx, s.binary, args...)
	c.Dir = s.dir
	c.Env = append(os.Environ(), environment...)
	c.WaitDelay = time.Second
	confine(c)
	err := c.Run()
	switch {
	case ctx.Err() != nil || errors.Is(err, exec.ErrWaitDelay):
		return stuck
	case err != nil:
		return failed
	}
	return passed
}
