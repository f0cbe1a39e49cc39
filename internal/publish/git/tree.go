package git

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"bao/internal/publish/host"
)

// mostEntries is more than any host takes. A few small trees that contain one
// another can say that they hold more files than there is memory for.
const mostEntries = 500_000

var errTooMany = errors.New("too many files")

// look reads the tree of a commit, which changes go on from.
func (h *repo) look(ctx context.Context, commit string) error {
	whole, err := h.run(ctx, "rev-parse", commit+"^{tree}")
	if err != nil {
		return err
	}
	tree, err := h.list(ctx, commit)
	if errors.Is(err, errTooMany) {
		return &host.Refusal{
			Message: fmt.Sprintf("分支 %s 里的文件超过 %d 个", h.branch, h.most),
			Hint:    "在 site.yaml 的这个目标里用 分支 换一个空的分支",
		}
	}
	if err != nil {
		return err
	}
	if _, ok := tree["site.yaml"]; ok && !h.target.History {
		return &host.Refusal{
			Message: "分支 " + h.branch + " 里是报纸的稿件（有 site.yaml），发布会盖掉它的历史",
			Hint:    "在 site.yaml 的这个目标里用 分支 换一个专门放网站的分支，例如 pages",
		}
	}
	text, err := h.run(ctx, "cat-file", "commit", commit)
	if err != nil {
		return err
	}
	h.tip, h.whole, h.tree, h.kept = commit, strings.TrimSpace(whole), tree, keptBy(commit, text)
	return nil
}

// list asks for the size of every file, so that one that is missing is found.
func (h *repo) list(ctx context.Context, commit string) (map[string]object, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	cmd := h.command(ctx, "ls-tree", "-r", "-z", "-l", "--full-tree", commit)
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		return nil, err
	}
	tree, bad := files(out, h.most)
	if bad != nil {
		cancel()
	}
	err = cmd.Wait()
	switch {
	case bad != nil:
		return nil, bad
	case err != nil && ctx.Err() != nil:
		return nil, context.Cause(ctx)
	case err != nil:
		return nil, failure(said.String(), err)
	}
	return tree, nil
}

// files reads what git ls-tree -z -l prints of plain files, of most entries at
// most. A link, or another repository, is never followed, and left as it is.
func files(printed io.Reader, most int) (map[string]object, error) {
	tree := map[string]object{}
	in := bufio.NewReader(printed)
	for n := 0; ; n++ {
		line, err := in.ReadString(0)
		if errors.Is(err, io.EOF) && line == "" {
			return tree, nil
		}
		if err != nil {
			return nil, err
		}
		if n == most {
			return nil, errTooMany
		}
		about, path, _ := strings.Cut(strings.TrimSuffix(line, "\x00"), "\t")
		words := strings.Fields(about) // mode, type, object, size
		if len(words) != 4 {
			return nil, fmt.Errorf("git ls-tree: %q", line)
		}
		if words[1] != "blob" || strings.HasPrefix(words[0], "12") {
			continue
		}
		size, err := strconv.ParseInt(words[3], 10, 64)
		if err != nil || size < 0 {
			return nil, fmt.Errorf("git ls-tree: %q", line)
		}
		tree[path] = object{words[2], size}
	}
}
