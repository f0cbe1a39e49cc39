package build

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
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
	if _, err := load.FindSiteFile(os.DirFS(o.Dir)); errors.Is(err, load.ErrNoSite) {
		return nil, err // before a folder is made for it
	}
	return dist.Open(ctx, o.Out, o.Adopt, o.Waiting)
}

// checkOut refuses output folders that hold, or are, what an editor wrote,
// also by way of links: nothing may be deleted or overwritten there.
func checkOut(dir, out string) error {
	site, err := resolve(dir)
	if err != nil {
		return err
	}
	target, err := resolve(out)
	if err != nil {
		return err
	}
	kept := []string{site}
	for _, folder := range []string{load.ContentDir, load.LayoutDir, load.StaticDir, memory.Dir} {
		own, err := resolve(filepath.Join(dir, folder))
		if err != nil {
			return err
		}
		if within(target, own) {
			return fmt.Errorf("%w: %s", ErrOutput, out)
		}
		kept = append(kept, own) // may lie outside the site
	}
	for _, folder := range kept {
		if within(folder, target) {
			return fmt.Errorf("%w: %s", ErrOutput, out)
		}
	}
	return nil
}

// resolve makes a path absolute and follows the links in it, as far as it
// exists.
func resolve(path string) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	rest := ""
	for there := path; ; there = filepath.Dir(there) {
		if real, err := filepath.EvalSymlinks(there); err == nil {
			return filepath.Join(real, rest), nil
		}
		if there == filepath.Dir(there) {
			return path, nil // a drive that is not there, or that can't be told
		}
		rest = filepath.Join(filepath.Base(there), rest)
	}
}

// within reports whether path is root or below it: by its name, or because the
// system says that a folder above it is root. Names alone do not tell where
// case does not matter, folders have short names or are mounted twice.
func within(path, root string) bool {
	names := []string{root, path}
	if runtime.GOOS == "darwin" { // on Windows, Rel knows
		names = []string{strings.ToLower(root), strings.ToLower(path)}
	}
	rel, err := filepath.Rel(names[0], names[1])
	if err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return true
	}
	known, err := os.Stat(root)
	if err != nil {
		return false
	}
	for ; ; path = filepath.Dir(path) {
		if info, err := os.Stat(path); err == nil && os.SameFile(info, known) {
			return true
		}
		if path == filepath.Dir(path) {
			return false
		}
	}
}
