package serve

import (
	"context"
	"path/filepath"
	"slices"

	"bao/internal/load"
	"bao/internal/site"
	"bao/internal/watch"
)

// watching is the watcher of a site and of the theme that it shares, which
// site.yaml may name or change at any time.
type watching struct {
	ctx      context.Context
	from     *site.Site
	siteFile string
	poll     bool

	changes <-chan watch.Change
	theme   []string // folders
	stop    context.CancelFunc
}

// start watches the folders that count now, and no others.
func (w *watching) start() error {
	theme := w.from.ThemeDirs()
	roots := slices.Clone(theme)
	for _, name := range []string{load.ContentDir, load.LayoutDir, load.StaticDir, w.siteFile} {
		roots = append(roots, filepath.Join(w.from.Dir, name))
	}
	ctx, stop := context.WithCancel(w.ctx)
	changes, err := watch.Start(ctx, watch.Options{Roots: roots, Poll: w.poll})
	if err != nil {
		stop()
		return err
	}
	if w.stop != nil {
		w.stop()
	}
	w.changes, w.theme, w.stop = changes, theme, stop
	return nil
}

// turn watches the theme that the site shares now, and reports whether it is
// another than before.
func (w *watching) turn() bool {
	return !slices.Equal(w.from.ThemeDirs(), w.theme) && w.start() == nil
}
