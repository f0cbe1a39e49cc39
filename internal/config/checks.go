package config

import (
	"strings"

	"bao/internal/diag"
	"bao/internal/yamltree"
)

// halfWidth makes of the marks that Chinese input puts between rules those that
// YAML wants.
var halfWidth = strings.NewReplacer("：", ": ", "，", ", ")

// checks reads 检查: {规则: 错误|提醒|关}.
func (d *decoder) checks(dst *[]Check) reader {
	return func(n *yamltree.Node) {
		switch n.Kind {
		case yamltree.Null:
		case yamltree.Map:
			for _, p := range n.Pairs {
				d.check(dst, p)
			}
		default:
			d.at(badShape, n, "检查要分行写，每行“规则: 错误、提醒或关”", "例如 链接失效: 提醒")
		}
	}
}

func (d *decoder) check(dst *[]Check, p yamltree.Pair) {
	// Within {braces} a full-width colon parts nothing to YAML.
	if rule, value, wide := strings.Cut(p.Key, "："); wide && p.Value.Kind == yamltree.Null {
		d.add(badShape, p.KeyAt, p.KeyLen, "规则后面用了全角冒号", "写成 "+rule+": "+halfWidth.Replace(value))
		return
	}
	if value, ok := d.scalar(p.Value); ok {
		*dst = append(*dst, Check{
			Rule: p.Key, RulePlace: diag.At(d.path, d.src, p.KeyAt, p.KeyLen),
			Value: value, ValuePlace: diag.At(d.path, d.src, p.Value.At, p.Value.Len),
		})
	}
}
