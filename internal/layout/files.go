package layout

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"bao/internal/diag"
)

// foreign reports templates that are not UTF-8, and takes them out of the set.
func (s *Set) foreign() []diag.Problem {
	var problems []diag.Problem
	for _, name := range slices.Sorted(maps.Keys(s.files)) {
		f := s.files[name]
		if utf8.Valid(f.data) {
			continue
		}
		problems = append(problems, BadEncoding(f.path, f.data, badEncoding))
		s.broken[name] = true
		f.data = bytes.ToValidUTF8(f.data, []byte("?"))
		s.files[name] = f
	}
	return problems
}

// BadEncoding returns the problem that a file is not UTF-8, at the first line
// that isn't.
func BadEncoding(path string, data []byte, rule *diag.Rule) diag.Problem {
	line := 1
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			break
		}
		if r == '\n' {
			line++
		}
		i += n
	}
	p := rule.At(diag.Place{Path: path}, fmt.Sprintf("文件不是 UTF-8 编码（多半是 ANSI，也就是 GBK），第 %d 行起是乱码", line), "用记事本打开，另存为，编码选 UTF-8")
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		p.Message = "文件是 Unicode（UTF-16）编码，不是 UTF-8"
	}
	return p
}

// unused reports files of the site that look like templates and are none that
// a page uses, and empty ones.
func (c *checker) unused() []diag.Problem {
	s := c.set
	used := map[string]bool{}
	for _, v := range c.order {
		t := s.root.Lookup(v.name)
		used[v.name], used[t.Tree.ParseName] = true, true
	}
	var problems []diag.Problem
	for _, name := range slices.Sorted(maps.Keys(s.files)) {
		f := s.files[name]
		if !f.own {
			continue
		}
		empty := f.empty()
		switch {
		case empty && !f.replacesEmpty:
			problems = append(problems, emptyLayout.At(diag.Place{Path: f.path}, "版式是空的，用它的地方什么也没有", "有意去掉的就不用管；不是的话，删掉这个文件，就用内置的"))
		case f.replacesEmpty && !empty:
			problems = append(problems, c.uncalled(f.path, name)...)
		case !used[name] && !f.replaces && !s.broken[name]:
			problems = append(problems, c.stray(f.path, name))
		}
	}
	return append(problems, c.odd()...)
}

// uncalled reports an own part that some pages lack, since what calls it in the
// theme is replaced by a file that doesn't.
func (c *checker) uncalled(path, name string) []diag.Problem {
	if c.theme == nil {
		return nil
	}
	calls := func(v *visit) bool {
		return slices.ContainsFunc(v.calls, func(call called) bool { return call.callee.name == name })
	}
	for _, v := range c.theme.order {
		file := c.set.files[v.name]
		kept := func(own *visit) bool { return own.name == v.name && calls(own) }
		if file.own && calls(v) && !slices.ContainsFunc(c.order, kept) {
			return []diag.Problem{unusedLayout.At(diag.Place{Path: path}, file.path+" 是自己的，里面没有调用它，那里没有它",
				fmt.Sprintf("在 %s 里补上 {{template %q .}}", file.path, name))}
		}
	}
	return nil
}

// odd reports what stands in or beside layouts/ under a name that is not read.
func (c *checker) odd() []diag.Problem {
	var problems []diag.Problem
	for _, p := range c.set.odd {
		name := p[strings.LastIndex("/"+p, "/"+Dir+"/")+len(Dir)+1:]
		switch strings.ToLower(path.Ext(name)) {
		case ".css", ".js", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".ico", ".woff", ".woff2", ".ttf", ".otf":
			problems = append(problems, unusedLayout.At(diag.Place{Path: p}, "layouts 里只放版式，这个文件没有放上网", "移进 static 文件夹，网址是 static/"+path.Base(name)))
			continue
		}
		if like := c.meant(name); like != "" {
			problems = append(problems, unusedLayout.At(diag.Place{Path: p}, "文件名不对，没有页面用到这个版式", "改名为 "+like))
		}
	}
	if dir := c.set.beside; dir != "" {
		problems = append(problems, unusedLayout.At(diag.Place{Path: dir}, "文件夹“"+dir+"”里的版式没有用到", "把文件夹改名为 layouts，字母全用小写"))
	}
	return problems
}

// likeLayouts finds a folder of templates that was meant to be layouts/.
func likeLayouts(site fs.FS) string {
	if site == nil {
		return ""
	}
	entries, err := fs.ReadDir(site, ".")
	if err != nil {
		return ""
	}
	for _, e := range entries {
		if !e.IsDir() || e.Name() == Dir {
			continue
		}
		switch strings.ToLower(strings.Trim(e.Name(), " \u3000")) {
		case "layout", Dir, "layuots", "layots", "template", "templates", "theme", "themes", "版式", "模板":
			if files, _ := fs.ReadDir(site, e.Name()); slices.ContainsFunc(files, func(f fs.DirEntry) bool { return strings.HasSuffix(strings.ToLower(f.Name()), ".html") }) {
				return e.Name()
			}
		}
	}
	return ""
}
