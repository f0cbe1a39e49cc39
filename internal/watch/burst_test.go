package watch

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestBurstWaits holds how long each kind of change is waited for, by a clock of
// its own: the surer that all has come, the shorter.
func TestBurstWaits(t *testing.T) {
	start := time.Now()
	waits := func(kinds ...kind) time.Duration {
		var b burst
		for _, k := range kinds {
			b.stir(start, "a.md", k)
		}
		return b.due().Sub(start)
	}
	order := []time.Duration{waits(replaced), waits(written), waits(removed), waits(many), waits(looked)}
	for i := range order {
		if order[i] <= 0 || i > 0 && (order[i] < order[i-1] || order[i] == order[i-1] && i != int(many)) {
			t.Errorf("kind %d waits %v after %v", i, order[i], order[max(i-1, 0)])
		}
	}
	for name, c := range map[string]struct {
		got  time.Duration
		want kind
	}{
		"the last of one path":          {waits(removed, replaced), replaced},
		"once many, always many":        {waits(many, written), many},
		"once found by looking, always": {waits(looked, written), looked},
		"found by looking at last":      {waits(written, looked), looked},
	} {
		if c.got != order[c.want] {
			t.Errorf("%s: %v, want %v", name, c.got, order[c.want])
		}
	}
	var two burst
	two.stir(start, "a.md", replaced)
	two.stir(start, "b.md", replaced)
	if two.due().Sub(start) != order[many] {
		t.Error("two paths are not many")
	}
	var none burst
	if !none.due().IsZero() || none.settled(start.Add(time.Hour)) {
		t.Error("nothing has happened, and is told")
	}
}

// TestBurstGoesOn holds that patience grows while events come, that a burst
// which does not end is told all the same, and what comes right behind it is
// taken for its rest.
func TestBurstGoesOn(t *testing.T) {
	start := time.Now()
	at := func(d time.Duration) time.Time { return start.Add(d) }
	var b burst
	b.stir(start, "a.md", many)
	before := b.due().Sub(b.last)
	for d := time.Duration(0); d < ceiling-time.Second; d += 100 * time.Millisecond {
		b.stir(at(d), fmt.Sprint(d), written)
		if wait := b.due().Sub(b.last); wait < before || wait > patience[many]+longest {
			t.Errorf("after %v it waits %v, before that %v", d, wait, before)
		} else {
			before = wait
		}
	}
	if before < patience[many]+longest/2 {
		t.Errorf("patience grew to %v only", before)
	}
	b.stir(at(ceiling-time.Millisecond), "z.md", written)
	if b.due() != at(ceiling) || b.settled(at(ceiling-1)) || !b.settled(at(ceiling)) {
		t.Errorf("it is told at %v", b.due().Sub(start))
	}
	b.end(at(ceiling))
	if !b.due().IsZero() {
		t.Error("it has been told and is not over")
	}
	for after, want := range map[time.Duration]kind{afterStorm - 1: many, afterStorm: replaced} {
		rest := b
		now := at(ceiling + after)
		rest.stir(now, "a.md", replaced)
		rest.stir(now, "a.md", replaced)
		if got := rest.due().Sub(now); got != patience[want] {
			t.Errorf("%v after a storm one file waits %v", after, got)
		}
		rest.end(now)
		if quiet := rest.stormEnd.Equal(b.stormEnd); quiet != (want == replaced) {
			t.Errorf("%v after a storm: the storm ends again: %v", after, !quiet)
		}
	}
}

// TestBurstOfFiles holds that a file is told when it is whole: of the size that it had
// at its last event, not empty unless it stays so, and there.
func TestBurstOfFiles(t *testing.T) {
	start := time.Now()
	at := func(d time.Duration) time.Time { return start.Add(d) }
	file := filepath.Join(t.TempDir(), "a.md")
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(file, start, start); err != nil {
			t.Fatal(err)
		}
	}
	const soon = 60 * time.Millisecond // when any burst but one that was looked for is quiet

	write("一")
	var b burst
	b.file(start, file, written)
	write("一二")
	if b.settled(at(soon)) || !b.due().After(at(soon)) || b.due().After(at(2*soon)) {
		t.Errorf("a file that grows is told, or asked for at %v", b.due().Sub(start))
	}
	if !b.settled(b.due().Add(soon)) {
		t.Error("it grows no more, and is not told")
	}

	for k, most := range map[kind]time.Duration{written: emptyFor, looked: emptyLooked} {
		write("")
		b = burst{}
		b.file(start, file, k)
		if b.settled(at(most - 1)) {
			t.Errorf("kind %d: an empty file is told too soon", k)
		} else if d := b.due().Sub(at(most - 1)); d <= 0 || d > again {
			t.Errorf("kind %d: it is asked for again in %v", k, d)
		}
		if !b.settled(at(most + again)) {
			t.Errorf("kind %d: a file that stays empty is not told", k)
		}
	}

	b = burst{}
	b.file(start, file, written)
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	if b.settled(at(soon)) {
		t.Error("a file that is gone may come back, and is told")
	}
	if !b.settled(b.due().Add(patience[removed])) {
		t.Error("a file that stays away is not told")
	}
}

// TestDoubts holds when a change that nothing announced shows that notifications
// do not work.
func TestDoubts(t *testing.T) {
	start := time.Now()
	const grace = time.Second
	judged := start.Add(grace)
	for name, c := range map[string]struct {
		before, after func(d *doubts)
		doubted       bool
	}{
		"nothing said of it":                  {nil, nil, true},
		"an event came before":                {func(d *doubts) { d.clear("a") }, nil, false},
		"an event of another":                 {func(d *doubts) { d.clear("b") }, nil, true},
		"an event before the last look":       {func(d *doubts) { d.clear("a"); d.turn() }, nil, false},
		"an event before the one before":      {func(d *doubts) { d.clear("a"); d.turn(); d.turn() }, nil, true},
		"an event comes in time":              {nil, func(d *doubts) { d.clear("a") }, false},
		"events are known to be lost":         {func(d *doubts) { d.excuse() }, nil, false},
		"they were lost before the last look": {func(d *doubts) { d.excuse(); d.turn() }, nil, false},
		"they were lost long ago":             {func(d *doubts) { d.excuse(); d.turn(); d.turn() }, nil, true},
		"they are found to be lost":           {nil, func(d *doubts) { d.excuse() }, false},
	} {
		d := newDoubts()
		if c.before != nil {
			c.before(&d)
		}
		d.raise("a", judged)
		if c.after != nil {
			c.after(&d)
		}
		if d.due().IsZero() == c.doubted {
			t.Errorf("%s: asked for at %v", name, d.due())
		}
		if got := d.verdict(judged, grace); (got == "a") != c.doubted {
			t.Errorf("%s: %q", name, got)
		}
	}

	d := newDoubts()
	d.raise("b", judged)
	d.raise("a", judged.Add(grace)) // the first says when
	if !d.due().Equal(judged) || d.verdict(judged.Add(-1), grace) != "" {
		t.Errorf("asked for at %v, or too early", d.due().Sub(start))
	}
	late := judged.Add(grace/4 + 1)
	if d.verdict(late, grace) != "" || !d.due().Equal(late.Add(grace)) {
		t.Errorf("who was held up judges at once, or again at %v", d.due().Sub(late))
	}
	if got := d.verdict(late.Add(grace), grace); got != "a" || !d.due().IsZero() || d.verdict(late.Add(grace), grace) != "" {
		t.Errorf("%q, and then again at %v", got, d.due())
	}
}

// TestBurstLimits holds that of a large burst some files are looked at, those anew, and
// that one which is written to for ever is told in the end.
func TestBurstLimits(t *testing.T) {
	start := time.Now()
	dir := t.TempDir()
	file := func(i int, text string) string {
		name := filepath.Join(dir, fmt.Sprint(i, ".md"))
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return name
	}
	var b burst
	for i := range filesLimit + 3 {
		b.file(start, file(i, "一"), written)
	}
	if len(b.files) != filesLimit {
		t.Errorf("%d files are looked at", len(b.files))
	}
	known := file(0, "longer")
	if b.file(start, known, written); b.files[known] != measure(known) {
		t.Error("a known file is not looked at anew")
	}

	b = burst{}
	whole, grows := file(1, "一"), file(2, "一")
	b.file(start, whole, written)
	b.file(start, grows, written)
	for n := 1; b.due().Before(start.Add(ceiling)); n++ {
		now := b.due()
		file(2, strings.Repeat("一", n+1))
		if b.settled(now) || n > 100 {
			t.Fatalf("told after %v", now.Sub(start))
		}
		if next := b.due().Sub(now); next < patience[many] && b.due().Before(start.Add(ceiling)) {
			t.Errorf("after %v it is asked for again in %v", now.Sub(start), next)
		}
	}
	if file(2, ""); !b.settled(start.Add(ceiling)) {
		t.Error("never told")
	}

	b = burst{}
	b.file(start, grows, replaced)
	if err := os.Remove(grows); err != nil {
		t.Fatal(err)
	}
	soon := start.Add(patience[replaced])
	if b.settled(soon) || b.settled(soon.Add(patience[removed]-1)) {
		t.Error("a file that is gone for a moment is told")
	}
	if !b.settled(soon.Add(patience[removed] + again)) {
		t.Error("a file that stays away is not")
	}
	if os.Geteuid() != 0 {
		if err := os.Chmod(whole, 0); err != nil {
			t.Fatal(err)
		}
		if b = (burst{}); b.whole(start, whole, measure(whole)) != true {
			t.Error("a file closed to us is waited for")
		}
	}
}
