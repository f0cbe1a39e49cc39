package delivery

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"bao/internal/publish/host"
)

// left puts somebody's lock on a host.
func left(s *shelf, h Holder) {
	data, _ := json.Marshal(h)
	s.set(lockPath, data)
}

// TestLock holds that whoever publishes is named to the next, and that what a
// run left behind stops nobody for long, whatever the clocks say.
func TestLock(t *testing.T) {
	for name, c := range map[string]struct {
		age   time.Duration // of the lock, by the clock of who looks
		alive bool          // its holder is at it
		taken bool
		wait  time.Duration
	}{
		"at it":                          {0, true, false, 0},
		"at it a while ago":              {5 * time.Minute, false, false, 0},
		"left behind":                    {time.Hour, false, true, Usual.Watch + Usual.Beat/10},
		"at it, its clock is a day off":  {24 * time.Hour, true, false, Usual.Watch},
		"at it, its clock runs ahead":    {-24 * time.Hour, true, false, Usual.Watch},
		"left behind, clock runs ahead":  {-24 * time.Hour, false, true, Usual.Watch + Usual.Beat/10},
		"left behind by ten minutes yet": {Usual.Stale, false, true, Usual.Watch + Usual.Beat/10},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := newShelf()
				ctx, stop := context.WithCancel(t.Context())
				defer stop()
				other := Holder{Token: "x", Who: "欧阳渡@门口", Since: time.Now().Add(-c.age), Seen: time.Now().Add(-c.age)}
				left(s, other)
				if c.alive {
					go func() {
						for sleep(ctx, Usual.Beat) == nil {
							other.Seen = other.Seen.Add(Usual.Beat)
							s.mu.Lock()
							left(s, other)
							s.mu.Unlock()
						}
					}()
				}
				told := false
				begun := time.Now()
				p := open(t, s, t.TempDir(), func(o *Options) { o.Pace, o.Stale = Usual, func(Holder) { told = true } })
				_, err := publish(t, p, setOf(t, map[string]string{"index.html": "state 1 end 1"}))
				var held *Held
				if c.taken != (err == nil) || c.taken != told || !c.taken && (!errors.As(err, &held) || held.Who != other.Who) {
					t.Errorf("taken %v, told %v: %v", c.taken, told, err)
				}
				if took := time.Since(begun); took != c.wait {
					t.Errorf("took %v, want %v", took, c.wait)
				}
				if _, there := s.files[lockPath]; c.taken == there {
					t.Errorf("the lock is there: %v", there)
				}
			})
		})
	}
}

// TestLockOfOwnRun is taken over at once: the run that left it is over.
func TestLockOfOwnRun(t *testing.T) {
	s, data := newShelf(), t.TempDir()
	set := setOf(t, map[string]string{"index.html": "state 1 end 1"})
	s.fail = func(call int, _ bool) error {
		if call > 5 {
			return errCut
		}
		return nil
	}
	p := open(t, s, data)
	if _, err := publish(t, p, set); !errors.Is(err, errCut) || len(s.files[lockPath]) == 0 {
		t.Fatalf("%v, the lock is %q", err, s.files[lockPath])
	}
	s.fail = nil
	p.Close()
	if _, err := publish(t, open(t, s, data), set); err != nil {
		t.Error(err)
	}
}

// TestLostLock stops a publication whose lock somebody else took.
func TestLostLock(t *testing.T) {
	s := newShelf()
	s.traits.Parallel = 1
	p := open(t, s, t.TempDir())
	plan, err := p.Plan(t.Context(), setOf(t, map[string]string{"a.txt": "a", "b.txt": "b", "index.html": "state 1 end 1"}))
	if err != nil {
		t.Fatal(err)
	}
	s.seen = func(files map[string][]byte) {
		if _, there := files["b.txt"]; there {
			left(s, Holder{Token: "y"})
		}
	}
	if _, err := p.Send(t.Context(), plan); !errors.Is(err, ErrOvertaken) {
		t.Error(err)
	}
	if m, _ := decode(s.files[host.Control+"/manifest"]); m == nil || m.Done {
		t.Error("the manifest says that all is there")
	}
	if _, there := s.files[lockPath]; !there {
		t.Error("the other's lock is gone")
	}
}

// TestOvertaken refuses a plan made before somebody else published.
func TestOvertaken(t *testing.T) {
	s := newShelf()
	p, other := open(t, s, t.TempDir()), open(t, s, t.TempDir())
	set := setOf(t, map[string]string{"index.html": "state 1 end 1"})
	plan, err := p.Plan(t.Context(), set)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := publish(t, other, set); err != nil {
		t.Fatal(err)
	}
	if _, err := p.Send(t.Context(), plan); !errors.Is(err, ErrOvertaken) {
		t.Error(err)
	}
}

// TestBusy holds that one bao of a computer publishes to a host at a time.
func TestBusy(t *testing.T) {
	s, data := newShelf(), t.TempDir()
	open(t, s, data)
	if _, err := Open(Options{Host: s, Data: data}); !errors.Is(err, ErrBusy) {
		t.Error(err)
	}
}

// TestLockCutInTheTaking is a run that is cut off as soon as it has its lock:
// the next of this computer does not wait for it.
func TestLockCutInTheTaking(t *testing.T) {
	s, data := newShelf(), t.TempDir()
	set := setOf(t, map[string]string{"index.html": "state 1 end 1"})
	for range 3 {
		s.fail = func(int, bool) error {
			if s.files[lockPath] != nil {
				return errCut
			}
			return nil
		}
		p := open(t, s, data)
		if _, err := publish(t, p, set); !errors.Is(err, errCut) {
			t.Fatal(err)
		}
		p.Close()
	}
	s.fail = nil
	p := open(t, s, data, func(o *Options) { o.Stale = func(Holder) { t.Error("taken for another's") } })
	if _, err := publish(t, p, set); err != nil {
		t.Error(err)
	}
	if own := ownLocks(data); len(own) != 2 { // the others did not come that far
		t.Errorf("its own are %v", own)
	}
	for range 2 * mostLocks {
		if err := noteLock(data, newToken()); err != nil {
			t.Fatal(err)
		}
	}
	if own := ownLocks(data); len(own) != mostLocks {
		t.Errorf("kept are %d", len(own))
	}
}

// TestLockComesLate: a beat that was stopped reaches the host after the lock
// was given back. The next run of this computer does not wait for it.
func TestLockComesLate(t *testing.T) {
	s, data := newShelf(), t.TempDir()
	var late []byte
	s.seen = func(files map[string][]byte) {
		if files[lockPath] != nil {
			late = slices.Clone(files[lockPath])
		}
	}
	for i := range 2 {
		p := open(t, s, data, func(o *Options) { o.Stale = func(Holder) { t.Error("taken for another's") } })
		if _, err := publish(t, p, setOf(t, map[string]string{"index.html": fmt.Sprint(i)})); err != nil {
			t.Fatal(err)
		}
		p.Close()
		s.set(lockPath, late)
	}
}

// TestLockInTheMaking is one of which only the name is there yet: it is
// another's all the same.
func TestLockInTheMaking(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newShelf()
		s.set(lockPath, nil)
		time.AfterFunc(time.Second, func() {
			s.mu.Lock()
			defer s.mu.Unlock()
			left(s, Holder{Token: "x", Who: "欧阳渡@门口", Seen: time.Now()})
		})
		p := open(t, s, t.TempDir(), func(o *Options) { o.Pace = Usual })
		_, err := publish(t, p, setOf(t, map[string]string{"index.html": "state 1 end 1"}))
		var held *Held
		if !errors.As(err, &held) || held.Who != "欧阳渡@门口" {
			t.Error(err)
		}
	})
}

// TestLockOfTwo is a host on which two can take the lock at once: the first of
// them finds that out before it sends anything.
func TestLockOfTwo(t *testing.T) {
	for _, exclusive := range []bool{true, false} {
		synctest.Test(t, func(t *testing.T) {
			s := newShelf()
			s.traits.Exclusive = exclusive
			s.seen = func(files map[string][]byte) {
				if files[lockPath] != nil {
					s.seen = nil
					time.AfterFunc(time.Second, func() {
						s.mu.Lock()
						defer s.mu.Unlock()
						left(s, Holder{Token: "x", Who: "欧阳渡@门口", Seen: time.Now()})
					})
				}
			}
			p := open(t, s, t.TempDir(), func(o *Options) { o.Pace = Usual })
			_, err := publish(t, p, setOf(t, map[string]string{"index.html": "state 1 end 1"}))
			var held *Held
			if errors.As(err, &held) == exclusive || !exclusive && len(s.site()) > 0 {
				t.Errorf("exclusive %v: %v, there are %q", exclusive, err, s.site())
			}
		})
	}
}

// TestSlept is a computer that falls asleep while it publishes. Meanwhile
// somebody else takes its lock and publishes; when it wakes it writes nothing
// over that.
func TestSlept(t *testing.T) {
	for _, taken := range []bool{true, false} {
		s := newShelf()
		s.traits.Parallel = 1
		now := time.Now()
		p := open(t, s, t.TempDir(), func(o *Options) {
			o.Pace.Beat = time.Hour // no beat while it sleeps
			o.Now = func() time.Time { return now }
		})
		plan, err := p.Plan(t.Context(), setOf(t, map[string]string{"a.txt": "a", "b.txt": "b", "c.txt": "c", "index.html": "state 1 end 1"}))
		if err != nil {
			t.Fatal(err)
		}
		s.seen = func(files map[string][]byte) {
			if files["a.txt"] != nil {
				s.seen = nil
				now = now.Add(time.Hour)
				if taken {
					left(s, Holder{Token: "y"})
				}
			}
		}
		_, err = p.Send(t.Context(), plan)
		if taken && (!errors.Is(err, ErrOvertaken) || s.files["b.txt"] != nil) || !taken && err != nil {
			t.Errorf("taken %v: %v, there are %q", taken, err, s.site())
		}
	}
}

// TestKeptUp is a publication that takes long: whoever comes meanwhile finds
// its lock fresh, and waits for nothing.
func TestKeptUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newShelf()
		h := &reading{shelf: s, before: func() { time.Sleep(2 * Usual.Stale) }}
		set := setOf(t, map[string]string{"index.html": "1"})
		began := time.Now()
		for i := range 3 {
			time.AfterFunc(Usual.Stale/2*time.Duration(i+1), func() {
				came := time.Now()
				_, err := publish(t, open(t, s, t.TempDir(), func(o *Options) { o.Pace = Usual }), set)
				var held *Held
				if !errors.As(err, &held) || time.Since(came) > 0 || !held.Since.Equal(began) || came.Sub(held.Seen) > Usual.Beat {
					t.Errorf("%v: %+v, %v", time.Since(began), held, err)
				}
			})
		}
		if _, err := publish(t, open(t, h, t.TempDir(), func(o *Options) { o.Pace = Usual }), set); err != nil {
			t.Error(err)
		}
	})
}

// TestOvertakenBy is what stands on the host when a plan is carried out: only
// what it was made of will do.
func TestOvertakenBy(t *testing.T) {
	was := &manifest{Number: 3, Token: "a", Done: true, records: map[string]record{}}
	for name, c := range map[string]struct {
		before, now *manifest
		want        error
	}{
		"the same":            {was, was, nil},
		"another number":      {was, &manifest{Number: 4, Token: "a", Done: true}, ErrOvertaken},
		"another run":         {was, &manifest{Number: 3, Token: "b", Done: true}, ErrOvertaken},
		"gone":                {was, nil, ErrOvertaken},
		"come":                {nil, was, ErrOvertaken},
		"nothing":             {nil, nil, nil},
		"damaged":             {&manifest{Number: -1}, &manifest{Number: -1}, nil},
		"damaged since":       {was, &manifest{Number: -1}, errManifest},
		"no longer damaged":   {&manifest{Number: -1}, was, ErrOvertaken},
		"damaged, gone since": {&manifest{Number: -1}, nil, nil},
	} {
		t.Run(name, func(t *testing.T) {
			s := newShelf()
			lay := func(m *manifest) {
				delete(s.files, host.Control+"/manifest")
				if m != nil && m.Number < 0 {
					s.set(host.Control+"/manifest", []byte("?"))
				} else if m != nil {
					s.set(host.Control+"/manifest", m.encode())
				}
			}
			lay(c.before)
			p := open(t, s, t.TempDir())
			plan, err := p.Plan(t.Context(), setOf(t, map[string]string{"index.html": "1"}))
			if err != nil {
				t.Fatal(err)
			}
			lay(c.now)
			if _, err := p.Send(t.Context(), plan); !errors.Is(err, c.want) || (len(s.site()) > 0) != (c.want == nil) {
				t.Errorf("%v, there are %q", err, s.site())
			}
		})
	}
}
