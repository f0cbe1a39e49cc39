package watch

import (
	"errors"
	"sync"
	"syscall"

	"github.com/fsnotify/fsnotify"
)

// notifier is the system's notifications.
type notifier struct {
	folders
	events <-chan fsnotify.Event // closed by Close
	errors <-chan error          // closed by Close
}

// folders are those that notify; the folders below them do not.
type folders interface {
	Add(dir string) error
	Remove(dir string) error
	Close() error
}

func openFsnotify() (notifier, error) {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return notifier{}, err
	}
	return notifier{folders: frugal{w}, events: w.Events, errors: w.Errors}, nil
}

// frugal takes 8 KiB of buffer for a folder on Windows rather than 64 KiB,
// which for some thousand folders is more memory than all the rest. A buffer
// that runs over is told and costs one look at the tree.
type frugal struct{ *fsnotify.Watcher }

func (f frugal) Add(dir string) error {
	return f.AddWith(dir, fsnotify.WithBufferSize(8<<10))
}

// reason says in Chinese why the system gives no notifications.
func reason(err error) string {
	switch {
	case errors.Is(err, syscall.ENOSPC):
		return "文件夹太多，超过了系统能监视的上限，改为定时检查，改动会晚一会儿显示；" +
			"想恢复即时显示，可运行 sudo sysctl fs.inotify.max_user_watches=1048576 后重新启动"
	case errors.Is(err, syscall.EMFILE), errors.Is(err, syscall.ENFILE):
		return "系统能同时打开的文件数已经用完，改为定时检查，改动会晚一会儿显示；" +
			"想恢复即时显示，可关掉一些程序后重新启动"
	}
	return "系统不能通知文件的改动（" + err.Error() + "），改为定时检查，改动会晚一会儿显示"
}

// limit reports whether err says that the system cannot watch more.
func limit(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EMFILE) || errors.Is(err, syscall.ENFILE)
}

// queueLimit is how many events are kept while nobody takes them; it is the
// length of Linux's own queue. Of more, it is enough to know that they came.
const queueLimit = 16384

// queue keeps events until the loop takes them. Something must always be
// receiving from the notifier: on Windows its Add waits for the goroutine
// that delivers events.
type queue struct {
	ready chan struct{} // has an element when there is something to take

	mu     sync.Mutex
	events []fsnotify.Event
	errs   []error
}

func newQueue() *queue { return &queue{ready: make(chan struct{}, 1)} }

// fill receives until the notifier is closed.
func (q *queue) fill(n notifier) {
	events, errs := n.events, n.errors
	for events != nil || errs != nil {
		select {
		case e, ok := <-events:
			if !ok {
				events = nil
				continue
			}
			q.put(e, nil)
		case err, ok := <-errs:
			if !ok {
				errs = nil
				continue
			}
			q.put(fsnotify.Event{}, err)
		}
	}
}

func (q *queue) put(e fsnotify.Event, err error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	switch {
	case err == nil && len(q.events) >= queueLimit:
		q.events, err = nil, fsnotify.ErrEventOverflow
		fallthrough
	case err != nil:
		if len(q.errs) < 16 {
			q.errs = append(q.errs, err)
		}
	case len(q.events) > 0 && q.events[len(q.events)-1] == e:
		return // a large file being written
	default:
		q.events = append(q.events, e)
	}
	select {
	case q.ready <- struct{}{}:
	default:
	}
}

// take returns what has come since the last call.
func (q *queue) take() ([]fsnotify.Event, []error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	events, errs := q.events, q.errs
	q.events, q.errs = nil, nil
	return events, errs
}
