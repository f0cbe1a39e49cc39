package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"io/fs"
	"slices"
	"strings"
	"time"
)

// An entry is one file of an archive.
type entry struct {
	name string
	mode fs.FileMode
	data []byte
}

// inOrder returns entries as every archive has them.
func inOrder(entries []entry) []entry {
	return slices.SortedFunc(slices.Values(entries), func(a, b entry) int { return strings.Compare(a.name, b.name) })
}

// zipped returns a zip archive. The moment is also written as a time without
// a zone, so it must be in UTC to be the same everywhere.
func zipped(entries []entry, moment time.Time) ([]byte, error) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, e := range inOrder(entries) {
		h := &zip.FileHeader{Name: e.name, Method: zip.Deflate, Modified: moment.UTC()}
		h.SetMode(e.mode)
		w, err := z.CreateHeader(h)
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(e.data); err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return out.Bytes(), err
}

// tarred returns a compressed tar archive, in which all belongs to root.
func tarred(entries []entry, moment time.Time) ([]byte, error) {
	var out bytes.Buffer
	g, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	t := tar.NewWriter(g)
	for _, e := range inOrder(entries) {
		err := t.WriteHeader(&tar.Header{
			Typeflag: tar.TypeReg, Format: tar.FormatUSTAR,
			Name: e.name, Mode: int64(e.mode), Size: int64(len(e.data)), ModTime: moment.UTC().Truncate(time.Second),
		})
		if err != nil {
			return nil, err
		}
		if _, err := t.Write(e.data); err != nil {
			return nil, err
		}
	}
	if err := t.Close(); err != nil {
		return nil, err
	}
	err = g.Close()
	return out.Bytes(), err
}
