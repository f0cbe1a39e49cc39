package delivery

import (
	"io"
	"os"
	"path/filepath"
	"strings"

	"bao/internal/publish/host"
)

// The locks that runs of this computer took on the host, and may have left
// there, stand in a file of their own: a run may be cut off before its journal
// is begun. One that was given back is kept as well: what the run last said of
// it may reach the host late, and make it again.
func locksPath(dir string) string { return filepath.Join(dir, "locks") }

// mostLocks is how many of them are kept.
const mostLocks = 100

// ownLocks are the tokens of those runs, the last of them last.
func ownLocks(dir string) []string {
	data, _ := os.ReadFile(locksPath(dir))
	return strings.Fields(string(data))
}

// noteLock adds that of a run that is about to take its lock.
func noteLock(dir, token string) error {
	tokens := append(ownLocks(dir), token)
	tokens = tokens[max(0, len(tokens)-mostLocks):]
	err := writeFile(locksPath(dir), func(w io.Writer) error {
		_, err := io.WriteString(w, strings.Join(tokens, "\n")+"\n")
		return err
	})
	if err != nil {
		return own(err, dir)
	}
	return nil
}

// own refuses for what this computer keeps about a host.
func own(err error, dir string) error {
	return host.Refuse(err, "这台电脑上记发布情况的文件夹不能写："+dir, "看看磁盘是不是满了、这个文件夹有没有权限，再发布一次，会接着发")
}
