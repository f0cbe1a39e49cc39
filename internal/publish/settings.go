package publish

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"bao/internal/config"
	"bao/internal/diag"
	"bao/internal/load"
)

// Unsettled is the error of a site.yaml that has errors: what a target is can
// then only be guessed, so no host is reached.
type Unsettled struct{ Problems []diag.Problem }

func (u *Unsettled) Error() string {
	p := u.Problems[0]
	return fmt.Sprintf("publish: %s:%d: %s", p.Path, p.Line, p.Message)
}

// first is the first of the errors, and what to do.
func (u *Unsettled) first() (message, hint string) {
	p := diag.ErrorsFirst(u.Problems)[0]
	message = p.Path + " 里有错误："
	if p.Line > 0 {
		message = fmt.Sprintf("%s 第 %d 行：", p.Path, p.Line)
	}
	return message + p.Message, p.Hint
}

// Settings reads site.yaml. The Site is what could be made out, where the
// error is *Unsettled, too.
func Settings(dir string) (config.Site, error) {
	fsys := os.DirFS(dir)
	name, err := load.FindSiteFile(fsys)
	if err != nil {
		return config.Site{}, err
	}
	data, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		return config.Site{}, err
	}
	site, problems := config.Parse(name, data)
	if diag.Errors(problems) > 0 {
		return site, &Unsettled{problems}
	}
	return site, nil
}

// keyFile is where a key of SSH is that site.yaml names: from the paper's
// folder, as other paths there, but a name alone lies in ~/.ssh, where keys
// are.
func keyFile(dir, home, name string) string {
	rest, inHome := strings.CutPrefix(name, "~")
	switch {
	case name == "" || filepath.IsAbs(name):
		return name
	case inHome && (rest == "" || rest[0] == '/' || rest[0] == '\\'):
		return filepath.Join(home, filepath.FromSlash(rest))
	case !strings.ContainsAny(name, `/\`):
		return filepath.Join(home, ".ssh", name)
	}
	at := filepath.Join(dir, filepath.FromSlash(name))
	if whole, err := filepath.Abs(at); err == nil {
		return whole
	}
	return at
}
