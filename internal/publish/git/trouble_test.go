package git

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"bao/internal/config"
	"bao/internal/publish/host"
	"bao/internal/publish/host/hosttest"
)

// publish puts a page and commits it.
func publish(t *testing.T, target config.Target, way host.Way) error {
	t.Helper()
	h := open(t, target, way)
	if err := h.Put(t.Context(), hosttest.File("index.html", []byte("一"))); err != nil {
		return err
	}
	return h.(host.Committer).Commit(t.Context(), "第 21 期")
}

func TestWrongPassword(t *testing.T) {
	r := hosttest.GitHTTP(t)
	way := way(t, r)
	asked := 0
	way.Secret = func(context.Context, string, string) (string, error) { asked++; return "guess", nil }
	h := open(t, target(r), way)
	put(t, h, map[string]string{"index.html": "一"})
	for i := range 2 {
		err := h.(host.Committer).Commit(t.Context(), "x")
		if r := refused(t, err, "不认这个密码", "访问令牌"); !r.Secret || strings.Contains(err.Error(), "guess") {
			t.Errorf("%+v", r)
		}
		if asked != i+1 {
			t.Errorf("asked %d times", asked)
		}
	}
	way.Secret = func(context.Context, string, string) (string, error) { return r.Secret, nil }
	h.(*repo).way = way
	commit(t, h)
	holds(t, r, "pages", map[string]string{"index.html": "一"})
}

func TestNoPassword(t *testing.T) {
	r := hosttest.GitHTTP(t)
	way := way(t, r)
	way.Secret = func(context.Context, string, string) (string, error) {
		return "", &host.Refusal{Message: "没有密码", Hint: "设 BAO_PASSWORD"}
	}
	refused(t, publish(t, target(r), way), "没有密码", "BAO_PASSWORD")
}

// TestHelper takes the password that git itself keeps, and asks for none.
func TestHelper(t *testing.T) {
	r := hosttest.GitHTTP(t)
	way := way(t, r)
	way.Secret = nil
	store := filepath.Join(t.TempDir(), "credentials")
	if err := os.WriteFile(store, []byte(strings.Replace(r.Address, "://", "://bianji:s3cret%20%22%E6%8A%A5%22%20%24HOME%20%2541@", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	hosttest.Git(t, "config", "--global", "credential.helper", "store --file="+store)
	if err := publish(t, target(r), way); err != nil {
		t.Fatal(err)
	}
}

// TestSecret looks for the password where others could read it, and where it
// has no business: the arguments, files, what git keeps, another server.
func TestSecret(t *testing.T) {
	r := hosttest.GitHTTP(t)
	kept := filepath.Join(t.TempDir(), "kept")
	hosttest.Git(t, "config", "--global", "credential.helper", "store --file="+kept)
	thief := ""
	other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		thief += q.Header.Get("Authorization")
		w.Header().Set("WWW-Authenticate", `Basic realm="git"`)
		w.WriteHeader(http.StatusUnauthorized)
	}))
	defer other.Close()
	away := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		http.Redirect(w, q, other.URL+q.URL.String(), http.StatusFound)
	}))
	defer away.Close()
	way := way(t, r)
	if err := publish(t, target(r), way); err != nil {
		t.Fatal(err)
	}
	h := open(t, target(r), way)
	h.(*repo).secret = r.Secret
	for _, arg := range h.(*repo).command(t.Context(), "push").Args {
		if strings.Contains(arg, "s3cret") {
			t.Error(arg)
		}
	}
	if data, err := os.ReadFile(kept); err == nil {
		t.Errorf("git keeps now %s", data)
	}
	for _, dir := range []string{way.Scratch, r.Dir} {
		_ = filepath.WalkDir(dir, func(file string, d os.DirEntry, err error) error {
			if data, _ := os.ReadFile(file); strings.Contains(string(data), "s3cret") {
				t.Errorf("it is in %s", file)
			}
			return nil
		})
	}
	moved := target(r)
	moved.Address = away.URL + "/du.git"
	refused(t, publish(t, moved, way), "不认这个密码", "")
	away.Close()
	other.Close()
	if thief != "" {
		t.Errorf("another server got %s", thief)
	}
}

func TestNotThere(t *testing.T) {
	for _, server := range []func(testing.TB) *hosttest.Repository{hosttest.GitRepo, hosttest.GitHTTP} {
		r := server(t)
		target := target(r)
		target.Address += "x"
		refused(t, publish(t, target, way(t, r)), "没有这个仓库", "新建一个空仓库")
	}
}

func TestNoGit(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	_, err := Open(t.Context(), config.Target{Address: "/srv/du.git"}, host.Way{})
	refused(t, err, "没有装", "git-scm.com")
}

// TestNoRepository is answered by something that is no git server.
func TestNoRepository(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		var code int
		fmt.Sscanf(q.URL.Path, "/%d", &code)
		w.Header().Set("Content-Type", "text/html")
		w.WriteHeader(code)
		page := "<html>\n请先登录无线网\n</html>\n"
		if strings.Contains(q.URL.Path, "line") {
			page = "<html>" // not even a line: the branch seems not to be there yet
		}
		fmt.Fprint(w, page)
	}))
	defer s.Close()
	r := hosttest.GitRepo(t)
	to := func(path string) error {
		target := target(r)
		target.Address = s.URL + path + "/du.git"
		return publish(t, target, way(t, r))
	}
	refused(t, to("/200"), "不是 git 仓库", "浏览器")
	refused(t, to("/200/line"), "不是 git 仓库", "浏览器")
	refused(t, to("/403"), "没有往这个仓库写的权利", "权限")
	refused(t, to("/404"), "没有这个仓库", "地址")
	if err := to("/502"); err == nil || isRefusal(err) {
		t.Errorf("not tried again: %v", err)
	}
	s.Close()
	if err := to("/200"); err == nil || isRefusal(err) || kindOf(err) != network {
		t.Errorf("not tried again: %v", err)
	}
}

// TestServerSays has a server refuse the push for what it says, as GitHub,
// GitLab and Codeberg do in a hook.
func TestServerSays(t *testing.T) {
	for says, want := range map[string][2]string{
		"error: GH001: Large files detected. File big.bin is 120.00 MB; this exceeds GitHub's file size limit of 100.00 MB": {"文件太大", "压缩"},
		"error: GH006: Protected branch update failed for refs/heads/pages.":                                                {"受保护", "换一个分支"},
		"error: GH007: Your push would publish a private email address.":                                                    {"邮箱", "user.email"},
		"error: GH013: Repository rule violations found for refs/heads/pages.":                                              {"受保护", "换一个分支"},
		"GitLab: You are not allowed to force push code to a protected branch on this project.":                             {"不许换掉旧的提交", "历史"},
		"GitLab: You are not allowed to push code to protected branches on this project.":                                   {"受保护", "换一个分支"},
		"Forgejo: branch pages is protected from force push":                                                                {"不许换掉旧的提交", "历史"},
		"Your push to this repository has been rejected because it is over its storage limit":                               {"空间用完了", "删掉"},
		"Forgejo: Quota exceeded":                  {"空间用完了", "删掉"},
		"GitLab: You are not allowed to push code": {"没有往这个仓库写的权利", "令牌"},
		"周末不许发布":                                   {"规则不收", "放行"},
	} {
		r := hosttest.GitRepo(t)
		hook := "#!/bin/sh\necho \"" + says + "\"\nexit 1\n"
		hooks := filepath.Join(r.Dir, "hooks")
		if err := os.MkdirAll(hooks, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(hooks, "pre-receive"), []byte(hook), 0o755); err != nil {
			t.Fatal(err)
		}
		err := publish(t, target(r), way(t, r))
		if refused(t, err, want[0], want[1]); !strings.Contains(err.Error(), says) {
			t.Errorf("what the server said is lost: %v", err)
		}
		holds(t, r, "pages", map[string]string{})
	}
}

// TestNoForce meets a server that lets no commit be replaced.
func TestNoForce(t *testing.T) {
	r := hosttest.GitRepo(t)
	hosttest.Git(t, "-C", r.Dir, "config", "receive.denyNonFastForwards", "true")
	way, target := way(t, r), target(r)
	if err := publish(t, target, way); err != nil {
		t.Fatal(err)
	}
	h := open(t, target, way)
	put(t, h, map[string]string{"index.html": "二"})
	refused(t, h.(host.Committer).Commit(t.Context(), "x"), "不许换掉旧的提交", "历史")
	h.Close()
	target.History = true
	h = open(t, target, way)
	put(t, h, map[string]string{"index.html": "二"})
	commit(t, h)
}

// TestSourceBranch does not publish over the copy of the paper.
func TestSourceBranch(t *testing.T) {
	r := hosttest.GitRepo(t)
	foreign(t, r, "main", "100644 x site.yaml")
	target := target(r)
	target.Branch = "main"
	refused(t, publish(t, target, way(t, r)), "报纸的稿件", "pages")
	holds(t, r, "main", map[string]string{"site.yaml": "x"})
}

func TestSSHLine(t *testing.T) {
	for remote, want := range map[string]string{
		"git@github.com:que/du.git":            "ssh -T git@github.com",
		"ssh://git@git.example.cn:2222/que/du": "ssh -T -p 2222 git@git.example.cn",
		"ssh://git.example.cn/que/du":          "ssh -T git.example.cn",
	} {
		if got := sshLine(remote); got != want {
			t.Errorf("%s: %s, want %s", remote, got, want)
		}
	}
}

// TestSSH has ssh say what it says.
func TestSSH(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a script stands for ssh")
	}
	dir := t.TempDir()
	t.Setenv("PATH", dir+string(os.PathListSeparator)+os.Getenv("PATH"))
	r := hosttest.GitRepo(t)
	target := target(r)
	target.Address, target.KeyFile = "git@git.example.cn:que/du.git", "/home/编 辑/.ssh/it's"
	for says, want := range map[string][2]string{
		"Host key verification failed.": {"不知道它的指纹", "ssh -T git@git.example.cn"},
		"@ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @\nHost key verification failed.": {"和以前不一样", "ssh-keygen -R"},
		"git@git.example.cn: Permission denied (publickey).":                                  {"不认这台电脑的 SSH 密钥", "ssh-add"},
		"ERROR: Repository not found.":                                                        {"没有这个仓库", "新建"},
		"ERROR: The key you are authenticating with has been marked as read only.":            {"没有往这个仓库写的权利", "可写"},
		"ssh: Could not resolve hostname git.example.cn: Name or service not known":           {"", ""},
		"ssh: connect to host git.example.cn port 22: Connection timed out":                   {"", ""},
	} {
		script := "#!/bin/sh\nprintf '%s\\n' \"$@\" >" + dir + "/args\nprintf '%s\\n' '" + says + "' >&2\nexit 255\n"
		if err := os.WriteFile(filepath.Join(dir, "ssh"), []byte(script), 0o755); err != nil {
			t.Fatal(err)
		}
		err := publish(t, target, way(t, r))
		if want[0] != "" {
			refused(t, err, want[0], want[1])
		} else if err == nil || isRefusal(err) {
			t.Errorf("not tried again: %v", err)
		}
		args, _ := os.ReadFile(filepath.Join(dir, "args"))
		if !strings.Contains(string(args), "BatchMode=yes\n") || !strings.Contains(string(args), "-i\n/home/编 辑/.ssh/it's\n") {
			t.Errorf("ssh got %s", args)
		}
	}
}

// TestCancel ends a push that hangs, and with it all of git.
func TestCancel(t *testing.T) {
	cause := errors.New("enough")
	ctx, cancel := context.WithCancelCause(t.Context())
	hang := make(chan struct{})
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		cancel(cause)
		select {
		case <-hang:
		case <-q.Context().Done():
			close(hang)
		}
	}))
	defer s.Close()
	r := hosttest.GitRepo(t)
	target := target(r)
	target.Address = s.URL + "/du.git"
	h := open(t, target, way(t, r))
	if _, err := h.List(ctx); !errors.Is(err, cause) {
		t.Errorf("%v", err)
	}
	select {
	case <-hang:
	case <-time.After(time.Minute):
		t.Error("git goes on")
		close(hang)
	}
	put := func() error { return h.Put(ctx, hosttest.File("a", []byte("b"))) }
	if err := put(); !errors.Is(err, cause) {
		t.Errorf("%v", err)
	}
}
