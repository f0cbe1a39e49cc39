package matter

import "bao/internal/diag"

var listInList = &diag.Rule{
	ID: "list-in-list", Name: "列表套列表", Whole: true,
	Why: "稿件信息里的列表只有一层，里面一层没有读",
}

// Rules are the kinds of mistakes that Parse finds, those of yamltree apart.
var Rules = []*diag.Rule{listInList}
