package layout

import (
	"bytes"
	"fmt"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"bao/internal/diag"
)

var (
	// href="…", src='…', url(…: what leads there, {{.Root}} or ../, and the rest
	anyLink = regexp.MustCompile(`(?i)(?:(?:\bhref|\bsrc|\bposter)\s*=\s*["']?|url\(\s*["']?)((?:\{\{[^{}]*\}\}|\.\./|\./|/)*)([^"'?#<>(){}\s]*)`)
	// {{.Root}}, {{ $.Root }}
	rootAction = regexp.MustCompile(`^\{\{-?\s*\$?\.Root\s*-?\}\}`)
)

// placed is a link of a template: what leads to its target, which is all text.
type placed struct {
	lead, target string
	at           int // of the target
}

// placedLinks lists the links of a template that lead somewhere on the site and
// stand there whole.
func (f file) placedLinks() []placed {
	var list []placed
	text := f.unremarked()
	for _, m := range anyLink.FindAllSubmatchIndex(text, -1) {
		l := placed{string(text[m[2]:m[3]]), string(text[m[4]:m[5]]), m[4]}
		if l.target == "" || strings.Contains(l.target, ":") || inProgram(text[:m[0]]) || m[5] < len(text) && text[m[5]] == '{' {
			continue
		}
		list = append(list, l)
	}
	return list
}

// adrift reports links that set out from the wrong place: from the host's top,
// where a paper in a folder, on a stick or in print does not stand, with a
// slash too many, or without static/.
func (f file) adrift(static []string) []diag.Problem {
	var problems []diag.Problem
	for _, l := range f.placedLinks() {
		root := rootAction.FindString(l.lead)
		place := diag.At(f.path, f.data, l.at, len(l.target))
		right := "写成 {{$.Root}}" + l.target
		page := strings.HasSuffix(l.target, ".html")
		switch {
		case root != "" && l.lead == root+"/":
			problems = append(problems, noRoot.At(place, "{{.Root}} 后面多了一个 /，首页上、从文件夹里打开时找不到它", right))
		case l.lead == "/" && (page || slices.Contains(static, l.target)):
			problems = append(problems, noRoot.At(place, "/"+l.target+" 从域名算起，网站放在下一层、从文件夹里打开、印出来都找不到它", right))
		case page && l.lead == "" && f.moves():
			problems = append(problems, noRoot.At(place, "各期、各栏的网页在下一层文件夹，从那里找不到 "+l.target, right))
		case l.lead == root:
			if meant, stray := strays(l.target, static); stray {
				problems = append(problems, deadLink.At(place, "链接的文件 "+l.target+" 不存在", meant))
			}
		}
	}
	return problems
}

// PageLink is a link of one of the site's own templates to a page: it is Dead
// unless an edition makes what has that address.
type PageLink struct {
	Address string
	Dead    diag.Problem
}

// PageLinks lists what the site's own templates link to by {{.Root}} and its
// name: {{.Root}}contact.html, {{.Root}}tag/ren-wu/.
func (s *Set) PageLinks() []PageLink {
	var list []PageLink
	s.eachOwn(func(f file) []diag.Problem {
		for _, l := range f.placedLinks() {
			folder := strings.HasSuffix(l.target, "/")
			if rootAction.FindString(l.lead) != l.lead || l.lead == "" || !folder && !strings.HasSuffix(l.target, ".html") {
				continue
			}
			address := l.target
			if unescaped, err := url.PathUnescape(address); err == nil {
				address = unescaped
			}
			if folder {
				address += "index.html"
			}
			place := diag.At(f.path, f.data, l.at, len(l.target))
			list = append(list, PageLink{path.Clean(address), deadLink.At(place, "链接的网页 "+l.target+" 不存在", "网址以 public 文件夹里的为准，如 about.html、tag/ren-wu/index.html")})
		}
		return nil
	})
	return list
}

// strays reports whether an address is one of a file that only static/ can
// have, and is not there, and how it should be written. Pictures may be those
// of articles.
func strays(target string, static []string) (meant string, stray bool) {
	if strings.HasPrefix(target, "static/") {
		return "", false // which DeadLinks tells
	}
	there := slices.Contains(static, "static/"+target)
	switch strings.ToLower(path.Ext(target)) {
	case ".css", ".js", ".mjs", ".woff", ".woff2", ".ttf", ".otf":
	case ".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp":
		if !there {
			return "", false
		}
	default:
		return "", false
	}
	if there {
		return fmt.Sprintf("它在 static 里，写成 {{$.Root}}static/%s", target), true
	}
	if near := nearFile(target, static); near != "" {
		return fmt.Sprintf("是不是 {{$.Root}}%s？", near), true
	}
	return fmt.Sprintf("把文件放进 static 文件夹，写成 {{$.Root}}static/%s", target), true
}

// inProgram reports whether what follows a text is a script's, not a tag's.
func inProgram(before []byte) bool {
	lower := bytes.ToLower(before)
	return bytes.LastIndex(lower, []byte("<script")) > bytes.LastIndex(lower, []byte("</script")) && bytes.LastIndexByte(before, '>') > bytes.LastIndexByte(before, '<')
}
