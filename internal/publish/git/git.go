// Package git publishes to a branch of a git repository (GitHub, Codeberg,
// GitLab, a server of one's own) through the git that is installed.
//
// Everything shows at once, with the push. What is published is worked on in a
// bare repository in the folder for scratch, kept from one time to the next so
// that only what is new goes over the line. The user's own repositories, index
// and hooks are not touched; of the settings of git, who the user is, how a
// server is reached and which password git keeps for it are used and not
// written.
//
// Connections are git's own, so that way.Dial is of no use here; what git does
// is ended with the context.
package git

import (
	"cmp"
	"context"
	"crypto/sha1"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/url"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"

	"bao/internal/config"
	"bao/internal/publish/host"
)

// Open finds git and looks whether the target can be right. Nothing is asked
// of the server yet.
//
// Where no branch is named it is "gh-pages" on GitHub, as GitHub Pages
// expects, and "pages" everywhere else, as Codeberg does.
func Open(_ context.Context, t config.Target, way host.Way) (host.Host, error) {
	program, err := exec.LookPath("git")
	if err != nil {
		return nil, &host.Refusal{
			Message: "发布到仓库要用 git，这台电脑上没有装", Err: err,
			Hint: "到 https://git-scm.com/downloads 下载安装，一路“下一步”，装完重开窗口再发布；Linux 上用系统的软件包管理器装 git",
		}
	}
	h := &repo{program: program, target: t, way: way, most: mostEntries, changed: map[string]staged{}, removed: map[string]bool{}}
	if err := h.locate(); err != nil {
		return nil, err
	}
	return h, nil
}

// repo is a branch, and what is to become of it. But for the reading of files
// that are put, calls are one after another: they are local and quick, except
// for the first (fetch) and Commit (push).
type repo struct {
	program string
	target  config.Target
	way     host.Way
	remote  string // what git is told to fetch from and push to
	account *url.URL
	branch  string
	most    int // entries that a tree may have

	mu     sync.Mutex
	dir    string // the bare repository, once it is chosen
	unlock func() error
	ownSSH bool   // the user has set a program for SSH
	secret string // of the account, once git has none of its own that is good enough
	spoilt bool   // something is wrong with the bare repository: it is not kept

	seen  bool              // the branch has been fetched, and the following holds
	tip   string            // the commit that the server has; empty for none
	whole string            // the tree of tip
	kept  string            // the latest commit of others in its line; empty for none
	tree  map[string]object // the plain files of tip
	in    *importer         // what objects are written with; nil until needed

	changed map[string]staged
	removed map[string]bool
	ready   string // the commit of these changes, when it has been made
}

// object is a file of a commit.
type object struct {
	id   string
	size int64
}

// staged is a file that was put: where the importer has it.
type staged struct {
	mark int
	size int64
}

// Traits: a lock in the tree shows nothing until it is pushed, so of two that
// publish at once both may create one. The push itself is the lock: that of
// the second is refused by the server, because the branch is no longer what
// the second has seen.
func (h *repo) Traits() host.Traits {
	return host.Traits{Parallel: 4, Whole: true, Staged: true, Warning: h.among()}
}

// locate makes of the address what git takes, and finds the branch.
func (h *repo) locate() error {
	h.remote = h.target.Address
	server := ""
	switch u, err := url.Parse(h.remote); {
	case err == nil && strings.Contains(h.remote, "://"):
		server = u.Hostname()
		if h.target.User != "" && u.Scheme != "file" {
			u.User = url.User(h.target.User)
		}
		h.remote = u.String()
		if u.Scheme == "https" || u.Scheme == "http" {
			h.account = u
		}
	case isSSH(h.remote):
		server, _, _ = strings.Cut(h.remote[strings.Index(h.remote, "@")+1:], ":")
	default:
		local, err := filepath.Abs(h.remote)
		if err != nil {
			return err
		}
		h.remote = local
	}
	h.branch = cmp.Or(h.target.Branch, usualBranch(h.target.Platform, strings.ToLower(server)))
	if !isBranch(h.branch) {
		return &host.Refusal{Message: "“" + h.branch + "”不能做分支的名字", Hint: "用字母、数字和连字符，例如 分支: pages"}
	}
	return nil
}

// isSSH tells user@server:path from a path, as git does: by a colon that no
// slash precedes (git help fetch, GIT URLS). One letter is a drive of Windows.
func isSSH(address string) bool {
	before, _, colon := strings.Cut(address, ":")
	return colon && len(before) > 1 && !strings.ContainsAny(before, `/\`)
}

// sshLine is the command that connects to the server of an address.
func sshLine(remote string) string {
	if u, err := url.Parse(remote); err == nil && strings.Contains(remote, "://") {
		line := "ssh -T "
		if u.Port() != "" {
			line += "-p " + u.Port() + " "
		}
		if name := u.User.Username(); name != "" {
			line += name + "@"
		}
		return line + u.Hostname()
	}
	login, _, _ := strings.Cut(remote, ":")
	return "ssh -T " + login
}

func usualBranch(platform, server string) string {
	if platform == "github" || server == "github.com" {
		return "gh-pages"
	}
	return "pages"
}

// isBranch is stricter than git check-ref-format, and needs no process.
func isBranch(name string) bool {
	for _, part := range strings.Split(name, "/") {
		if part == "" || strings.HasPrefix(part, ".") || strings.HasPrefix(part, "-") || strings.HasSuffix(part, ".lock") {
			return false
		}
	}
	return !strings.ContainsAny(name, " ~^:?*[\\\x7f") && !strings.Contains(name, "..") && !strings.Contains(name, "@{") &&
		!strings.HasSuffix(name, ".") && strings.IndexFunc(name, func(r rune) bool { return r < ' ' }) < 0
}

// noJekyll keeps GitHub Pages from running Jekyll over the paper, which leaves
// out what begins with an underscore. It says who put it there, so that it can
// be told from a paper's own and is not listed.
const (
	noJekyll     = ".nojekyll"
	noJekyllText = "bao\n"
)

func isOurNoJekyll(path string, o object) bool {
	sum := sha1.Sum(fmt.Appendf(nil, "blob %d\x00%s", len(noJekyllText), noJekyllText))
	return path == noJekyll && o.id == hex.EncodeToString(sum[:])
}

// storable refuses what git stores in no tree: a .git on the way, in any
// writing that Windows or macOS takes for it (git: verify_path).
func storable(path string) error {
	if !fs.ValidPath(path) || path == "." {
		return &host.Refusal{Message: "“" + path + "”不是仓库里能有的路径", Hint: "给这个文件换个名字"}
	}
	for _, part := range strings.Split(strings.ToLower(path), "/") {
		if part = strings.TrimRight(part, ". "); part == ".git" || part == "git~1" {
			return &host.Refusal{Message: "“" + path + "”不能放进 git 仓库", Hint: "文件和文件夹不能叫 .git，换个名字"}
		}
	}
	return nil
}
