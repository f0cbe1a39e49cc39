package build

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"bao/internal/dist"
	"bao/internal/load"
	"bao/internal/memory"
)

// open takes the output for this build, or returns nil where nothing is to be
// written. It does so before the site is read: a build that had to wait for
// another must not bring back what the copy was before.
func (o Options) open(ctx context.Context) (*dist.Tree, error) {
	if o.OnlyCheck {
		return nil, nil
	}
	if _, err := os.Stat(filepath.Join(o.Dir, load.SiteFile)); errors.Is(err, fs.ErrNotExist) {
		return nil, load.ErrNoSite // before a folder is made for it
	}
	return dist.Open(ctx, o.Out, o.Adopt, o.Waiting)
}

// checkOut refuses output folders that hold, or are, what an editor wrote.
func checkOut(dir, out string) error {
	site, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	target, err := filepath.Abs(out)
	if err != nil {
		return err
	}
	if within(site, target) {
		return fmt.Errorf("%w: %s", ErrOutput, out)
	}
	for _, folder := range []string{load.ContentDir, load.LayoutDir, load.StaticDir, memory.Dir} {
		if within(target, filepath.Join(site, folder)) {
			return fmt.Errorf("%w: %s", ErrOutput, out)
		}
	}
	return nil
}

// within reports whether path is root or below it.
func within(path, root string) bool {
	rel, err := filepath.Rel(root, path)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}
