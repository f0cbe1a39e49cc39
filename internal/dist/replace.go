package dist

import (
	"bufio"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"bao/internal/patience"
)

// What bao keeps in folders for a moment has such names; a run that is killed
// may leave some behind.
const (
	tempPrefix = ".bao-"
	tempSuffix = ".tmp"
)

// Replace writes a file by way of a neighbour, so that a reader sees the old
// bytes or the new ones, and an error leaves the old ones. The folder is made
// if it is missing. It may be called from several goroutines.
func Replace(path string, write func(io.Writer) error) error {
	folder := filepath.Dir(path)
	temp, err := os.CreateTemp(folder, tempPrefix+"*"+tempSuffix)
	if errors.Is(err, fs.ErrNotExist) {
		if err = os.MkdirAll(folder, 0o755); err == nil {
			temp, err = os.CreateTemp(folder, tempPrefix+"*"+tempSuffix)
		}
	}
	if err != nil {
		return naming(path, err)
	}
	buffered := bufio.NewWriterSize(temp, 64<<10)
	if err = write(buffered); err == nil {
		err = buffered.Flush()
	}
	if err == nil {
		err = temp.Chmod(0o644)
	}
	if closing := temp.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = rename(temp.Name(), path)
	}
	if err != nil {
		os.Remove(temp.Name())
	}
	return naming(path, err)
}

// Sweep removes what a Replace that was killed has left in a folder, if it is
// older than that: nobody else may be writing there, or what they write is soon
// written.
func Sweep(folder string, older time.Duration) {
	entries, _ := os.ReadDir(folder)
	for _, e := range entries {
		if !isTemp(e.Name()) || !e.Type().IsRegular() {
			continue
		}
		if info, err := e.Info(); err == nil && time.Since(info.ModTime()) >= older {
			os.Remove(filepath.Join(folder, e.Name()))
		}
	}
}

// naming makes an error of the system name the file that was to be written:
// the neighbour tells nobody anything.
func naming(path string, err error) error {
	var one *fs.PathError
	var two *os.LinkError
	switch {
	case errors.As(err, &one) && isTemp(filepath.Base(one.Path)):
		return &fs.PathError{Op: one.Op, Path: path, Err: one.Err}
	case errors.As(err, &two) && isTemp(filepath.Base(two.Old)):
		return &fs.PathError{Op: two.Op, Path: path, Err: two.Err}
	}
	return err
}

func isTemp(name string) bool {
	return strings.HasPrefix(name, tempPrefix) && strings.HasSuffix(name, tempSuffix)
}

// Replaceable tells what will keep a file from being replaced, if it is there:
// a program that has it open, or that it can only be read. Only Windows does
// that; elsewhere the folder decides.
func Replaceable(file string) error {
	return patience.Try(func() error { return replaceable(file) })
}

// rename moves a file over an existing one. Windows says that access was
// denied where another program has that open; asked, it says so.
func rename(from, to string) error {
	err := patience.Try(func() error { return os.Rename(from, to) })
	if err != nil {
		if why := replaceable(to); why != nil {
			return why
		}
	}
	return err
}
