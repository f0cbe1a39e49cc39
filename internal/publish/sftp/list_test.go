package sftp

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/pkg/sftp"

	"bao/internal/publish/host"
	"bao/internal/publish/host/hosttest"
)

// invented is a server's folder that is not on any disk.
type invented func(folder string) sftp.ListerAt

func (i invented) Filelist(r *sftp.Request) (sftp.ListerAt, error) {
	if r.Method != "List" {
		return nil, os.ErrNotExist
	}
	return i(r.Filepath), nil
}

func (i invented) handlers() *sftp.Handlers {
	h := sftp.InMemHandler()
	h.FileList = i
	return &h
}

// entry is what its name says: folders end in ".d".
type entry string

func (e entry) Name() string       { return string(e) }
func (e entry) Size() int64        { return 1 }
func (e entry) ModTime() time.Time { return time.Time{} }
func (e entry) Sys() any           { return nil }
func (e entry) IsDir() bool        { return e.Mode().IsDir() }
func (e entry) Mode() fs.FileMode {
	switch {
	case strings.HasSuffix(string(e), ".d"), strings.HasSuffix(string(e), ".."), e == host.Control:
		return fs.ModeDir | 0o755
	case strings.HasSuffix(string(e), "link"):
		return fs.ModeSymlink | 0o777
	}
	return 0o644
}

type entries []string

func (e entries) ListAt(to []fs.FileInfo, at int64) (int, error) {
	if at >= int64(len(e)) {
		return 0, io.EOF
	}
	n := 0
	for _, name := range e[at:] {
		if n == len(to) {
			break
		}
		to[n] = entry(name)
		n++
	}
	return n, nil
}

// endless makes up names as long as it is asked.
type endless string

func (e endless) ListAt(to []fs.FileInfo, at int64) (int, error) {
	for i := range to {
		to[i] = entry(fmt.Sprintf("%d%s", at+int64(i), string(e)))
	}
	return len(to), nil
}

func TestListHostile(t *testing.T) {
	names := entries{
		"good.html", "..", ".", "", "/", "//", "../../../etc/passwd.html", "/etc/shadow", "a/../../b.html", "a/..", "x/.", `..\..\c.html`, `C:\d.html`, "line\nbreak",
		"nul\x00", "esc\x1b[2J", "\xff\xfe", "out.link", "deep.d", host.Control, "中文 报纸.html",
	}
	f := &fake{password: "right", handlers: invented(func(folder string) sftp.ListerAt {
		if strings.HasSuffix(folder, "/deep.d") { // and again, for ever
			return entries{"deep.d", "page.html"}
		}
		return names
	}).handlers()}
	got, err := mustOpen(t, f.start(t), knows("right")).List(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	paths, deep := []string{}, 0
	for _, e := range got {
		if !fs.ValidPath(e.Path) {
			t.Errorf("%q lies outside", e.Path)
		}
		switch {
		case strings.HasPrefix(e.Path, "deep.d/"):
			deep++
		case control(e.Path): // which this server claims to be like any other
		default:
			paths = append(paths, e.Path)
		}
	}
	// The library cuts names to their last part: what it says to lie outside
	// lies in the folder itself.
	want := []string{"b.html", "good.html", "passwd.html", "shadow", "中文 报纸.html"}
	if slices.Sort(paths); !slices.Equal(paths, want) || deep != mostDepth {
		t.Errorf("listed %.1000q and %d files one below the other, want %q and %d", paths, deep, want, mostDepth)
	}
}

func TestListEndless(t *testing.T) {
	if testing.Short() {
		t.Skip("a long listing")
	}
	e := endless(strings.Repeat("x", 1000) + ".html")
	f := &fake{password: "right", handlers: invented(func(string) sftp.ListerAt { return e }).handlers()}
	h := mustOpen(t, f.start(t), knows("right"))
	_, err := h.List(t.Context())
	refused(t, err, "多得不像一份报纸", "只放这份报纸的文件夹")
	for range 3 { // on another connection, once this one is known to be at its end
		if err = put(t, h, "index.html"); err == nil {
			return
		}
	}
	t.Error(err)
}

// TestListTooMany sees to the count without two million names.
func TestListTooMany(t *testing.T) {
	l := &listing{seen: mostEntries - 2}
	if l.add(".", []fs.FileInfo{entry("a"), entry("b")}); l.err != nil {
		t.Error(l.err)
	}
	l.add(".", []fs.FileInfo{entry("c")})
	refused(t, l.err, "多得不像一份报纸", "只放这份报纸的文件夹")
}

func TestListLinks(t *testing.T) {
	s := hosttest.SSHD(t)
	outside := t.TempDir()
	write(t, filepath.Join(outside, "secret.html"), "x")
	for link, to := range map[string]string{"dir": outside, "file.html": filepath.Join(outside, "secret.html"), "round": "."} {
		if err := os.Symlink(to, filepath.Join(s.Folder, link)); err != nil {
			t.Fatal(err)
		}
	}
	write(t, filepath.Join(s.Folder, "own.html"), "x")
	got, err := mustOpen(t, target(s), s.Way()).List(t.Context())
	if err != nil || len(got) != 1 || got[0].Path != "own.html" {
		t.Errorf("listed %v, %v", got, err)
	}
}
