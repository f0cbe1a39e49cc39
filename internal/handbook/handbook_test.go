package handbook

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestViews(t *testing.T) {
	const text = `# 手册
| ` + "`.No`" + ` | 不在这里 |

## 自己的版式

写法。

| 命令 | 做什么 |
|---|---|

### 每页都有 head.html、foot.html：Frame

| 字段 | 意思 |
|---|---|
| ` + "`.Kind`、`.Title`" + ` | 哪种页面，写成 ` + "`.Kind`" + ` |

后面还有一句。

` + "```html\n### {{.Title}}\n\n**A**：\n```" + `

**Meta**（一组给 ` + "`meta.html`）：Link 的字段，加上 `.Name`（名）、`.Content`（多（或少）的）、`.Other`。要留着。" + `

### 别的

不归谁。

### 小零件

| 名字 | 字段 |
|---|---|
| Link | ` + "`.Text`、`.Href`" + `（网址） |

## 常见的事
### 后面：View
`
	want := []View{
		{
			Name: "Frame", Title: "每页都有", Templates: []string{"head.html", "foot.html"},
			Rows:    []Row{{[]string{"Kind", "Title"}, "哪种页面，写成 `.Kind`"}},
			Notes:   []string{"后面还有一句。"},
			Example: "### {{.Title}}\n\n**A**：\n",
		},
		{
			Name: "Meta", Templates: []string{"meta.html"},
			Rows:  []Row{{[]string{"Name"}, "名"}, {[]string{"Content"}, "（多（或少）的）"}, {[]string{"Other"}, ""}},
			Notes: []string{"meta.html 要的是一组 Meta。", "Link 的字段。", "要留着。"},
		},
		{Name: "Link", Rows: []Row{{[]string{"Text", "Href"}, "网址"}}},
	}
	if diff := cmp.Diff(want, Views(text)); diff != "" {
		t.Error(diff)
	}
}
