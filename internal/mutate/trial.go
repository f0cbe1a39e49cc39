package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// brief is how long a test may take to be run together with others.
const brief = 600 * time.Millisecond

// A test is one of a package's tests as it runs with nothing changed.
type test struct {
	name    string
	takes   time.Duration
	works   time.Duration // of that, on the processor
	reaches map[int]bool  // mutants
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
	became, works := s.run([]string{name}, longest, longest, "MUTANTS_REACHED="+reached)
	t := test{name: name, takes: time.Since(start), works: works, reaches: map[int]bool{}}
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
	return t, became == passed, nil
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
	var together test
	var slow []test
	for _, t := range tests {
		switch {
		case !t.reaches[id]:
		case t.takes < brief:
			quick = append(quick, t.name)
			together.takes, together.works = together.takes+t.takes, together.works+t.works
		default:
			slow = append(slow, t)
		}
	}
	if len(quick)+len(slow) == 0 {
		return notReached
	}
	slices.SortStableFunc(slow, func(a, b test) int { return cmp.Compare(a.takes, b.takes) })
	chosen := fmt.Sprintf("MUTANT=%d", id)
	if len(quick) > 0 {
		if became := s.within(together, quick, chosen); became != passed {
			return became
		}
	}
	for _, t := range slow {
		if became := s.within(t, []string{t.name}, chosen); became != passed {
			return became
		}
	}
	return passed
}

// longest is the most that tests may take, whatever they took with nothing changed.
const longest = 4 * time.Minute

// within runs tests as long as they may take by what they took with nothing changed.
// What counts is the processor's time: the clock says more of what else the machine
// does, and is there for tests that wait for ever.
func (s *subject) within(took test, names []string, chosen string) string {
	became, _ := s.run(names, min(longest, 3*s.grace+12*took.takes), min(longest, s.grace+6*took.works), chosen)
	return became
}

// run runs tests of s with something in their environment, and tells how long the
// processor was at it.
func (s *subject) run(names []string, most, work time.Duration, environment ...string) (string, time.Duration) {
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
	confine(c, work)
	err := c.Run()
	var worked time.Duration
	if c.ProcessState != nil {
		worked = c.ProcessState.UserTime() + c.ProcessState.SystemTime()
	}
	switch {
	case ctx.Err() != nil || errors.Is(err, exec.ErrWaitDelay), err != nil && worked >= work-time.Second:
		return stuck, worked
	case err != nil:
		return failed, worked
	}
	return passed, worked
}
