package ftp

import (
	"context"
	"path"
	"strings"

	"github.com/jlaffaye/ftp"

	"bao/internal/publish/host"
)

func (s *server) Delete(ctx context.Context, name string) error {
	if err := s.learn(ctx); err != nil {
		return err
	}
	return s.do(ctx, func(c *conn) error { return s.remove(c, name) })
}

func (s *server) remove(c *conn, name string) error {
	names := []string{name}
	if control(name) { // first what would be read in its stead
		names = []string{name + next, name}
	}
	for _, name := range names {
		file := s.full(name)
		err := c.remove(file)
		if no(err) {
			there, trouble := c.there(file)
			if trouble != nil {
				return trouble
			}
			if !there {
				err = nil
			}
		}
		if err != nil {
			return denied(err, name)
		}
	}
	if control(name) {
		if err := c.rmdir(s.full(name + claim)); err != nil && !no(err) {
			return err
		}
	}
	return s.prune(c, name)
}

// Sweep removes what uploads and trials that were cut off left in Control.
func (s *server) Sweep(ctx context.Context) error {
	return s.do(ctx, func(c *conn) error {
		dir := s.full(host.Control)
		entries, err := c.list(dir)
		if code(err) == ftp.StatusFileUnavailable {
			return nil
		}
		if err != nil {
			return err
		}
		for _, e := range entries {
			if !proper(e.Name) || !strings.HasPrefix(e.Name, passing) {
				continue
			}
			if err := sweep(c, path.Join(dir, e.Name), e.Type == ftp.EntryTypeFolder); err != nil && !no(err) {
				return err
			}
		}
		return nil
	})
}

func sweep(c *conn, name string, folder bool) error {
	if !folder {
		return c.remove(name)
	}
	for _, file := range []string{"/a", "/b"} { // as probe makes them
		if err := c.remove(name + file); err != nil && !no(err) {
			return err
		}
	}
	return c.rmdir(name)
}
