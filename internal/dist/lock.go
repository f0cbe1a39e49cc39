package dist

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"github.com/gofrs/flock"
)

// lockName is the file in an output folder that a build keeps locked. The lock
// is the system's and ends with the process, so what a killed build leaves
// stops nobody. The file stays, since one that is deleted could be locked by
// two; what is written in it only tells who took it last.
const lockName = ".bao-lock"

const (
	lockPause = 50 * time.Millisecond // between two tries
	// lockQuiet is how long nobody is told of waiting: an unchanged build is
	// over before one has read a line about it. By then who holds the lock has
	// written so, too.
	lockQuiet = 250 * time.Millisecond
)

// lock is the hold that a build has on an output folder.
type lock struct {
	*flock.Flock
	root string
	made []string // folders that did not exist before, the innermost first
}

// take locks the folder root, which it makes if it is missing. While another
// build has it, take waits, says so once, and gives up when ctx ends.
func take(ctx context.Context, root string, waiting func(pid int, since time.Time)) (*lock, error) {
	start := time.Now()
	for told := false; ; {
		l, err := takeNow(root)
		if l != nil || err != nil {
			return l, err
		}
		if !told && waiting != nil && time.Since(start) > lockQuiet {
			told = true
			waiting(holder(root))
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(lockPause):
		}
	}
}

// takeNow returns nil without an error if the folder is taken, or has been deleted
// in between.
func takeNow(root string) (*lock, error) {
	l := &lock{root: root, made: missing(root)}
	if len(l.made) > 0 {
		if err := os.MkdirAll(root, 0o755); err != nil {
			return nil, err
		}
	}
	file := filepath.Join(root, lockName)
	if err := ownLock(file); err != nil {
		return nil, err
	}
	l.Flock = flock.New(file, flock.SetFlag(os.O_CREATE|os.O_RDWR), flock.SetPermissions(0o666))
	taken, err := l.TryLock()
	if err != nil {
		// Another user's, or on a disk that can only be read: it can be locked
		// all the same, only not written to.
		l.Flock = flock.New(file, flock.SetFlag(os.O_RDONLY))
		if again, second := l.TryLock(); second == nil {
			taken, err = again, nil
		}
	}
	if err != nil && len(missing(root)) > 0 || err == nil && !taken {
		return nil, nil
	}
	if err != nil {
		// The folder is what concerns people; a lock is nothing they know.
		var path *fs.PathError
		if errors.As(err, &path) {
			err = path.Err
		}
		return nil, &fs.PathError{Op: "lock", Path: root, Err: err}
	}
	if !stands(l.Flock) {
		l.Unlock()
		return nil, nil
	}
	l.sign(time.Now())
	return l, nil
}

// stands reports whether the file that is locked is the one that others find:
// who had it before may have deleted it since it was opened.
func stands(l *flock.Flock) bool {
	own, err := l.Stat()
	here, gone := os.Lstat(l.Path())
	return err == nil && gone == nil && os.SameFile(own, here)
}

// ownLock tells of what stands where the lock is to be and is no file. It is
// asked before the lock is opened: through a link that leads nowhere a file
// would be made elsewhere.
func ownLock(file string) error {
	here, err := os.Lstat(file)
	switch {
	case err != nil || here.Mode().IsRegular():
		return nil // opening it will tell
	case here.IsDir():
		return &Obstacle{Path: lockName, At: file, Kind: IsFolder}
	}
	return &Obstacle{Path: lockName, At: file, Kind: Linked}
}

// missing lists the folders that have to be made for dir, the innermost first.
func missing(dir string) []string {
	var list []string
	for {
		if _, err := os.Lstat(dir); !errors.Is(err, fs.ErrNotExist) {
			return list
		}
		list = append(list, dir)
		dir = filepath.Dir(dir)
	}
}

// signature is what a lock says of who holds it: always as long, so that none
// is shortened, and from the second byte on, since Windows lets nobody read
// the first, which is the one that is locked.
const (
	signature     = "%-10d %-40s\n"
	signatureAt   = 1
	signatureLong = 10 + 1 + 40 + 1
)

func (l *lock) sign(now time.Time) {
	f, err := os.OpenFile(l.Path(), os.O_WRONLY, 0)
	if err != nil {
		return // the others wait for somebody without a name
	}
	defer f.Close()
	f.WriteAt(fmt.Appendf(nil, signature, os.Getpid(), now.Format(time.RFC3339)), signatureAt)
}

// holder reads who holds the lock of a folder; both are zero if that can't be
// told.
func holder(root string) (pid int, since time.Time) {
	f, err := os.Open(filepath.Join(root, lockName))
	if err != nil {
		return 0, time.Time{}
	}
	defer f.Close()
	text := make([]byte, signatureLong)
	f.ReadAt(text, signatureAt)
	var when string
	if n, _ := fmt.Sscan(string(text), &pid, &when); n < 2 {
		return 0, time.Time{}
	}
	since, _ = time.Parse(time.RFC3339, when)
	return pid, since
}

// release gives the folder free, and takes it away again if it was made for
// this build and nothing came into it. Who waits for it notices and makes it
// anew.
func (l *lock) release() {
	if l == nil {
		return
	}
	defer l.Unlock()
	entries, err := os.ReadDir(l.root)
	if err != nil || len(l.made) == 0 || len(entries) != 1 || entries[0].Name() != lockName {
		return
	}
	if runtime.GOOS == "windows" {
		l.Unlock() // an open file can't be deleted there, neither by us nor below another
	}
	if os.Remove(l.Path()) != nil {
		return
	}
	for _, dir := range l.made {
		if os.Remove(dir) != nil {
			return
		}
	}
}
