package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"bao/internal/dist"
)

// systemError is something that only the system can refuse, in words that an
// editor can act on. Whatever it was, the copy is untouched and each file of
// the website is the old one or the new one.
type systemError struct {
	numbers    []syscall.Errno
	what, hint string
}

var (
	diskFull    = systemError{what: "磁盘满了", hint: "已有的文件没有动。清出一些空间，再试一次"}
	readOnly    = systemError{what: "这个磁盘只能读，不能写", hint: "换一个能写的文件夹，如 -o 另一个文件夹；光盘和上了锁的U盘都写不进去"}
	tooManyOpen = systemError{what: "系统不让同时打开这么多文件", hint: "关掉一些别的程序，再生成一次；在 Linux 上也可以先运行 ulimit -n 1024"}
	nameTooLong = systemError{what: "文件名或者路径太长，系统存不下", hint: "给文件或文件夹改一个短些的名字，或者把报纸的文件夹移到离磁盘根目录近些的地方"}
	inUse       = systemError{what: "文件正被别的程序占用", hint: "关掉打开着它的程序（Word、PDF 阅读器、浏览器、杀毒软件），再试一次"}
	denied      = systemError{what: "没有权限读写", hint: "看看这个文件或文件夹是谁的，给自己加上读写的权限；或者用 -o 换一个自己能写的文件夹"}
	notFound    = systemError{what: "找不到", hint: "看看名字有没有写错，文件或文件夹是不是移走了、改名了"}
	notFolder   = systemError{what: "路径里有一段不是文件夹，是文件", hint: "把那个文件移走或改名，或者换一个文件夹"}
	isFolder    = systemError{what: "这里要的是文件，可是有一个同名的文件夹", hint: "把这个文件夹移走或改名，再试一次"}
	notEmpty    = systemError{what: "文件夹里还有别的东西", hint: "看看里面有什么，移走以后再试一次"}
	exists      = systemError{what: "已经有同名的文件或文件夹", hint: "把它移走或改名，再试一次；如果它是一个链接，看看它指向的文件夹还在不在"}
	loop        = systemError{what: "链接绕成了圈，找不到真正的文件", hint: "删掉绕圈的链接（快捷方式式的文件夹），放上真正的文件夹"}
	damaged     = systemError{what: "磁盘读写出错，可能坏了", hint: "先把稿件复制到别的磁盘，再检查这个磁盘"}
	unplugged   = systemError{what: "磁盘或者网络盘连不上了", hint: "把U盘插好，把网络接通，再试一次"}
	otherDisk   = systemError{what: "这个位置在另一个磁盘上，文件搬不过去", hint: "用 -o 换一个整个都在一个磁盘上的文件夹"}
	badName     = systemError{what: "系统或磁盘不接受这个名字", hint: `名字里不要有 \ / : * ? " < > | 这些字符，结尾不要有空格和点；再试一次`}
	tooLarge    = systemError{what: "文件太大，这个磁盘存不下", hint: "换一个磁盘；老格式（FAT）的U盘存不下 4 GB 以上的文件"}
	noMemory    = systemError{what: "电脑的内存不够了", hint: "关掉一些别的程序，再试一次"}
	leadsOut    = systemError{what: "这是链接，通到报纸的文件夹外面，bao 不往那里写", hint: "把链接指向的文件夹移到这里来，代替链接；或者自己到那里去改"}
	unsupported = systemError{what: "这个磁盘不支持要做的事", hint: "用 -o 换一个电脑自己磁盘上的文件夹"}
)

// known finds the words for err, if it is one of the system's.
func known(err error) (systemError, bool) {
	for _, e := range systemErrors {
		for _, number := range e.numbers {
			if errors.Is(err, number) {
				return e, true
			}
		}
	}
	var place *fs.PathError
	if errors.As(err, &place) && place.Err.Error() == "path escapes from parent" { // package os has no name for it
		return leadsOut, true
	}
	switch { // not from the system itself
	case errors.Is(err, fs.ErrNotExist):
		return notFound, true
	case errors.Is(err, fs.ErrPermission):
		return denied, true
	case errors.Is(err, fs.ErrExist):
		return exists, true
	}
	return systemError{}, false
}

func (e systemError) of(numbers ...syscall.Errno) systemError {
	e.numbers = numbers
	return e
}

// explain says in Chinese what happened and where, for errors that are no
// problems of the copy, and what to do. Words that only a technician knows are
// quoted at the end.
func explain(err error) (what, hint string) {
	if system, ok := known(err); ok {
		return system.what + placeOf(err), system.hint
	}
	return "没有做成" + placeOf(err), fmt.Sprintf("再试一次；还是不行，就把系统的这句话告诉懂电脑的人：“%s”", lastCause(err))
}

// explainShort is for those who have a hint of their own.
func explainShort(err error) string {
	var obstacle *dist.Obstacle
	if errors.As(err, &obstacle) && obstacle.Kind != dist.Locked {
		words := obstacleWords[obstacle.Kind]
		return fmt.Sprintf(words[0], obstacle.Path, obstacle.At) + "。" + words[1]
	}
	what, _ := explain(err)
	if _, ok := known(err); !ok {
		what += fmt.Sprintf("（系统说：“%s”）", lastCause(err))
	}
	return what
}

// explainUnread is explain for a file whose name is told already.
func explainUnread(err error) (what, hint string) {
	if system, ok := known(err); ok {
		return system.what, system.hint
	}
	return fmt.Sprintf("文件读不出来（系统说：“%s”）", lastCause(err)), "在别的程序里打开着的话，先关上，再试一次"
}

func sayUnable(w io.Writer, err error) {
	what, hint := explain(err)
	fmt.Fprintf(w, "错误：%s\n    办法：%s\n", what, hint)
}

// placeOf names the file that the system refused, unless it is one of those
// that wait to be moved into place and tell an editor nothing.
func placeOf(err error) string {
	var path *fs.PathError
	var link *os.LinkError
	place := ""
	switch {
	case errors.As(err, &path):
		place = path.Path
	case errors.As(err, &link):
		place = link.New
	}
	if place == "" || waits(place) {
		return ""
	}
	return "：" + place
}

// waits reports whether a path leads to what package dist has not moved into
// place yet.
func waits(place string) bool {
	for segment := range strings.SplitSeq(filepath.ToSlash(place), "/") {
		rest, own := strings.CutPrefix(segment, ".bao-")
		if own && (strings.HasPrefix(rest, "stage") || strings.HasSuffix(rest, ".tmp")) {
			return true
		}
	}
	return false
}

// lastCause is what the system itself said, or all that is known.
func lastCause(err error) string {
	var number syscall.Errno
	if errors.As(err, &number) {
		return number.Error()
	}
	return err.Error()
}
