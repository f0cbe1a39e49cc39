package ftp

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"bao/internal/publish/host"
)

// next is added to the name of a file of Control that is to take the place of
// another where a rename can't: whole, while the old one may be gone.
const next = ".new"

func (s *server) Read(ctx context.Context, name string, most int64) (data []byte, err error) {
	err = s.do(ctx, func(c *conn) (err error) {
		data, err = s.read(c, name, most)
		if control(name) && errors.Is(err, fs.ErrNotExist) {
			data, err = s.read(c, name+next, most)
		}
		return err
	})
	return data, err
}

func (s *server) read(c *conn, name string, most int64) ([]byte, error) {
	file := s.full(name)
	n, err := c.size(file)
	if err == nil && n < 0 {
		_, err = c.lookUp(file) // a RETR that is refused may also mean want of rights
	}
	if err != nil {
		return nil, err
	}
	tooLong := &host.Refusal{Message: fmt.Sprintf("服务器上的 %s 太大", name), Hint: "它不像是发布时写的；看看是不是别人放在那里的"}
	if n > most {
		return nil, tooLong
	}
	var data []byte
	err = c.retrieve(file, most+1, func(r io.Reader) (err error) {
		data, err = io.ReadAll(io.LimitReader(r, most+1))
		if err == nil && int64(len(data)) > most {
			err = tooLong
		}
		return err
	})
	if no(err) { // somebody may have deleted it since
		if there, look := c.there(file); look == nil && !there {
			return nil, fmt.Errorf("%s: %w", name, fs.ErrNotExist)
		}
	}
	switch {
	case no(err):
		return nil, host.Refuse(err, "服务器不许读 "+name, "请主机商给这个帐号读的权限")
	case err != nil:
		return nil, err
	case n >= 0 && n != int64(len(data)): // the end of a connection that was cut looks like the end of the file
		return nil, fmt.Errorf("%s: %d of %d bytes: %w", name, len(data), n, io.ErrUnexpectedEOF)
	}
	return data, nil
}
