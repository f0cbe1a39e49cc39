package yamltree

import "bao/internal/diag"

// All but the last are kept whole: what can't be read is lost to the paper.
var (
	tooLarge = &diag.Rule{
		ID: "yaml-size", Name: "设置太大", Whole: true,
		Why: "设置有几万字，多半是正文写错了地方，一行也没有读",
	}
	tooNested = &diag.Rule{
		ID: "yaml-nesting", Name: "设置套得太深", Whole: true,
		Why: "括号或列表一层套一层，没有读",
	}
	badIndent = &diag.Rule{
		ID: "yaml-indent", Name: "缩进不对", Whole: true,
		Why: "缩进说明哪一项归哪一项，缩进错了就会归错",
	}
	noColon = &diag.Rule{
		ID: "yaml-no-colon", Name: "缺少冒号", Whole: true,
		Why: "一行没有“键: 内容”的样子，不知道说的是什么，没有读",
	}
	badColon = &diag.Rule{
		ID: "yaml-colon", Name: "冒号写法不对", Whole: true,
		Why: "site.yaml 里的冒号要用半角，后面空一格",
	}
	unclosed = &diag.Rule{
		ID: "yaml-unclosed", Name: "引号括号不成对", Whole: true,
		Why: "不知道内容到哪里为止",
	}
	needsQuotes = &diag.Rule{
		ID: "yaml-quotes", Name: "内容要加引号", Whole: true,
		Why: "内容里有符号在设置里另有意思，不加引号就会读错或者丢字",
	}
	repeated = &diag.Rule{
		ID: "yaml-repeated", Name: "同一项写了两次", Whole: true,
		Why: "两处只能算一处，另一处没有读",
	}
	unsupported = &diag.Rule{
		ID: "yaml-form", Name: "设置写法不认识", Whole: true,
		Why: "这样写的设置读不出来",
	}
	unseenRule = &diag.Rule{
		ID: "yaml-invisible", Name: "设置里有看不见的字符", Severity: diag.Warning,
		Why: "从网页、微信复制来的字里夹着看不见的字符，读的时候去掉了",
	}
)

// Rules are the kinds of mistakes that Parse finds.
var Rules = []*diag.Rule{
	tooLarge, tooNested, badIndent, noColon, badColon, unclosed, needsQuotes, repeated, unsupported, unseenRule,
}
