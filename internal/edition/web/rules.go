package web

import "bao/internal/diag"

var unknownLayout = &diag.Rule{
	ID: "page-layout", Name: "页面的版式不存在", Whole: true,
	Why: "这一页要的版式 layouts 里没有，做不出来",
}

// Rules are the kinds of problems that are found when the site is planned.
var Rules = []*diag.Rule{unknownLayout}
