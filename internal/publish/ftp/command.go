package ftp

import (
	"errors"
	"io"
	"io/fs"
	"path"

	"github.com/jlaffaye/ftp"
)

// What a connection is asked for goes through these, which note when it is no
// longer in step with the server.

func (c *conn) rename(from, to string) error { return c.note(c.ftp.Rename(from, to)) }
func (c *conn) remove(name string) error     { return c.note(c.ftp.Delete(name)) }
func (c *conn) mkdir(name string) error      { return c.note(c.ftp.MakeDir(name)) }
func (c *conn) rmdir(name string) error      { return c.note(c.ftp.RemoveDir(name)) }
func (c *conn) enter(name string) error      { return c.note(c.ftp.ChangeDir(name)) }

// errTooLong is more on a data connection than was allowed for.
var errTooLong = errors.New("more than was asked for")

func (c *conn) store(name string, r io.Reader) error {
	c.most, c.noData = 0, false
	return c.moved(c.ftp.Stor(name, r))
}

// moved is note after a transfer.
func (c *conn) moved(err error) error {
	if err == nil {
		c.server.dataWorked.Store(true)
	}
	return c.note(err)
}

// retrieve calls f with the bytes of a file, most of them at most, and
// returns what f does.
func (c *conn) retrieve(name string, most int64, f func(io.Reader) error) error {
	c.most, c.noData = most, false
	r, err := c.ftp.Retr(name)
	if err != nil {
		return c.note(err)
	}
	err = f(r)
	if closed := r.Close(); err == nil {
		err = closed
	}
	return c.moved(err)
}

// list returns what is in a folder. The folder is entered first, because
// servers take brackets and hyphens of a path after LIST for patterns and
// options.
func (c *conn) list(dir string) ([]*ftp.Entry, error) {
	if err := c.enter(dir); err != nil {
		return nil, err
	}
	c.most, c.noData = mostListing, false
	entries, err := c.ftp.List("")
	return entries, c.moved(err)
}

// size returns how long a file is, -1 where the server doesn't tell, and
// fs.ErrNotExist where there is none.
func (c *conn) size(name string) (int64, error) {
	c.server.mu.Lock()
	skip := c.server.noSize
	c.server.mu.Unlock()
	if skip {
		return -1, nil
	}
	n, err := c.ftp.FileSize(name)
	switch err := c.note(err); {
	case err == nil:
		return n, nil
	case code(err) == ftp.StatusFileUnavailable:
		return 0, fs.ErrNotExist
	case code(err) == ftp.StatusFileActionIgnored: // busy, or not there: some say so
		return c.lookUp(name)
	case no(err):
		c.server.mu.Lock()
		c.server.noSize = true
		c.server.mu.Unlock()
		return -1, nil
	default:
		return 0, err
	}
}

// lookUp finds the size of a file in the listing of its folder.
func (c *conn) lookUp(name string) (int64, error) {
	entries, err := c.list(path.Dir(name))
	if code(err) == ftp.StatusFileUnavailable {
		return 0, fs.ErrNotExist
	}
	if err != nil {
		return 0, err
	}
	for _, e := range entries {
		if e.Name == path.Base(name) && e.Type != ftp.EntryTypeFolder {
			return int64(e.Size), nil
		}
	}
	return 0, fs.ErrNotExist
}

// there tells whether there is a file.
func (c *conn) there(name string) (bool, error) {
	n, err := c.size(name)
	if err == nil && n < 0 {
		_, err = c.lookUp(name)
	}
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}
