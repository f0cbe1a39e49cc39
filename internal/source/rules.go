package source

import "bao/internal/diag"

// All are kept whole: a text that can't be read isn't published.
var (
	otherEncoding = &diag.Rule{ID: "encoding", Name: "文件编码不对", Whole: true,
		Why: "稿件不是 UTF-8 编码，字读不出来"}
	notText = &diag.Rule{ID: "not-text", Name: "不是文本文件", Whole: true,
		Why: "文件以 .md 结尾，里面却不是文字"}
	badFence = &diag.Rule{ID: "front-matter-fence", Name: "分隔线写法不对", Whole: true,
		Why: "开头的分隔线不是三个半角减号，标题等稿件信息会变成正文"}
	unclosed = &diag.Rule{ID: "front-matter-unclosed", Name: "稿件信息没有结束", Whole: true,
		Why: "少了第二行 ---，分不出哪里是稿件信息，哪里是正文"}
)

// Rules are the kinds of problems that Split finds.
var Rules = []*diag.Rule{otherEncoding, notText, badFence, unclosed}
