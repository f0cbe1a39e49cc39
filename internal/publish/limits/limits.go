// Package limits knows what well-known hosts take at most, so that a paper that
// is too large is told so before a byte is sent.
//
// It must not ask the hosts.
package limits

import (
	"net/url"
	"strings"

	"bao/internal/config"
)

// Limits are those of a host. What is 0 has no limit.
type Limits struct {
	Name    string // of the host, for editors
	Files   int
	Folders bool  // folders count as files
	Site    int64 // bytes of all files
	File    int64 // bytes of one

	more string // how more files fit at this host
}

const (
	mib = 1 << 20
	gib = 1 << 30
)

// hosts are the limits by platform, with the domains by which one is known:
// where its repositories are, and where its sites are.
var hosts = []struct {
	platform string
	domains  []string
	limits   Limits
}{
	// developers.cloudflare.com/pages/platform/limits: 20,000 files a site, 25
	// MiB a file. Paid plans have 100,000 since 2026-01-23
	// (developers.cloudflare.com/changelog/product/pages).
	{"cloudflare", []string{"pages.dev"}, Limits{
		Name: "Cloudflare Pages", Files: 20_000, File: 25 * mib,
		more: "付费的套餐可以放 100,000 个，要在项目设置里加变量 PAGES_WRANGLER_MAJOR_VERSION=4",
	}},
	// docs.github.com, "GitHub Pages limits": published sites of at most 1 GB,
	// which is 1<<30 in actions/deploy-pages, src/internal/deployment.js; "About
	// large files on GitHub": files of more than 100 MiB are blocked.
	{"github", []string{"github.com", "github.io"}, Limits{Name: "GitHub Pages", Site: gib, File: 100 * mib}},
	// docs.gitlab.com/user/gitlab_com, "GitLab Pages": 1 GB; 200,000 entries of
	// the archive, folders too (gitlab-org/gitlab#500273).
	{"gitlab", []string{"gitlab.com", "gitlab.io"}, Limits{Name: "GitLab Pages", Files: 200_000, Folders: true, Site: gib}},
	// blog.codeberg.org/new-storage-limits-on-codeberg-what-you-need-to-know.html,
	// May 2025: 750 MiB of git for all that an account has, more when asked for.
	{"codeberg", []string{"codeberg.org", "codeberg.page"}, Limits{Name: "Codeberg", Site: 750 * mib}},
}

// Of returns the limits of a target: of its platform where one is written, else
// of the host that readers ask (a git branch on GitHub may be shown by
// Cloudflare), else of the one that it is sent to. It is false for all others.
func Of(t config.Target) (Limits, bool) {
	for _, h := range hosts {
		if h.platform == t.Platform {
			return h.limits, true
		}
	}
	if t.Platform != "" {
		return Limits{}, false
	}
	for _, address := range []string{t.URL, t.Address} {
		name := hostOf(address)
		for _, h := range hosts {
			for _, domain := range h.domains {
				if name == domain || strings.HasSuffix(name, "."+domain) {
					return h.limits, true
				}
			}
		}
	}
	return Limits{}, false
}

// hostOf is the name of the host in a URL, or in an address as scp and git know
// it: git@github.com:user/paper.git.
func hostOf(address string) string {
	if u, err := url.Parse(address); err == nil && u.Host != "" {
		return strings.ToLower(u.Hostname())
	}
	name, _, ok := strings.Cut(address, ":")
	if _, after, has := strings.Cut(name, "@"); has {
		name = after
	}
	if !ok || strings.ContainsAny(name, `/\`) {
		return ""
	}
	return strings.ToLower(name)
}
