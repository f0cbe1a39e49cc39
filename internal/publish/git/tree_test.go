package git

import (
	"fmt"
	"os/exec"
	"strings"
	"testing"

	"bao/internal/publish/host/hosttest"
)

// tree writes a tree of lines as git mktree takes them.
func tree(t *testing.T, r *hosttest.Repository, lines ...string) string {
	t.Helper()
	cmd := exec.Command("git", "-C", r.Dir, "mktree")
	cmd.Stdin = strings.NewReader(strings.Join(lines, "\n") + "\n")
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(out))
}

func setBranch(t *testing.T, r *hosttest.Repository, tree string) {
	t.Helper()
	hosttest.Git(t, "-C", r.Dir, "update-ref", "refs/heads/pages", hosttest.Git(t, "-C", r.Dir, "commit-tree", "-m", "x", tree))
}

// TestEscape lists a tree whose names lead out of it.
func TestEscape(t *testing.T) {
	r := hosttest.GitRepo(t)
	foreign(t, r, "pages", "100644 x good")
	id := hosttest.Git(t, "-C", r.Dir, "rev-parse", "pages:good")
	setBranch(t, r, tree(t, r, "100644 blob "+id+"\t..", "100644 blob "+id+"\tgood", "100644 blob "+id+"\t.",
		"040000 tree "+tree(t, r, "100644 blob "+id+"\tx")+"\t..."))
	h := open(t, target(r), way(t, r))
	entries, err := h.List(t.Context())
	if err != nil || len(entries) != 2 || !strings.Contains(fmt.Sprint(entries), "{good ") || !strings.Contains(fmt.Sprint(entries), "{.../x ") {
		t.Errorf("%v, %v", entries, err)
	}
	put(t, h, map[string]string{"index.html": "一"})
	commit(t, h)
}

// TestEndless lists a tree of ten small trees that says it has 10^10 files.
func TestEndless(t *testing.T) {
	r := hosttest.GitRepo(t)
	foreign(t, r, "pages", "100644 x good")
	below, kind := hosttest.Git(t, "-C", r.Dir, "rev-parse", "pages:good"), "100644 blob "
	for range 10 {
		var lines []string
		for i := range 10 {
			lines = append(lines, fmt.Sprint(kind, below, "\t", i))
		}
		below, kind = tree(t, r, lines...), "040000 tree "
	}
	setBranch(t, r, below)
	h := open(t, target(r), way(t, r))
	if h.(*repo).most != mostEntries {
		t.Errorf("%d entries are taken", h.(*repo).most)
	}
	h.(*repo).most = 5000 // git asks the disk for each
	_, err := h.List(t.Context())
	refused(t, err, "超过", "空的分支")
}

// FuzzFiles reads what no git prints.
func FuzzFiles(f *testing.F) {
	for _, seed := range []string{
		"", "100644 blob 0123 12\tindex.html\x00", "120000 blob 0123 4\tlink\x00160000 commit 0123 -\tmodule\x00",
		"100644 blob 0123 BAD\tgone\x00", "100644 blob 0123 1\ta\tb\nc\x00", "\x00\x00", "100644 blob 0123 -1\tx\x00",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, printed string) {
		tree, err := files(strings.NewReader(printed), 1000)
		if err == nil && len(tree) > strings.Count(printed, "\x00") {
			t.Errorf("%d files in %q", len(tree), printed)
		}
		for path, o := range tree {
			if o.size < 0 || !strings.Contains(printed, path) {
				t.Errorf("%q: %+v", path, o)
			}
		}
	})
}
