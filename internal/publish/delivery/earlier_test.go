package delivery

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"bao/internal/publish/host"
)

// keptOf are the numbers of the publications that a computer keeps, the newest
// first, and the bytes of its objects.
func keptOf(t *testing.T, p *Publisher) (numbers string, size int64) {
	t.Helper()
	for _, e := range p.Earlier() {
		numbers += fmt.Sprint(e.Number, " ")
	}
	filepath.WalkDir(filepath.Join(p.o.Data, "objects"), func(_ string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			info, _ := d.Info()
			size += info.Size()
		}
		return nil
	})
	return strings.TrimSpace(numbers), size
}

// TestHistory keeps as many publications as fit, each file once, and deletes
// the bytes that none of them has.
func TestHistory(t *testing.T) {
	s := newShelf()
	day := time.Date(2026, 11, 9, 8, 0, 0, 0, time.UTC)
	p := open(t, s, t.TempDir(), func(o *Options) { o.Limit, o.Now = 400, func() time.Time { return day } })
	shared := strings.Repeat("s", 100)
	for i, want := range []struct {
		numbers string
		size    int64
	}{{"1", 200}, {"2 1", 300}, {"3 2 1", 400}, {"4 3 2", 400}, {"5 4 3", 400}} {
		set := setOf(t, map[string]string{"index.html": strings.Repeat(fmt.Sprint(i), 100), "a.html": shared, "b.html": shared})
		if r, err := publish(t, p, set); err != nil || r.Forgotten != nil {
			t.Fatalf("%+v, %v", r, err)
		}
		if numbers, size := keptOf(t, p); numbers != want.numbers || size != want.size {
			t.Errorf("kept are %s, %d bytes; want %+v", numbers, size, want)
		}
	}
	if e := p.Earlier()[0]; e.Files != 3 || e.Bytes != 300 || !e.At.Equal(day) || e.By != "岑望舒@编辑部" {
		t.Errorf("%+v", e)
	}
	// One that is left of a run that was cut off is deleted.
	left := writeText(t, p.o.Data, "objects/ab/.bao-1.tmp", "half")
	other := writeText(t, p.o.Data, "objects/ab/cdef", "nobody's")
	if r, err := publish(t, p, setOf(t, map[string]string{"index.html": "x"})); err != nil || r.Forgotten != nil {
		t.Fatalf("%+v, %v", r, err)
	}
	for _, file := range []string{left, other} {
		if _, err := os.Stat(file); err == nil {
			t.Errorf("%s is left", file)
		}
	}
	r, err := publish(t, p, setOf(t, map[string]string{"index.html": strings.Repeat("y", 401)}))
	if err != nil || !errors.Is(r.Forgotten, ErrTooLarge) {
		t.Errorf("%+v, %v", r, err)
	}
	if numbers, _ := keptOf(t, p); numbers != "6 5 4" && numbers != "6 5 4 3" {
		t.Errorf("kept are %s", numbers)
	}
	if r, err := publish(t, p, Set{}); err != nil || r.Forgotten != nil {
		t.Errorf("nothing: %+v, %v", r, err)
	}
}

func TestHistoryOff(t *testing.T) {
	for name, change := range map[string]func(*Options){
		"no room":      func(o *Options) { o.Limit = 0 },
		"it forgets":   func(o *Options) { o.Host.(*pile).traits.Forgets = true },
		"as it is set": func(*Options) {},
	} {
		s := &pile{shelf: newShelf()}
		p := open(t, s, t.TempDir(), change)
		r, err := publish(t, p, setOf(t, map[string]string{"index.html": "x"}))
		if err != nil || r.Forgotten != nil || r.Number != 1 || len(p.Earlier()) != map[bool]int{true: 1}[name == "as it is set"] {
			t.Errorf("%s: %+v, %v, kept are %v", name, r, err, p.Earlier())
		}
	}
}

// TestBack brings back an earlier publication, then the next.
func TestBack(t *testing.T) {
	s := newShelf()
	p := open(t, s, t.TempDir())
	states := []map[string]string{
		{"index.html": "state 1 end 1", "a.html": "a", "big.bin": strings.Repeat("b", inMemory+1)},
		{"index.html": "state 2 end 2", "b.html": "b"},
		{"index.html": "state 3 end 3", "b.html": "b2"},
	}
	for _, files := range states {
		if _, err := publish(t, p, setOf(t, files)); err != nil {
			t.Fatal(err)
		}
	}
	for _, number := range []int{1, 3, 2} {
		set, err := p.Back(number)
		if err != nil || set.Size() != setOf(t, states[number-1]).Size() {
			t.Fatal(err)
		}
		if r, err := publish(t, p, set); err != nil || r.Forgotten != nil || r.Sent > 2 {
			t.Errorf("%+v, %v", r, err)
		}
		holds(t, s.site(), states[number-1])
	}
	if numbers, _ := keptOf(t, p); numbers != "6 5 4 3 2 1" {
		t.Errorf("kept are %s", numbers)
	}
	if _, err := p.Back(77); !errors.Is(err, ErrForgotten) {
		t.Error(err)
	}

	// Bytes that this computer lost are not brought back as others, and are
	// kept anew as soon as they are published again.
	set, _ := p.Back(1)
	for _, damage := range []func(at string){
		func(at string) { os.Remove(at) },
		func(at string) { os.WriteFile(at, []byte("x"), 0o600) },
		func(at string) { os.WriteFile(at, []byte("abc"), 0o600) },
	} {
		damage(p.objectPath(set.Pieces[0].Sum)) // a.html
		if _, err := p.Back(1); !errors.Is(err, ErrForgotten) {
			t.Errorf("brought back: %v", err)
		}
		for _, files := range []map[string]string{states[0], states[1]} {
			if _, err := publish(t, p, setOf(t, files)); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := p.Back(1); err != nil {
			t.Error(err)
		}
	}
	os.WriteFile(p.keptPath(1), []byte("damaged"), 0o600)
	if _, err := p.Back(1); !errors.Is(err, ErrForgotten) {
		t.Error(err)
	}
}

// TestKeptLate keeps a publication of another computer, or of a run that was
// cut off before it could, as soon as it finds that it stands there.
func TestKeptLate(t *testing.T) {
	s := newShelf()
	set := setOf(t, map[string]string{"index.html": "state 1 end 1"})
	other := open(t, s, t.TempDir(), func(o *Options) { o.Who = "欧阳渡" })
	if _, err := publish(t, other, set); err != nil {
		t.Fatal(err)
	}
	p := open(t, s, t.TempDir())
	for range 2 {
		if r, err := publish(t, p, set); err != nil || r != (Result{}) {
			t.Errorf("%+v, %v", r, err)
		}
		if list := p.Earlier(); len(list) != 1 || list[0].Number != 1 || list[0].By != "欧阳渡" {
			t.Errorf("kept are %+v", list)
		}
	}
}

// TestKeptFile holds that what is kept is what was published, not what was
// built since.
func TestKeptFile(t *testing.T) {
	s := newShelf()
	p := open(t, s, t.TempDir())
	set := setOf(t, map[string]string{"index.html": "state 1 end 1"})
	s.seen = func(files map[string][]byte) {
		if files["index.html"] != nil {
			os.WriteFile(set.Pieces[0].at, []byte("state 2 end 2"), 0o600)
		}
	}
	r, err := publish(t, p, set)
	if err != nil || !errors.Is(r.Forgotten, ErrChanged) || len(p.Earlier()) > 0 {
		t.Errorf("%+v, %v, kept are %v", r, err, p.Earlier())
	}
}

// pile is a shelf that shows nothing before it is told to.
type pile struct {
	*shelf
	commits []string
	refuse  error
}

func (p *pile) Commit(_ context.Context, message string) error {
	if p.refuse != nil {
		return p.refuse
	}
	p.commits = append(p.commits, message)
	return nil
}

var _ host.Committer = (*pile)(nil)
