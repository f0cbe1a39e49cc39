package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"slices"
	"testing"
	"time"
)

// Archives hold what was put in, and are the same whatever the order and the
// zone of whoever makes them.
func TestArchives(t *testing.T) {
	moment := time.Date(2026, 11, 26, 9, 36, 7, 0, time.UTC)
	entries := []entry{{"bao-1/bao", 0o755, []byte("program")}, {"bao-1/README.md", 0o644, []byte("说明")}, {"bao-1/LICENSE", 0o644, nil}}
	other := slices.Clone(entries)
	slices.Reverse(other)
	const want = "bao-1/LICENSE 644 1795685767 \"\"\nbao-1/README.md 644 1795685767 \"说明\"\nbao-1/bao 755 1795685767 \"program\"\n"
	for _, form := range []struct {
		name string
		make func([]entry, time.Time) ([]byte, error)
		list func(*testing.T, []byte) string
	}{{"zip", zipped, listZip}, {"tar", tarred, listTar}} {
		first, err := form.make(entries, moment)
		if err != nil {
			t.Fatal(err)
		}
		second, err := form.make(other, moment.In(time.FixedZone("CST", 8*3600)))
		if err != nil || !bytes.Equal(first, second) {
			t.Errorf("%s: another order or zone makes another archive: %v", form.name, err)
		}
		if got := form.list(t, first); got != want {
			t.Errorf("%s: %s\nwant %s", form.name, got, want)
		}
	}
}

func listZip(t *testing.T, data []byte) (list string) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		list += fmt.Sprintf("%s %o %d %q\n", f.Name, f.Mode(), f.Modified.Unix(), read(t, r))
	}
	return list
}

func listTar(t *testing.T, data []byte) (list string) {
	g, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	files := tar.NewReader(g)
	for {
		h, err := files.Next()
		if err == io.EOF {
			return list
		}
		if err != nil || h.Uid != 0 || h.Gid != 0 || h.Uname+h.Gname != "" {
			t.Fatal(h, err)
		}
		list += fmt.Sprintf("%s %o %d %q\n", h.Name, h.Mode, h.ModTime.Unix(), read(t, files))
	}
}

func read(t *testing.T, r io.Reader) string {
	data, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
