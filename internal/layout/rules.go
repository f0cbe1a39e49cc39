package layout

import "bao/internal/diag"

// Most are kept whole: a page that its template fails on isn't there.
var (
	badSyntax = &diag.Rule{
		ID: "layout-syntax", Name: "版式写错", Whole: true,
		Why: "版式读不懂，用它的页面做不出来",
	}
	unknownField = &diag.Rule{
		ID: "layout-field", Name: "版式字段不存在", Whole: true,
		Why: "版式要的内容这种页面没有，页面做不出来",
	}
	goneField = &diag.Rule{
		ID: "layout-gone", Name: "版式字段换掉了", Whole: true,
		Why: "版式是照旧的改的，用的字段现在没有了，页面做不出来",
	}
	unknownFunction = &diag.Rule{
		ID: "layout-function", Name: "版式函数不存在", Whole: true,
		Why: "版式用了没有的函数，用它的页面做不出来",
	}
	wrongType = &diag.Rule{
		ID: "layout-type", Name: "版式内容用错", Whole: true,
		Why: "文字当成一组，数和文字相比，页面做不出来",
	}
	wrongCall = &diag.Rule{
		ID: "layout-call", Name: "版式给错内容", Whole: true,
		Why: "给模板的不是它要的内容，那一块是空的，或者页面做不出来",
	}
	mayLack = &diag.Rule{
		ID: "layout-absent", Name: "版式没有先问有无", Whole: true,
		Why: "有的页面没有这项内容，那一页就做不出来",
	}
	printsGo = &diag.Rule{
		ID: "layout-print", Name: "版式放进的不是文字", Whole: true,
		Why: "网页上会出现括号、字段和内存地址，每次生成都不一样",
	}
	badHTML = &diag.Rule{
		ID: "layout-html", Name: "版式标签写错", Whole: true,
		Why: "标签或引号不成对，用它的页面做不出来",
	}
	badEncoding = &diag.Rule{
		ID: "layout-encoding", Name: "版式编码不对", Whole: true,
		Why: "文件不是 UTF-8，网页上是乱码",
	}
	oneBraced = &diag.Rule{
		ID: "layout-brace", Name: "版式花括号少一半",
		Why: "花括号要两个，只有一个会照原样印在网页上",
	}
	deadLink = &diag.Rule{
		ID: "layout-link", Name: "版式链接的文件没有",
		Why: "网页会少样式、脚本或图片",
	}
	unusedLayout = &diag.Rule{
		ID: "layout-unused", Name: "版式没有用到", Severity: diag.Warning,
		Why: "文件名不是页面要找的，改了也没有变化",
	}
	emptyLayout = &diag.Rule{
		ID: "layout-empty", Name: "版式是空的", Severity: diag.Warning,
		Why: "用它的地方什么也没有",
	}
	incomplete = &diag.Rule{
		ID: "layout-incomplete", Name: "版式缺要紧内容", Severity: diag.Warning,
		Why: "自己的版式是照旧的改的，新有的、要紧的没有放进去",
	}
	unknownList = &diag.Rule{
		ID: "layout-list", Name: "版式的列表不存在", Whole: true,
		Why: "site.yaml 里没有这个列表，那一块是空的",
	}
	noRoot = &diag.Rule{
		ID: "layout-root", Name: "版式链接起点不对", Severity: diag.Warning,
		Why: "网址要从 {{.Root}} 算起，不然有的网页找不到图片和样式",
	}
	unknownOwn = &diag.Rule{
		ID: "layout-own", Name: "自定的内容没有", Whole: true,
		Why: "版式要的文字 site.yaml 的“自定”里没有，那里是空的",
	}
	idleOwn = &diag.Rule{
		ID: "layout-own-idle", Name: "自定的没有用到", Severity: diag.Warning,
		Why: "site.yaml 的“自定”里写了，没有版式用它，多半是名字写错了",
	}
	misfit = &diag.Rule{
		ID: "layout-part", Name: "零件里放不下", Severity: diag.Warning,
		Why: "自己的零件所在的地方放不下这个标签，或者它没有关上，后面的会乱",
	}
	unknownTemplate = &diag.Rule{
		ID: "layout-template", Name: "版式模板不存在", Whole: true,
		Why: "版式引用的文件不在 layouts 里，页面做不出来",
	}
)

// Rules are the kinds of mistakes in templates.
var Rules = []*diag.Rule{
	badSyntax, unknownField, goneField, unknownFunction, unknownTemplate,
	wrongType, wrongCall, mayLack, printsGo, badHTML, badEncoding, oneBraced, deadLink, unknownList, unusedLayout, emptyLayout, incomplete, unknownOwn, idleOwn, noRoot, misfit,
}
