package ftp

import (
	"context"
	"strings"
)

// habits are in what servers differ, and don't say.
type habits struct {
	whole     bool // a rename takes the place of a file that is there
	exclusive bool // MKD fails where the folder is there
	prunes    bool // RMD fails where something is in the folder
}

func (s *server) knows() habits {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.habits
}

// learn tries the server's habits out with two small files in Control, before
// anything else is written.
func (s *server) learn(ctx context.Context) error {
	select {
	case <-s.learning:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { s.learning <- struct{}{} }()
	if s.learned {
		return nil
	}
	return s.do(ctx, s.probe)
}

func (s *server) probe(c *conn) error {
	dir := s.full(temporary())
	if err := s.makeDir(c, dir); err != nil {
		return err
	}
	again := c.mkdir(dir)
	if again != nil && !no(again) {
		return again
	}
	for _, name := range []string{"/a", "/b"} {
		if err := c.store(dir+name, strings.NewReader(name)); err != nil {
			return denied(err, dir+name)
		}
	}
	over := c.rename(dir+"/a", dir+"/b")
	if over != nil && !no(over) {
		return over
	}
	filled := c.rmdir(dir) // b is in it
	if filled != nil && !no(filled) {
		return filled
	}
	if filled != nil {
		for _, name := range []string{"/a", "/b"} {
			if err := c.remove(dir + name); err != nil && !no(err) {
				return err
			}
		}
		if err := c.rmdir(dir); err != nil && !no(err) {
			return err
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.made, dir)
	s.learned = true
	s.habits = habits{whole: over == nil, exclusive: no(again), prunes: no(filled)}
	return nil
}
