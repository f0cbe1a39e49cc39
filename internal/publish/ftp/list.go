package ftp

import (
	"context"
	"errors"
	"math"
	"path"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/jlaffaye/ftp"

	"bao/internal/publish/host"
)

// What a listing is believed at most, so that a server that makes folders up
// as it goes comes to an end.
const (
	mostListing = 64 << 20 // bytes of one folder
	mostFiles   = 2_000_000
	mostFolders = 200_000
	mostDepth   = 40
)

func (s *server) List(ctx context.Context) ([]host.Entry, error) {
	w := &walk{server: s, folders: 1}
	level := []string{".", host.Control} // which servers that hide it don't list
	for depth := 0; len(level) > 0; depth++ {
		if depth > mostDepth || w.folders > mostFolders || len(w.files) > mostFiles {
			return nil, endless(nil)
		}
		var err error
		if level, err = w.level(ctx, level); err != nil {
			return nil, err
		}
	}
	return w.files, nil
}

func endless(err error) error {
	return &host.Refusal{Message: "服务器上的文件多得列不完", Hint: "看地址里的文件夹对不对，它该只放这份报纸", Err: err}
}

// walk is one listing.
type walk struct {
	server *server

	mu      sync.Mutex
	files   []host.Entry
	folders int
	below   []string
	err     error
}

// level lists folders, relative to the place, on as many connections as there
// may be, and returns those in them.
func (w *walk) level(ctx context.Context, dirs []string) ([]string, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	work := make(chan string)
	var wg sync.WaitGroup
	for range min(len(dirs), w.server.size()) {
		wg.Go(func() {
			for dir := range work {
				if err := w.folder(ctx, dir); err != nil {
					w.fail(err)
					cancel()
				}
			}
		})
	}
	for _, dir := range dirs {
		work <- dir
	}
	close(work)
	wg.Wait()
	below := w.below
	w.below = nil
	return below, w.err
}

func (w *walk) fail(err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.err == nil {
		w.err = err
	}
}

func (w *walk) folder(ctx context.Context, dir string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	var entries []*ftp.Entry
	err := w.server.do(ctx, func(c *conn) (err error) {
		entries, err = c.list(w.server.full(dir))
		return err
	})
	if errors.Is(err, errTooLong) {
		return endless(err)
	}
	if code(err) == ftp.StatusFileUnavailable {
		return nil // gone meanwhile, or not for us to see, so not ours
	}
	if err != nil {
		return err
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, e := range entries {
		w.add(dir, e)
	}
	if len(w.files) > mostFiles || w.folders > mostFolders {
		return endless(nil)
	}
	return nil
}

// add takes down what lies in a folder; links are not followed, since they may
// lead out of the place.
func (w *walk) add(dir string, e *ftp.Entry) {
	name := path.Join(dir, e.Name)
	if !proper(e.Name) || name == host.Control || e.Size > math.MaxInt64 {
		return
	}
	switch e.Type {
	case ftp.EntryTypeFolder:
		w.folders++
		w.below = append(w.below, name)
	case ftp.EntryTypeFile:
		w.files = append(w.files, host.Entry{Path: name, Size: int64(e.Size), Time: e.Time})
	}
}

// proper tells whether a server's name for a file is one, and no path.
func proper(name string) bool {
	return name != "" && name != "." && name != ".." && utf8.ValidString(name) &&
		!strings.ContainsAny(name, `/\`) && !strings.ContainsFunc(name, unicode.IsControl)
}
