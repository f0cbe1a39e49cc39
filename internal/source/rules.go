package source

import "bao/internal/diag"

// Kept whole: a text that can't be read isn't published.
var (
	otherEncoding = &diag.Rule{
		ID: "encoding", Name: "文件编码不对", Whole: true,
		Why: "稿件不是 UTF-8 编码，字读不出来",
	}
	notText = &diag.Rule{
		ID: "not-text", Name: "不是文本文件", Whole: true,
		Why: "文件以 .md 结尾，里面却不是文字",
	}
	foreignFront = &diag.Rule{
		ID: "front-matter-toml", Name: "稿件信息写法不认识", Whole: true,
		Why: "稿件信息是别的程序的写法，标题等都没有读",
	}
)

// These are read as they were meant.
var (
	badFence = &diag.Rule{
		ID: "front-matter-fence", Name: "分隔线写法不对", Severity: diag.Warning,
		Why: "稿件信息上下的分隔线不是三个半角减号，照 --- 读了，别的程序多半不认",
	}
	unclosed = &diag.Rule{
		ID: "front-matter-unclosed", Name: "稿件信息没有结束", Severity: diag.Warning,
		Why: "少了第二行 ---，哪里是稿件信息、哪里是正文，是猜的",
	}
)

// Rules are the kinds of problems that Split finds.
var Rules = []*diag.Rule{otherEncoding, notText, foreignFront, badFence, unclosed}
