package style

import "bao/internal/diag"

var (
	badStyle = &diag.Rule{
		ID: "style-syntax", Name: "样式写错", Severity: diag.Warning,
		Why: "样式表里有浏览器读不懂的，那几条不声不响地没有起作用",
	}
	unknownName = &diag.Rule{
		ID: "style-name", Name: "样式名字没有", Severity: diag.Warning,
		Why: "换颜色、字体的名字写错了，没有东西听它的",
	}
	deadLink = &diag.Rule{
		ID: "style-link", Name: "样式链接的文件没有", Severity: diag.Warning,
		Why: "字体或图片不在那里，读者看到的是别的字体，或者什么也没有",
	}
)

// Rules are the kinds of mistakes in style sheets.
var Rules = []*diag.Rule{badStyle, unknownName, deadLink}
