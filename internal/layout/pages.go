package layout

import (
	"fmt"
	"slices"
	"strings"

	"bao/internal/diag"
)

// tellPages adds which pages lack a field that others, for which the template
// stands as well, have.
func (c *checker) tellPages(p *diag.Problem, lacking []*visit) {
	var lack, have []string
	var kinds []string
	for _, v := range c.order {
		if v.name != lacking[0].name || c.strange(v) || c.kinds[v.dot] == nil {
			continue
		}
		page := c.pageOf(v)
		if slices.Contains(lacking, v) {
			lack = append(lack, page)
			continue
		}
		have = append(have, page)
		kinds = append(kinds, c.kinds[v.dot]...)
	}
	if len(have) == 0 || len(lack) == 0 {
		return
	}
	p.Message += fmt.Sprintf("：%s 里没有", some(lack))
	p.Hint = fmt.Sprintf("只在有它的页面用：{{if eq .Kind %q}}…{{end}}", kinds[0])
}

// tellParts says of a field that a part has in one place and lacks in another,
// as a nameplate on the screen and in print, where it lacks it, and what all of
// the places have.
func (c *checker) tellParts(p diag.Problem, field string, lacking []*visit) diag.Problem {
	var lack []string
	var common []string
	have := false
	for _, v := range c.order {
		if v.name != lacking[0].name || v.dot == nil || c.kinds[v.dot] != nil || !slices.Contains(lacking, v) && c.strange(v) {
			continue
		}
		members := membersOf(indirect(v.dot))
		if common == nil {
			common = members
		}
		common = slices.DeleteFunc(common, func(name string) bool { return !slices.Contains(members, name) })
		if !slices.Contains(lacking, v) {
			have = true
			continue
		}
		for _, caller := range c.order {
			if slices.ContainsFunc(caller.calls, func(call called) bool { return call.callee == v }) && !slices.Contains(lack, caller.name) {
				lack = append(lack, caller.name)
			}
		}
	}
	if !have || len(lack) == 0 {
		return p
	}
	return unknownField.At(p.Place, fmt.Sprintf("版式里用了不存在的字段 %s：%s 也用这个文件，那里没有", field, some(lack)),
		"几处都有的字段："+strings.Join(common, "、"))
}

// pageOf names the page template whose view a visit has.
func (c *checker) pageOf(v *visit) string {
	for _, other := range c.order {
		if other.dot == v.dot && other.from != nil && other.from.Type == v.dot {
			return other.from.Template
		}
	}
	return v.name
}

func some(names []string) string {
	if len(names) > 3 {
		return strings.Join(names[:3], "、") + fmt.Sprintf(" 等 %d 种页面", len(names))
	}
	return strings.Join(names, "、")
}
