package delivery

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"bao/internal/publish/host"
)

// shelf is a host in memory, with whatever traits, which fails when told to.
type shelf struct {
	traits host.Traits
	now    func() time.Time

	timeless bool // it does not tell when a file changed
	sizeless bool // nor how long it is
	caseless bool // Windows and macOS don't tell A from a

	mu    sync.Mutex
	files map[string][]byte
	times map[string]time.Time
	calls int
	// fail is asked before a call is carried out and after: an error then is
	// what the caller sees, whatever was done.
	fail func(call int, after bool) error
	seen func(files map[string][]byte) // after every change
}

func newShelf() *shelf {
	return &shelf{
		traits: host.Traits{Parallel: 4, Whole: true, Exclusive: true}, now: time.Now,
		files: map[string][]byte{}, times: map[string]time.Time{},
	}
}

func (s *shelf) call(do func() error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.calls++
	if s.fail != nil {
		if err := s.fail(s.calls, false); err != nil {
			return err
		}
	}
	err := do()
	if s.seen != nil {
		s.seen(s.files)
	}
	if s.fail != nil {
		if lost := s.fail(s.calls, true); lost != nil {
			return lost
		}
	}
	return err
}

func (s *shelf) Traits() host.Traits { return s.traits }
func (s *shelf) Close() error        { return nil }

func (s *shelf) Read(_ context.Context, path string, most int64) (data []byte, err error) {
	err = s.call(func() error {
		found, ok := s.files[s.at(path)]
		if !ok {
			return fs.ErrNotExist
		}
		if int64(len(found)) > most {
			return &host.Refusal{Message: "太大"}
		}
		data = slices.Clone(found)
		return nil
	})
	return data, err
}

func (s *shelf) Put(_ context.Context, f *host.File) error {
	r, err := f.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	data, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	if !s.traits.Whole && !inControl(f.Path) { // a reader may come in the middle
		if err := s.call(func() error { s.set(f.Path, data[:len(data)/2]); return nil }); err != nil {
			return err
		}
	}
	return s.call(func() error { s.set(f.Path, data); return nil })
}

func (s *shelf) at(path string) string {
	if s.caseless {
		return strings.ToLower(path)
	}
	return path
}

func (s *shelf) set(path string, data []byte) {
	s.files[s.at(path)], s.times[s.at(path)] = data, s.now()
}

func (s *shelf) Create(_ context.Context, path string, data []byte) error {
	return s.call(func() error {
		if _, ok := s.files[s.at(path)]; ok {
			return fs.ErrExist
		}
		s.set(path, data)
		return nil
	})
}

func (s *shelf) Delete(_ context.Context, path string) error {
	return s.call(func() error { delete(s.files, s.at(path)); return nil })
}

func (s *shelf) List(context.Context) (list []host.Entry, err error) {
	err = s.call(func() error {
		for p, data := range s.files {
			e := host.Entry{Path: p, Size: int64(len(data)), Time: s.times[p].Truncate(time.Second)}
			if s.timeless {
				e.Time = time.Time{}
			}
			if s.sizeless {
				e.Size = -1
			}
			list = append(list, e)
		}
		return nil
	})
	return list, err
}

// site is what readers see: the published files, those of publishing left out.
func (s *shelf) site() map[string]string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return visible(s.files)
}

func visible(files map[string][]byte) map[string]string {
	out := map[string]string{}
	for p, data := range files {
		if !inControl(p) {
			out[p] = string(data)
		}
	}
	return out
}

// town makes a paper of n issues at some state of its life: of each issue some
// pages and pictures, a front that leads to them, a feed, a style named by its
// bytes. Everything a page leads to is in it.
func town(r *rand.Rand, state int) map[string]string {
	files := map[string]string{}
	style := fmt.Sprintf("static/style.%d.css", state/2)
	files[style] = fmt.Sprint("style ", state/2)
	var front strings.Builder
	fmt.Fprintf(&front, "state %d href=%q\n", state, style)
	for issue := max(0, state-2); issue <= state+1; issue++ {
		dir := fmt.Sprintf("2026-11-%02d", issue+1)
		var index strings.Builder
		fmt.Fprintf(&index, "state %d href=%q href=%q\n", state, "../"+style, "../index.html")
		for a := range 1 + r.IntN(4) {
			name := fmt.Sprintf("a%d-%d.html", a, r.IntN(3))
			picture := fmt.Sprintf("photos/%d.jpg", r.IntN(9))
			files[path.Join(dir, picture)] = "picture " + picture
			files[path.Join(dir, name)] = fmt.Sprintf("state %d article %s\nhref=%q href=%q href=%q %s\nend %d", state, name, picture, "../"+style, "index.html", strings.Repeat("文", r.IntN(300)), state)
			fmt.Fprintf(&index, "href=%q\n", name)
		}
		fmt.Fprintf(&index, "end %d", state)
		files[dir+"/index.html"] = index.String()
		fmt.Fprintf(&front, "href=%q\n", dir+"/index.html")
	}
	fmt.Fprintf(&front, "end %d", state)
	files["index.html"] = front.String()
	files["feed.xml"] = fmt.Sprintf("state %d\nend %d", state, state)
	return files
}

var href = regexp.MustCompile(`href="([^"]+)"`)

// dead follows every link from the front page and returns those that lead
// nowhere, and how many pages are neither of one publication nor another.
func dead(files map[string]string) (broken []string, torn int) {
	if files["index.html"] == "" {
		return nil, 0 // nobody has published yet
	}
	seen := map[string]bool{"index.html": true}
	for todo := []string{"index.html"}; len(todo) > 0; {
		page := todo[0]
		todo = todo[1:]
		var begun, ended int
		if n, _ := fmt.Sscanf(files[page], "state %d", &begun); n == 1 {
			at := strings.LastIndex(files[page], "end ")
			if at < 0 {
				torn++
			} else if _, err := fmt.Sscanf(files[page][at:], "end %d", &ended); err != nil || begun != ended {
				torn++
			}
		}
		for _, m := range href.FindAllStringSubmatch(files[page], -1) {
			to := path.Join(path.Dir(page), m[1])
			if _, ok := files[to]; !ok {
				broken = append(broken, page+" → "+to)
			} else if !seen[to] {
				seen[to] = true
				todo = append(todo, to)
			}
		}
	}
	return broken, torn
}

func writeText(t testing.TB, dir, name, text string) (at string) {
	t.Helper()
	at = filepath.Join(dir, filepath.FromSlash(name))
	if err := errors.Join(os.MkdirAll(filepath.Dir(at), 0o777), os.WriteFile(at, []byte(text), 0o666)); err != nil {
		t.Fatal(err)
	}
	return at
}

// setOf lays files down in a folder, as a set.
func setOf(t testing.TB, files map[string]string) Set {
	t.Helper()
	dir := t.TempDir()
	var set Set
	for _, p := range slices.Sorted(maps.Keys(files)) {
		at := writeText(t, dir, p, files[p])
		sum, size, err := sumOf(at)
		if err != nil {
			t.Fatal(err)
		}
		set.Pieces = append(set.Pieces, Piece{Path: p, Size: size, Sum: sum, at: at})
	}
	return set
}

// hurry is the pace of a host in the same room.
var hurry = Pace{First: time.Millisecond, Tries: 4, Beat: 5 * time.Millisecond, Stale: time.Minute, Watch: 30 * time.Millisecond}

// open makes a publisher for a host and a computer.
func open(t testing.TB, h host.Host, data string, change ...func(*Options)) *Publisher {
	t.Helper()
	o := Options{Host: h, Data: data, Who: "岑望舒@编辑部", Title: "青石社区报", Keep: 7 * 24 * time.Hour, Limit: 1 << 30, Pace: hurry}
	for _, c := range change {
		c(&o)
	}
	p, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.Close() })
	return p
}

// publish plans and sends.
func publish(t testing.TB, p *Publisher, set Set) (Result, error) {
	t.Helper()
	plan, err := p.Plan(t.Context(), set)
	if err != nil {
		return Result{}, err
	}
	return p.Send(t.Context(), plan)
}
