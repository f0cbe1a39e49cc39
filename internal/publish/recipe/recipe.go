// Package recipe makes the files with which a paper publishes itself: on a
// push and on time at GitHub, GitLab and Codeberg, and on time by cron and by
// the Task Scheduler of Windows.
//
// It knows the settings and nothing else: it reads no file, asks for no
// password and writes none into a recipe.
//
// At GitHub, GitLab and Codeberg a recipe takes bao from the address that the
// settings name (自动发布, 程序), and stops when it is not the one of the
// checksum. Where they name none, bao is the file tools/bao of the paper's
// repository (for Linux), or is built where the repository is bao's own. With
// cron and on Windows it is the bao that made the recipe.
//
// A recipe expects the paper at the root of its repository.
package recipe

import (
	"bytes"
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"text/template"
	"time"

	"bao/internal/config"
	"bao/internal/publish/host"
)

// Names are the recipes there are.
var Names = []string{"github", "gitlab", "codeberg", "cron", "windows"}

// File is one file of a recipe.
type File struct {
	Path string // below the paper's folder, slash-separated
	Data []byte
	Mode fs.FileMode // 0755 for a script that is run, else 0644
}

// Here is the computer that a recipe is made on, for cron and Windows.
type Here struct {
	Folder  string    // of the paper, absolute
	Program string    // bao, absolute
	Now     time.Time // with this computer's time zone
}

// Make returns the files of a recipe. An error is a *host.Refusal: there is no
// such recipe, or it can't work with these settings.
func Make(name string, site config.Site, here Here) ([]File, error) {
	if !slices.Contains(Names, name) {
		return nil, &host.Refusal{Message: "没有“" + name + "”这个配方", Hint: "写 " + strings.Join(Names, "、") + " 中的一个"}
	}
	p, err := newPlan(name, site, here)
	if err != nil {
		return nil, err
	}
	switch name {
	case "github":
		return p.files(".github/workflows/bao.yml", "github.yml")
	case "gitlab":
		return p.files(".gitlab-ci.yml", "gitlab.yml")
	case "codeberg":
		return p.files(".forgejo/workflows/bao.yml", "codeberg.yml")
	case "cron":
		return p.files("tools/bao-publish.sh", "cron.sh", "tools/bao-publish.crontab", "crontab")
	default:
		return p.windows()
	}
}

//go:embed files
var templates embed.FS

// files executes templates of the folder of that name, each given after the
// path it is for.
func (p *plan) files(names ...string) ([]File, error) {
	set, err := template.New("").Delims("<<", ">>").Funcs(template.FuncMap{"quote": quote, "indent": indent}).ParseFS(templates, "files/*")
	if err != nil {
		return nil, err
	}
	var made []File
	for pair := range slices.Chunk(names, 2) {
		var out bytes.Buffer
		if err := set.ExecuteTemplate(&out, pair[1], p); err != nil {
			return nil, err
		}
		mode := fs.FileMode(0o644)
		if path.Ext(pair[0]) == ".sh" {
			mode = 0o755
		}
		made = append(made, File{pair[0], sealed(out.Bytes()), mode})
	}
	return made, nil
}

// quote makes a text one word of a shell.
func quote(text string) string { return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'" }

func indent(spaces int, text string) string {
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	for i, line := range lines {
		if line != "" {
			lines[i] = strings.Repeat(" ", spaces) + line
		}
	}
	return strings.Join(lines, "\n")
}

// Script is what the jobs of GitHub, GitLab and Codeberg run.
func (p *plan) Script() (string, error) {
	files, err := p.files("script", "script.sh")
	if err != nil {
		return "", fmt.Errorf("script.sh: %w", err)
	}
	return string(files[0].Data), nil
}
