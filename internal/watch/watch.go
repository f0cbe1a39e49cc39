// Package watch tells that something below some folders or files changed and
// is quiet again. It listens to the system's notifications and beside them
// looks at the tree now and then, because network drives, synced folders and
// some mounted volumes never notify: a change that only the look finds is
// told all the same, once with a notice, and from then on the tree is looked
// at more often. A single file saved in one step is told within about ten
// milliseconds; a storm, such as a git checkout, once, after it is over.
//
// It must not say what changed: the reader takes the same steps as for a
// first build. The one exception, the path written last, is a hint for
// following an editor and may be wrong or missing. It reads names, sizes and
// times, never the content of a file, and writes nothing. Links to folders
// are not followed, except a root that is one.
package watch

import (
	"context"
	"errors"
	"math"
	"path/filepath"
	"runtime"
	"slices"
	"time"
)

// Options says what to watch.
type Options struct {
	// Roots are folders, watched with all that is below them, and single
	// files. They may not exist yet, may be deleted and come back.
	Roots []string
	// Ignore says that a file, or a folder with all below it, does not
	// count, for example the output folder. Editors' temporary files, .git
	// and .bao are ignored without it. It is called with paths that begin
	// with a root as it was given, cleaned by filepath.Clean, and
	// concurrently. It may be nil.
	Ignore func(path string) bool
	// Poll looks at the tree at intervals and asks the system for no
	// notifications. The interval grows with the size of the tree.
	Poll bool
}

// Change is a wake-up: since the last one, something may have changed.
type Change struct {
	// Path is the file written last, beginning with a root as it was given,
	// or empty. It may be gone already.
	Path string
	// Notice is something the editor should be told, in Chinese and without
	// a full stop; mostly empty. Several notices stand on lines of their own.
	Notice string
}

// Start watches until ctx is done and then closes the channel. What changes
// after Start has returned is told; so begin to read the files only then.
// Changes that come while nobody receives become one. The error says that
// there is nothing to watch; a system that gives no notifications is not an
// error but the Notice of the first Change.
func Start(ctx context.Context, o Options) (<-chan Change, error) {
	return start(ctx, o, openFsnotify, usualPace())
}

// pace holds what tests make shorter.
type pace struct {
	slow  time.Duration // between looks at the tree while notifications work
	fast  time.Duration // the same when they do not
	grace time.Duration // how much later than the look a notification may come
	depth int           // folders deeper than this below a root are not listened to
}

func usualPace() pace {
	p := pace{
		slow:  2 * time.Second,
		fast:  300 * time.Millisecond,
		grace: time.Second,
		depth: math.MaxInt,
	}
	if runtime.GOOS == "windows" {
		// An open handle on a folder keeps Windows from renaming the folders
		// above it (github.com/fsnotify/fsnotify/issues/356). An editor must
		// be able to rename an issue that has a folder of photos, so the
		// photos are found by looking.
		p.depth = 1
	}
	return p
}

func start(ctx context.Context, o Options, open func() (notifier, error), p pace) (<-chan Change, error) {
	roots := make([]string, 0, len(o.Roots))
	for _, r := range o.Roots {
		if r == "" {
			return nil, errors.New("监视的路径是空的")
		}
		roots = append(roots, filepath.Clean(r))
	}
	slices.Sort(roots)
	roots = slices.Compact(roots)
	if len(roots) == 0 {
		return nil, errors.New("没有要监视的文件夹")
	}
	w := newWatcher(tree{roots: roots, ignore: o.Ignore}, p)
	if o.Poll {
		w.polling = true
	} else if n, err := open(); err != nil {
		w.resort(reason(err))
	} else {
		w.listen(n)
	}
	w.begin(ctx)
	go w.run(ctx)
	return w.changes, nil
}
