//go:build unix

package main

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/rogpeppe/go-internal/testscript"
)

// copyProgram copies this program. Meanwhile no other script starts one: until that
// runs it has all files open that are open here, and a file that somebody may write
// to is not run ("text file busy", https://go.dev/issue/22315).
func copyProgram(to string) error {
	syscall.ForkLock.RLock()
	defer syscall.ForkLock.RUnlock()
	data, err := os.ReadFile(os.Args[0])
	if err != nil {
		return err
	}
	return os.WriteFile(to, data, 0o755)
}

// nobody FILE ARGS… runs bao as a user whom the rights of files bind, which
// root is not, and puts all that it says into FILE. The folder of the script
// becomes that user's.
func nobody(ts *testscript.TestScript, neg bool, args []string) {
	work := ts.MkAbs(".")
	program := filepath.Join(work, "bao") // its own folder may be closed to others
	ts.Check(copyProgram(program))
	defer os.Remove(program)

	c := exec.Command(program, args[1:]...)
	c.Dir = work
	c.Env = append(os.Environ(), "TMPDIR="+ts.Getenv("TMPDIR"))
	if os.Geteuid() == 0 {
		const id = 65534
		ts.Check(filepath.WalkDir(ts.Getenv("WORK"), func(p string, _ fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			return os.Lchown(p, id, id)
		}))
		for dir := work; dir != "/"; dir = filepath.Dir(dir) {
			if info, err := os.Stat(dir); err == nil && info.Mode()&1 == 0 && strings.HasPrefix(dir, os.TempDir()+"/") {
				ts.Check(os.Chmod(dir, info.Mode()|0o111))
			}
		}
		c.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: id, Gid: id}}
	}
	said, err := c.CombinedOutput()
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), said, 0o644))
	if _, ended := err.(*exec.ExitError); err != nil && !ended {
		ts.Fatalf("%v", err)
	}
	if neg != (err != nil) {
		ts.Fatalf("bao: %v\n%s", err, said)
	}
}
