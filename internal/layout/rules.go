package layout

import "bao/internal/diag"

// All are kept whole: a page that its template fails on isn't there.
var (
	badSyntax = &diag.Rule{
		ID: "layout-syntax", Name: "版式写错", Whole: true,
		Why: "版式读不懂，用它的页面做不出来",
	}
	unknownField = &diag.Rule{
		ID: "layout-field", Name: "版式字段不存在", Whole: true,
		Why: "版式要的内容这种页面没有，页面做不出来",
	}
	unknownFunction = &diag.Rule{
		ID: "layout-function", Name: "版式函数不存在", Whole: true,
		Why: "版式用了没有的函数，用它的页面做不出来",
	}
	unknownTemplate = &diag.Rule{
		ID: "layout-template", Name: "版式模板不存在", Whole: true,
		Why: "版式引用的文件不在 layouts 里，页面做不出来",
	}
)

// Rules are the kinds of mistakes in templates.
var Rules = []*diag.Rule{badSyntax, unknownField, unknownFunction, unknownTemplate}
