package delivery

import (
	"errors"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"testing"
	"time"
)

var (
	cuts   = flag.Int("cuts", 6, "how many papers TestCutAnywhere publishes")
	errCut = errors.New("the line is cut")
)

// TestCutAnywhere publishes papers in some states of their life, days apart,
// and some again, each over a line that fails now and then, before a call is carried out or after, and is
// cut for good at some call, until one publication comes through. At every
// moment all that pages lead to is there, and no page is of two publications;
// in the end the host holds what a publication without trouble leaves, beside
// what is kept for a while.
func TestCutAnywhere(t *testing.T) {
	for seed := range *cuts {
		for _, whole := range []bool{true, false} {
			t.Run(fmt.Sprintf("%d whole %v", seed, whole), func(t *testing.T) { cutAnywhere(t, uint64(seed), whole) })
		}
	}
}

func cutAnywhere(t *testing.T, seed uint64, whole bool) {
	r := rand.New(rand.NewPCG(seed, 1))
	s := newShelf()
	s.traits.Whole = whole
	s.seen = func(files map[string][]byte) { look(t, visible(files), whole) }
	own, other := t.TempDir(), t.TempDir() // computers
	now := time.Date(2026, 11, 9, 8, 0, 0, 0, time.UTC)
	var states []map[string]string
	var files map[string]string
	for state := range 6 {
		if files = town(r, state); state > 1 && r.IntN(3) == 0 { // one that was comes back
			files = states[r.IntN(state)]
		}
		states = append(states, files)
		set := setOf(t, files)
		keep := time.Duration(r.IntN(3)) * 24 * time.Hour
		goesOn := state > 0 && r.IntN(3) == 0 // from what a run left that was cut off
		err := errCut
		for tries := 0; err != nil && !goesOn || tries == 0; tries++ {
			if tries > 60 {
				t.Fatal("never came through")
			}
			s.cut(r, tries)
			data := own
			if whole && r.IntN(4) == 0 { // it would not know what was left torn
				data = other
			}
			err = once(t, s, data, set, func(o *Options) { o.Keep, o.Now = keep, func() time.Time { return now } })
			s.fail = nil
		}
		if err == nil {
			holds(t, s.site(), files)
		}
		now = now.AddDate(0, 0, r.IntN(3))
	}
	delete(s.files, lockPath) // a run may have been cut off before it could
	p := open(t, s, own, func(o *Options) { o.Keep = 0 })
	if _, err := publish(t, p, setOf(t, files)); err != nil {
		t.Fatal(err)
	}
	if got := s.site(); !maps.Equal(got, files) {
		t.Errorf("with nothing kept the host holds %d files, want %d", len(got), len(files))
	}
}

// look is a reader who follows every link.
func look(t *testing.T, files map[string]string, whole bool) {
	broken, torn := dead(files)
	for _, b := range broken {
		t.Errorf("a link leads nowhere: %s", b)
	}
	if torn > 1 || torn == 1 && whole {
		t.Errorf("%d pages are torn", torn)
	}
}

// cut makes a line fail now and then, and at some call for good.
func (s *shelf) cut(r *rand.Rand, tries int) {
	at := s.calls + r.IntN(80)
	s.fail = func(call int, after bool) error {
		if call >= at && tries < 50 || after == (call%2 == 0) && r.IntN(12) == 0 {
			return errCut
		}
		return nil
	}
}

// once is a run of some computer. What it may meet is the cut, and what runs
// before it left.
func once(t *testing.T, s *shelf, data string, set Set, change ...func(*Options)) error {
	p := open(t, s, data, change...)
	defer p.Close()
	_, err := publish(t, p, set)
	var held *Held
	switch {
	case errors.As(err, &held): // the other computer's, which was cut off
		s.mu.Lock()
		delete(s.files, lockPath)
		s.mu.Unlock()
	case err != nil && !errors.Is(err, errCut) && !errors.Is(err, ErrOvertaken):
		t.Fatal(err)
	}
	return err
}

func holds(t *testing.T, got, want map[string]string) {
	t.Helper()
	for path := range want {
		if got[path] != want[path] {
			t.Fatalf("%s is %q, want %q", path, got[path], want[path])
		}
	}
}

// TestResumes cuts a publication in the middle: the next sends what is left.
func TestResumes(t *testing.T) {
	s := newShelf()
	s.traits.Parallel = 1
	data := t.TempDir()
	files := map[string]string{"index.html": "state 1 end 1"}
	for i := range 50 {
		files[fmt.Sprintf("%02d.txt", i)] = fmt.Sprint(i)
	}
	set := setOf(t, files)
	s.fail = func(call int, _ bool) error {
		if call > 30 {
			return errCut
		}
		return nil
	}
	alone := func(o *Options) { o.Pace.Beat = time.Hour } // signs of life are calls, too
	if err := once(t, s, data, set, alone); !errors.Is(err, errCut) {
		t.Fatal(err)
	}
	there := len(s.site())
	s.fail = nil
	p := open(t, s, data)
	r, err := publish(t, p, set)
	if err != nil || there == 0 || r.Sent > 51-there {
		t.Errorf("sent %d after %d, %v", r.Sent, there, err)
	}
	before := s.calls
	if plan, err := p.Plan(t.Context(), set); err != nil || !plan.Nothing() || s.calls > before+2 {
		t.Errorf("an unchanged set takes %d calls, %v", s.calls-before, err)
	}
}
