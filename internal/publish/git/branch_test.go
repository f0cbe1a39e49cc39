package git

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"bao/internal/publish/host"
	"bao/internal/publish/host/hosttest"
)

// foreign commits what somebody else would, in place of what is there: lines
// of "mode text path".
func foreign(t *testing.T, r *hosttest.Repository, branch string, entries ...string) {
	t.Helper()
	index := filepath.Join(t.TempDir(), "index")
	t.Setenv("GIT_INDEX_FILE", index)
	defer os.Unsetenv("GIT_INDEX_FILE")
	for _, e := range entries {
		f := strings.SplitN(e, " ", 3)
		file := filepath.Join(t.TempDir(), "text")
		if err := os.WriteFile(file, []byte(f[1]), 0o600); err != nil {
			t.Fatal(err)
		}
		id := hosttest.Git(t, "-C", r.Dir, "hash-object", "-w", file)
		hosttest.Git(t, "-C", r.Dir, "update-index", "--add", "--cacheinfo", f[0]+","+id+","+f[2])
	}
	args := []string{"-C", r.Dir, "commit-tree", "-m", "别人", hosttest.Git(t, "-C", r.Dir, "write-tree")}
	if tips := hosttest.Git(t, "-C", r.Dir, "for-each-ref", "--format=%(objectname)", "refs/heads/"+branch); tips != "" {
		args = append(args, "-p", tips)
	}
	hosttest.Git(t, "-C", r.Dir, "update-ref", "refs/heads/"+branch, hosttest.Git(t, args...))
}

// TestOthers holds that what others put on the branch stays, and what cannot
// be a paper's is not listed.
func TestOthers(t *testing.T) {
	r := hosttest.GitRepo(t)
	foreign(t, r, "pages", "100644 www.example.cn CNAME", "120000 /etc link", "100644 x .bao-publish/manifest", "100644 x evil\nname", "100755 x run.sh")
	way := way(t, r)
	h := open(t, target(r), way)
	entries, err := h.List(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Path)
		if e.Size == 0 {
			t.Errorf("%+v", e)
		}
	}
	if slices.Sort(got); !slices.Equal(got, []string{".bao-publish/manifest", "CNAME", "run.sh"}) {
		t.Errorf("listed %q", got)
	}
	if _, err := h.Read(t.Context(), "link", 100); err == nil {
		t.Error("followed a link")
	}
	put(t, h, map[string]string{"index.html": "一"})
	if err := h.Delete(t.Context(), "run.sh"); err != nil {
		t.Fatal(err)
	}
	if all := r.Files(t, "pages"); all["index.html"] != "" || all["run.sh"] == "" {
		t.Error("it shows before the push")
	}
	commit(t, h)
	holds(t, r, "pages", map[string]string{"CNAME": "www.example.cn", ".bao-publish/manifest": "x", "evil\nname": "x", "index.html": "一"})
	if got := hosttest.Git(t, "-C", r.Dir, "cat-file", "-p", "pages:link"); got != "/etc" {
		t.Errorf("the link is now %q", got)
	}
	if r.Files(t, "pages")[noJekyll] != noJekyllText {
		t.Error("no .nojekyll")
	}
}

// TestOwnNoJekyll holds that a paper's own .nojekyll is a file like others.
func TestOwnNoJekyll(t *testing.T) {
	r := hosttest.GitRepo(t)
	way := way(t, r)
	h := open(t, target(r), way)
	put(t, h, map[string]string{noJekyll: "", "index.html": "一"})
	commit(t, h)
	if text, ok := r.Files(t, "pages")[noJekyll]; !ok || text != "" {
		t.Errorf("%q", text)
	}
	again := open(t, target(r), way)
	if entries, err := again.List(t.Context()); err != nil || len(entries) != 2 {
		t.Errorf("%v, %v", entries, err)
	}
}

// TestHistory publishes three times, from scratch that is kept, lost and
// spoilt, and counts the commits that stay.
func TestHistory(t *testing.T) {
	for name, server := range map[string]func(testing.TB) *hosttest.Repository{"disk": hosttest.GitRepo, "http": hosttest.GitHTTP} {
		for history, want := range map[bool]string{false: "3", true: "6"} {
			t.Run(fmt.Sprint(name, history), func(t *testing.T) {
				r := server(t)
				foreign(t, r, "pages", "100644 x CNAME")
				foreign(t, r, "pages", "100644 y CNAME")
				way, target := way(t, r), target(r)
				target.History = history
				bare := filepath.Join(way.Scratch, "zhengshi", "1.git")
				for i, spoil := range []func() error{
					func() error { return nil },
					func() error { return os.RemoveAll(way.Scratch) },
					func() error { return os.WriteFile(filepath.Join(bare, "HEAD"), []byte("nonsense"), 0o600) },
					func() error { return dropObjects(bare) },
				} {
					if err := spoil(); err != nil {
						t.Fatal(err)
					}
					h := open(t, target, way)
					put(t, h, map[string]string{"index.html": fmt.Sprint(i), fmt.Sprintf("%d.html", i): "新"})
					commit(t, h)
					if err := h.Close(); err != nil {
						t.Fatal(err)
					}
				}
				holds(t, r, "pages", map[string]string{"CNAME": "y", "index.html": "3", "0.html": "新", "1.html": "新", "2.html": "新", "3.html": "新"})
				if got := hosttest.Git(t, "-C", r.Dir, "rev-list", "--count", "pages"); got != want {
					t.Errorf("%s commits, want %s", got, want)
				}
				hosttest.Git(t, "-C", r.Dir, "fsck", "--strict")
			})
		}
	}
}

// TestOthersStay holds that no commit of others leaves the branch, be it below
// bao's or put on top of them meanwhile, and that this is said.
func TestOthersStay(t *testing.T) {
	r := hosttest.GitRepo(t)
	foreign(t, r, "pages", "100644 x manuscript.md")
	first := hosttest.Git(t, "-C", r.Dir, "rev-parse", "pages")
	target := target(r)
	once := func(text string, history, warned bool) {
		t.Helper()
		target.History = history
		h := open(t, target, way(t, r))
		put(t, h, map[string]string{"index.html": text})
		if got := h.Traits().Warning; (got != "") != warned {
			t.Errorf("warns %q", got)
		}
		commit(t, h)
		h.Close()
	}
	count := func(want string) {
		t.Helper()
		if got := hosttest.Git(t, "-C", r.Dir, "rev-list", "--count", "pages"); got != want {
			t.Errorf("%s commits, want %s", got, want)
		}
	}
	once("一", false, true)
	count("2")
	once("二", false, false)
	count("2")
	foreign(t, r, "pages", "100644 y hand.html")
	second := hosttest.Git(t, "-C", r.Dir, "rev-parse", "pages")
	once("三", false, true)
	count("4")
	once("四", true, false)
	once("五", true, false)
	count("6")
	once("六", false, false) // the history is no longer kept, but for that of others
	count("4")
	for _, id := range []string{first, second} {
		hosttest.Git(t, "-C", r.Dir, "merge-base", "--is-ancestor", id, "pages")
	}
	hosttest.Git(t, "-C", r.Dir, "fsck", "--strict")
	if got := r.Files(t, "pages"); got["index.html"] != "六" || got["hand.html"] != "y" {
		t.Errorf("%q", got)
	}
}

// dropObjects removes the files of a repository, and leaves its commits.
func dropObjects(bare string) error {
	return filepath.WalkDir(filepath.Join(bare, "objects"), func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		return os.Remove(file)
	})
}

// TestAgain commits twice with one Host, and nothing a third time.
func TestAgain(t *testing.T) {
	for _, history := range []bool{false, true} {
		r := hosttest.GitRepo(t)
		target := target(r)
		target.History = history
		h := open(t, target, way(t, r))
		put(t, h, map[string]string{"a.html": "一", "b.html": "二"})
		commit(t, h)
		put(t, h, map[string]string{"a.html": "改"})
		if data, err := h.Read(t.Context(), "b.html", 100); err != nil || string(data) != "二" {
			t.Errorf("%q, %v", data, err)
		}
		if err := h.Delete(t.Context(), "b.html"); err != nil {
			t.Fatal(err)
		}
		commit(t, h)
		commit(t, h)
		holds(t, r, "pages", map[string]string{"a.html": "改"})
		want := "bao <bao@localhost> 2026-11-09T08:00:00+08:00 第 21 期"
		if history {
			want += "\n" + want
		}
		if got := hosttest.Git(t, "-C", r.Dir, "log", "--format=%an <%ae> %aI %s", "pages"); got != want {
			t.Errorf("%s", got)
		}
	}
}

// TestAnswerLost calls Commit again after the push arrived and its answer did
// not: it is taken for what it is.
func TestAnswerLost(t *testing.T) {
	r := hosttest.GitRepo(t)
	h := open(t, target(r), way(t, r))
	put(t, h, map[string]string{"a.html": "一"})
	commit(t, h)
	put(t, h, map[string]string{"a.html": "二"})
	g := h.(*repo)
	if err := g.prepare(t.Context(), "第 21 期"); err != nil {
		t.Fatal(err)
	}
	hosttest.Git(t, "--git-dir", g.dir, "push", "--quiet", "--force", r.Address, g.ready+":refs/heads/pages")
	commit(t, h)
	holds(t, r, "pages", map[string]string{"a.html": "二"})
}

// TestOvertaken has somebody else publish in between.
func TestOvertaken(t *testing.T) {
	for _, before := range []bool{false, true} {
		for _, history := range []bool{false, true} {
			t.Run(fmt.Sprint(before, history), func(t *testing.T) {
				r := hosttest.GitRepo(t)
				way, target := way(t, r), target(r)
				target.History = history
				if before {
					h := open(t, target, way)
					put(t, h, map[string]string{"index.html": "旧"})
					commit(t, h)
				}
				first, second := open(t, target, way), open(t, target, way)
				put(t, first, map[string]string{"index.html": "甲"})
				put(t, second, map[string]string{"index.html": "乙", "b.html": "乙"})
				commit(t, first)
				for range 2 {
					err := second.(host.Committer).Commit(t.Context(), "乙")
					refused(t, err, "有别人发布过", "再发布一次")
				}
				holds(t, r, "pages", map[string]string{"index.html": "甲"})
				second.Close()
				third := open(t, target, way)
				put(t, third, map[string]string{"index.html": "乙", "b.html": "乙"})
				commit(t, third)
				holds(t, r, "pages", map[string]string{"index.html": "乙", "b.html": "乙"})
			})
		}
	}
}

// TestAuthor takes the user's name from git, and nothing else: no hook runs,
// nothing is signed, no other repository is touched.
func TestAuthor(t *testing.T) {
	r := hosttest.GitRepo(t)
	hooks := t.TempDir()
	for _, name := range []string{"pre-push", "reference-transaction", "post-index-change"} {
		if err := os.WriteFile(filepath.Join(hooks, name), []byte("#!/bin/sh\necho ran >>"+hooks+"/ran\nexit 1\n"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for _, s := range [][2]string{
		{"user.name", "编辑 <张>"},
		{"user.email", "z@example.cn"},
		{"core.hooksPath", hooks},
		{"commit.gpgSign", "true"},
		{"push.gpgSign", "true"},
		{"gpg.program", "false"},
		{"core.autocrlf", "true"},
		{"push.followTags", "true"},
	} {
		hosttest.Git(t, "config", "--global", s[0], s[1])
	}
	hosttest.Git(t, "-C", r.Dir, "config", "core.hooksPath", "none") // the server has the same settings here
	settings, err := os.ReadFile(os.Getenv("GIT_CONFIG_GLOBAL"))
	if err != nil {
		t.Fatal(err)
	}
	elsewhere := filepath.Join(t.TempDir(), "own.git")
	hosttest.Git(t, "init", "--quiet", "--bare", elsewhere)
	t.Setenv("GIT_DIR", elsewhere)
	trace := filepath.Join(elsewhere, "trace")
	t.Setenv("GIT_TRACE", trace)
	t.Setenv("GIT_OBJECT_DIRECTORY", filepath.Join(elsewhere, "objects"))
	h := open(t, target(r), way(t, r))
	put(t, h, map[string]string{"index.html": "一\r\n二\n"})
	commit(t, h)
	os.Unsetenv("GIT_OBJECT_DIRECTORY")
	os.Unsetenv("GIT_TRACE")
	if _, err := os.Stat(trace); err == nil {
		t.Error("git tells what it does")
	}
	holds(t, r, "pages", map[string]string{"index.html": "一\r\n二\n"})
	if got := hosttest.Git(t, "--git-dir", r.Dir, "log", "-1", "--format=%an|%ae|%cn", "pages"); got != "编辑 张|z@example.cn|编辑 张" {
		t.Errorf("by %s", got)
	}
	if got := hosttest.Git(t, "for-each-ref"); got != "" {
		t.Errorf("another repository has now %s", got)
	}
	if _, err := os.Stat(filepath.Join(hooks, "ran")); err == nil {
		t.Error("a hook ran")
	}
	if now, _ := os.ReadFile(os.Getenv("GIT_CONFIG_GLOBAL")); !bytes.Equal(now, settings) {
		t.Error("the settings of the user are others now")
	}
}

// TestSource puts files that cannot be read, are shorter than was said or have
// changed: each is an error, and the others arrive whole.
func TestSource(t *testing.T) {
	r := hosttest.GitRepo(t)
	h := open(t, target(r), way(t, r))
	big := strings.Repeat("大", inMemory)
	for name, text := range map[string]string{"small": "小", "big": big} {
		short := hosttest.File(name, []byte(text))
		short.Open = hosttest.File(name, []byte(text[:2])).Open
		changed := hosttest.File(name, []byte(text))
		changed.Digest[0]++
		broken := hosttest.File(name, []byte(text))
		broken.Open = func() (io.ReadSeekCloser, error) { return nil, os.ErrPermission }
		for _, f := range []*host.File{short, changed, broken} {
			if err := h.Put(t.Context(), f); err == nil {
				t.Errorf("%s: no error", name)
			}
		}
	}
	if entries, err := h.List(t.Context()); err != nil || len(entries) > 0 {
		t.Errorf("%v, %v", entries, err)
	}
	want := map[string]string{"big": big, "small": "小", `a "q"\ 空.html`: "引号", ".gitattributes": "* text=auto\n", "crlf.txt": "a\r\nb\r\n"}
	put(t, h, want)
	commit(t, h)
	holds(t, r, "pages", want)
	for _, path := range []string{".git/config", "a/.GIT/x", "git~1", "../x", "/x", "a//b"} {
		refused(t, h.Put(t.Context(), hosttest.File(path, nil)), path, "")
	}
}

// TestTidy finds many packs, and what a process that was killed left.
func TestTidy(t *testing.T) {
	r := hosttest.GitRepo(t)
	way := way(t, r)
	h := open(t, target(r), way)
	put(t, h, map[string]string{"a.html": "一"})
	commit(t, h)
	h.Close()
	bare := filepath.Join(way.Scratch, "zhengshi", "1.git")
	hosttest.Git(t, "-C", bare, "repack", "-q", "-a", "-d")
	packs := func() []string {
		found, _ := filepath.Glob(filepath.Join(bare, "objects", "pack", "pack-*.*"))
		return found
	}
	for _, file := range packs() {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for i := range 50 {
			copy := filepath.Join(filepath.Dir(file), fmt.Sprintf("pack-%040x%s", i, filepath.Ext(file)))
			if err := os.WriteFile(copy, data, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := os.WriteFile(filepath.Join(bare, "objects", "pack", "tmp_pack_x"), []byte("half"), 0o600); err != nil {
		t.Fatal(err)
	}
	h = open(t, target(r), way)
	put(t, h, map[string]string{"b.html": "二"})
	commit(t, h)
	holds(t, r, "pages", map[string]string{"a.html": "一", "b.html": "二"})
	if found := packs(); len(found) > 6 {
		t.Errorf("left: %q", found)
	}
}

// TestAtOnce holds that each Host of a target has a bare repository to itself.
func TestAtOnce(t *testing.T) {
	r := hosttest.GitRepo(t)
	way := way(t, r)
	a, b := open(t, target(r), way), open(t, target(r), way)
	put(t, a, map[string]string{"a": "甲"})
	put(t, b, map[string]string{"b": "乙"})
	if a.(*repo).dir == b.(*repo).dir {
		t.Error("two work in one repository")
	}
	a.Close()
	c := open(t, target(r), way)
	put(t, c, map[string]string{"c": "丙"})
	commit(t, c)
	if want := map[string]string{"c": "丙"}; !maps.Equal(want, map[string]string{"c": r.Files(t, "pages")["c"]}) {
		t.Error("what a Host gave up was published")
	}
	holds(t, r, "pages", map[string]string{"c": "丙"})
}
