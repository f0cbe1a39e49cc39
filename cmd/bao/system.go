package main

import (
	"errors"
	"syscall"
)

// systemError is something that only the system can refuse, in words that an
// editor can act on. Whatever it was, the copy is untouched and each file of
// the website is the old one or the new one.
type systemError struct {
	numbers    []syscall.Errno
	what, hint string
}

var (
	diskFull    = systemError{what: "磁盘满了，网站没有更新完", hint: "稿件没有动。清出一些空间，再生成一次"}
	readOnly    = systemError{what: "这个磁盘只能读，不能写", hint: "换一个能写的文件夹，如 -o 另一个文件夹；光盘和上了锁的U盘都写不进去"}
	tooManyOpen = systemError{what: "系统不让同时打开这么多文件", hint: "关掉一些别的程序，再生成一次；在 Linux 上也可以先运行 ulimit -n 1024"}
	nameTooLong = systemError{what: "文件名或者路径太长，系统存不下", hint: "给文件或文件夹改一个短些的名字，或者把报纸的文件夹移到离磁盘根目录近些的地方"}
	inUse       = systemError{what: "文件正被别的程序占用", hint: "关掉打开着它的程序（浏览器、编辑器、杀毒软件），再生成一次"}
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
	return systemError{}, false
}

func (e systemError) of(numbers ...syscall.Errno) systemError {
	e.numbers = numbers
	return e
}
