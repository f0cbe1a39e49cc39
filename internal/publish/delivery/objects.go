package delivery

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"bao/internal/patience"
)

// Earlier publications are kept by their sums, so that what did not change
// between them lies there once.
func (p *Publisher) objectPath(s Sum) string {
	name := s.String()
	return filepath.Join(p.o.Data, "objects", name[:2], name[2:])
}

// keep puts the bytes of a piece with the others.
func (p *Publisher) keep(piece Piece) error {
	to := p.objectPath(piece.Sum)
	if info, err := os.Stat(to); err == nil && info.Size() == piece.Size {
		return nil
	}
	return piece.copyTo(to)
}

// copyTo copies the bytes of a piece, or fails with ErrChanged.
func (p Piece) copyTo(to string) error {
	return writeFile(to, func(w io.Writer) error {
		f, err := os.Open(p.at)
		if err != nil {
			return err
		}
		defer f.Close()
		h := sha256.New()
		if _, err = io.Copy(io.MultiWriter(w, h), f); err != nil {
			return err
		}
		return p.is([32]byte(h.Sum(nil)))
	})
}

// writeFile makes a file whole or not at all.
func writeFile(to string, write func(io.Writer) error) error {
	if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(to), ".bao-*.tmp")
	if err != nil {
		return err
	}
	err = errors.Join(write(f), f.Close())
	if err == nil {
		err = patience.Try(func() error { return os.Rename(f.Name(), to) })
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}

// forget deletes the oldest publications beyond the limit, and the bytes that
// none of the others has.
func (p *Publisher) forget() error {
	used := map[Sum]bool{}
	var size int64
	full := false
	for _, m := range p.keptManifests() {
		more := int64(0)
		seen := map[Sum]bool{}
		for _, r := range m.records {
			if !used[r.sum] && !seen[r.sum] {
				more += r.size
				seen[r.sum] = true
			}
		}
		full = full || size+more > p.o.Limit
		if full {
			if err := os.Remove(p.keptPath(m.Number)); err != nil {
				return err
			}
			continue
		}
		size += more
		for s := range seen {
			used[s] = true
		}
	}
	return filepath.WalkDir(filepath.Join(p.o.Data, "objects"), func(file string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) { // nothing was ever kept
			return nil
		}
		if err != nil || d.IsDir() {
			return err
		}
		if name := filepath.Base(filepath.Dir(file)) + d.Name(); !used[sumNamed(name)] {
			return os.Remove(file)
		}
		return nil
	})
}

func sumNamed(name string) (s Sum) {
	if b, err := hex.DecodeString(name); err == nil && len(b) == len(s) {
		s = Sum(b)
	}
	return s
}
