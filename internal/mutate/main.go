// Command mutate tells how many small wrong changes of a package its own tests
// notice: conditions turned, < for <=, && for ||, + for -, constants moved,
// statements dropped, zero values returned.
//
//	go run ./internal/mutate [-for 10m] [-most 500] [-skip TestA,TestB] PKG…
//
// PKG is a folder below internal. All mutants of a package are compiled into
// one test binary, and switched on one at a time, in a seeded random order,
// against the tests that reach each. Those that nothing noticed are listed with
// their lines, and the last line of a package counts: the share noticed of all
// that were tried, then of those that a test reaches. A survivor is a place to
// look: many change nothing that can be seen.
//
// Tests run as nobody where this runs as root, unless MUTATE_AS_ROOT is set:
// the module must be readable to all then. It is no part of bao and is never
// shipped.
package main

import (
	"cmp"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
)

type options struct {
	budget  time.Duration
	most    int
	seed    uint64
	workers int
	skip    []string
}

func main() {
	var o options
	flag.DurationVar(&o.budget, "for", 10*time.Minute, "how `long` a package is tried")
	flag.IntVar(&o.most, "most", 1_000_000, "`mutants` tried of a package")
	flag.Uint64Var(&o.seed, "seed", 1, "of the order in which they are tried")
	flag.IntVar(&o.workers, "workers", 2, "mutants tried at once")
	skip := flag.String("skip", "", "`tests` to leave out, with commas between")
	flag.Parse()
	o.skip = strings.Split(*skip, ",")
	for _, name := range flag.Args() {
		if err := o.mutate(filepath.Clean(name)); err != nil {
			fmt.Fprintf(os.Stderr, "mutate: %s: %v\n", name, err)
			os.Exit(1)
		}
	}
}

// mutate tries a package and prints what its tests did not notice.
func (o options) mutate(name string) error {
	root, err := filepath.Abs(".")
	if err != nil {
		return err
	}
	folder, err := os.MkdirTemp("", "mutate-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	if err := os.Chmod(folder, 0o755); err != nil { // nobody runs what is in it
		return err
	}
	s, err := prepare(root, name, folder)
	if err != nil {
		return err
	}
	tests, failing, err := s.tests(folder, o.skip)
	if err != nil {
		return err
	}
	for _, name := range failing {
		fmt.Printf("%s fails with nothing changed, and is left out\n", name)
	}
	o.report(s, o.try(s, tests))
	return nil
}

// try tells what became of each mutant that there was time for, by number.
func (o options) try(s *subject, tests []test) map[int]string {
	order := rand.New(rand.NewPCG(o.seed, 0)).Perm(len(s.mutants))
	next := make(chan int)
	became := map[int]string{}
	var mu sync.Mutex
	var workers sync.WaitGroup
	for range o.workers {
		workers.Go(func() {
			for id := range next {
				r := s.try(id, tests)
				mu.Lock()
				became[id] = r
				mu.Unlock()
			}
		})
	}
	end := time.Now().Add(o.budget)
	for _, i := range order[:min(o.most, len(order))] {
		if time.Now().After(end) {
			break
		}
		next <- s.mutants[i].ID
	}
	close(next)
	workers.Wait()
	return became
}

func (o options) report(s *subject, became map[int]string) {
	count := map[string]int{}
	var unnoticed []mutant
	for _, m := range s.mutants {
		r, tried := became[m.ID]
		if !tried {
			continue
		}
		count[r]++
		if r == passed || r == notReached {
			unnoticed = append(unnoticed, m)
		}
	}
	slices.SortStableFunc(unnoticed, func(a, b mutant) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	for _, m := range unnoticed {
		text, _, _ := strings.Cut(m.Text, "\n")
		fmt.Printf("%s:%d: %s: %s: %s\n", m.File, m.Line, became[m.ID], m.Kind, text)
	}
	noticed := count[failed] + count[stuck]
	fmt.Printf("%s: %d of %d tried; noticed %d (%d timed out), survived %d, not reached %d: %.1f %%, of those reached %.1f %%\n",
		s.name, len(became), len(s.mutants), noticed, count[stuck], count[passed], count[notReached],
		share(noticed, len(became)), share(noticed, len(became)-count[notReached]))
}

func share(part, whole int) float64 { return 100 * float64(part) / float64(max(1, whole)) }
