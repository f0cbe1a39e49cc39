//go:build unix

package main

import (
	"fmt"
	"os"
	"os/exec"
	"syscall"
	"time"
)

// nobody is whom tests run as where they would run as root: to root nothing is
// forbidden, so what is tested of rights would not be.
const nobody = 65534

// bounds are set by the shell, which then becomes the test: 6 GiB of memory,
// a gigabyte a file, and seconds of the processor.
const bounds = `ulimit -d 6291456; ulimit -f 1048576; ulimit -t %d; exec "$0" "$@"`

// confine keeps a wrong change from doing harm: its processes are one group
// that ends together, what they take is bounded, and root's rights are put
// down.
func confine(c *exec.Cmd, work time.Duration) {
	c.Path, c.Args = "/bin/sh", append([]string{"sh", "-c", fmt.Sprintf(bounds, int(work.Seconds()))}, c.Args...)
	c.Env = append(c.Env, "HOME="+os.TempDir())
	c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	c.Cancel = func() error { return syscall.Kill(-c.Process.Pid, syscall.SIGKILL) }
	if os.Geteuid() == 0 && os.Getenv("MUTATE_AS_ROOT") == "" {
		c.SysProcAttr.Credential = &syscall.Credential{Uid: nobody, Gid: nobody}
	}
}
