package layout

import (
	"fmt"
	"maps"
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
// are not there. static lists what is, as static/paper.css.
func (s *Set) DeadLinks(static []string) []diag.Problem {
	there := map[string]bool{}
	for _, address := range static {
		there[address] = true
	}
	return s.eachOwn(func(f file) []diag.Problem {
		var problems []diag.Problem
		text := remarks.ReplaceAllFunc(f.data, func(b []byte) []byte { return []byte(strings.Repeat(" ", len(b))) })
		for _, m := range staticLink.FindAllSubmatchIndex(text, -1) {
			address := string(text[m[2]:m[3]])
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

// nearFile finds the file that was meant.
func nearFile(address string, static []string) string {
	bases := map[string]string{}
	for _, a := range static {
		if strings.EqualFold(a, address) {
			return a
		}
		bases[path.Base(a)] = a
	}
	return bases[diag.Nearest(path.Base(address), slices.Sorted(maps.Keys(bases)))]
}
