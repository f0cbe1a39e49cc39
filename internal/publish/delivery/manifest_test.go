package delivery

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"bao/internal/publish/host"
)

func someManifest() *manifest {
	return &manifest{
		Number: 12, Token: "abc", At: time.Date(2026, 11, 9, 8, 30, 0, 0, time.UTC), By: "岑 望舒@编辑部", Title: "青石 社区报", Done: true, Withdrawn: []string{"2026-11-09/公示.html", "a.html"},
		records: map[string]record{
			"index.html": {there, Sum{1, 2}, 5, 0}, "照片/第 1 张.jpg": {coming, Sum{3}, 1 << 40, 0},
			"a.html": {turning, Sum{4}, 0, 0}, "b.html": {kept, Sum{}, 7, 20000},
		},
	}
}

func same(a, b *manifest) bool {
	return a.Number == b.Number && a.Token == b.Token && a.At.Equal(b.At) && a.By == b.By && a.Title == b.Title && a.Done == b.Done && slices.Equal(a.Withdrawn, b.Withdrawn) && maps.Equal(a.records, b.records)
}

func TestManifest(t *testing.T) {
	m := someManifest()
	got, err := decode(m.encode())
	if err != nil || !same(got, m) {
		t.Errorf("%+v, %v", got, err)
	}
	if !bytes.Equal(m.encode(), someManifest().encode()) {
		t.Error("the same manifest has other bytes")
	}
	m.Title, m.By, m.Done = "青石\n社区报\t ", "\n岑望舒\ndone true", false
	got, err = decode(m.encode())
	if err != nil || got.Title != "青石 社区报" || got.By != "岑望舒 done true" || got.Done {
		t.Errorf("%+v, %v", got, err)
	}
}

// sealed is the manifest of some lines.
func sealed(lines ...string) []byte {
	text := strings.Join(lines, "\n") + "\n"
	return packed(text + fmt.Sprintf("sum %x\n", sha256.Sum256([]byte(text))))
}

func packed(text string) []byte {
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	io.WriteString(z, text)
	z.Close()
	return out.Bytes()
}

func TestManifestRead(t *testing.T) {
	sum := strings.Repeat("0f", 16)
	whole := someManifest().encode()
	head := manifestHeader + "1"
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"whole":                    {sealed(head, "number 3", "done true", "= "+sum+" 5 0 a b.html"), nil},
		"words of a later bao":     {sealed(head, "number 3", "weather fine", "also"), nil},
		"a newer one":              {sealed(manifestHeader+"2", "anything"), ErrNewer},
		"a newer one, other sum":   {packed(manifestHeader + "10\n{}"), ErrNewer},
		"a newer one, cut":         {packed(manifestHeader + "2\n{}")[:20], errManifest},
		"an older one":             {sealed(manifestHeader + "0"), errManifest},
		"no number":                {sealed(manifestHeader + "one"), errManifest},
		"another file":             {packed("<html>"), errManifest},
		"nothing":                  {nil, errManifest},
		"nothing, packed":          {packed(""), errManifest},
		"not packed":               {[]byte(head + "\n"), errManifest},
		"cut":                      {whole[:len(whole)-9], errManifest},
		"no sum":                   {packed(head + "\nnumber 3\n"), errManifest},
		"a line more":              {packed(head + "\nsum 00\nnumber 3\n"), errManifest},
		"number":                   {sealed(head, "number x"), errManifest},
		"time":                     {sealed(head, "at yesterday"), errManifest},
		"a record cut":             {sealed(head, "= "+sum+" 5 a.html"), errManifest},
		"a short sum":              {sealed(head, "= 0f 5 0 a.html"), errManifest},
		"no sum in a record":       {sealed(head, "= "+strings.Repeat("x", 32)+" 5 0 a.html"), errManifest},
		"no size":                  {sealed(head, "= "+sum+" x 0 a.html"), errManifest},
		"less than nothing":        {sealed(head, "= "+sum+" -5 0 a.html"), errManifest},
		"no day":                   {sealed(head, "= "+sum+" 5 x a.html"), errManifest},
		"out of the place":         {sealed(head, "- "+sum+" 5 0 ../a.html"), errManifest},
		"from the root":            {sealed(head, "- "+sum+" 5 0 /etc/passwd"), errManifest},
		"the place itself":         {sealed(head, "- "+sum+" 5 0 "), errManifest},
		"publishing's own":         {sealed(head, "- "+sum+" 5 0 "+host.Control+"/lock"), errManifest},
		"publishing's own, folder": {sealed(head, "- "+sum+" 5 0 "+host.Control), errManifest},
		"its own, in capitals":     {sealed(head, "- "+sum+" 5 0 "+strings.ToUpper(host.Control)+"/lock"), errManifest},
	} {
		t.Run(name, func(t *testing.T) {
			m, err := decode(c.data)
			if !errors.Is(err, c.want) || (m == nil) != (c.want != nil) {
				t.Errorf("%+v, %v", m, err)
			}
		})
	}
}

// FuzzManifest holds that decoding ends well whatever stands on a host, that
// changed bytes are not believed, and that what is believed is safe to act on.
func FuzzManifest(f *testing.F) {
	f.Add(someManifest().encode(), 30, byte(1))
	f.Add((&manifest{}).encode(), 5, byte(0x20))
	f.Add(packed(manifestHeader+"2\nmore"), 12, byte(0x80))
	f.Add([]byte("<html>"), 0, byte(0))
	f.Add(sealed(manifestHeader+"1", "= 00 1 1 ../a"), 11, byte(3))
	f.Fuzz(func(t *testing.T, data []byte, at int, flip byte) {
		if m, err := decode(data); err == nil {
			for path := range m.records {
				if inControl(path) || strings.Contains(path, "..") && strings.HasPrefix(path, "../") {
					t.Errorf("%q is in it", path)
				}
			}
			m.By, m.Title = line(m.By), line(m.Title)
			again, err := decode(m.encode())
			if err != nil || m.At.Nanosecond() == 0 && m.At.Year() > 0 && m.At.Year() < 9999 && !same(m, again) {
				t.Errorf("%+v, then %+v, %v", m, again, err)
			}
		}
		good := someManifest()
		bytes := good.encode()
		if at < 0 || at >= len(bytes) {
			return
		}
		bytes[at] ^= flip
		if m, err := decode(bytes); err == nil && !same(m, good) { // gzip's header has bytes that say nothing
			t.Errorf("byte %d changed by %x is believed: %+v", at, flip, m)
		}
		if _, err := decode(bytes[:at]); err == nil {
			t.Errorf("cut at %d and believed", at)
		}
	})
}

// TestNewer leaves a host alone that a newer bao published to.
func TestNewer(t *testing.T) {
	s := newShelf()
	s.set(host.Control+"/manifest", packed(manifestHeader+"2\nmore"))
	p := open(t, s, t.TempDir())
	set := setOf(t, map[string]string{"index.html": "state 1 end 1"})
	if _, err := publish(t, p, set); !errors.Is(err, ErrNewer) || len(s.files) != 1 {
		t.Errorf("there are %q, %v", s.files, err)
	}
	if _, err := p.Status(t.Context()); !errors.Is(err, ErrNewer) {
		t.Error(err)
	}
	if _, err := p.Standing(t.Context()); !errors.Is(err, ErrNewer) {
		t.Error(err)
	}
}

// TestDamaged says where the manifest can't be read, takes for others' what is
// not as this computer has published it, and counts on from what it keeps.
func TestDamaged(t *testing.T) {
	for name, damage := range map[string]func(s *shelf){
		"damaged": func(s *shelf) { s.set(host.Control+"/manifest", []byte("<html>")) },
		"gone":    func(s *shelf) { delete(s.files, host.Control+"/manifest") },
		"emptied": func(s *shelf) { clear(s.files) },
	} {
		t.Run(name, func(t *testing.T) {
			s := newShelf()
			p := open(t, s, t.TempDir())
			var set Set
			for i := range 3 {
				set = setOf(t, map[string]string{"index.html": fmt.Sprintf("state %d end %[1]d", i), "a.html": "a"})
				if _, err := publish(t, p, set); err != nil {
					t.Fatal(err)
				}
			}
			damage(s)
			if name != "emptied" {
				s.set("a.html", []byte("another's"))
			}
			if st, err := p.Status(t.Context()); err != nil || st.Damaged != (name == "damaged") || st.Last.Number > 0 {
				t.Errorf("%+v, %v", st, err)
			}
			if e, err := p.Standing(t.Context()); err != nil || e.Number != 0 {
				t.Errorf("%+v, %v", e, err)
			}
			plan, err := p.Plan(t.Context(), set)
			if err != nil || plan.Damaged != (name == "damaged") || plan.Number != 4 || len(plan.Replaced) == 1 != (name != "emptied") {
				t.Fatalf("%+v, %v", plan, err)
			}
			if r, err := p.Send(t.Context(), plan); err != nil || r.Number != 4 || r.Sent != 2 {
				t.Errorf("%+v, %v", r, err)
			}
			if list := p.Earlier(); len(list) != 4 || list[0].Number != 4 {
				t.Errorf("kept are %+v", list)
			}
		})
	}
}

// TestControlIsNotPublished: somebody laid a copy of the host into the paper.
func TestControlIsNotPublished(t *testing.T) {
	s := newShelf()
	dir := t.TempDir()
	for name, text := range map[string]string{"index.html": "state 1 end 1", host.Control + "/manifest": "old", strings.ToUpper(host.Control) + "/lock": "old"} {
		writeText(t, dir, name, text)
	}
	set, err := Folder(dir)
	if err != nil || len(set.Pieces) != 1 {
		t.Fatalf("%+v, %v", set, err)
	}
	if _, err := publish(t, open(t, s, t.TempDir()), set); err != nil {
		t.Error(err)
	}
}
