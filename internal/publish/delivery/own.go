package delivery

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"bao/internal/publish/host"
)

// The locks that runs of this computer took on the host, and may have left
// there, stand in a file of their own: a run may be cut off before its journal
// is begun.
func locksPath(dir string) string { return filepath.Join(dir, "locks") }

// ownLocks are the tokens of those runs.
func ownLocks(dir string) map[string]bool {
	own := map[string]bool{}
	data, _ := os.ReadFile(locksPath(dir))
	for _, token := range strings.Fields(string(data)) {
		own[token] = true
	}
	return own
}

// noteLock adds that of a run that is about to take its lock.
func noteLock(dir, token string) error {
	f, err := os.OpenFile(locksPath(dir), os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o600)
	if err == nil {
		_, err = fmt.Fprintf(f, "\n%s\n", token) // what stands before may be cut off
		err = errors.Join(err, f.Close())
	}
	if err != nil {
		return own(err, dir)
	}
	return nil
}

// forgetLocks is called when none is left.
func forgetLocks(dir string) { _ = os.Remove(locksPath(dir)) }

// own refuses for what this computer keeps about a host.
func own(err error, dir string) error {
	return host.Refuse(err, "这台电脑上记发布情况的文件夹不能写："+dir, "看看磁盘是不是满了、这个文件夹有没有权限，再发布一次，会接着发")
}
