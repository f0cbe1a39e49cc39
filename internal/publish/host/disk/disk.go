// Package disk says of errors of this computer's file systems, those of its
// network drives too, which of them trying again does not mend, and why.
//
// It must not know what is read or written.
package disk

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
	"syscall"

	"bao/internal/publish/host"
)

// reason is what a system refuses for good, by its numbers.
type reason struct {
	numbers       []syscall.Errno
	message, hint string
}

func (r reason) of(numbers ...syscall.Errno) reason {
	r.numbers = numbers
	return r
}

var (
	full       = reason{message: "要发布到的磁盘满了", hint: "清出一些空间，再发布一次，会从断开的地方接着来"}
	readOnly   = reason{message: "要发布到的磁盘只能读，不能写", hint: "光盘和上了锁的U盘写不进去；换一个能写的文件夹，改 site.yaml 里的地址"}
	tooLong    = reason{message: "要发布到的路径太长，系统存不下", hint: "改 site.yaml 里的地址，换一个离磁盘根目录近些的文件夹"}
	notFolder  = reason{message: "路径里有一段不是文件夹，是文件", hint: "把那个文件移走或改名，再发布一次"}
	isFolder   = reason{message: "这里要放文件，可是有一个同名的文件夹", hint: "看看这个文件夹里有什么，移走或改名，再发布一次"}
	loop       = reason{message: "链接绕成了圈，找不到真正的文件夹", hint: "删掉绕圈的链接，放上真正的文件夹"}
	badName    = reason{message: "要发布到的磁盘不接受这个文件名", hint: `给这个文件改名，不要有 \ / : * ? " < > | 这些字符，结尾不要有空格和点；或者换一个磁盘`}
	tooLarge   = reason{message: "文件太大，要发布到的磁盘存不下", hint: "换一个磁盘；老格式（FAT）的U盘存不下 4 GB 以上的文件"}
	otherDisk  = reason{message: "要发布到的文件夹里有一部分在另一个磁盘上，文件搬不过去", hint: "让整个文件夹都在一个磁盘上"}
	notAllowed = reason{message: "要发布到的文件夹里有链接，通到外面，bao 不往那里写", hint: "把链接指向的文件夹移到这里来，代替链接"}
)

// Refuse makes a *host.Refusal of an error that will come again, and returns
// others as they are: files in use, drives that are gone for the moment.
// fs.ErrNotExist and fs.ErrExist are never refused.
func Refuse(err error) error {
	switch {
	case err == nil:
		return nil
	case strings.HasSuffix(err.Error(), "path escapes from parent"): // package os has no name for it
		return host.Refuse(err, notAllowed.message+at(err), notAllowed.hint)
	}
	for _, r := range reasons {
		if slices.ContainsFunc(r.numbers, func(n syscall.Errno) bool { return errors.Is(err, n) }) {
			return host.Refuse(err, r.message+at(err), r.hint)
		}
	}
	return err
}

// at names what an error is about, unless it is one of publishing's own files.
func at(err error) string {
	var place *fs.PathError
	var link *os.LinkError
	name := ""
	switch {
	case errors.As(err, &place):
		name = place.Path
	case errors.As(err, &link):
		name = link.New
	}
	if name == "" || name == "." || strings.HasPrefix(name, host.Control) {
		return ""
	}
	return "：" + name
}

// Lost reports whether an error says that a drive or the network to it is gone,
// so that what was open on it is of no more use.
func Lost(err error) bool {
	return slices.ContainsFunc(lost, func(n syscall.Errno) bool { return errors.Is(err, n) })
}
