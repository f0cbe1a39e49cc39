//go:build unix

package git

import (
	"os/exec"
	"syscall"
)

// own keeps a call away from the terminal, where ssh might ask, and ends with
// it the processes that it started (git-remote-https, ssh).
func own(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
}
