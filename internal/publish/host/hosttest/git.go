package hosttest

import (
	"archive/tar"
	"bytes"
	"errors"
	"io"
	"net/http"
	"net/http/cgi"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// Repository is an empty bare git repository.
type Repository struct {
	Address string // file:// or http://
	Dir     string // where it lies
	User    string // who may write to it; empty where nobody is asked
	Secret  string
}

// GitRepo makes a repository on disk. git finds no settings of a user while
// the test runs.
func GitRepo(t testing.TB) *Repository {
	t.Helper()
	Program(t, "git")
	settings := filepath.Join(t.TempDir(), "gitconfig")
	if err := os.WriteFile(settings, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("GIT_CONFIG_GLOBAL", settings)
	t.Setenv("GIT_CONFIG_NOSYSTEM", "1")
	r := &Repository{Dir: filepath.Join(t.TempDir(), "报 纸.git")}
	Git(t, "init", "--quiet", "--bare", r.Dir)
	r.Address = "file://" + filepath.ToSlash(r.Dir)
	return r
}

// GitHTTP makes a repository behind git's own HTTP server, which everybody may
// read and User may write to.
func GitHTTP(t testing.TB) *Repository {
	t.Helper()
	r := GitRepo(t)
	r.User, r.Secret = "bianji", `s3cret "报" $HOME %41`
	backend := &cgi.Handler{
		Path: Program(t, "git"), Args: []string{"http-backend"}, Stderr: io.Discard,
		Env: []string{"GIT_PROJECT_ROOT=" + filepath.Dir(r.Dir), "GIT_HTTP_EXPORT_ALL=1"},
	}
	Git(t, "-C", r.Dir, "config", "http.receivepack", "true")
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		if user, secret, _ := q.BasicAuth(); (user != r.User || secret != r.Secret) && strings.Contains(q.URL.String(), "receive-pack") {
			w.Header().Set("WWW-Authenticate", `Basic realm="git"`)
			http.Error(w, "who are you?", http.StatusUnauthorized)
			return
		}
		body, err := io.ReadAll(q.Body) // CGI takes no chunks
		if err != nil {
			return // the client broke off
		}
		q.Body, q.ContentLength, q.TransferEncoding = io.NopCloser(bytes.NewReader(body)), int64(len(body)), nil
		q.Header.Set("Content-Length", strconv.Itoa(len(body)))
		backend.ServeHTTP(w, q)
	}))
	t.Cleanup(s.Close)
	r.Address = s.URL + "/" + strings.ReplaceAll(filepath.Base(r.Dir), " ", "%20")
	return r
}

// Files returns what lies in a branch; nothing where there is none.
func (r *Repository) Files(t testing.TB, branch string) map[string]string {
	t.Helper()
	files := map[string]string{}
	out, err := exec.Command("git", "--git-dir", r.Dir, "archive", "--format=tar", "refs/heads/"+branch).Output()
	if err != nil {
		return files
	}
	for in := tar.NewReader(bytes.NewReader(out)); ; {
		h, err := in.Next()
		if errors.Is(err, io.EOF) {
			return files
		}
		if err != nil {
			t.Fatal(err)
		}
		if h.Typeflag == tar.TypeReg {
			data, err := io.ReadAll(in)
			if err != nil {
				t.Fatal(err)
			}
			files[h.Name] = string(data)
		}
	}
}

// Git runs git and returns what it printed, without the last line feed.
func Git(t testing.TB, args ...string) string {
	t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Env = append(os.Environ(), "GIT_AUTHOR_NAME=test", "GIT_AUTHOR_EMAIL=t@example.com", "GIT_COMMITTER_NAME=test", "GIT_COMMITTER_EMAIL=t@example.com")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("git %q: %v\n%s", args, err, out)
	}
	return strings.TrimSuffix(string(out), "\n")
}
