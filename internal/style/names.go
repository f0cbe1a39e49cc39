package style

import (
	"bytes"
	"fmt"
	"strings"

	"bao/internal/diag"

	"github.com/tdewolff/parse/v2/css"
)

// Names are what the built-in style sheets listen to.
var Names = []string{
	"--own-red", "--own-red-night", "--own-paper", "--own-paper-night",
	"--own-song", "--own-hei", "--own-kai",
}

// named looks at what is given one of the names, or one that was meant to be.
func (s *sheet) named(name token, value []token) {
	plain := strings.ToLower(strings.ReplaceAll(strings.TrimLeft(name.text, "-"), "_", "-"))
	mistyped := strings.ContainsFunc(plain, func(r rune) bool { return wide[r] != "" }) // which is said
	if !strings.HasPrefix(plain, "own") || mistyped || len(s.problems) >= enough {
		return
	}
	for _, known := range Names {
		if name.text == known {
			s.coloured(name.text, value)
			return
		}
	}
	if strings.HasPrefix(name.text, "--") && bytes.Contains(s.data, []byte("var("+name.text)) {
		return // a name of the site's own, which it uses itself
	}
	hint := "有的是：" + strings.Join(Names, "、")
	if near := diag.Nearest("--"+plain, Names); near != "" {
		hint = "是不是 " + near + "？"
	}
	s.say(unknownName, name.start, len(name.text), fmt.Sprintf("没有 %s 这个名字，这一条不起作用", name.text), hint)
}

// coloured finds a colour of too few or too many digits.
func (s *sheet) coloured(name string, value []token) {
	for _, t := range value {
		if t.kind != css.HashToken || len(t.text) == 4 || len(t.text) == 5 || len(t.text) == 7 || len(t.text) == 9 {
			continue
		}
		s.say(badStyle, t.start, len(t.text), t.text+" 不是颜色，"+name+" 不起作用", "写 # 加六位，如 #0b5d3b")
	}
}
