package audit

import (
	"fmt"

	"bao/internal/diag"
)

// lost is found when neither the parser nor whoever prints can say where
// something went.
var lost = &diag.Rule{
	ID: "copy-lost", Name: "稿件没有印全", Whole: true,
	Why: "有字、图片、链接或注释没有印出来，也没有别的提示说明为什么",
}

// Rules are the kinds of problems that Missing is.
var Rules = []*diag.Rule{lost}

const hint = "看看这里的符号是不是成对、有没有多写少写；还不行就换一种写法"

// Problem returns what an editor is told, at the place of what is missing.
func (m Missing) Problem(place diag.Place) diag.Problem {
	if m.Kind == Text {
		return lost.At(place, fmt.Sprintf("第%d行起有%d个字没有印出来：“%s”", place.Line, m.Count, m.Words), hint)
	}
	what := map[Kind]string{Picture: "照片", Film: "影音", Link: "链接", Ref: "注释", Number: "编号"}[m.Kind]
	return lost.At(place, fmt.Sprintf("第%d行的%s没有印出来：“%s”", place.Line, what, m.Words), hint)
}
