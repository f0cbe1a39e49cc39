package delivery

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"
)

var (
	oldSum = Sum{1}
	newSum = Sum{2}
)

// TestCompared holds one file, as the paper has it or not, against what a
// manifest says of it, on day 100 with seven days to keep.
func TestCompared(t *testing.T) {
	for name, c := range map[string]struct {
		record record // of the file; none where its state is 0
		paper  Sum    // zero: the paper does not have it
		keep   int64
		want   string // where it is in the plan
		begun  record // what is noted before anything is sent; state 0: nothing
		done   record // and in the end
	}{
		"new":                      {record{}, newSum, 7, "added", record{coming, newSum, 5, 0}, record{there, newSum, 5, 0}},
		"as it was":                {record{there, oldSum, 5, 0}, oldSum, 7, "unchanged", record{there, oldSum, 5, 0}, record{there, oldSum, 5, 0}},
		"changed":                  {record{there, oldSum, 4, 0}, newSum, 7, "changed", record{turning, newSum, 5, 0}, record{there, newSum, 5, 0}},
		"was coming":               {record{coming, newSum, 5, 0}, newSum, 7, "added", record{coming, newSum, 5, 0}, record{there, newSum, 5, 0}},
		"was turning":              {record{turning, newSum, 5, 0}, newSum, 7, "changed", record{turning, newSum, 5, 0}, record{there, newSum, 5, 0}},
		"comes back":               {record{kept, oldSum, 5, 103}, oldSum, 7, "returned", record{there, oldSum, 5, 0}, record{there, oldSum, 5, 0}},
		"comes back, long kept":    {record{kept, oldSum, 5, 90}, oldSum, 7, "returned", record{there, oldSum, 5, 0}, record{there, oldSum, 5, 0}},
		"comes back, otherwise":    {record{kept, oldSum, 4, 103}, newSum, 7, "changed", record{turning, newSum, 5, 0}, record{there, newSum, 5, 0}},
		"comes back, nobody knows": {record{kept, Sum{}, 5, 103}, newSum, 7, "added", record{kept, Sum{}, 5, 103}, record{there, newSum, 5, 0}},
		"gone":                     {record{there, oldSum, 5, 0}, Sum{}, 7, "removed", record{kept, oldSum, 5, 107}, record{kept, oldSum, 5, 107}},
		"gone, was coming":         {record{coming, oldSum, 5, 0}, Sum{}, 7, "removed", record{kept, Sum{}, 5, 107}, record{kept, Sum{}, 5, 107}},
		"gone, was turning":        {record{turning, oldSum, 5, 0}, Sum{}, 7, "removed", record{kept, Sum{}, 5, 107}, record{kept, Sum{}, 5, 107}},
		"kept":                     {record{kept, oldSum, 5, 101}, Sum{}, 7, "", record{kept, oldSum, 5, 101}, record{kept, oldSum, 5, 101}},
		"kept long enough":         {record{kept, oldSum, 5, 100}, Sum{}, 7, "expired", record{kept, Sum{}, 5, 0}, record{}},
		"gone at once":             {record{there, oldSum, 5, 0}, Sum{}, 0, "expired", record{kept, Sum{}, 5, 0}, record{}},
		"gone at once, was coming": {record{coming, oldSum, 5, 0}, Sum{}, 0, "expired", record{kept, Sum{}, 5, 0}, record{}},
		"kept, gone at once":       {record{kept, oldSum, 5, 107}, Sum{}, 0, "expired", record{kept, Sum{}, 5, 0}, record{}},
	} {
		t.Run(name, func(t *testing.T) {
			const file = "2026-11-09/a.html"
			on := &manifest{Number: 8, Done: true, records: map[string]record{}}
			if c.record.state != 0 {
				on.records[file] = c.record
			}
			var set Set
			if c.paper != (Sum{}) {
				set.Pieces = []Piece{{Path: file, Size: 5, Sum: c.paper}}
			}
			p := compared(set, on, 100, c.keep)
			var is []string
			for where, in := range map[string]bool{
				"added": len(p.Added) > 0, "changed": len(p.Changed) > 0, "removed": len(p.Removed) > 0, "expired": len(p.Expired) > 0,
				"returned": p.Returned > 0, "unchanged": p.Unchanged > p.Returned,
			} {
				if in {
					is = append(is, where)
				}
			}
			if got := strings.Join(is, ", "); got != c.want {
				t.Errorf("it is in %q, want %q", got, c.want)
			}
			if got := p.begun(false)[file]; got != c.begun {
				t.Errorf("begun: %+v, want %+v", got, c.begun)
			}
			if c.want == "added" {
				c.begun = c.done // it has come
			}
			if got := p.begun(true)[file]; got != c.begun {
				t.Errorf("when what is new has come: %+v, want %+v", got, c.begun)
			}
			if got := p.done()[file]; got != c.done {
				t.Errorf("done: %+v, want %+v", got, c.done)
			}
			if want := c.want == "" || c.want == "unchanged"; p.Nothing() != want {
				t.Errorf("nothing to do: %v", !want)
			}
			if p.Number != 9 || p.Unfinished || !p.Until.Equal(time.Unix((100+c.keep)*24*60*60, 0)) {
				t.Errorf("%+v", p)
			}
		})
	}
}

// TestFirst is about a place where nothing was published.
func TestFirst(t *testing.T) {
	set := Set{Pieces: []Piece{{Path: "a.html", Size: 3}, {Path: Front, Size: 4}}}
	p := compared(set, nil, 100, 7)
	if p.Number != 1 || len(p.Added) != 2 || p.Nothing() || p.Unfinished || p.Bytes() != 7 || p.Before != (Earlier{}) || p.Earlier("a.html") != (Sum{}) {
		t.Errorf("%+v", p)
	}
	// Readers don't come before there is a front page.
	if r := p.begun(true); r[Front].state != coming || r["a.html"].state != there {
		t.Errorf("%+v", r)
	}
}

func TestUnfinished(t *testing.T) {
	at := time.Date(2026, 11, 9, 8, 0, 0, 0, time.UTC)
	on := &manifest{Number: 3, At: at, By: "岑望舒", records: map[string]record{
		"a.html": {there, oldSum, 5, 0}, "b.html": {turning, oldSum, 5, 0}, "c.html": {kept, newSum, 6, 200}, "d.html": {coming, newSum, 6, 0},
	}}
	p := compared(Set{Pieces: []Piece{{Path: "a.html", Size: 5, Sum: oldSum}}}, on, 100, 7)
	if p.Nothing() || !p.Unfinished || p.Before != (Earlier{Number: 3, At: at, By: "岑望舒"}) {
		t.Errorf("%+v", p)
	}
	for path, want := range map[string]Sum{"a.html": oldSum, "b.html": {}, "c.html": newSum, "d.html": {}, "e.html": {}} {
		if got := p.Earlier(path); got != want {
			t.Errorf("%s was %s, want %s", path, got, want)
		}
	}
	var size int64
	for _, e := range p.Holds() {
		size += e.Size
	}
	if len(p.Holds()) != 4 || size != 5+5+6+6 {
		t.Errorf("it holds %v", p.Holds())
	}
}

func TestOrder(t *testing.T) {
	pieces := func(paths ...string) (list []Piece) {
		for _, p := range paths {
			list = append(list, Piece{Path: p})
		}
		return list
	}
	p := &Plan{
		Added:   pieces("2026/b.html", "2026/index.html", "feed2.xml", "index.html", "offline.json", "photos/1.jpg"),
		Changed: pieces("2025/a.HTML", "2025/c.html", "2025/index.html", "feed.json", "feed.xml", "llms.txt", "photos/llms.txt", "search/1.js", "sitemap.xml"),
		torn:    "2025/c.html",
	}
	want := []string{
		"feed2.xml photos/1.jpg", "2026/b.html 2026/index.html", "2025/c.html", "photos/llms.txt search/1.js", "2025/a.HTML", "2025/index.html",
		"feed.json feed.xml llms.txt sitemap.xml", "index.html", "offline.json",
	}
	is := func() (list []string) {
		for _, step := range p.order() {
			var paths []string
			for _, piece := range step {
				paths = append(paths, piece.Path)
			}
			list = append(list, strings.Join(paths, " "))
		}
		return list
	}
	if got := is(); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	// The front page, when it is not new, and torn itself.
	p = &Plan{Changed: pieces("a.html", "index.html", "2026/offline.json", "offline.json")}
	if got := is(); got[3] != "2026/offline.json" || got[4] != "a.html" || got[7] != "index.html" || got[8] != "offline.json" {
		t.Errorf("%q", got)
	}
	p.torn = "index.html"
	if got := is(); got[firstInPlace] != "index.html" {
		t.Errorf("%q", got)
	}
	// What was kept may be there still: first what is torn, then what pages are made of.
	p = &Plan{
		Added: pieces("a.html", "b.html", "c.html", "new.html", "photos/1.jpg"), torn: "c.html",
		state: &manifest{records: map[string]record{"a.html": {state: kept}, "c.html": {state: kept}, "photos/1.jpg": {state: kept}, "b.html": {state: coming}}},
	}
	if got := is(); got[1] != "b.html new.html" || got[firstInPlace] != "c.html photos/1.jpg a.html" {
		t.Errorf("%q", got)
	}
}

// TestCutWhileDeleting cuts a publication between a deletion and the note of
// it: the file that then comes back is put again.
func TestCutWhileDeleting(t *testing.T) {
	s, data := newShelf(), t.TempDir()
	day := time.Date(2026, 11, 9, 8, 0, 0, 0, time.UTC)
	at := func(o *Options) { o.Now = func() time.Time { return day } }
	with := setOf(t, map[string]string{"a.html": "state 1 end 1", "index.html": "state 1 end 1"})
	without := setOf(t, map[string]string{"index.html": "state 2 end 2"})
	for _, set := range []Set{with, without} {
		p := open(t, s, data, at)
		if _, err := publish(t, p, set); err != nil {
			t.Fatal(err)
		}
		p.Close()
	}
	day = day.AddDate(0, 0, 6)
	p := open(t, s, data, at)
	if plan, err := p.Plan(t.Context(), without); err != nil || !plan.Nothing() {
		t.Fatalf("a day too early: %+v, %v", plan, err)
	}
	day = day.AddDate(0, 0, 1)
	gone := false
	s.seen = func(files map[string][]byte) { gone = gone || files["a.html"] == nil }
	s.fail = func(_ int, after bool) error {
		if gone && !after {
			return errCut
		}
		return nil
	}
	if r, err := publish(t, p, without); !errors.Is(err, errCut) || !gone || r.Number != 0 {
		t.Fatalf("%v, gone: %v", err, gone)
	}
	p.Close()
	s.fail, s.seen = nil, nil
	delete(s.files, lockPath)
	if _, err := publish(t, open(t, s, data, at), with); err != nil || s.site()["a.html"] == "" {
		t.Errorf("there are %q, %v", s.site(), err)
	}
}

// TestOtherCase holds that A.html is not deleted when a.html took its place:
// on many hosts they are one.
func TestOtherCase(t *testing.T) {
	for _, keep := range []time.Duration{0, 7 * 24 * time.Hour} {
		t.Run(fmt.Sprint(keep), func(t *testing.T) {
			s, data := newShelf(), t.TempDir()
			s.caseless = true
			now := time.Now()
			change := func(o *Options) { o.Keep, o.Now = keep, func() time.Time { return now } }
			one := map[string]string{"Jiu/A.html": "state 1 end 1", "index.html": "state 1 end 1"}
			two := map[string]string{"jiu/a.html": "state 2 end 2", "index.html": "state 2 end 2"}
			three := map[string]string{"index.html": "state 3 end 3"}
			for i, files := range []map[string]string{one, two, two, one, two, three, three} {
				p := open(t, s, data, change)
				if _, err := publish(t, p, setOf(t, files)); err != nil {
					t.Fatal(err)
				}
				p.Close()
				got := s.site()
				for path, text := range files {
					if got[strings.ToLower(path)] != text {
						t.Errorf("%d: %s is %q", i, path, got[strings.ToLower(path)])
					}
				}
				now = now.AddDate(0, 0, 8)
			}
			if got := s.site(); len(got) != 1 {
				t.Errorf("left are %q", slices.Sorted(maps.Keys(got)))
			}
		})
	}
	s := newShelf()
	s.caseless = true
	s.set("index.html", []byte("others'"))
	p := open(t, s, t.TempDir())
	plan, err := p.Plan(t.Context(), setOf(t, map[string]string{"Index.html": "ours", "b.html": "b"}))
	if err != nil || !slices.Equal(plan.Replaced, []string{"Index.html"}) {
		t.Errorf("%+v, %v", plan, err)
	}
}
