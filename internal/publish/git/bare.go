package git

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/gofrs/flock"

	"bao/internal/publish/host"
)

// tipRef holds on to the last commit that was seen on the server.
const tipRef = "refs/bao/tip"

// mostPacks is after how many publications or so the bare repository is
// packed anew: each leaves a pack.
const mostPacks = 40

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
	h.tip, h.tree = "", map[string]object{}
	_, err := h.reach(ctx, "fetch", "--quiet", "--no-tags", "--depth=1", "--", h.remote, "+refs/heads/"+h.branch+":"+tipRef)
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
// publications left. It need not succeed.
func (h *repo) tidy(ctx context.Context) {
	for _, form := range []string{"objects/pack/tmp_*", "objects/pack/.tmp-*", "shallow.lock", "fast_import_crash_*", "refs/bao/*.lock"} {
		files, _ := filepath.Glob(filepath.Join(h.dir, filepath.FromSlash(form)))
		for _, file := range files {
			_ = os.Remove(file)
		}
	}
	if packs, _ := filepath.Glob(filepath.Join(h.dir, "objects", "pack", "*.pack")); len(packs) > mostPacks {
		_, _ = h.run(ctx, "gc", "--quiet", "--prune=now")
	}
}

// mostEntries is more than any host takes; a listing without end is ended.
const mostEntries = 2_000_000

// look reads the tree of a commit, which changes go on from. It asks for the
// size of every file, so that one that is missing is found here.
func (h *repo) look(ctx context.Context, commit string) error {
	whole, err := h.run(ctx, "rev-parse", commit+"^{tree}")
	if err != nil {
		return err
	}
	out, err := h.run(ctx, "ls-tree", "-r", "-z", "-l", "--full-tree", commit)
	if err != nil {
		return err
	}
	h.tip, h.whole, h.tree = commit, strings.TrimSpace(whole), map[string]object{}
	for n := 0; out != ""; n++ {
		if n == mostEntries {
			return &host.Refusal{Message: fmt.Sprintf("分支 %s 里的文件超过 %d 个", h.branch, mostEntries), Hint: "在 site.yaml 里用 branch（分支）换一个空的分支"}
		}
		var line string
		line, out, _ = strings.Cut(out, "\x00")
		about, path, _ := strings.Cut(line, "\t")
		words := strings.Fields(about) // mode, type, object, size
		if len(words) != 4 {
			return fmt.Errorf("git ls-tree: %q", line)
		}
		if words[1] != "blob" || strings.HasPrefix(words[0], "12") {
			continue // a link, or another repository: never followed, left as it is
		}
		size, err := strconv.ParseInt(words[3], 10, 64)
		if err != nil {
			return fmt.Errorf("git ls-tree: %q", line)
		}
		h.tree[path] = object{words[2], size}
	}
	if _, ok := h.tree["site.yaml"]; ok && !h.target.History {
		return &host.Refusal{
			Message: "分支 " + h.branch + " 里是报纸的稿件（有 site.yaml），发布会盖掉它的历史",
			Hint:    "在 site.yaml 的这个目标里用 branch（分支）换一个专门放网站的分支，例如 pages",
		}
	}
	return nil
}
