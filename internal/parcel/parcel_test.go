package parcel

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

func files() fstest.MapFS {
	return fstest.MapFS{
		"index.html":        {Data: []byte(strings.Repeat("<p>楼下长出花园</p>\n", 100)), ModTime: time.Now()},
		"photos/花园.jpg":     {Data: []byte("\xff\xd8 picture")},
		"photos/a.JPG":      {Data: []byte("\xff\xd8 another")},
		"section/空.html":    {Data: nil},
		".bao-manifest":     {Data: []byte("own")},
		".bao-stage/x.html": {Data: []byte("own")},
	}
}

func pack(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	when := time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)
	if err := Write(&b, files(), "槐荫里 2026-03-02", when, func(name string) bool { return strings.HasPrefix(name, ".bao-") }); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestWrite(t *testing.T) {
	data := pack(t)
	if again := pack(t); !bytes.Equal(data, again) {
		t.Error("packed again it is other bytes")
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range z.File {
		names = append(names, f.Name)
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(r)
		if want := files()[strings.TrimPrefix(f.Name, "槐荫里 2026-03-02/")].Data; err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s: %v, %q", f.Name, err, got)
		}
		if f.Flags&(1<<11) == 0 {
			t.Errorf("%s is not said to be UTF-8", f.Name)
		}
		if stored := strings.HasSuffix(strings.ToLower(f.Name), ".jpg"); stored != (f.Method == zip.Store) || stored && f.Flags&8 != 0 {
			t.Errorf("%s: method %d, flags %x", f.Name, f.Method, f.Flags)
		}
		if got := f.ModTime().UTC().Format("2006-01-02 15:04"); got != "2026-03-02 08:00" {
			t.Errorf("%s is of %s", f.Name, got)
		}
	}
	if got := strings.Join(names, "\n"); got != "槐荫里 2026-03-02/index.html\n槐荫里 2026-03-02/photos/a.JPG\n槐荫里 2026-03-02/photos/花园.jpg\n槐荫里 2026-03-02/section/空.html" {
		t.Errorf("in it are\n%s", got)
	}
}

// TestUnzip has another program unpack it.
func TestUnzip(t *testing.T) {
	program, err := exec.LookPath("unzip")
	if err != nil {
		t.Skip("there is no unzip")
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "a.zip")
	os.WriteFile(file, pack(t), 0o644)
	c := exec.Command(program, "-q", file, "-d", dir)
	c.Env = append(os.Environ(), "LC_ALL=C.UTF-8")
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if data, err := os.ReadFile(filepath.Join(dir, "槐荫里 2026-03-02", "photos", "花园.jpg")); err != nil || string(data) != "\xff\xd8 picture" {
		t.Errorf("%v, %q", err, data)
	}
}

func TestErrors(t *testing.T) {
	if err := Write(failing{}, files(), "a", time.Now(), func(string) bool { return false }); err == nil {
		t.Error("a full disk is no error")
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

// changing is files each of which is another whenever it is opened.
type changing struct {
	fstest.MapFS
	opened int
}

func (c *changing) Open(name string) (fs.File, error) {
	if name == "a.jpg" {
		c.opened++
		c.MapFS[name] = &fstest.MapFile{Data: fmt.Append(nil, "picture ", c.opened)}
	}
	return c.MapFS.Open(name)
}

// TestWriteChanged holds that a file which is written while it is packed makes
// no ZIP that can't be unpacked.
func TestWriteChanged(t *testing.T) {
	files := &changing{MapFS: fstest.MapFS{"a.jpg": {}}}
	if err := Write(io.Discard, files, "a", time.Now(), func(string) bool { return false }); err == nil || files.opened != 2 {
		t.Errorf("%v after %d times", err, files.opened)
	}
}
