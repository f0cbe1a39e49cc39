package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"bao/internal/starter"
)

// TestSystemErrors says each error of the system that is known in Chinese
// alone, with the file, and one that is not with the system's words at the end.
func TestSystemErrors(t *testing.T) {
	seen := map[syscall.Errno]string{}
	for _, e := range systemErrors {
		for _, number := range e.numbers {
			if other, twice := seen[number]; twice && other != e.what {
				t.Errorf("%d is “%s” and “%s”", number, other, e.what)
			}
			seen[number] = e.what
			for _, err := range []error{
				&fs.PathError{Op: "open", Path: "public/a.html", Err: number},
				fmt.Errorf("a.html: %w", &os.LinkError{Op: "rename", Old: "public/.bao-stage1/a.html", New: "public/a.html", Err: number}),
			} {
				var said bytes.Buffer
				sayUnable(&said, err)
				want := fmt.Sprintf("错误：%s：public/a.html\n    办法：%s\n", e.what, e.hint)
				if said.String() != want || e.what == "" || e.hint == "" {
					t.Errorf("%v is told as\n%s", err, &said)
				}
				if strings.Contains(said.String(), number.Error()) {
					t.Errorf("the system's words are in\n%s", &said)
				}
			}
		}
	}
	for _, err := range []error{fs.ErrNotExist, fs.ErrPermission, fs.ErrExist, &fs.PathError{Op: "open", Path: "x", Err: fs.ErrNotExist}} {
		if _, ok := known(err); !ok {
			t.Errorf("no words for %v", err)
		}
	}
	for _, err := range []error{
		&fs.PathError{Op: "open", Path: "a.md", Err: syscall.Errno(4095)}, errors.New("memory: it is gone"),
	} {
		var said bytes.Buffer
		sayUnable(&said, err)
		if !strings.HasPrefix(said.String(), "错误：没有做成") || !strings.HasSuffix(said.String(), "：“"+lastCause(err)+"”\n") {
			t.Errorf("%v is told as\n%s", err, &said)
		}
	}
	for place, want := range map[string]string{
		"public/.bao-manifest":             "：public/.bao-manifest",
		"/home/a/.bao-site/public/a.html":  "：/home/a/.bao-site/public/a.html",
		"public/.bao-stage17/files/a.html": "",
		".bao/.bao-17.tmp":                 "",
	} {
		if got := placeOf(&fs.PathError{Op: "open", Path: filepath.FromSlash(place), Err: fs.ErrPermission}); filepath.ToSlash(got) != want {
			t.Errorf("%s is named %q", place, got)
		}
	}
	if got := explainShort(&fs.PathError{Op: "open", Path: "a.md", Err: syscall.Errno(4095)}); !strings.HasPrefix(got, "没有做成：a.md（系统说：“") {
		t.Errorf("told as %s", got)
	}
}

// TestLinkedOut holds that what would be written by way of a link out of the
// paper's folder is refused, and why.
func TestLinkedOut(t *testing.T) {
	dir, outside := t.TempDir(), t.TempDir()
	if err := os.Symlink(outside, filepath.Join(dir, "content")); err != nil {
		t.Skip("no links here: ", err)
	}
	err := starter.WriteInto(dir, []starter.File{{Path: "content/2026-03-02/a.md", Data: []byte("a")}})
	if what, _ := explain(err); what != "这是链接，通到报纸的文件夹外面，bao 不往那里写：content" {
		t.Errorf("%v is told as %s", err, what)
	}
	if left, err := os.ReadDir(outside); err != nil || len(left) > 0 {
		t.Errorf("%v outside, %v", left, err)
	}
}
