package config

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/width"

	"bao/internal/diag"
	"bao/internal/yamltree"
	"bao/internal/zh"
)

// decoder walks the tree and collects problems; nothing stops it.
type decoder struct {
	path     string
	src      []byte
	problems []diag.Problem
}

// reader takes the value of one key.
type reader func(*yamltree.Node)

// entry is a key that is allowed, in English, in Chinese and by further
// names, and what reads its value.
type entry struct {
	name, chinese string
	more          []string
	read          reader
}

func (e entry) called(key string) bool {
	key = strings.Map(zh.Simplified, key) // 語言
	return key == e.name || key == e.chinese || slices.Contains(e.more, key)
}

// maxProblems is far more than are ever shown, and bounds what a hostile file
// can cost: each problem carries its source line.
const maxProblems = 200

func (d *decoder) add(rule *diag.Rule, at, length int, message, hint string) {
	if len(d.problems) >= maxProblems {
		return
	}
	d.problems = append(d.problems, rule.At(diag.At(d.path, d.src, at, length), d.inWords(message, at), d.inWords(hint, at)))
}

func (d *decoder) at(rule *diag.Rule, n *yamltree.Node, message, hint string) {
	d.add(rule, n.At, n.Len, message, hint)
}

// whole reports what concerns the file and no line of it.
func (d *decoder) whole(rule *diag.Rule, message, hint string) {
	d.problems = append(d.problems, rule.At(diag.Place{Path: d.path}, message, d.inWords(hint, 0)))
}

// object reads a mapping whose every key must be one of entries. what names
// it to the editor. It is false when n is no mapping.
func (d *decoder) object(n *yamltree.Node, what string, entries []entry) bool {
	if n.Kind == yamltree.Null {
		return true
	}
	if n.Kind != yamltree.Map {
		d.at(badShape, n, what+"要分行写，每行“键: 内容”", "例如 <"+entries[0].name+"|"+entries[0].chinese+">: 内容")
		return false
	}
	taken := make(map[string]string)
	meant := make(map[string]*yamltree.Node)
	for _, p := range n.Pairs {
		i := slices.IndexFunc(entries, func(e entry) bool { return e.called(p.Key) })
		if i < 0 {
			if near := d.unknown(p, what, entries); near != "" {
				meant[near] = p.Value
			}
			continue
		}
		e := entries[i]
		if before, ok := taken[e.name]; ok {
			d.add(repeatedKey, p.KeyAt, p.KeyLen, fmt.Sprintf("“%s”和“%s”是同一个设置，写了两次", p.Key, before), "留一处，删去另一处")
			continue
		}
		taken[e.name] = p.Key
		e.read(p.Value)
	}
	// A misspelt key still says what was meant: without it more would seem
	// to be wrong than is.
	for _, e := range entries {
		for _, name := range append([]string{e.name, e.chinese}, e.more...) {
			if value, ok := meant[name]; ok && taken[e.name] == "" {
				taken[e.name] = name
				e.read(value)
			}
		}
	}
	return true
}

// unknown reports a key that is none of entries and returns the nearest.
func (d *decoder) unknown(p yamltree.Pair, what string, entries []entry) string {
	var names, shown []string
	for _, e := range entries {
		names = append(append(names, e.name, e.chinese), e.more...)
		if first, _ := utf8.DecodeRuneInString(p.Key); first < utf8.RuneSelf {
			shown = append(shown, e.name)
		} else {
			shown = append(shown, e.chinese)
		}
	}
	hint := "可以用的有：" + strings.Join(shown, "、")
	near := diag.Nearest(strings.ToLower(p.Key), names)
	if near != "" {
		hint = "改成 " + near
	}
	d.add(unknownKey, p.KeyAt, p.KeyLen, what+"里没有“"+p.Key+"”这个设置", hint)
	return near
}

// keep leaves the value for later, when other keys are known.
func keep(dst **yamltree.Node) reader {
	return func(n *yamltree.Node) { *dst = n }
}

// scalar returns the text of n, "" when nothing was written, without the
// quotes that an input method puts around it.
func (d *decoder) scalar(n *yamltree.Node) (string, bool) {
	s, ok := d.typed(n)
	return unquoted(s), ok
}

// typed is scalar for sentences, which may be quotations.
func (d *decoder) typed(n *yamltree.Node) (string, bool) {
	switch n.Kind {
	case yamltree.Null:
		return "", true
	case yamltree.Scalar:
		return strings.TrimSpace(n.Text), true
	}
	d.at(badShape, n, "这里只能写一段文字", "把文字直接写在冒号后面；文字里有括号或冒号时用双引号括起来")
	return "", false
}

func (d *decoder) text(dst *string) reader {
	return func(n *yamltree.Node) {
		if s, ok := d.scalar(n); ok {
			*dst = s
		}
	}
}

// sentence is text with the quotes that are its own.
func (d *decoder) sentence(dst *string) reader {
	return func(n *yamltree.Node) {
		if s, ok := d.typed(n); ok {
			*dst = s
		}
	}
}

// texts reads a list of text; one alone need not be a list.
func (d *decoder) texts(dst *[]string) reader {
	return func(n *yamltree.Node) {
		d.each(n, func(item *yamltree.Node) {
			if s, ok := d.typed(item); ok && s != "" {
				*dst = append(*dst, s)
			}
		})
	}
}

// each calls read with every item of a list, or with n itself if it is none.
func (d *decoder) each(n *yamltree.Node, read reader) {
	switch n.Kind {
	case yamltree.Null:
	case yamltree.List:
		for _, item := range n.Items {
			read(item)
		}
	default:
		read(n)
	}
}

// number reads a number from low to high. Digits may be full width and a unit
// in pt or 磅 may follow.
func (d *decoder) number(dst *float64, low, high float64) reader {
	return func(n *yamltree.Node) {
		s, ok := d.scalar(n)
		if !ok || s == "" {
			return
		}
		digits := strings.TrimSpace(width.Narrow.String(s))
		for _, unit := range []string{"pt", "磅"} {
			digits = strings.TrimSpace(strings.TrimSuffix(digits, unit))
		}
		v, err := strconv.ParseFloat(digits, 64)
		if err != nil || !(v >= low && v <= high) {
			d.at(badValue, n, "“"+s+"”不是合适的数", fmt.Sprintf("写 %v 到 %v 之间的数", low, high))
			return
		}
		*dst = v
	}
}

// integer is number without a fraction.
func (d *decoder) integer(dst *int, low, high int) reader {
	return func(n *yamltree.Node) {
		s, ok := d.scalar(n)
		if !ok || s == "" {
			return
		}
		v, err := strconv.Atoi(width.Narrow.String(s))
		if err != nil || v < low || v > high {
			d.at(badValue, n, "“"+s+"”不是合适的整数", fmt.Sprintf("写 %d 到 %d 之间的整数", low, high))
			return
		}
		*dst = v
	}
}

func (d *decoder) boolean(dst *bool) reader {
	return func(n *yamltree.Node) {
		s, ok := d.scalar(n)
		switch strings.ToLower(s) {
		case "true", "yes", "on", "是":
			*dst = true
		case "false", "no", "off", "否", "":
			if ok {
				*dst = false
			}
		default:
			d.at(badValue, n, "“"+s+"”既不是“是”也不是“否”", "写 "+d.words(n, [][2]string{{"true", "是"}, {"false", "否"}}))
		}
	}
}

// choice reads one of a few words, each given as the value and its Chinese.
func (d *decoder) choice(dst *string, words ...[2]string) reader {
	return func(n *yamltree.Node) {
		s, ok := d.scalar(n)
		if !ok || s == "" {
			return
		}
		for _, w := range words {
			if typed := width.Narrow.String(s); strings.EqualFold(typed, w[0]) || strings.EqualFold(typed, w[1]) {
				*dst = w[0]
				return
			}
		}
		d.at(badValue, n, "不认得“"+s+"”", "写 "+d.words(n, words))
	}
}

// words lists what may be written at a place, in the language of its key.
func (d *decoder) words(at *yamltree.Node, words [][2]string) string {
	var all []string
	for _, w := range words {
		word := w[1]
		if !d.chinese(at.At) && w[0] != w[1] {
			word = w[0] + "（" + w[1] + "）"
		}
		all = append(all, word)
	}
	if last := len(all) - 1; last > 0 {
		return strings.Join(all[:last], "、") + " 或 " + all[last]
	}
	return strings.Join(all, "")
}
