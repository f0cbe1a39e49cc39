package git

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"bao/internal/config"
	"bao/internal/publish/host"
	"bao/internal/publish/host/hosttest"
)

// way is how tests reach a repository.
func way(t testing.TB, r *hosttest.Repository) host.Way {
	return host.Way{
		Scratch: t.TempDir(),
		Now:     func() time.Time { return time.Date(2026, 11, 9, 8, 0, 0, 0, time.FixedZone("CST", 8*3600)) },
		Secret: func(_ context.Context, kind, account string) (string, error) {
			if kind != host.Password || r.Secret == "" || !strings.HasPrefix(account, "http://"+r.User+"@") {
				return "", &host.Refusal{Message: "没有密码：" + kind + " " + account}
			}
			return r.Secret, nil
		},
	}
}

func target(r *hosttest.Repository) config.Target {
	return config.Target{Name: "正式", Slug: "zhengshi", Kind: config.TargetGit, Address: r.Address, User: r.User}
}

func open(t testing.TB, target config.Target, way host.Way) host.Host {
	t.Helper()
	h, err := Open(t.Context(), target, way)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { h.Close() })
	return h
}

func put(t testing.TB, h host.Host, files map[string]string) {
	t.Helper()
	for path, text := range files {
		if err := h.Put(t.Context(), hosttest.File(path, []byte(text))); err != nil {
			t.Fatalf("put %s: %v", path, err)
		}
	}
}

func commit(t testing.TB, h host.Host) {
	t.Helper()
	if err := h.(host.Committer).Commit(t.Context(), "第 21 期"); err != nil {
		t.Fatal(err)
	}
}

// holds expects exactly these files in the branch, .nojekyll apart.
func holds(t testing.TB, r *hosttest.Repository, branch string, want map[string]string) {
	t.Helper()
	got := r.Files(t, branch)
	delete(got, noJekyll)
	if !maps.Equal(got, want) {
		t.Errorf("the branch has %q, want %q", slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(want)))
	}
}

func TestConform(t *testing.T) {
	for name, server := range map[string]func(testing.TB) *hosttest.Repository{"disk": hosttest.GitRepo, "http": hosttest.GitHTTP} {
		for _, history := range []bool{false, true} {
			t.Run(name, func(t *testing.T) {
				r := server(t)
				way, target := way(t, r), target(r)
				target.History = history
				hosttest.Conform(t, func(t *testing.T) host.Host { return open(t, target, way) })
			})
		}
	}
}

// TestBranch holds which branch is the usual one, and what can't be one.
func TestBranch(t *testing.T) {
	hosttest.Program(t, "git")
	for _, c := range []struct {
		target       config.Target
		branch, says string
	}{
		{config.Target{Address: "https://github.com/que/du.git"}, "gh-pages", ""},
		{config.Target{Address: "git@github.com:que/du.git"}, "gh-pages", ""},
		{config.Target{Address: "ssh://git@GitHub.com/que/du.git"}, "gh-pages", ""},
		{config.Target{Address: "https://git.example.cn/que/du.git", Platform: "github"}, "gh-pages", ""},
		{config.Target{Address: "https://codeberg.org/que/du.git"}, "pages", ""},
		{config.Target{Address: `D:\仓库\du.git`}, "pages", ""},
		{config.Target{Address: "/srv/github.com/du.git"}, "pages", ""},
		{config.Target{Address: "/srv/du.git", Branch: "网站"}, "网站", ""},
		{config.Target{Address: "/srv/du.git", Branch: "a..b"}, "", "不能做分支的名字"},
		{config.Target{Address: "/srv/du.git", Branch: "--force"}, "", "不能做分支的名字"},
		{config.Target{Address: "/srv/du.git", Branch: "pages:main"}, "", "不能做分支的名字"},
	} {
		h, err := Open(t.Context(), c.target, host.Way{})
		switch {
		case c.says != "":
			refused(t, err, c.says, "")
		case err != nil:
			t.Errorf("%s: %v", c.target.Address, err)
		case h.(*repo).branch != c.branch:
			t.Errorf("%s: branch %s, want %s", c.target.Address, h.(*repo).branch, c.branch)
		}
	}
}

// refused expects a Refusal that says these words, with such a hint.
func refused(t testing.TB, err error, message, hint string) *host.Refusal {
	t.Helper()
	var r *host.Refusal
	if !errors.As(err, &r) {
		t.Fatalf("%v is no refusal", err)
	}
	if !strings.Contains(r.Message, message) || !strings.Contains(r.Hint, hint) || r.Hint == "" {
		t.Errorf("%s\n%s\nwant %q, %q", r.Message, r.Hint, message, hint)
	}
	return r
}
