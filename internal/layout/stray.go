package layout

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"bao/internal/diag"
)

// stray reports a file that no page uses.
func (c *checker) stray(path, name string) diag.Problem {
	hint := fmt.Sprintf("要用它，在别的版式里写 {{template %q .}}，或者在单独的页面里写“版式: %s”；不用就删掉", name, strings.TrimSuffix(name, ".html"))
	like := c.meant(name)
	switch parts := c.parts(); {
	case slices.Contains(parts, like):
		hint = "改名为 " + like
	case like != "":
		hint = fmt.Sprintf("改名为 %s，就换掉内置的那一个", like)
	case strings.HasPrefix(strings.ToLower(name), "own") && len(parts) > 0:
		hint = "自己的零件只有：" + strings.Join(parts, "、")
	}
	return unusedLayout.At(diag.Place{Path: path}, "没有页面用到这个版式", hint)
}

// parts are the own parts: what the theme calls and leaves empty.
func (c *checker) parts() []string {
	if c.theme == nil {
		return nil
	}
	var names []string
	for name, f := range c.theme.set.files {
		if f.empty() {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// Misplaced reports files of static/ that have the name of an own part, which
// belongs in layouts/.
func (s *Set) Misplaced(static []string) []diag.Problem {
	var problems []diag.Problem
	for _, address := range static {
		name := path.Base(address)
		if f, ok := s.files[name]; ok && (f.replacesEmpty || !f.own && f.empty()) {
			problems = append(problems, unusedLayout.At(diag.Place{Path: address}, "自己的零件放在 static 里没有用", "移进 layouts 文件夹："+Dir+"/"+name))
		}
	}
	return problems
}

// meant finds the template that a file was meant to replace.
func (c *checker) meant(name string) string {
	base := strings.ToLower(path.Base(strings.ReplaceAll(name, "\\", "/")))
	for _, ext := range []string{".txt", ".html", ".htm", ".tmpl", ".gohtml", ".tpl"} {
		base = strings.TrimSuffix(base, ext)
	}
	var bases []string
	for known := range c.expected {
		bases = append(bases, strings.TrimSuffix(known, ".html"))
	}
	slices.Sort(bases)
	if near := diag.Nearest(strings.ReplaceAll(base, "_", "-"), bases); near != "" {
		return near + ".html"
	}
	if i := strings.IndexAny(base, " （(-—_"); i > 0 && !strings.HasPrefix(base, "own") {
		base = strings.TrimSpace(base[:i]) // article - 副本, article (1)
	}
	if near := diag.Nearest(base, bases); near != "" {
		return near + ".html"
	}
	return ""
}
