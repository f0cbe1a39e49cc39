package memory

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"bao/internal/diag"
	"bao/internal/photo"
)

var aLook = photo.Look{Colour: "#102030", Focus: photo.Crop{Set: true, X: 0.25, Y: 0.5}}

// darkroom counts how often jobs are done.
type darkroom struct{ times atomic.Int32 }

func (d *darkroom) job(key string) photo.Job {
	return photo.Job{Key: key, Memory: 1 << 20, Make: func(ctx context.Context) (photo.Set, error) {
		d.times.Add(1)
		if err := ctx.Err(); err != nil {
			return photo.Set{}, err
		}
		return photo.Set{Look: aLook, Sizes: []photo.Size{{Data: []byte("large " + key)}, {Data: []byte("small " + key)}}}, nil
	}}
}

func openPhotos(t *testing.T, dir string) *Photos {
	t.Helper()
	p, err := OpenPhotos(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.Close)
	return p
}

func wantFile(t *testing.T, p *Photos, job photo.Job, i int, want string) {
	t.Helper()
	if got, err := p.File(job, i); string(got) != want || err != nil {
		t.Errorf("file %d of %s: %q, %v", i, job.Key, got, err)
	}
}

// TestPhotosKept holds that a job is done once, also by another run, and that
// what is lost or damaged on disk is made anew.
func TestPhotosKept(t *testing.T) {
	dir := t.TempDir()
	var d darkroom
	p := openPhotos(t, dir)
	if look, err := p.Develop(d.job("a")); look != aLook || err != nil {
		t.Fatal(look, err)
	}
	wantFile(t, p, d.job("a"), 1, "small a")
	p.Save()

	p = openPhotos(t, dir)
	if look, known, err := p.Known(d.job("a")); look != aLook || !known || err != nil {
		t.Error(look, known, err)
	}
	wantFile(t, p, d.job("a"), 0, "large a")
	if n := d.times.Load(); n != 1 {
		t.Errorf("done %d times, want once", n)
	}
	file := filepath.Join(dir, Dir, photosDir, "a-0")
	for want, damage := range []func() error{
		func() error { return os.Remove(file) },
		func() error { return os.WriteFile(file, []byte("large b????"), 0o644) },
		func() error { return os.WriteFile(file, nil, 0o644) },
	} {
		if err := damage(); err != nil {
			t.Fatal(err)
		}
		wantFile(t, p, d.job("a"), 0, "large a")
		if n := int(d.times.Load()); n != want+2 {
			t.Errorf("after damage %d: done %d times", want, n)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, Dir, photosFile), []byte(`{"a":null}`), 0o644); err != nil {
		t.Fatal(err)
	}
	wantFile(t, openPhotos(t, dir), d.job("a"), 0, "large a")
	if n := d.times.Load(); n != 5 {
		t.Errorf("a damaged list: done %d times, want 5", n)
	}
}

// TestPhotosBounded holds that what is not used goes when there is much of it,
// and that strangers' files go.
func TestPhotosBounded(t *testing.T) {
	dir := t.TempDir()
	var d darkroom
	p := openPhotos(t, dir)
	for _, key := range []string{"a", "b"} {
		p.Develop(d.job(key))
	}
	p.Save()
	stray := filepath.Join(dir, Dir, photosDir, "c-0")
	os.WriteFile(stray, nil, 0o644)

	p = openPhotos(t, dir)
	p.Develop(d.job("a"))
	p.Drop()
	if len(p.made) != 2 {
		t.Errorf("a little that is unused was dropped: %v", p.made)
	}
	p.unusedOK = 5
	p.Drop()
	p.Save()
	if _, ok := p.made["b"]; ok || len(p.made) != 1 {
		t.Errorf("kept: %v", p.made)
	}
	names, _ := filepath.Glob(filepath.Join(dir, Dir, photosDir, "*"))
	if len(names) != 2 {
		t.Errorf("files: %v", names)
	}
}

// TestPhotosAtOnce holds that workers who want the same picture make it once,
// and that pictures too large to be made together wait for one another.
func TestPhotosAtOnce(t *testing.T) {
	p := openPhotos(t, "")
	var d darkroom
	var large, most atomic.Int32
	big := func(key string) photo.Job {
		job := d.job(key)
		job.Memory = workMemory/2 + 1
		inner := job.Make
		job.Make = func(ctx context.Context) (photo.Set, error) {
			if n := large.Add(1); n > most.Load() {
				most.Store(n)
			}
			defer large.Add(-1)
			return inner(ctx)
		}
		return job
	}
	var group sync.WaitGroup
	for i := range 24 {
		group.Go(func() {
			if _, err := p.Develop(big(string(rune('a' + i%6)))); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	if d.times.Load() != 6 || most.Load() != 1 {
		t.Errorf("done %d times, want 6; %d large ones at once, want 1", d.times.Load(), most.Load())
	}
}

// TestPhotosTrouble holds that a picture's fault is remembered and other
// errors are not.
func TestPhotosTrouble(t *testing.T) {
	p := openPhotos(t, t.TempDir())
	times := 0
	failing := func(err error) photo.Job {
		return photo.Job{Key: err.Error(), Make: func(context.Context) (photo.Set, error) { times++; return photo.Set{}, err }}
	}
	bad := &photo.Error{Problem: photo.Rules[0].At(diag.Place{}, "坏了", "换一张")}
	for range 3 {
		_, err := p.Develop(failing(bad))
		var got *photo.Error
		if !errors.As(err, &got) || got.Problem != bad.Problem {
			t.Fatal(err)
		}
	}
	if times != 1 {
		t.Errorf("tried %d times, want once", times)
	}
	for range 3 {
		p.Develop(failing(os.ErrPermission))
	}
	if times != 4 {
		t.Errorf("tried %d times, want 4", times)
	}
}

// TestPhotosOfAnotherRule holds that a fault is looked for again when the
// program no longer knows the rule that the list names.
func TestPhotosOfAnotherRule(t *testing.T) {
	dir := t.TempDir()
	job := photo.Job{Key: "bad", Make: func(context.Context) (photo.Set, error) {
		return photo.Set{}, &photo.Error{Problem: photo.Rules[0].At(diag.Place{}, "坏了", "换一张")}
	}}
	for _, gone := range []bool{false, true} {
		p := openPhotos(t, dir)
		p.Develop(job)
		if gone {
			p.made[job.Key].Rule, p.changed = "gone", true
		}
		p.Save()
		if _, known, _ := openPhotos(t, dir).Known(job); known == gone {
			t.Errorf("rule gone %v: known %v", gone, known)
		}
	}
}

func TestPhotosCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	p, err := OpenPhotos(ctx, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	var d darkroom
	p.Develop(d.job("a"))
	cancel()
	if _, err := p.Develop(d.job("b")); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if _, err := p.File(d.job("a"), 0); err != nil {
		t.Errorf("what was made is not to be had: %v", err)
	}
}

// TestPhotosCutShort holds that the next run continues one that was cancelled,
// or killed before it could save anything.
func TestPhotosCutShort(t *testing.T) {
	dir := t.TempDir()
	ctx, cancel := context.WithCancel(t.Context())
	p, err := OpenPhotos(ctx, dir)
	if err != nil {
		t.Fatal(err)
	}
	var d darkroom
	p.Develop(d.job("a"))
	cancel()
	p.Develop(d.job("b"))
	p.unusedOK = 0
	p.Save()

	p = openPhotos(t, dir)
	p.every, p.unusedOK = 0, 0
	p.Develop(d.job("c")) // and then the power is gone

	p = openPhotos(t, dir)
	wantFile(t, p, d.job("a"), 0, "large a")
	wantFile(t, p, d.job("c"), 0, "large c")
	if n := d.times.Load(); n != 2 {
		t.Errorf("done %d times, want 2: both a and c were kept", n)
	}
}

// TestPhotosSavedInBetween holds that saving takes nothing from a job that is
// being done: the preview saves while it works through an archive.
func TestPhotosSavedInBetween(t *testing.T) {
	p := openPhotos(t, t.TempDir())
	var d darkroom
	p.Develop(d.job("a")) // something to be saved
	half := filepath.Join(p.dir, "b-0")
	p.Develop(photo.Job{Key: "b", Make: func(context.Context) (photo.Set, error) {
		err := os.WriteFile(half, nil, 0o644)
		p.Save()
		if _, gone := os.Stat(half); gone != nil {
			t.Error(gone)
		}
		return photo.Set{}, err
	}})
}

// TestPhotosHomeless holds that a site on a disk that cannot be written to
// costs time only, and leaves nothing behind.
func TestPhotosHomeless(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	p := openPhotos(t, file)
	var d darkroom
	wantFile(t, p, d.job("a"), 0, "large a")
	wantFile(t, p, d.job("a"), 1, "small a")
	p.Save()
	p.Close()
	if _, err := os.Stat(p.dir); !errors.Is(err, os.ErrNotExist) || d.times.Load() != 1 {
		t.Errorf("left behind: %v; done %d times", err, d.times.Load())
	}
}

// TestSweepTemps holds that Save leaves files alone that somebody writes just
// now, and takes away those that a killed run left.
func TestSweepTemps(t *testing.T) {
	dir := t.TempDir()
	var d darkroom
	p := openPhotos(t, dir)
	fresh, old := filepath.Join(p.dir, ".bao-1.tmp"), filepath.Join(p.dir, ".bao-2.tmp")
	for _, file := range []string{fresh, old} {
		if err := os.WriteFile(file, nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	long := time.Now().Add(-2 * time.Hour)
	if err := os.Chtimes(old, long, long); err != nil {
		t.Fatal(err)
	}
	p.Develop(d.job("a"))
	p.Save()
	if _, err := os.Stat(fresh); err != nil {
		t.Error("a file that is being written was taken away")
	}
	if _, err := os.Stat(old); err == nil {
		t.Error("what a killed run left stays for ever")
	}
}
