package style

import (
	"fmt"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"bao/internal/diag"

	"github.com/tdewolff/parse/v2/css"
)

// url(face.woff2), url("face.woff2?v=1")
var linked = regexp.MustCompile(`(?i)^url\(\s*["']?([^"'?#)]*)`)

// links finds links to files that are not there.
func (s *sheet) links() {
	for i, t := range s.tokens {
		switch {
		case t.kind == css.URLToken:
			if m := linked.FindStringSubmatchIndex(t.text); m != nil {
				s.link(t.start+m[2], strings.TrimSpace(t.text[m[2]:m[3]]))
			}
		case t.kind == css.StringToken && i > 1 && strings.EqualFold(s.tokens[i-2].text, "@import"):
			s.link(t.start+1, strings.Trim(t.text, `"'`))
		}
	}
}

// link looks at one address, which is reckoned from where the style sheet stands.
func (s *sheet) link(at int, address string) {
	to, err := url.PathUnescape(address)
	if err != nil || address == "" || strings.Contains(address, ":") || strings.HasPrefix(address, "/") {
		return // of another site, or data:
	}
	to = path.Join(path.Dir(s.address), to)
	if slices.Contains(s.static, to) {
		return
	}
	hint := "把文件放进 static 文件夹，网址从那里算起"
	if near := s.near(to); near != "" {
		hint = "写成 " + near
	}
	s.say(deadLink, at, len(address), fmt.Sprintf("链接的文件 %s 不存在", to), hint)
}

// near finds the file that was meant, as it is to be written.
func (s *sheet) near(to string) string {
	return strings.TrimPrefix(diag.NearestFile(to, s.static), path.Dir(s.address)+"/")
}
