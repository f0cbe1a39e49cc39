package ftp

import (
	"path"

	"bao/internal/publish/host"
)

// makeDir makes a folder and those above it, up to the place itself: what is
// above that is there, or the address is mistyped. The deepest is tried first:
// most are new below one that is there.
func (s *server) makeDir(c *conn, dir string) error {
	s.mu.Lock()
	made := s.made[dir]
	s.mu.Unlock()
	if made || dir == "/" || dir == "." {
		return nil
	}
	err := c.ensure(dir)
	if no(err) && dir == s.full(".") {
		return c.notMade(err, dir)
	}
	if no(err) && path.Dir(dir) != dir {
		if err := s.makeDir(c, path.Dir(dir)); err != nil {
			return err
		}
		if err = c.ensure(dir); no(err) {
			return c.notMade(err, dir)
		}
	}
	if err != nil {
		return err
	}
	s.mu.Lock()
	s.made[dir] = true
	s.mu.Unlock()
	return nil
}

// notMade says why a folder is not made: the one around it is missing, or the
// server does not let it be.
func (c *conn) notMade(err error, dir string) error {
	around := path.Dir(dir)
	there := c.enter(around)
	switch {
	case there == nil:
		return host.Refuse(err, "服务器不许建文件夹 "+dir, "看地址里的文件夹对不对，再请主机商给这个帐号写入的权限")
	case no(there):
		return host.Refuse(err, "服务器上没有文件夹 "+around, "看看 site.yaml 里的地址有没有写错；没有写错，先在服务器上建好它，再发布一次")
	}
	return there
}

// ensure makes a folder, unless it is there.
func (c *conn) ensure(dir string) error {
	err := c.mkdir(dir)
	if !no(err) {
		return err
	}
	if there := c.enter(dir); !no(there) {
		return there
	}
	return err
}

// prune removes the folders above a file, relative to the place, that have
// become empty, but not the place.
func (s *server) prune(c *conn, name string) error {
	if !s.knows().prunes {
		return nil
	}
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		full := s.full(dir)
		s.mu.Lock()
		delete(s.made, full) // before, so that nobody counts on it
		s.mu.Unlock()
		if err := c.rmdir(full); no(err) {
			return nil // there is something in it, or it is gone
		} else if err != nil {
			return err
		}
	}
	return nil
}
