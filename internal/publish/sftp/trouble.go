package sftp

import (
	"errors"
	"io/fs"

	"github.com/pkg/sftp"

	"bao/internal/publish/host"
)

// What a status says beyond version 3 of the protocol, in which most trouble
// is a mere failure.
// https://datatracker.ietf.org/doc/html/draft-ietf-secsh-filexfer-13#section-9.1
const (
	statusFailure      = 4
	statusWriteProtect = 12
	statusNoSpace      = 14
	statusQuota        = 15
)

// readOnlyDisk is a bit of the flags that statvfs@openssh.com tells.
const readOnlyDisk = 1

const (
	fullHint  = "请管服务器的人清出空间或者加大配额，再发布一次，会从断开的地方接着来"
	rightHint = "看看地址里的文件夹写对了没有；对的话，请管服务器的人让这个用户能写这个文件夹"
)

// explain makes a Refusal of what a server says when it can't write a file,
// if trying again does not mend it. Of a mere failure the disk is asked.
func (h *site) explain(c *conn, err error, file string) error {
	if errors.Is(err, fs.ErrPermission) {
		return host.Refuse(err, "服务器不让用户 "+h.place.user+" 写 "+file, rightHint)
	}
	var status *sftp.StatusError
	if !errors.As(err, &status) {
		return err
	}
	code := status.Code
	if code == statusFailure && c.space {
		code = h.disk(c)
	}
	switch code {
	case statusNoSpace:
		return host.Refuse(err, "服务器的磁盘满了", fullHint)
	case statusQuota:
		return host.Refuse(err, "服务器给的空间用完了（配额）", fullHint)
	case statusWriteProtect:
		return host.Refuse(err, "服务器上的磁盘只能读，写不了 "+file, rightHint)
	}
	return err
}

// explainWrite is explain for bytes that an open file did not take, which is
// for want of room, said or not: quotas show nowhere else.
func (h *site) explainWrite(c *conn, err error, file string) error {
	err = h.explain(c, err, file)
	var status *sftp.StatusError
	var refusal *host.Refusal
	if errors.As(err, &status) && status.Code == statusFailure && !errors.As(err, &refusal) {
		return host.Refuse(err, "服务器写到一半写不下去了，多半是空间用完了（磁盘或者配额）", fullHint)
	}
	return err
}

// disk is what is wrong with the disk of the place, as a status.
func (h *site) disk(c *conn) uint32 {
	s, err := c.StatVFS(h.at(host.Control))
	if err != nil {
		s, err = c.StatVFS(h.place.base)
	}
	switch {
	case err != nil:
	case s.Flag&readOnlyDisk != 0:
		return statusWriteProtect
	case s.Blocks > 0 && s.Bavail == 0, s.Files > 0 && s.Favail == 0:
		return statusNoSpace
	}
	return statusFailure
}
