package site

import (
	"bytes"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"bao/internal/diag"
	"bao/internal/edition/view"
	"bao/internal/layout"
	"bao/internal/paper"
	"bao/internal/style"
)

// styles reports what is wrong with the site's own style sheets.
func (s *Site) styles(r *Reading) []diag.Problem {
	var static []string
	var sheets []*paper.Asset
	for _, a := range r.Paper.Static {
		static = append(static, a.Address)
		if !a.BuiltIn && strings.EqualFold(path.Ext(a.Origin), ".css") {
			sheets = append(sheets, a)
		}
	}
	problems := s.misplaced(static)
	for _, a := range sheets {
		data, err := fs.ReadFile(s.Files, a.Origin)
		switch {
		case err != nil:
		case !utf8.Valid(data) && !bytes.HasPrefix(data, []byte(`@charset "gb`)):
			problems = append(problems, layout.BadEncoding(a.Origin, data, styleEncoding))
		case a.Address == view.SiteStyle:
			problems = append(problems, style.Check(a.Origin, data, a.Address, static)...)
		case !s.linked(a, r):
			problems = append(problems, idle(a))
		}
	}
	return problems
}

// idle reports a style sheet that no page has.
func idle(a *paper.Asset) diag.Problem {
	hint := "每一页都要的样式写在 static/site.css 里；要用这个文件，在 layouts/own-head.html 里写 <link rel=\"stylesheet\" href=\"{{.Root}}" + a.Address + "\">"
	if strings.EqualFold(a.Address, view.SiteStyle) {
		hint = "文件名改成 " + path.Base(view.SiteStyle) + "，字母全用小写"
	}
	return idleStyle.At(diag.Place{Path: a.Origin}, "没有网页用到这个样式表", hint)
}

// misplaced reports a site.css that stands where it is not looked for.
func (s *Site) misplaced(static []string) []diag.Problem {
	if slices.Contains(static, view.SiteStyle) {
		return nil
	}
	name := path.Base(view.SiteStyle)
	if info, err := fs.Stat(s.Files, name); err == nil && info.Mode().IsRegular() {
		return []diag.Problem{idleStyle.At(diag.Place{Path: name}, "样式表不在 static 文件夹里，没有网页用到它", "移进 static 文件夹："+view.SiteStyle)}
	}
	return nil
}

// linked reports whether something of the site has the name of a style sheet:
// a template, or another file that is published as it is. One that takes the
// place of a built-in one is linked as that was.
func (s *Site) linked(sheet *paper.Asset, r *Reading) bool {
	if _, err := fs.Stat(s.Theme, sheet.Address); err == nil {
		return true
	}
	name := path.Base(sheet.Address)
	return r.Layouts.Says(name) || slices.ContainsFunc(r.Paper.Static, func(a *paper.Asset) bool {
		if a.BuiltIn || a == sheet || !slices.Contains([]string{".css", ".html", ".htm", ".js"}, strings.ToLower(path.Ext(a.Origin))) {
			return false
		}
		data, err := fs.ReadFile(s.Files, a.Origin)
		return err != nil || bytes.Contains(data, []byte(name))
	})
}
