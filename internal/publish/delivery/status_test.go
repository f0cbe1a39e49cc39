package delivery

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"bao/internal/publish/host"
)

// TestStatus has others change a host in every way, and mends it.
func TestStatus(t *testing.T) {
	now := time.Date(2026, 11, 9, 8, 0, 0, 5e8, time.UTC)
	files := map[string]string{
		"index.html": "state 1 end 1", "deleted.html": "deleted", "longer.html": "longer", "other.html": "abcdef", "soon.html": "ABCDEF",
		"photos/1.jpg": "picture", "same.html": "same",
	}
	for name, set := range map[string]func(s *shelf){
		"":              func(*shelf) {},
		"without times": func(s *shelf) { s.timeless = true },
		"without sizes": func(s *shelf) { s.sizeless = true },
		"with neither":  func(s *shelf) { s.timeless, s.sizeless = true, true },
	} {
		t.Run(name, func(t *testing.T) {
			s := newShelf()
			s.now = func() time.Time { return now }
			set(s)
			p := open(t, s, t.TempDir(), func(o *Options) { o.Now = s.now })
			paper := setOf(t, files)
			s.now = func() time.Time { return now.Add(-time.Hour) } // but for the manifest, sent long before its end
			s.seen = func(files map[string][]byte) {
				if len(visible(files)) == 7 {
					s.now = func() time.Time { return now }
				}
			}
			if _, err := publish(t, p, paper); err != nil {
				t.Fatal(err)
			}
			s.seen = nil
			st, err := p.Status(t.Context())
			if err != nil || st.Last != (Earlier{Number: 1, At: now.Truncate(time.Second), By: "岑望舒@编辑部", Files: 7, Bytes: 13 + 7 + 6 + 6 + 6 + 7 + 4}) ||
				len(st.Missing)+len(st.Altered)+len(st.Added)+st.Kept+st.Unread > 0 || st.Unfinished || st.Damaged || st.Lock != nil {
				t.Fatalf("untouched: %+v, %v", st, err)
			}
			if want := 7; s.timeless && st.Looked != want || !s.timeless && st.Looked > 1 {
				t.Errorf("read back were %d", st.Looked)
			}

			delete(s.files, "deleted.html")
			s.set("soon.html", []byte("GHIJKL")) // within the second of the end
			now = now.Add(time.Hour)
			s.set("longer.html", []byte("longer than before"))
			s.set("other.html", []byte("ghijkl"))
			s.set("same.html", []byte("same")) // touched, as it was
			s.set("mine.txt", []byte("others'"))
			left(s, Holder{Who: "欧阳渡"})
			st, err = p.Status(t.Context())
			if err != nil || !slices.Equal(st.Missing, []string{"deleted.html"}) || !slices.Equal(st.Altered, []string{"longer.html", "other.html", "soon.html"}) ||
				!slices.Equal(st.Added, []string{"mine.txt"}) || st.Lock == nil || st.Lock.Who != "欧阳渡" {
				t.Errorf("%+v, %v", st, err)
			}
			delete(s.files, lockPath)

			plan, err := p.Plan(t.Context(), paper)
			if err != nil || !plan.Nothing() {
				t.Fatalf("%+v, %v", plan, err)
			}
			if err := p.Repair(t.Context(), plan); err != nil || len(plan.Added) != 1 || len(plan.Changed) != 3 || plan.Unchanged != 3 {
				t.Errorf("%+v, %v", plan, err)
			}
			if r, err := p.Send(t.Context(), plan); err != nil || r.Sent != 4 {
				t.Errorf("%+v, %v", r, err)
			}
			holds(t, s.site(), files)
			if got := s.site()["mine.txt"]; got != "others'" {
				t.Errorf("others' file is %q", got)
			}
		})
	}
}

// TestStatusElse is about hosts that hold no whole publication.
func TestStatusElse(t *testing.T) {
	s, data := newShelf(), t.TempDir()
	p := open(t, s, data)
	if st, err := p.Status(t.Context()); err != nil || st.Last.Number != 0 || st.Damaged {
		t.Errorf("empty: %+v, %v", st, err)
	}
	one := setOf(t, map[string]string{"a.html": "a", "b.html": "b", "index.html": "state 1 end 1"})
	if _, err := publish(t, p, one); err != nil {
		t.Fatal(err)
	}
	two := setOf(t, map[string]string{"c.html": "c", "d.html": "d", "index.html": "state 2 end 2"})
	s.fail = func(int, bool) error {
		if string(s.files["index.html"]) == "state 2 end 2" {
			return errCut
		}
		return nil
	}
	if _, err := publish(t, p, two); !errors.Is(err, errCut) {
		t.Fatal(err)
	}
	s.fail = nil
	delete(s.files, "a.html")
	st, err := p.Status(t.Context())
	if err != nil || !st.Unfinished || st.Kept != 2 || st.Last.Number != 2 || len(st.Missing)+len(st.Altered)+len(st.Added) > 0 || st.Lock == nil {
		t.Errorf("cut off: %+v, %v", st, err)
	}
	if _, err := publish(t, p, two); err != nil {
		t.Fatal(err)
	}
	for _, call := range []int{1, 2, 3} { // a line that fails at each call
		first := s.calls
		s.fail = func(n int, _ bool) error {
			if n-first >= call {
				return errCut
			}
			return nil
		}
		if _, err := p.Status(t.Context()); !errors.Is(err, errCut) {
			t.Errorf("cut at call %d: %v", call, err)
		}
	}
}

// TestStatusMany lists what differs in the order of the paths.
func TestStatusMany(t *testing.T) {
	s := newShelf()
	p := open(t, s, t.TempDir())
	files := map[string]string{"index.html": "1"}
	for i := range 60 {
		files[fmt.Sprintf("%02d.html", i)] = "1"
	}
	if _, err := publish(t, p, setOf(t, files)); err != nil {
		t.Fatal(err)
	}
	for i := range 20 {
		delete(s.files, fmt.Sprintf("%02d.html", i))
		s.set(fmt.Sprintf("%02d.html", 20+i), []byte("changed"))
		s.set(fmt.Sprintf("x%02d.html", i), []byte("others'"))
	}
	st, err := p.Status(t.Context())
	if err != nil || len(st.Missing) != 20 || len(st.Altered) != 20 || len(st.Added) != 20 ||
		!slices.IsSorted(st.Missing) || !slices.IsSorted(st.Altered) || !slices.IsSorted(st.Added) {
		t.Errorf("%+v, %v", st, err)
	}
	set, err := p.Back(1)
	if err != nil || !slices.IsSortedFunc(set.Pieces, func(a, b Piece) int { return compare(a.Path, b.Path) }) {
		t.Errorf("%v", err)
	}
	plan, err := p.Plan(t.Context(), Set{})
	if err != nil || len(plan.Removed) != 61 || !slices.IsSorted(plan.Removed) {
		t.Errorf("%v, %v", plan.Removed, err)
	}
	p.o.Keep = 0
	plan, err = p.Plan(t.Context(), Set{})
	if err != nil || len(plan.Expired) != 61 || !slices.IsSorted(plan.Expired) {
		t.Errorf("%v, %v", plan.Expired, err)
	}
}

// TestRepairOfKept: what comes back after others deleted it is sent.
func TestRepairOfKept(t *testing.T) {
	s := newShelf()
	p := open(t, s, t.TempDir())
	one := setOf(t, map[string]string{"a.html": "a", "b.html": "b", "index.html": "state 1 end 1"})
	two := setOf(t, map[string]string{"index.html": "state 2 end 2"})
	for _, set := range []Set{one, two} {
		if _, err := publish(t, p, set); err != nil {
			t.Fatal(err)
		}
	}
	delete(s.files, "a.html")
	plan, err := p.Plan(t.Context(), one)
	if err != nil || plan.Returned != 2 || plan.Unchanged != 2 {
		t.Fatalf("%+v, %v", plan, err)
	}
	if err := p.Repair(t.Context(), plan); err != nil || plan.Returned != 1 || plan.Unchanged != 1 || len(plan.Added) != 1 {
		t.Errorf("%+v, %v", plan, err)
	}
	if _, err := p.Send(t.Context(), plan); err != nil || s.site()["a.html"] != "a" {
		t.Errorf("there are %q, %v", s.site(), err)
	}
	s.set(host.Control+"/manifest", nil)
	plan, err = p.Plan(t.Context(), one)
	if err != nil || len(plan.Changed) != 3 {
		t.Fatal(err)
	}
	if err := p.Repair(t.Context(), plan); err != nil || len(plan.Changed) != 3 {
		t.Errorf("%+v, %v", plan, err)
	}
	first := s.calls
	s.fail = func(n int, _ bool) error {
		if n > first+1 {
			return errCut
		}
		return nil
	}
	if _, err = p.Plan(t.Context(), one); err == nil {
		t.Error("planned without a list")
	}
}

func TestWorthReading(t *testing.T) {
	on := &manifest{records: map[string]record{}}
	for name, size := range map[string]int64{"a.jpg": 1, "b.html": mostLooked - 1, "c.html": 2, "d.jpg": 1, "0.jpg": mostLooked} {
		on.records[name] = record{there, oldSum, size, 0}
	}
	if got := worthReading(on, []string{"a.jpg", "d.jpg", "c.html", "b.html", "0.jpg"}); fmt.Sprint(got) != "[b.html a.jpg]" {
		t.Errorf("%v", got)
	}
}

// BenchmarkRepair is of a paper of 20,000 files which somebody deleted.
func BenchmarkRepair(b *testing.B) {
	s := newShelf()
	p := open(b, s, b.TempDir())
	on := &manifest{Number: 1, Done: true, records: map[string]record{}}
	var set Set
	for i := range 20000 {
		path := fmt.Sprintf("2026/%05d.html", i)
		on.records[path] = record{there, oldSum, 5, 0}
		set.Pieces = append(set.Pieces, Piece{Path: path, Size: 5, Sum: oldSum})
	}
	s.set(host.Control+"/manifest", on.encode())
	for b.Loop() {
		plan, err := p.Plan(b.Context(), set)
		if err == nil {
			err = p.Repair(b.Context(), plan)
		}
		if err != nil || len(plan.Added) != 20000 {
			b.Fatal(len(plan.Added), err)
		}
	}
}
