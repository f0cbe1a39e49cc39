package config

import (
	"slices"
	"strings"

	"golang.org/x/text/width"

	"bao/internal/active"
	"bao/internal/diag"
	"bao/internal/yamltree"
)

// attachments reads 附件: {允许: [svg]}.
func (d *decoder) attachments(dst *[]string) reader {
	return func(n *yamltree.Node) {
		d.object(n, "附件", []entry{
			{"allow", "允许", nil, func(v *yamltree.Node) {
				d.each(v, func(item *yamltree.Node) { d.allowed(dst, item) })
			}},
		})
	}
}

// allowed reads one ending or several, as people part them.
func (d *decoder) allowed(dst *[]string, n *yamltree.Node) {
	s, ok := d.scalar(n)
	if !ok {
		return
	}
	parted := func(r rune) bool { return strings.ContainsRune("、，,；; \t　", r) }
	for _, word := range strings.FieldsFunc(s, parted) {
		ending := strings.TrimLeft(strings.ToLower(width.Narrow.String(word)), "*.")
		kind, known := active.ByWord(ending)
		switch {
		case ending == "svgz":
			d.at(badValue, n, "压缩的 SVG 没法清理，不能允许", "另存为不压缩的 .svg，写成 允许: [svg]")
		case !known:
			hint := "写会运行的那种文件的后缀，如 svg、html；别的附件本来就能用，不必写"
			if near := diag.Nearest(ending, active.Words()); near != "" {
				hint = "是不是 " + near + "？" + hint
			}
			d.at(badValue, n, "附件里不用允许“"+word+"”", hint)
		case !slices.Contains(*dst, kind.Word):
			*dst = append(*dst, kind.Word)
		}
	}
}
