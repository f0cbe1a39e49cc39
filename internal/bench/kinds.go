package main

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"
)

// kind is a kind of paper. What a build costs depends on how much stands on its
// pages, so that one kind alone says little.
type kind struct {
	name    string
	planned bool // site.yaml says which sections stand on which page
	latin   bool // copy with many figures and Latin words
	words   bool // copy as various as real copy
	stories func(w *writer) int
	chars   func(w *writer) int
}

// logNormal is about so many characters, spread as copy is.
func logNormal(median, spread float64, least, most int) func(w *writer) int {
	return func(w *writer) int {
		return min(max(int(median*math.Exp(w.NormFloat64()*spread)), least), most)
	}
}

func between(low, high int) func(w *writer) int {
	return func(w *writer) int { return low + w.IntN(high-low+1) }
}

// kinds are those that are measured, the usual one first: four pages of about 40
// articles, lengths as measured on real copy.
var kinds = []kind{
	{"usual", true, false, false, between(30, 49), logNormal(705, 0.45, 80, 4000)},
	{"twenty", false, false, false, between(20, 20), between(780, 780)},
	{"mixed", false, false, false, between(4, 40), logNormal(420, 1, 60, 3000)},
	{"latin", false, true, false, between(16, 24), logNormal(705, 0.45, 80, 4000)},
}

// various is what searching is measured with.
var various = kind{"various", true, true, true, between(30, 49), logNormal(705, 0.45, 80, 4000)}

func kindOf(name string) (kind, error) {
	var names []string
	for _, k := range append(slices.Clip(kinds), various) {
		if k.name == name {
			return k, nil
		}
		names = append(names, k.name)
	}
	return kind{}, fmt.Errorf("no kind of paper %q: %s", name, strings.Join(names, ", "))
}

// latinClause is about what is told with figures and Latin words.
func (w *writer) latinClause(day time.Time) string {
	return []string{
		"Wi-Fi 速率达到 300Mbps，", "AED 放在 2 号楼大厅，", fmt.Sprintf("%d年%d月%d日9时30分开始，", day.Year(), day.Month(), day.Day()),
		"5G 基站由 China Tower 建，", "报名发到 liuyin@example.cn，", "面积 1,280㎡，造价 36.5 万元，", "从 App Store 下载 iOS 17 版，", "LED 灯换了 57 盏，",
	}[w.IntN(8)]
}
