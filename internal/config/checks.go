package config

import (
	"strings"
	"unicode/utf8"

	"bao/internal/diag"
	"bao/internal/yamltree"
)

// betweenChecks are what people put between rules.
const betweenChecks = "，,、；;"

// checks reads 检查: {规则: 错误|提醒|关}. A Chinese input method gives full-width
// marks, which part nothing to YAML: what it takes for one word is parted here.
func (d *decoder) checks(dst *[]Check) reader {
	return func(n *yamltree.Node) {
		switch n.Kind {
		case yamltree.Null:
		case yamltree.Map:
			for _, p := range n.Pairs {
				d.check(dst, p)
			}
		case yamltree.Scalar:
			d.written(dst, split(n, betweenChecks))
		default:
			d.at(badShape, n, checksMessage, checksHint)
		}
	}
}

const (
	checksMessage = "检查要分行写，每行“规则: 错误、提醒或关”"
	checksHint    = "例如 链接失效: 提醒"
)

func (d *decoder) check(dst *[]Check, p yamltree.Pair) {
	rules := split(&yamltree.Node{Kind: yamltree.Scalar, Text: p.Key, At: p.KeyAt, Len: p.KeyLen}, betweenChecks)
	if p.Value.Kind == yamltree.Null && strings.Contains(p.Key, "：") {
		d.written(dst, rules)
		return
	}
	if _, ok := d.scalar(p.Value); !ok {
		return
	}
	words := split(p.Value, betweenChecks)
	if len(words) == 0 {
		words = []*yamltree.Node{p.Value}
	}
	for _, rule := range rules {
		d.set(dst, rule, words[0])
	}
	d.written(dst, words[1:])
}

// written reads 规则：关, 规则：提醒 as words. A rule without a value has that of the
// next.
func (d *decoder) written(dst *[]Check, words []*yamltree.Node) {
	var rules []*yamltree.Node
	for _, word := range words {
		at := strings.IndexAny(word.Text, "：:")
		if at < 0 {
			rules = append(rules, word)
			continue
		}
		_, colon := utf8.DecodeRuneInString(word.Text[at:])
		rule, value := within(word, 0, at), within(word, at+colon, len(word.Text))
		for _, rule := range append(rules, rule) {
			d.set(dst, rule, value)
		}
		rules = nil
	}
	if len(rules) > 0 {
		d.at(badShape, rules[0], checksMessage, checksHint)
	}
}

func (d *decoder) set(dst *[]Check, rule, value *yamltree.Node) {
	*dst = append(*dst, Check{
		Rule: unquoted(rule.Text), RulePlace: diag.At(d.path, d.src, rule.At, rule.Len),
		Value: unquoted(value.Text), ValuePlace: diag.At(d.path, d.src, value.At, value.Len),
	})
}

// within is the part of a word between two places, without blanks around it.
func within(n *yamltree.Node, from, to int) *yamltree.Node {
	part := *n
	part.Text = strings.TrimSpace(n.Text[from:to])
	part.At += from + strings.Index(n.Text[from:to], part.Text)
	part.Len = len(part.Text)
	return &part
}
