package starter

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"text/template"

	"bao/internal/load"
	"bao/internal/source"
)

// The templates, below layouts/ of a site and of the theme. Those in English
// stand in for the first two in a paper that writes title and not 标题; a
// site's own are in its own language anyway.
const (
	templates       = load.LayoutDir + "/new"
	articleTemplate = "article.md"
	issueTemplate   = "issue.md"
	siteTemplate    = "site.yaml"
	firstTemplate   = "first.md"
	inChinese       = "" // the folder itself
	inEnglish       = "english"
)

// render fills in a template: the site's own, else that of the theme that it
// shares, else the built-in one.
func (s Source) render(name, language string, view any) ([]byte, error) {
	from, own := path.Join(templates, name), true
	text, err := fs.ReadFile(s.Files, from)
	if errors.Is(err, fs.ErrNotExist) && s.Paper != nil && s.Paper.Site.Theme != "" {
		from = s.Paper.Site.Theme + "/" + from // which papers share
		text, err = fs.ReadFile(s.Files, from)
	}
	if errors.Is(err, fs.ErrNotExist) {
		from, own = path.Join(templates, language, name), false
		text, err = fs.ReadFile(s.Theme, from)
	}
	if err != nil {
		return nil, fmt.Errorf("starter: %w", err)
	}
	t, err := template.New(from).Parse(string(source.Normal(text)))
	var out bytes.Buffer
	if err == nil {
		err = t.Execute(&out, view)
	}
	if err != nil && own {
		return nil, badTemplate(from, err)
	}
	return out.Bytes(), err
}

// templatePlace finds the line in what text/template says of a mistake.
var templatePlace = regexp.MustCompile(`^template: .*?:(\d+)(?::\d+)?: (?:executing ".*?" at )?(.*)$`)

func badTemplate(from string, err error) error {
	r := &Refusal{
		Message: fmt.Sprintf("模板 %s 写错了：%v", from, err),
		Hint:    "改好它；删掉它，就用内置的模板",
	}
	if m := templatePlace.FindStringSubmatch(err.Error()); m != nil {
		r.Message = fmt.Sprintf("模板 %s 第 %s 行写错了：%s", from, m[1], m[2])
	}
	return r
}
