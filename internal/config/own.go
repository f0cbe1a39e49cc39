package config

import (
	"path"
	"regexp"
	"strings"

	"bao/internal/diag"
	"bao/internal/yamltree"
)

// ownName is a name that a template can write behind a dot: {{.Own.统计号}}.
var ownName = regexp.MustCompile(`^[\p{L}_][\p{L}\p{N}_]*$`)

// own reads {统计号: …, …}: names that the paper chose, and text.
func (d *decoder) own(dst *map[string]string) reader {
	return func(n *yamltree.Node) {
		if n.Kind == yamltree.Null {
			return
		}
		if n.Kind != yamltree.Map {
			d.at(badShape, n, "自定要写成“名字: 内容”", "例如 <own|自定>: {统计号: \"12345678\"}")
			return
		}
		*dst = map[string]string{}
		for _, p := range n.Pairs {
			if !ownName.MatchString(p.Key) {
				d.add(badValue, p.KeyAt, p.KeyLen, "“"+p.Key+"”在版式里写不出来", "名字只用汉字、字母、数字和下划线，不以数字开头")
				continue
			}
			if s, ok := d.typed(p.Value); ok {
				(*dst)[p.Key] = s
			}
		}
	}
}

// theme reads the path of a folder. Whether it is there is not known here.
func (d *decoder) theme(s *Site) reader {
	return func(n *yamltree.Node) {
		text, ok := d.scalar(n)
		if !ok || text == "" {
			return
		}
		folder := path.Clean(strings.ReplaceAll(text, "\\", "/"))
		s.ThemePlace = diag.At(d.path, d.src, n.At, n.Len)
		if folder == "." {
			d.at(badValue, n, "主题不能是这份报纸自己的文件夹", "自己的 layouts 和 static 本来就用；几份报纸合用的放在另一个文件夹，写成 <theme|主题>: ../版式")
			return
		}
		s.Theme = folder
	}
}
