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
	// href="…", src='…', url(…: what leads there, {{.Root}} or ../, and the rest
	anyLink = regexp.MustCompile(`(?i)(?:(?:\bhref|\bsrc|\bposter)\s*=\s*["']?|url\(\s*["']?)((?:\{\{[^{}]*\}\}|\.\./|\./|/)*)([^"'?#<>(){}\s]*)`)
	// {{.Root}}, {{ $.Root }}
	rootAction = regexp.MustCompile(`^\{\{-?\s*\$?\.Root\s*-?\}\}`)
)

// adrift reports links that set out from the wrong place: from the host's top,
// where a paper in a folder, on a stick or in print does not stand, with a
// slash too many, or without static/.
func (f file) adrift(static []string) []diag.Problem {
	var problems []diag.Problem
	text := f.unremarked()
	for _, m := range anyLink.FindAllSubmatchIndex(text, -1) {
		lead, target := string(text[m[2]:m[3]]), string(text[m[4]:m[5]])
		if target == "" || strings.Contains(target, ":") || inProgram(text[:m[0]]) || m[5] < len(text) && text[m[5]] == '{' {
			continue
		}
		root := rootAction.FindString(lead)
		place := diag.At(f.path, f.data, m[4], m[5]-m[4])
		right := "写成 {{$.Root}}" + target
		switch {
		case root != "" && lead == root+"/":
			problems = append(problems, noRoot.At(place, "{{.Root}} 后面多了一个 /，首页上、从文件夹里打开时找不到它", right))
		case lead == "/" && slices.Contains(static, target):
			problems = append(problems, noRoot.At(place, "/"+target+" 从域名算起，网站放在下一层、从文件夹里打开、印出来都找不到它", right))
		case lead == root:
			if meant, stray := strays(target, static); stray {
				problems = append(problems, deadLink.At(place, "链接的文件 "+target+" 不存在", meant))
			}
		}
	}
	return problems
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
