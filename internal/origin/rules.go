package origin

import (
	"cmp"
	"fmt"
	"path"
	"strings"

	"bao/internal/diag"
)

var copyBehind = &diag.Rule{
	ID: "copy-behind", Name: "拷来的版式旧了", Severity: diag.Warning,
	Why: "内置的版式或样式后来改过，报纸里这一份还是照旧的",
}

// Rules are the kinds of what is said of copies.
var Rules = []*diag.Rule{copyBehind}

// Most of a line of the built-in file that is quoted, and how many are.
const (
	quotedRunes = 60
	quotedLines = 3
)

// Remind returns the reminder of a copy that is behind or lost: that the
// built-in file has changed since, with the lines that matter most.
func (c *Copy) Remind() diag.Problem {
	base := path.Base(c.Name)
	message := "内置的 " + base + " 后来改过"
	if c.Lost {
		message = "网站的数据换了写法，这一份 " + base + " 读不了，在网页上不管用了。" + message
	}
	var quoted []string
	for _, line := range c.News(quotedLines) {
		if runes := []rune(line); len(runes) > quotedRunes {
			line = string(runes[:quotedRunes]) + "…"
		}
		quoted = append(quoted, "“"+line+"”")
	}
	if len(quoted) > 0 {
		message += "，这里没有的：" + strings.Join(quoted, "、")
	}
	hint := fmt.Sprintf("bao theme diff %s 看两边各改了什么；改好了，或者不用改，bao theme seen %[1]s 就不再提醒", base)
	if c.Lost {
		hint = fmt.Sprintf("删掉它，就用内置的；自己的改动要留，bao theme diff %s 看两边各改了什么，照内置的改好", base)
	}
	if c.Untouched() {
		hint = "这一份照 " + cmp.Or(c.Base.Day, "那时") + " 的拷来，没有改过：删掉，就用新的"
	}
	return copyBehind.At(diag.Place{Path: c.Name}, message, hint)
}
