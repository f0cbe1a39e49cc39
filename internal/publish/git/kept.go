package git

import (
	"context"
	"strings"

	"bao/internal/publish/host"
)

// A branch that bao publishes to may hold commits of others: a manuscript, a
// correction by hand, what stood there before. No publication takes them out of
// the branch: without History, a publication takes the place of bao's own
// latest, and stands on the latest of others below it. Which that is, each
// commit of bao's says in its last line.
const keeps = "Bao-Keeps: "

// trailer is the end of the message of bao's commits.
func trailer(kept string) string {
	if kept == "" {
		kept = "none"
	}
	return "\n\n" + keeps + kept + "\n"
}

// keptBy reads a commit (git cat-file commit): the latest of others in its
// line, itself where it is not bao's.
func keptBy(commit, text string) string {
	_, message, _ := strings.Cut(text, "\n\n")
	lines := strings.Split(strings.TrimSpace(message), "\n")
	kept, own := strings.CutPrefix(lines[len(lines)-1], keeps)
	switch {
	case !own:
		return commit
	case kept == "none":
		return ""
	}
	return kept
}

// parent is what the next commit stands on; empty for nothing.
func (h *repo) parent(ctx context.Context) (string, error) {
	if h.target.History || h.kept == "" || h.kept == h.tip {
		if h.kept == "" && !h.target.History {
			return "", nil
		}
		return h.tip, nil
	}
	if _, err := h.run(ctx, "cat-file", "-e", h.kept+"^{commit}"); err == nil {
		return h.kept, nil
	}
	// Publications lie between, of when their history was kept.
	_, err := h.reach(ctx, "fetch", "--quiet", "--no-tags", "--unshallow", "--", h.remote, "+refs/heads/"+h.branch+":"+tipRef)
	if err == nil {
		_, err = h.run(ctx, "cat-file", "-e", h.kept+"^{commit}")
	}
	switch {
	case err == nil:
		return h.kept, nil
	case ctx.Err() != nil, kindOf(err) == network:
		return "", err
	}
	return h.tip, nil // it can't be told what would be lost
}

// among says that a branch is not bao's alone.
func (h *repo) among() string {
	h.mu.Lock()
	defer h.mu.Unlock()
	if !h.seen || h.tip == "" || h.kept != h.tip {
		return ""
	}
	return "分支 " + h.branch + " 里有不是 bao 发布的提交：都留着，网站放在它们上面。这个分支不是放网站的话，先不要发布，在 site.yaml 里用 分支 换一个"
}

// stranger tells how to see a server's fingerprint, by its own address.
func (h *repo) stranger(r *host.Refusal) {
	r.Hint = "在命令行里连一次，和管服务器的人（GitHub 等在它的帮助里）核对指纹，一样再答 yes：" + sshLine(h.remote)
}
