package git

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/gofrs/flock"

	"bao/internal/publish/host"
)

// tipRef holds on to the last commit that was seen on the server.
const tipRef = "refs/bao/tip"

// fetched makes sure that the branch has been fetched, once for each Host.
// Trouble with the bare repository is mended by making it anew.
func (h *repo) fetched(ctx context.Context) error {
	if h.seen {
		return nil
	}
	if h.dir == "" {
		if err := h.choose(); err != nil {
			return err
		}
	}
	_, err := os.Stat(filepath.Join(h.dir, "HEAD"))
	fresh := err != nil
	for {
		err := h.fetch(ctx, fresh)
		if err == nil {
			h.seen = true
			return nil
		}
		if fresh || kindOf(err) != unknown || ctx.Err() != nil || isRefusal(err) {
			return err
		}
		fresh = true
	}
}

func isRefusal(err error) bool {
	var r *host.Refusal
	return errors.As(err, &r)
}

// choose takes the first bare repository of the target that no other Host, of
// this process or another, works with.
func (h *repo) choose() error {
	base, err := filepath.Abs(filepath.Join(h.way.Scratch, h.target.Slug))
	if err == nil {
		err = os.MkdirAll(base, 0o700)
	}
	for n := 1; err == nil; n++ {
		dir := filepath.Join(base, strconv.Itoa(n)+".git")
		lock := flock.New(dir + ".lock")
		var free bool
		if free, err = lock.TryLock(); free {
			h.dir, h.unlock = dir, lock.Unlock
			return nil
		}
	}
	return host.Refuse(err, "这台电脑上放工作文件的地方写不了："+h.way.Scratch, "看看磁盘满了没有，这个文件夹能不能写")
}

// fetch brings the bare repository to what the server has.
func (h *repo) fetch(ctx context.Context, fresh bool) error {
	if fresh {
		if err := h.anew(ctx); err != nil {
			return err
		}
	}
	h.tidy(ctx)
	if h.account == nil {
		ssh, err := h.run(ctx, "config", "--get", "core.sshCommand")
		h.ownSSH = err == nil && ssh != ""
	}
	h.tip, h.kept, h.tree = "", "", map[string]object{}
	// Two deep: the latest commit of others is mostly the one below bao's.
	_, err := h.reach(ctx, "fetch", "--quiet", "--no-tags", "--depth=2", "--", h.remote, "+refs/heads/"+h.branch+":"+tipRef)
	if kindOf(err) == noBranch {
		return nil // the first commit makes it
	}
	if err != nil {
		return err
	}
	tip, err := h.run(ctx, "rev-parse", tipRef)
	if err != nil {
		return err
	}
	return h.look(ctx, strings.TrimSpace(tip))
}

// anew makes an empty bare repository, whatever was there.
func (h *repo) anew(ctx context.Context) error {
	err := os.RemoveAll(h.dir)
	if err == nil {
		err = os.MkdirAll(h.dir, 0o700)
	}
	if err != nil {
		return err
	}
	_, err = h.run(ctx, "init", "--quiet", "--bare", "--template=", h.dir)
	return err
}

// tidy removes what a call that was cut off left, and packs what many
// publications left, when git finds that it is time. It need not succeed.
func (h *repo) tidy(ctx context.Context) {
	for _, form := range []string{"objects/pack/tmp_*", "objects/pack/.tmp-*", "shallow.lock", "fast_import_crash_*", "refs/bao/*.lock"} {
		files, _ := filepath.Glob(filepath.Join(h.dir, filepath.FromSlash(form)))
		for _, file := range files {
			_ = os.Remove(file)
		}
	}
	_, _ = h.run(ctx, "-c", "gc.auto=6700", "-c", "gc.autoPackLimit=40", "-c", "gc.autoDetach=false", "-c", "gc.pruneExpire=now", "gc", "--auto", "--quiet")
}
