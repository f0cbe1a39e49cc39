package ftp

import (
	"bytes"
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

// claim is added to the name of a file for the folder that says who may make
// it. FTP makes no file that must not be there, but of two who make a folder
// at once one succeeds. Delete removes it last.
const claim = ".d"

// errClaimed is a file that somebody may make and has not yet.
var errClaimed = errors.New("is being made by another")

func (s *server) Create(ctx context.Context, name string, data []byte) error {
	if err := s.learn(ctx); err != nil {
		return err
	}
	create := func() error {
		return s.do(ctx, func(c *conn) error { return s.create(c, name, data) })
	}
	err := create()
	for waited := time.Duration(0); errors.Is(err, errClaimed) && waited < s.grace; waited += time.Second {
		select {
		case <-time.After(time.Second):
		case <-ctx.Done():
			return ctx.Err()
		}
		err = create()
	}
	if !errors.Is(err, errClaimed) {
		return err
	}
	// Whoever claimed it was cut off. Two who see that at once could both
	// take it; so the one whose bytes are there in the end has it.
	if err := s.do(ctx, func(c *conn) error { return c.rmdir(s.full(name + claim)) }); err != nil && !no(err) {
		return err
	}
	if err := create(); err != nil {
		return err
	}
	got, err := s.Read(ctx, name, int64(len(data)))
	if err == nil && !bytes.Equal(got, data) {
		err = fmt.Errorf("%s: %w", name, fs.ErrExist)
	}
	return err
}

func (s *server) create(c *conn, name string, data []byte) error {
	s.mu.Lock()
	ours := s.claims[name] // by a call that was cut off after it
	s.mu.Unlock()
	if !ours {
		if err := s.claim(c, name); err != nil {
			return err
		}
	}
	f := &host.File{Path: name, Size: int64(len(data)), Digest: sha256.Sum256(data), Open: func() (io.ReadSeekCloser, error) {
		return memory{bytes.NewReader(data)}, nil
	}}
	if err := s.put(c, f, temporary()); err != nil {
		return err
	}
	s.mu.Lock()
	delete(s.claims, name)
	s.mu.Unlock()
	return nil
}

// claim makes the folder that goes with a file, unless one of them is there.
func (s *server) claim(c *conn, name string) error {
	file := s.full(name)
	if err := s.makeDir(c, path.Dir(file)); err != nil {
		return err
	}
	made := c.mkdir(file + claim)
	if made != nil && !no(made) {
		return made
	}
	for _, file := range []string{file, file + next} {
		if there, err := c.there(file); err != nil {
			return err
		} else if there {
			return fmt.Errorf("%s: %w", name, fs.ErrExist)
		}
	}
	if made != nil {
		if err := c.enter(file + claim); no(err) {
			return denied(made, name)
		} else if err != nil {
			return err
		}
		return errClaimed
	}
	s.mu.Lock()
	s.claims[name] = true
	s.mu.Unlock()
	return nil
}

type memory struct{ *bytes.Reader }

func (memory) Close() error { return nil }
