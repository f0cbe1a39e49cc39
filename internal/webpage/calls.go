package webpage

import (
	"regexp"
	"slices"
	"strings"

	"bao/internal/foreign"
)

// calls are the lines of a WeChat article that are said to those who read it
// in WeChat, whole (seen in saved pages, 2018 to 2026): they name what can be
// tapped there, and a headline's deck they are not. END ends the page.
var calls = regexp.MustCompile(`^(?:[▲△▼▽↑↓☝👆👇]*\s*(?:点击|点|轻触|戳|请点击)?(?:上方|下方|上面|下面|标题下方?)?[“"「]?蓝(?:色字|字)[”"」]?[,，\s]*(?:一键)?(?:即可|可以)?(?:关注|订阅)(?:我们|我|本公众号|公众号)?[!！。]?|` +
	`(?:长按|扫描?|识别)(?:上方|下方|图中|上图|下图)?(?:识别)?(?:二维码)[,，\s]*(?:即可)?(?:一键)?关注(?:我们|我|本公众号|公众号)?[!！。]?|` +
	`[-—－─·•\s]*(?:THE )?END[-—－─·•\s]*)$`)

// leaveCalls leaves those lines out of the copy, with a remark.
func (r *reader) leaveCalls() {
	var lines []string
	r.doc.Blocks = slices.DeleteFunc(r.doc.Blocks, func(b foreign.Block) bool {
		line, ok := onlyWords(b)
		if ok = ok && calls.MatchString(line); ok {
			lines = append(lines, line)
		}
		return ok
	})
	if len(lines) > 0 {
		r.remark("对微信读者说的话没有放进正文", strings.Join(lines, "\n"), true)
	}
}

// onlyWords returns the words of a paragraph that holds nothing else.
func onlyWords(b foreign.Block) (string, bool) {
	var words strings.Builder
	for _, s := range b.Spans {
		if s.Picture > 0 || s.Note > 0 || s.Link != "" || s.Ruby != "" {
			return "", false
		}
		words.WriteString(s.Text)
	}
	return strings.TrimFunc(words.String(), margin), b.Kind == foreign.Paragraph && len(b.Blocks) == 0
}
