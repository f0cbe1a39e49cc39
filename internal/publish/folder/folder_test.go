package folder

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"bao/internal/config"
	"bao/internal/publish/host"
	"bao/internal/publish/host/hosttest"
)

func open(t *testing.T, dir string) host.Host {
	t.Helper()
	h, err := Open(t.Context(), config.Target{Address: dir}, host.Way{})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestConform(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "网站")
	hosttest.Conform(t, func(t *testing.T) host.Host { return open(t, dir) })
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("left are %v, %v", left, err)
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

func TestOpen(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	os.WriteFile(file, nil, 0o644)
	for _, c := range []struct{ address, message, hint string }{
		{file, "要发布到的地方是一个文件，不是文件夹：" + file, "改 site.yaml 里的地址"},
		{filepath.Join(dir, "drive", "site"), "要发布到的文件夹不在：" + filepath.Join(dir, "drive"), "把U盘插好"},
		{filepath.Join(file, "site"), "路径里有一段不是文件夹，是文件", "把那个文件移走"},
	} {
		_, err := Open(t.Context(), config.Target{Address: c.address}, host.Way{})
		refused(t, err, c.message, c.hint)
	}
	open(t, filepath.Join(dir, "site")) // it can be made
	if _, err := os.Stat(filepath.Join(dir, "site")); err == nil {
		t.Error("made before anything is put")
	}
}

// TestLinks holds that no link leads out of the folder.
func TestLinks(t *testing.T) {
	dir, out := t.TempDir(), t.TempDir()
	os.WriteFile(filepath.Join(out, "page.html"), []byte("others'"), 0o644)
	os.WriteFile(filepath.Join(dir, "in.html"), []byte("in"), 0o644)
	for name, to := range map[string]string{
		"link": out, "page.html": filepath.Join(out, "page.html"), "in": ".", host.Control: out,
	} {
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Skip(err)
		}
	}
	h := open(t, dir)
	defer h.Close()
	entries, err := h.List(t.Context())
	if err != nil || len(entries) != 1 || entries[0].Path != "in.html" {
		t.Errorf("listed %v, %v", entries, err)
	}
	const message, hint = "要发布到的文件夹里有链接，通到外面", "把链接指向的文件夹移到这里来"
	_, err = h.Read(t.Context(), "page.html", 100)
	refused(t, err, message+"，bao 不往那里写：page.html", hint)
	refused(t, h.Put(t.Context(), hosttest.File("a.html", nil)), message, hint) // by way of Control
	os.Remove(filepath.Join(dir, host.Control))
	refused(t, h.Put(t.Context(), hosttest.File("link/page.html", nil)), message, hint)
	refused(t, h.Create(t.Context(), "link/new.html", nil), message, hint)
	refused(t, h.Delete(t.Context(), "link/page.html"), message, hint)
	if err := h.Put(t.Context(), hosttest.File("page.html", []byte("ours"))); err != nil { // the link is replaced
		t.Error(err)
	}
	if got, _ := os.ReadFile(filepath.Join(out, "page.html")); string(got) != "others'" {
		t.Errorf("outside is %q", got)
	}
	if got, _ := os.ReadDir(out); len(got) != 1 {
		t.Errorf("outside are %v", got)
	}
}

// TestInTheWay holds that what cannot be replaced is named and stays.
func TestInTheWay(t *testing.T) {
	dir := t.TempDir()
	os.MkdirAll(filepath.Join(dir, "a.html", "b"), 0o755)
	os.WriteFile(filepath.Join(dir, "file"), []byte("old"), 0o644)
	h := open(t, dir)
	defer h.Close()
	refused(t, h.Put(t.Context(), hosttest.File("a.html", nil)), "这里要放文件，可是有一个同名的文件夹：a.html", "看看这个文件夹")
	refused(t, h.Put(t.Context(), hosttest.File("file/a.html", nil)), "路径里有一段不是文件夹，是文件：file", "把那个文件移走")
	refused(t, h.Put(t.Context(), hosttest.File(strings.Repeat("长", 200), nil)), "要发布到的路径太长", "改 site.yaml")
	_, err := h.Read(t.Context(), "a.html", 100)
	refused(t, err, "要发布到的文件夹里，这不是文件：a.html", "把它移走")
	if _, err := h.Read(t.Context(), "file/a.html", 100); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
	if err := h.Delete(t.Context(), "file/a.html"); err != nil {
		t.Error(err)
	}
	if left, _ := os.ReadDir(filepath.Join(dir, host.Control)); len(left) > 0 {
		t.Errorf("left are %v", left)
	}
}

// TestChanged holds that a file which is no longer what was planned is not
// published, and that one that is cut off leaves nothing.
func TestChanged(t *testing.T) {
	dir := t.TempDir()
	h := open(t, dir)
	defer h.Close()
	changed := hosttest.File("a.html", []byte("planned"))
	changed.Open = hosttest.File("", []byte("another")).Open
	shorter := hosttest.File("a.html", []byte("planned"))
	shorter.Size++
	ctx, cancel := context.WithCancel(t.Context())
	cut := hosttest.File("a.html", []byte("planned"))
	cut.Open = func() (io.ReadSeekCloser, error) { cancel(); return hosttest.File("", []byte("planned")).Open() }
	for _, err := range []error{h.Put(t.Context(), changed), h.Put(t.Context(), shorter), h.Put(ctx, cut), h.Put(ctx, cut)} {
		if r := (*host.Refusal)(nil); err == nil || errors.As(err, &r) {
			t.Error(err)
		}
	}
	if left, err := os.ReadDir(filepath.Join(dir, host.Control)); err != nil || len(left) > 0 {
		t.Errorf("left are %v, %v", left, err)
	}
}

func TestSweep(t *testing.T) {
	dir := t.TempDir()
	h := open(t, dir)
	defer h.Close()
	sweep := h.(host.Sweeper).Sweep
	if err := sweep(t.Context()); err != nil {
		t.Error(err)
	}
	os.Mkdir(filepath.Join(dir, host.Control), 0o755)
	for _, name := range []string{"tmp-1", "lock"} {
		os.WriteFile(filepath.Join(dir, host.Control, name), nil, 0o644)
	}
	if err := sweep(t.Context()); err != nil {
		t.Error(err)
	}
	if left, _ := os.ReadDir(filepath.Join(dir, host.Control)); len(left) != 1 || left[0].Name() != "lock" {
		t.Errorf("left are %v", left)
	}
}

// TestMovedAway holds that a folder which somebody moves away is made anew.
func TestMovedAway(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	h := open(t, dir)
	defer h.Close()
	h.Put(t.Context(), hosttest.File("a.html", nil))
	os.RemoveAll(dir)
	if err := h.Put(t.Context(), hosttest.File("a.html", nil)); err == nil {
		t.Error("put to nowhere")
	}
	if err := h.Put(t.Context(), hosttest.File("a.html", nil)); err != nil {
		t.Error(err)
	}
}

// TestAtOnce puts and deletes in the same folders, and looks that a reader
// never sees a part.
func TestAtOnce(t *testing.T) {
	dir := t.TempDir()
	h := open(t, dir)
	defer h.Close()
	old, now := bytes.Repeat([]byte("旧"), 1<<16), bytes.Repeat([]byte("新"), 1<<16)
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			for j := range 50 {
				name := "a/b/" + strings.Repeat("x", i+1)
				if err := h.Put(t.Context(), hosttest.File(name, nil)); err != nil {
					t.Error(err)
				}
				if err := h.Delete(t.Context(), name); err != nil {
					t.Error(err)
				}
				if err := h.Put(t.Context(), hosttest.File("one", [][]byte{old, now}[j%2])); err != nil {
					t.Error(err)
				}
				if got, err := os.ReadFile(filepath.Join(dir, "one")); err != nil || !slices.ContainsFunc([][]byte{old, now}, func(b []byte) bool { return bytes.Equal(b, got) }) {
					t.Errorf("%d bytes, %v", len(got), err)
				}
			}
		})
	}
	wg.Wait()
}

// TestListed holds that publishing's own files are listed, and when they
// changed.
func TestListed(t *testing.T) {
	h := open(t, t.TempDir())
	defer h.Close()
	h.Create(t.Context(), host.Control+"/lock", []byte("12"))
	list, err := h.List(t.Context())
	if err != nil || len(list) != 1 || list[0].Path != host.Control+"/lock" || list[0].Size != 2 || time.Since(list[0].Time) > time.Minute {
		t.Errorf("%v, %v", list, err)
	}
}
