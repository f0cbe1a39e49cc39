package zip

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"bao/internal/config"
	"bao/internal/publish/host"
	"bao/internal/publish/host/hosttest"
)

// place is where a test's ZIP and scratch are.
type place struct{ zip, scratch string }

func newPlace(t *testing.T) place {
	return place{filepath.Join(t.TempDir(), "槐荫里 网站.zip"), filepath.Join(t.TempDir(), "scratch")}
}

func (p place) open(t *testing.T) host.Host {
	t.Helper()
	h, err := Open(t.Context(), config.Target{Address: p.zip, Slug: "zip"}, host.Way{Scratch: p.scratch})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// left holds that there is nothing but these beside the ZIP, and nothing in the
// scratch.
func (p place) left(t *testing.T, want ...string) {
	t.Helper()
	beside, _ := os.ReadDir(filepath.Dir(p.zip))
	within, _ := os.ReadDir(filepath.Join(p.scratch, "zip"))
	names := []string{}
	for _, e := range append(beside, within...) {
		names = append(names, e.Name())
	}
	if fmt.Sprint(names) != fmt.Sprint(want) {
		t.Errorf("left are %q, want %q", names, want)
	}
}

func TestConform(t *testing.T) {
	p := newPlace(t)
	hosttest.Conform(t, p.open)
	p.left(t, filepath.Base(p.zip))
}

var files = map[string]string{
	"index.html": strings.Repeat("<p>楼下长出花园</p>\n", 100), "Index.html": "another", "photos/花园.jpg": "\xff\xd8 picture",
	"a/b.html": "", "a-b.html": "x", host.Control + "/manifest": "own", host.Control + "/lock": "own",
}

// publish puts the files in an order of the seed, each twice, and commits.
func (p place) publish(t *testing.T, seed uint64) []byte {
	t.Helper()
	h := p.open(t)
	defer h.Close()
	order := slices.Sorted(maps.Keys(files))
	rand.New(rand.NewPCG(seed, 1)).Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
	for _, name := range order {
		for _, data := range []string{"before", files[name]} {
			if err := h.Put(t.Context(), hosttest.File(name, []byte(data))); err != nil {
				t.Fatal(err)
			}
		}
	}
	h.Put(t.Context(), hosttest.File("gone.html", nil))
	h.Delete(t.Context(), "gone.html")
	if err := h.(host.Committer).Commit(t.Context(), "第一次 "+time.Now().String()); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(p.zip)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestSameBytes(t *testing.T) {
	p := newPlace(t)
	first := p.publish(t, 0)
	for seed := range uint64(5) {
		if again := p.publish(t, seed+1); !bytes.Equal(first, again) {
			t.Fatal("other bytes")
		}
	}
	z, err := zip.NewReader(bytes.NewReader(first), int64(len(first)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(r)
		name, ok := strings.CutPrefix(f.Name, "槐荫里 网站/")
		if want, is := files[name]; err != nil || !ok || !is || string(got) != want || strings.HasPrefix(name, host.Control) {
			t.Errorf("%s: %q, %v", f.Name, got, err)
		}
	}
	if len(z.File) != len(files)-2 {
		t.Errorf("%d files", len(z.File))
	}
	p.left(t, filepath.Base(p.zip))
}

// TestNotCommitted holds that an old ZIP stays as it is, and nothing else is
// left, when there is no Commit or it is cut off.
func TestNotCommitted(t *testing.T) {
	p := newPlace(t)
	old := p.publish(t, 0)
	h := p.open(t)
	for i := range 20 {
		if err := h.Put(t.Context(), hosttest.File(fmt.Sprint(i), []byte("new"))); err != nil {
			t.Fatal(err)
		}
	}
	changed := hosttest.File("a.html", []byte("planned"))
	changed.Open = hosttest.File("", []byte("another")).Open
	if err := h.Put(t.Context(), changed); err == nil {
		t.Error("a changed file was taken")
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := h.(host.Committer).Commit(ctx, ""); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if err := h.Put(ctx, hosttest.File("b", []byte("b"))); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if n, _ := filepath.Glob(filepath.Join(p.scratch, "zip", "*", "*")); len(n) != 20 {
		t.Errorf("%d files are kept", len(n))
	}
	if err := h.Close(); err != nil {
		t.Error(err)
	}
	p.left(t, filepath.Base(p.zip))
	if got, _ := os.ReadFile(p.zip); !bytes.Equal(got, old) {
		t.Errorf("the ZIP is %q", got)
	}
}

// TestKilled holds that what a run left that was killed goes after a day.
func TestKilled(t *testing.T) {
	p := newPlace(t)
	for name, age := range map[string]time.Duration{"zip-1": 25 * time.Hour, "zip-2": time.Hour, "other": 25 * time.Hour} {
		dir := filepath.Join(p.scratch, "zip", name)
		os.MkdirAll(dir, 0o755)
		os.Chtimes(dir, time.Time{}, time.Now().Add(-age))
	}
	p.open(t)
	p.left(t, "other", "zip-2")
}

func TestRefused(t *testing.T) {
	dir := t.TempDir()
	folder := filepath.Join(dir, "a.zip")
	os.Mkdir(folder, 0o755)
	for _, c := range []struct{ address, message, hint string }{
		{folder, "压缩包的位置上有一个文件夹：" + folder, "把这个文件夹移走或改名"},
		{filepath.Join(dir, "drive", "a.zip"), "放压缩包的文件夹不在：" + filepath.Join(dir, "drive"), "把U盘插好"},
	} {
		_, err := Open(t.Context(), config.Target{Address: c.address}, host.Way{})
		refused(t, err, c.message, c.hint)
	}
	p := place{filepath.Join(dir, "stick", "a.zip"), dir}
	os.Mkdir(filepath.Dir(p.zip), 0o755)
	h := p.open(t)
	defer h.Close()
	os.Remove(filepath.Dir(p.zip))
	os.WriteFile(filepath.Dir(p.zip), nil, 0o644)
	refused(t, h.(host.Committer).Commit(t.Context(), ""), "路径里有一段不是文件夹", "把那个文件移走")
}

// TestOthers holds that only what bao packed is replaced.
func TestOthers(t *testing.T) {
	p := newPlace(t)
	var archive bytes.Buffer
	zip.NewWriter(&archive).Close()
	for _, data := range []string{"", "somebody's text", archive.String()} {
		os.WriteFile(p.zip, []byte(data), 0o644)
		_, err := Open(t.Context(), config.Target{Address: p.zip}, host.Way{})
		refused(t, err, "压缩包的位置上有一个文件，不是 bao 打包的，没有动它："+p.zip, "把它移走或改名")
		os.Remove(p.zip)
		h := p.open(t)
		os.WriteFile(p.zip, []byte(data), 0o644)
		refused(t, h.(host.Committer).Commit(t.Context(), ""), "压缩包的位置上有一个文件", "把它移走")
		h.Close()
		if got, _ := os.ReadFile(p.zip); string(got) != data {
			t.Errorf("it is now %q", got)
		}
	}
}

// refused expects a Refusal with a message and a hint that begin so.
func refused(t *testing.T, err error, message, hint string) {
	t.Helper()
	var r *host.Refusal
	if !errors.As(err, &r) {
		t.Fatalf("not refused: %v", err)
	}
	if !strings.HasPrefix(r.Message, message) || !strings.HasPrefix(r.Hint, hint) {
		t.Errorf("message %q, hint %q", r.Message, r.Hint)
	}
}
