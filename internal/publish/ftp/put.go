package ftp

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"time"

	"bao/internal/publish/host"
)

func (s *server) Put(ctx context.Context, f *host.File) error {
	if err := s.learn(ctx); err != nil {
		return err
	}
	var left []string
	err := s.do(ctx, func(c *conn) error {
		// A new name each time: the server may do late what it was told over a
		// connection that was given up, and empty a file that is stored again.
		left = append(left, temporary())
		return s.put(c, f, left[len(left)-1])
	})
	if err == nil {
		left = left[:len(left)-1] // it has its place
	} else if code(err) == 0 || ctx.Err() != nil {
		return err
	}
	// The server speaks, so what it took of the file need not lie there, least
	// of all on a disk that is full.
	tidy, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	for _, name := range left {
		_ = s.do(tidy, func(c *conn) error { return c.remove(s.full(name)) })
	}
	return err
}

// put puts a file, with its folders made again where what is remembered of
// them does not hold: another call may just have removed one as empty.
func (s *server) put(c *conn, f *host.File, temporary string) error {
	err := s.replace(c, f, temporary)
	if no(err) && !c.broken {
		s.mu.Lock()
		clear(s.made)
		s.mu.Unlock()
		err = s.replace(c, f, temporary)
	}
	return denied(err, f.Path)
}

func (s *server) replace(c *conn, f *host.File, temporary string) error {
	temporary, target := s.full(temporary), s.full(f.Path)
	for _, dir := range []string{path.Dir(temporary), path.Dir(target)} {
		if err := s.makeDir(c, dir); err != nil {
			return err
		}
	}
	if !s.knows().whole && !control(f.Path) {
		if old, err := c.there(target); err != nil {
			return err
		} else if old {
			return s.rewriteInPlace(c, f, target)
		}
	}
	if err := s.upload(c, f, temporary); err != nil {
		return err
	}
	err := c.rename(temporary, target)
	if no(err) && !s.knows().whole && control(f.Path) {
		return replaceInSteps(c, temporary, target)
	}
	return err
}

// rewriteInPlace has one page at a time half written.
func (s *server) rewriteInPlace(c *conn, f *host.File, target string) error {
	select {
	case <-s.rewrite:
	case <-c.ctx.Done():
		return c.ctx.Err()
	}
	defer func() { s.rewrite <- struct{}{} }()
	return s.upload(c, f, target)
}

// replaceInSteps puts a file into the place of another on a server that does
// not rename over one. At every moment the old or the new one is there whole,
// under its own name or that of what is next.
func replaceInSteps(c *conn, from, to string) error {
	if err := c.remove(to + next); err != nil && !no(err) {
		return err
	}
	if err := c.rename(from, to+next); err != nil {
		return err
	}
	if err := c.remove(to); err != nil && !no(err) {
		return err
	}
	return c.rename(to+next, to)
}

// upload stores a file and makes sure that it arrived. The end of a connection
// that was cut looks like the end of the file to many a server, so its size is
// asked for; without TLS bytes may change on their way, too, so all are read
// again.
func (s *server) upload(c *conn, f *host.File, name string) error {
	r, err := f.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	if err := c.store(name, r); err != nil {
		return err
	}
	n, err := c.size(name)
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s: is not there after it was stored", f.Path)
	}
	if err != nil {
		return err
	}
	if n >= 0 && n != f.Size {
		return fmt.Errorf("%s: %d of %d bytes arrived", f.Path, n, f.Size)
	}
	if n >= 0 && !s.at.plain {
		return nil
	}
	sum := sha256.New()
	if err := c.retrieve(name, f.Size+1, func(r io.Reader) error { _, err := io.Copy(sum, r); return err }); err != nil {
		return err
	}
	if [32]byte(sum.Sum(nil)) != f.Digest {
		return fmt.Errorf("%s: other bytes arrived than were sent", f.Path)
	}
	return nil
}
