// Package serve shows the paper while it is written. A page is rendered from
// the same plan as a build when a browser asks for it, so what is seen is
// what will be published; its bytes are those of the build apart from one
// script, which keeps the open page up to date.
//
// While the site has errors the last good paper stays up and the problems
// stand over the page. Every request is answered from one immutable state,
// swapped as a whole.
//
// On two pages, the desk and the questions of Setup, the paper is made with the
// mouse: there alone, and only for somebody at this computer, the site is
// written to.
//
// Otherwise it must not write to the site, .bao/ apart, nor hand out anything
// that is not in the plan.
package serve

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"net/http"
	"os"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"bao/internal/browser"
	"bao/internal/card"
	"bao/internal/diag"
	"bao/internal/dist"
	"bao/internal/load"
	"bao/internal/paper"
	"bao/internal/publish/delivery"
	"bao/internal/publish/host"
	"bao/internal/secret"
	"bao/internal/site"
	"bao/internal/watch"
	"bao/internal/words"
)

// Options say what to show and how.
type Options struct {
	Dir       string // of the site
	Theme     fs.FS  // built-in layouts/ and static/
	Version   string // of the program
	Day       paper.Date
	Now       func() time.Time // what time it is; nil for the system's clock
	Published bool             // only what readers see: no drafts, scheduled or expired articles
	Poll      bool             // look for changes at intervals, for network drives
	Follow    bool             // open browsers go to the page of the file just saved
	Hosts     []string         // names of this computer, beside localhost and addresses
	Each      func(n int, do func(i int))
	Font      func(words.Script) *card.Font // for share cards; may be nil, and return nil
	// Told is called from one goroutine, first by Open and then for every
	// change of the site. It may be nil.
	Told func(Report)
	// Explain says in Chinese what an error of the system means; may be nil.
	Explain func(error) string
	// Show opens a file or folder in the program that the system has for it;
	// nil where there is none.
	Show func(path string) error
	Means

	every time.Duration // looks whether the day is over; a minute but in tests
}

// Means are what publishing from the desk needs of this computer.
type Means struct {
	Way     host.Way             // but for its Secret and its Plain
	Data    string               // folder for what is kept about hosts
	Who     string               // user and computer, as others are told
	Secrets func() *secret.Store // a new one, but for its Slug and its Ask
	Pace    delivery.Pace
}

// Report says what a change came to.
type Report struct {
	Path             string // of the file that was saved last, or empty
	Took             time.Duration
	Articles, Issues int
	Problems         []diag.Problem
	News             bool   // the problems are others than before
	Notice           string // what the watcher has to say, in Chinese
	Waiting          int    // photos never made before, which are now made in the background
	Developed        int    // photos that were, and now are
}

// Preview shows one site. It is an http.Handler.
type Preview struct {
	o       Options
	run     string // tells this process from others, for browsers that come back
	now     atomic.Pointer[state]
	streams streams
	done    chan struct{}
	room    *room
	browser func() (string, bool) // that prints

	changing sync.Mutex    // held while the next state is made of the present one
	accusing chan struct{} // a page failed, the terminal is to be told

	// For the goroutine that loads alone.
	from    *site.Site
	later   later
	layouts dist.Key // of the last good paper
	told    []diag.Problem
}

// Open loads the site and watches it until ctx is done. Problems of the site
// are shown, not returned; the error says that there is no site or that it
// can't be watched.
func Open(ctx context.Context, o Options) (*Preview, error) {
	if o.Told == nil {
		o.Told = func(Report) {}
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	o.every = cmp.Or(o.every, time.Minute)
	siteFile, err := load.FindSiteFile(os.DirFS(o.Dir))
	if err != nil {
		return nil, load.ErrNoSite
	}
	p := &Preview{
		o: o, done: make(chan struct{}), accusing: make(chan struct{}, 1),
		run: strconv.FormatUint(rand.Uint64(), 36), browser: sync.OnceValues(browser.Find),
	}
	all := !o.Published
	p.from, err = site.Open(ctx, site.Options{
		Dir: o.Dir, Theme: o.Theme, Version: o.Version, Day: o.Day, Drafts: all, Future: all, Expired: all,
		Each: o.Each, Font: o.Font, Develop: p.develop,
	})
	if err != nil {
		return nil, fmt.Errorf("serve: %w", err)
	}
	p.streams.open = map[chan struct{}]bool{}
	if p.room, err = newRoom(ctx, o.Dir); err != nil {
		p.from.Close()
		return nil, fmt.Errorf("serve: %w", err)
	}
	w := watching{ctx: ctx, from: p.from, siteFile: siteFile, poll: o.Poll}
	if err = w.start(); err != nil {
		p.room.close()
		p.from.Close()
		return nil, fmt.Errorf("serve: %w", err)
	}
	p.later.open = true
	r := p.reload(watch.Change{})
	r.Waiting = len(p.later.jobs)
	p.tell(r)
	go p.follow(ctx, &w)
	return p, nil
}

// Wait returns when the context of Open is done and everything has ended.
func (p *Preview) Wait() { <-p.done }

const (
	// keepAfter is how long nothing may have changed before what was learnt
	// is saved: the file is large, and losing it costs only time.
	keepFirst = 2 * time.Second
	keepAfter = time.Minute
	// sweepAfter is how long nothing may have changed before the garbage of
	// the last change is collected, which nobody need wait for then.
	sweepAfter = 300 * time.Millisecond
	// retryAfter is when to try again to read what could not be read; Word
	// and virus scanners lock files for moments.
	retryAfter = 500 * time.Millisecond
)

// follow keeps the state up to date until ctx is done.
func (p *Preview) follow(ctx context.Context, w *watching) {
	defer close(p.done)
	defer p.from.Close()
	defer p.room.close()
	defer p.streams.close()
	sweep := time.NewTimer(sweepAfter)
	defer sweep.Stop()
	keepIn := keepFirst // then keepAfter
	keep := time.NewTimer(keepIn)
	defer keep.Stop()
	clock := time.NewTicker(p.o.every)
	defer clock.Stop()
	waiting, developed := p.catchUp()
	defer func() {
		if developed != nil {
			<-developed // it ends with ctx
		}
	}()
	for {
		var retry <-chan time.Time
		if p.now.Load().unread {
			retry = time.After(retryAfter)
		}
		select {
		case c, ok := <-w.changes:
			if !ok {
				return
			}
			p.refresh(c)
			if w.turn() {
				p.refresh(watch.Change{}) // what changed meanwhile
			}
			sweep.Reset(sweepAfter)
			keep.Reset(keepIn)
		case done := <-p.room.asked:
			p.reload(watch.Change{}) // the watcher, who hears of it too, tells the terminal
			close(done)
		case <-developed:
			developed = nil
			if ctx.Err() != nil {
				return // it was not finished
			}
			r := p.reload(watch.Change{})
			r.Developed = waiting
			p.tell(r)
			keep.Reset(keepFirst)
		case <-retry:
			p.refresh(watch.Change{})
		case <-p.accusing:
			p.tell(Report{})
		case <-clock.C:
			if p.dayChanged() {
				p.refresh(watch.Change{})
			}
		case <-sweep.C:
			runtime.GC() // of the paper before
		case <-keep.C:
			keepIn = keepAfter
			p.from.SaveRead()
			p.from.SaveMade()
		}
	}
}

// dayChanged reports whether midnight has passed where the paper appears.
func (p *Preview) dayChanged() bool {
	good := p.now.Load().good
	return good != nil && p.o.Day.IsZero() &&
		good.paper.Today != paper.DateOf(p.o.Now().In(good.paper.Site.Location))
}

// ServeHTTP answers one request.
func (p *Preview) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	private(header)
	header.Set("X-Frame-Options", "SAMEORIGIN") // for browsers that don't say who asks
	if why := p.refuses(r); why != "" {
		http.Error(w, why, http.StatusForbidden)
		return
	}
	if r.Method == http.MethodPost && strings.HasPrefix(r.URL.Path, actPath) {
		p.act(w, r)
		return
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		header.Set("Allow", "GET, HEAD")
		http.Error(w, "预览只供阅读", http.StatusMethodNotAllowed)
		return
	}
	switch r.URL.Path {
	case eventsPath:
		p.events(w, r)
	case scriptPath:
		header.Set("Content-Type", "text/javascript; charset=utf-8")
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(script))
	case deskPath:
		p.desk(w, r)
	case parcelPath:
		p.parcel(w, r)
	default:
		p.file(w, r)
	}
}
