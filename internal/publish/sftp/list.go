package sftp

import (
	"context"
	"errors"
	"io/fs"
	"path"
	"strings"
	"sync"
	"unicode"

	"bao/internal/publish/host"
)

// What a listing may be at most. No paper comes near; a server that makes
// entries up does.
const (
	mostEntries = 2_000_000 // files and folders
	mostDepth   = 64
	mostInOne   = 64 << 20 // bytes of the listing of one folder, some 400,000 files
	readers     = 16       // folders read at once
)

// List implements host.Host.
func (h *site) List(ctx context.Context) ([]host.Entry, error) {
	l := &listing{site: h, todo: []string{"."}}
	l.changed.L = &l.mu
	err := h.do(ctx, func(c *conn) error {
		defer c.in.limit.Store(0)
		var wg sync.WaitGroup
		for range readers {
			wg.Go(func() { l.work(ctx, c) })
		}
		wg.Wait()
		return l.err
	})
	if err != nil {
		return nil, err
	}
	return l.entries, nil
}

// listing is one that is under way.
type listing struct {
	site *site

	mu      sync.Mutex
	changed sync.Cond
	todo    []string // folders to read
	busy    int      // folders being read
	seen    int      // files and folders
	entries []host.Entry
	err     error // the first
}

// work reads folders until there are none.
func (l *listing) work(ctx context.Context, c *conn) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for {
		for len(l.todo) == 0 && l.busy > 0 && l.err == nil {
			l.changed.Wait()
		}
		if len(l.todo) == 0 || l.err != nil {
			return
		}
		dir := l.todo[len(l.todo)-1]
		l.todo = l.todo[:len(l.todo)-1]
		l.busy++
		l.mu.Unlock()
		infos, err := l.read(ctx, c, dir)
		l.mu.Lock()
		l.busy--
		if l.add(dir, infos); err != nil && l.err == nil {
			l.err = err
		}
		l.changed.Broadcast()
	}
}

func (l *listing) add(dir string, infos []fs.FileInfo) {
	for _, info := range infos {
		p := path.Join(dir, info.Name())
		switch {
		case !decent(info.Name()):
		case info.IsDir() && strings.HasPrefix(dir, host.Control): // nothing of ours
		case info.IsDir() && strings.Count(p, "/") < mostDepth:
			l.todo = append(l.todo, p)
		case info.Mode().IsRegular(): // links are not followed
			l.entries = append(l.entries, host.Entry{Path: p, Size: info.Size(), Time: info.ModTime()})
		}
	}
	if l.seen += len(infos); l.seen > mostEntries && l.err == nil {
		l.err = tooMany(nil)
	}
}

func (l *listing) read(ctx context.Context, c *conn, dir string) ([]fs.FileInfo, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	c.in.limit.Store(c.in.got.Load() + mostInOne)
	infos, err := c.ReadDirContext(ctx, l.site.at(dir))
	switch {
	case err == nil:
		return infos, nil
	case errors.Is(err, fs.ErrNotExist): // not made yet, or removed meanwhile
		return nil, nil
	case errors.Is(err, fs.ErrPermission):
		return nil, host.Refuse(err, "服务器不让用户 "+l.site.place.user+" 看文件夹 "+l.site.at(dir), rightHint)
	case c.in.flooded():
		return nil, tooMany(err)
	}
	return nil, err
}

func tooMany(err error) error {
	return &host.Refusal{
		Message: "服务器上这个文件夹里的文件多得不像一份报纸，没有列完", Err: err,
		Hint: "看看地址里的文件夹写对了没有：要写只放这份报纸的文件夹",
	}
}

// decent tells whether a name of a server's may be a file of a paper's.
func decent(name string) bool {
	return fs.ValidPath(name) && name != "." && !strings.ContainsAny(name, `/\`) && !strings.ContainsFunc(name, unicode.IsControl)
}
