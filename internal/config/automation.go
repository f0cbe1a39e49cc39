package config

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/width"

	"bao/internal/yamltree"
)

// Program says where a recipe (自动发布) takes bao from.
type Program struct {
	URL      string // an archive of bao, https; empty: from the paper's own repository
	Checksum string // SHA-256 of it, 64 hexadecimal digits
}

// Automation is what the recipes for publishing on time are made with.
type Automation struct {
	Program Program
	Times   []string // of the day, "06:00"; one at least
	Target  string   // name of the target; empty for the first
}

var (
	checksumForm = regexp.MustCompile(`^[0-9a-fA-F]{64}$`)
	timeForm     = regexp.MustCompile(`^([01]?\d|2[0-3])[:：]([0-5]\d)$`)
)

// automation reads 自动发布: what bao publish --recipe is made with. The node of
// its target is kept until the targets are known (aimed).
func (d *decoder) automation(dst *Automation, target **yamltree.Node) reader {
	return func(n *yamltree.Node) {
		var times []string
		var program *yamltree.Node
		d.object(n, "自动发布", []entry{
			{"program", "程序", nil, func(v *yamltree.Node) { program = v; d.text(&dst.Program.URL)(v) }},
			{"checksum", "校验", nil, d.formed(&dst.Program.Checksum, badTarget, checksumForm, "校验的格式不对", "写 SHA-256，64 个十六进制数字，和程序一起公布在发行说明里")},
			{"times", "时刻", nil, func(v *yamltree.Node) {
				d.each(v, func(item *yamltree.Node) {
					m := timeForm.FindStringSubmatch(width.Narrow.String(item.Text))
					if m == nil {
						d.at(badTarget, item, "“"+item.Text+"”不是一天里的时刻", "写成 \"06:00\" 这样，用引号括起来")
						return
					}
					times = append(times, strings.Repeat("0", 2-len(m[1]))+m[1]+":"+m[2])
				})
			}},
			{"target", "目标", nil, func(v *yamltree.Node) { *target = v; d.text(&dst.Target)(v) }},
		})
		if dst.Program.URL != "" && (!strings.HasPrefix(dst.Program.URL, "https://") || dst.Program.Checksum == "") {
			d.at(badTarget, program, "自动发布的程序要从 https:// 的地址取，还要有校验", "加上 <checksum|校验>: 64 个十六进制数字；没有的话删去 <program|程序>，把程序放进报纸的仓库")
		}
		if times != nil {
			dst.Times = times
		}
	}
}

// aimed holds the target of the recipes against those that there are: it may
// be called by its name or its slug, and is known by its name from here on.
func (d *decoder) aimed(a *Automation, at *yamltree.Node, targets []Target, wrong []string) {
	if a.Target == "" || at == nil || slices.Contains(wrong, a.Target) {
		return
	}
	var names []string
	for _, t := range targets {
		if t.Name == a.Target || t.Slug == a.Target {
			a.Target = t.Name
			return
		}
		names = append(names, t.Name)
	}
	hint := "删去这一行，就是第一个"
	if len(names) > 0 {
		hint = "写“发布”里有的名称：" + strings.Join(names, "、") + "；" + hint
	}
	d.at(badTarget, at, "“发布”里没有叫“"+a.Target+"”的目标", hint)
}
