package publish

import (
	"os"
	"path/filepath"
	"strings"

	"bao/internal/build"
	"bao/internal/config"
	"bao/internal/load"
	"bao/internal/publish/host"
)

// placed is the path of a folder or a ZIP of this computer, from the paper's
// folder. A paper that is published into itself would be published again and
// again, and one that lies in what is published shows its drafts to everybody.
func placed(o build.Options, t config.Target) (string, error) {
	at := filepath.FromSlash(t.Address)
	if !filepath.IsAbs(at) {
		at = filepath.Join(o.Dir, at)
	}
	at, err := filepath.Abs(at)
	if err != nil {
		return "", err
	}
	paper, err := filepath.Abs(o.Dir)
	if err != nil {
		return "", err
	}
	out, err := filepath.Abs(o.Out)
	if err != nil {
		return "", err
	}
	own := []string{out}
	for _, name := range ownFolders {
		own = append(own, filepath.Join(paper, name))
	}
	if name := firstBelow(paper, at); strings.HasPrefix(name, ".") { // .bao, .git, .github
		own = append(own, filepath.Join(paper, name))
	}
	for _, folder := range own {
		if within(folder, at) {
			return "", &host.Refusal{Message: "不能发布到报纸自己的文件夹里：" + at, Hint: "换一个在报纸的文件夹外面的地方"}
		}
	}
	if t.Kind == config.TargetFolder && within(at, paper) {
		return "", &host.Refusal{
			Message: "不能发布到报纸自己的文件夹里，也不能发布到装着它的文件夹里：" + at,
			Hint:    "换一个地方：稿件和草稿放在网站里，谁都看得到",
		}
	}
	return at, nil
}

// ownFolders are what the paper itself is in, and what publishes it.
var ownFolders = []string{load.ContentDir, load.LayoutDir, load.StaticDir, ".bao", "tools"}

// firstBelow is the folder or file of a folder that a path leads into; "" for a
// path that does not lead into it.
func firstBelow(folder, at string) string {
	below, err := filepath.Rel(resolved(folder), resolved(at))
	if err != nil || !filepath.IsLocal(below) || below == "." {
		return ""
	}
	name, _, _ := strings.Cut(filepath.ToSlash(below), "/")
	return name
}

// within reports whether a path is that of a folder or leads into it, by
// whatever name: by a link, or in capitals where the system does not mind.
func within(folder, at string) bool {
	folder, at = resolved(folder), resolved(at)
	info, err := os.Stat(folder)
	for {
		if at == folder {
			return true
		}
		if here, missing := os.Stat(at); err == nil && missing == nil && os.SameFile(info, here) {
			return true
		}
		up := filepath.Dir(at)
		if up == at {
			return false
		}
		at = up
	}
}

// resolved is a path without links, as far as it is there.
func resolved(at string) string {
	for up := at; ; up = filepath.Dir(up) {
		if found, err := filepath.EvalSymlinks(up); err == nil {
			if rest, err := filepath.Rel(up, at); err == nil {
				return filepath.Join(found, rest)
			}
		}
		if filepath.Dir(up) == up {
			return at
		}
	}
}
