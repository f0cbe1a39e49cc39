//go:build unix

package main

import (
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/rogpeppe/go-internal/testscript"
)

// nobody FILE ARGS… runs bao as a user whom the rights of files bind, which
// root is not, and puts all that it says into FILE. The folder of the script
// becomes that user's.
func nobody(ts *testscript.TestScript, neg bool, args []string) {
	work := ts.MkAbs(".")
	program := filepath.Join(work, "bao") // its own folder may be closed to others
	from, err := os.Open(os.Args[0])
	ts.Check(err)
	defer from.Close()
	to, err := os.OpenFile(program, os.O_CREATE|os.O_WRONLY, 0o755)
	ts.Check(err)
	_, err = io.Copy(to, from)
	ts.Check(err)
	ts.Check(to.Close())
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
