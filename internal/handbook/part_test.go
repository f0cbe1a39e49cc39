package handbook

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPart(t *testing.T) {
	const text = `# 手册

### 只改一处

**颜色**：建一个 ` + "`static/site.css`" + `：

` + "```css\n:root {}\n```" + `

| 名字 | 管什么 |
|---|---|
| ` + "`--own-red`" + ` | 红 |

**零件**：几行。

| 文件 | 在哪里 |
|---|---|
| ` + "`own-head.html`" + ` | 末尾 |
| ` + "`own-top.html`" + ` | 上面（Front） |

- **统计**：写在 layouts/own-head.html。
- **通知**：写在 layouts/own-top.html，样子在 site.css 里。

### 别的

own-head.html
`
	if diff := cmp.Diff([]string{"site.css", "own-head.html", "own-top.html"}, Parts(text)); diff != "" {
		t.Error(diff)
	}
	for file, want := range map[string]string{
		"own-head.html": "| `own-head.html` | 末尾 |\n\n- **统计**：写在 layouts/own-head.html。",
		"site.css": "**颜色**：建一个 `static/site.css`：\n\n```css\n:root {}\n```\n\n| 名字 | 管什么 |\n|---|---|\n| `--own-red` | 红 |\n\n" +
			"- **通知**：写在 layouts/own-top.html，样子在 site.css 里。",
		"own-foot.html": "", "head.html": "", "": "",
	} {
		if diff := cmp.Diff(want, Part(text, file)); diff != "" {
			t.Errorf("%s: %s", file, diff)
		}
	}
}
