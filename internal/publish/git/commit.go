package git

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
)

// Commit makes a commit of what was put and deleted, on top of the tip that
// was fetched or (without History) instead of it, where it is bao's own, and
// pushes it. Nothing to do
// is no error. When it comes back with an error it may be called again: a
// commit that has arrived after all is not taken for somebody else's.
func (h *repo) Commit(ctx context.Context, message string) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	if err := h.fetched(ctx); err != nil {
		return err
	}
	if len(h.changed)+len(h.removed) == 0 {
		return nil
	}
	if h.ready == "" {
		if err := h.prepare(ctx, message); err != nil {
			return h.spoil(err)
		}
	}
	branch := "refs/heads/" + h.branch
	_, err := h.reach(ctx, "push", "--quiet", "--porcelain", "--force-with-lease="+branch+":"+h.tip, "--", h.remote, h.ready+":"+branch)
	if err != nil {
		if kindOf(err) == unknown && !isRefusal(err) && ctx.Err() == nil {
			h.spoilt = true
		}
		return err
	}
	return h.settle(ctx)
}

// prepare makes the commit and does not show it to anybody.
func (h *repo) prepare(ctx context.Context, message string) error {
	who, err := h.author(ctx)
	if err != nil {
		return err
	}
	in, err := h.importing()
	if err != nil {
		return err
	}
	if err := h.keepJekyllAway(ctx, in); err != nil {
		return err
	}
	from, err := h.parent(ctx)
	if err != nil {
		return err
	}
	message += trailer(h.kept)
	in.marks++
	now := h.way.Time()
	fmt.Fprintf(in.in, "reset refs/bao/next\n\ncommit refs/bao/next\nmark :%d\ncommitter %s %s\ndata %d\n%s\n", in.marks, who, strconv.FormatInt(now.Unix(), 10)+now.Format(" -0700"), len(message), message)
	if from != "" {
		fmt.Fprintf(in.in, "from %s\n", from)
	}
	if h.tip != "" && from != h.tip { // the files are those of the tip all the same
		fmt.Fprintf(in.in, "M 040000 %s \"\"\n", h.whole)
	}
	for _, path := range slices.Sorted(maps.Keys(h.removed)) {
		fmt.Fprintf(in.in, "D %s\n", quoted(path))
	}
	for _, path := range slices.Sorted(maps.Keys(h.changed)) {
		fmt.Fprintf(in.in, "M 100644 :%d %s\n", h.changed[path].mark, quoted(path))
	}
	fmt.Fprint(in.in, "\ncheckpoint\n\n")
	commit, err := in.ask(fmt.Sprintf("get-mark :%d", in.marks))
	h.ready = commit
	return err
}

// keepJekyllAway adds .nojekyll where the branch and the paper have none.
func (h *repo) keepJekyllAway(ctx context.Context, in *importer) error {
	_, changed := h.changed[noJekyll]
	if _, there := h.tree[noJekyll]; changed || there && !h.removed[noJekyll] {
		return nil
	}
	mark, err := in.write(ctx, strings.NewReader(noJekyllText), int64(len(noJekyllText)), nil)
	if err == nil {
		h.changed[noJekyll] = staged{mark, int64(len(noJekyllText))}
		delete(h.removed, noJekyll)
	}
	return err
}

// quoted is a path as fast-import wants it (git help fast-import, path).
func quoted(path string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`).Replace(path) + `"`
}

// author is whom git knows as the user, or bao.
func (h *repo) author(ctx context.Context) (string, error) {
	who := map[string]string{"user.name": "bao", "user.email": "bao@localhost"}
	out, err := h.run(ctx, "config", "-z", "--get-regexp", `^user\.(name|email)$`)
	if err != nil && ctx.Err() != nil {
		return "", err
	}
	for _, entry := range strings.Split(out, "\x00") {
		key, value, _ := strings.Cut(entry, "\n")
		if value = strings.TrimSpace(strings.NewReplacer("<", "", ">", "", "\n", " ").Replace(value)); value != "" {
			who[key] = value
		}
	}
	return who["user.name"] + " <" + who["user.email"] + ">", nil
}

// settle makes the commit that was pushed the one that changes go on from.
func (h *repo) settle(ctx context.Context) error {
	pushed := h.ready
	h.ready = ""
	clear(h.changed)
	clear(h.removed)
	if _, err := h.run(ctx, "update-ref", tipRef, pushed); err != nil && ctx.Err() == nil {
		h.spoilt = true // the next time starts anew; what was pushed stays
	}
	if err := h.look(ctx, pushed); err != nil {
		h.seen = false // the next call fetches
	}
	return nil
}

// spoil notes trouble with the bare repository, which is not kept then.
func (h *repo) spoil(err error) error {
	if err != nil && h.in != nil && h.in.dead != nil {
		h.spoilt = true
	}
	return err
}

func (h *repo) remove() error {
	err := os.RemoveAll(h.dir)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	return err
}
