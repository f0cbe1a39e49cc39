package layout

import (
	"bytes"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"bao/internal/diag"
)

var (
	// href="{{.Root}}static/my.css?v=1", src='../static/logo.png', url(static/x.woff2)
	staticLink = regexp.MustCompile(`(?i)(?:(?:href|src|srcset|poster|data-src)\s*=\s*["']?|url\(\s*["']?|@import\s+["'])(?:\{\{[^{}]*\}\}|\.\./|\./|/)*(static/[^"'?#<>(){}\s]+)`)
	// .Lists.最新公告, index .Lists "最新公告"
	listNames = regexp.MustCompile(`\.Lists(?:\.([\p{L}\p{N}_]+)|\s+"([^"]+)")`)
	remarks   = regexp.MustCompile(`(?s)<!--.*?-->|\{\{-?\s*/\*.*?\*/\s*-?\}\}`)
)

// DeadLinks reports links of the site's own templates to files of static/ that
// are not there, or that only some pages find. static lists what is, as static/paper.css.
func (s *Set) DeadLinks(static []string) []diag.Problem {
	there := map[string]bool{}
	for _, address := range static {
		there[address] = true
	}
	return s.eachOwn(func(f file) []diag.Problem {
		problems := append(f.unstyled(there), f.adrift(static)...)
		text := f.unremarked()
		for _, m := range staticLink.FindAllSubmatchIndex(text, -1) {
			address := string(text[m[2]:m[3]])
			if start := string(text[m[0]:m[2]]); there[address] && f.moves() && !strings.Contains(start, "{{") && !strings.Contains(start, "/") {
				problems = append(problems, noRoot.At(diag.At(f.path, f.data, m[2], m[3]-m[2]),
					"各期、各栏的网页在下一层文件夹，从那里找不到 "+address, "写成 {{$.Root}}"+address))
			}
			if there[address] || strings.HasSuffix(address, "/") || m[3] < len(text) && text[m[3]] == '{' {
				continue
			}
			hint := "把文件放进 static 文件夹，或者删掉这个链接"
			if near := nearFile(address, static); near != "" {
				hint = fmt.Sprintf("是不是 %s？", near)
			}
			problems = append(problems, deadLink.At(diag.At(f.path, f.data, m[2], m[3]-m[2]), fmt.Sprintf("链接的文件 %s 不存在", address), hint))
		}
		return problems
	})
}

// unremarked is the text with blanks for its remarks.
func (f file) unremarked() []byte {
	return remarks.ReplaceAllFunc(f.data, func(b []byte) []byte { return bytes.Repeat([]byte(" "), len(b)) })
}

// moves reports whether a template stands on pages in several folders.
func (f file) moves() bool {
	return !slices.Contains([]string{"print.html", "search.html", "offline.html"}, path.Base(f.path))
}

// unstyled reports a file that takes the place of one that links site.css, and
// does not, though it is there.
func (f file) unstyled(there map[string]bool) []diag.Problem {
	name := path.Base(f.path)
	if !there[siteStyle] || name != "head.html" && name != "print.html" || bytes.Contains(f.data, []byte("SiteStyle")) || bytes.Contains(f.data, []byte(siteStyle)) {
		return nil
	}
	return []diag.Problem{incomplete.At(diag.Place{Path: f.path}, "这个版式没有链接 "+siteStyle+"，里面的样式不起作用",
		`在 </head> 前面加上 {{with .SiteStyle}}<link rel="stylesheet" href="{{.}}">{{end}}`)}
}

// siteStyle is a site's own style sheet, which comes last.
const siteStyle = "static/site.css"

// nearFile finds the file that was meant.
func nearFile(address string, static []string) string {
	for _, a := range static {
		if strings.EqualFold(a, address) {
			return a
		}
	}
	return diag.NearestFile(address, static)
}

// UnknownLists reports lists that the site's own templates ask for by name,
// .Lists.最新公告, and that site.yaml does not declare.
func (s *Set) UnknownLists(declared []string) []diag.Problem {
	return s.eachOwn(func(f file) []diag.Problem {
		var problems []diag.Problem
		text := f.unremarked()
		for _, m := range listNames.FindAllSubmatchIndex(text, -1) {
			at, end := m[2], m[3]
			if at < 0 {
				at, end = m[4], m[5]
			}
			name := string(text[at:end])
			if slices.Contains(declared, name) {
				continue
			}
			hint := "在 site.yaml 的“列表”里写上它"
			if near := diag.Nearest(name, declared); near != "" {
				hint = "改成 " + near
			} else if len(declared) > 0 {
				hint = "有的是：" + strings.Join(declared, "、")
			}
			problems = append(problems, unknownList.At(diag.At(f.path, f.data, at, end-at), "site.yaml 里没有“"+name+"”这个列表", hint))
		}
		return problems
	})
}
