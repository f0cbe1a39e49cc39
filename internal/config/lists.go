package config

import (
	"fmt"
	"regexp"
	"strconv"

	"golang.org/x/text/width"

	"bao/internal/diag"
	"bao/internal/yamltree"
)

// List is a list of articles that the paper declares (列表): the newest that
// are all of what it says. Which tags and people there are is not known here.
type List struct {
	Name    string // unique
	Section Named  // 栏目, by name or slug
	Tag     Named  // 标签
	Person  Named  // 作者
	Month   Month
	Count   int  // at most so many articles, 1 or more
	Front   bool // 首页: the front page shows it
}

// Named is a word of site.yaml with its place; empty for none.
type Named struct {
	Text  string
	Place diag.Place
}

// Month says which month a list is of. The zero value is any.
type Month struct {
	Kind        string // MonthGiven, MonthNewest, MonthFormer or empty
	Year, Month int    // of MonthGiven
}

// Kinds of months.
const (
	MonthGiven  = "given"  // one of the calendar
	MonthNewest = "newest" // 本月: that of the newest issue, so that a list is never empty between two issues
	MonthFormer = "former" // 往年今月: the same one in the years before
)

const (
	usualCount = 5
	mostCount  = 50
	mostLists  = 50
)

// lists reads 列表: one list or several.
func (d *decoder) lists(dst *[]List) reader {
	return func(n *yamltree.Node) {
		names := map[string]bool{}
		d.each(n, func(item *yamltree.Node) {
			l, ok := d.list(item)
			switch {
			case !ok:
			case names[l.Name]:
				d.at(badList, item, "有两个列表都叫“"+l.Name+"”", "改掉其中一个的 <name|名称>")
			case len(*dst) < mostLists:
				names[l.Name] = true
				*dst = append(*dst, l)
			}
		})
	}
}

func (d *decoder) list(n *yamltree.Node) (List, bool) {
	const form = "写成 - {<name|名称>: 最新公告, <section|栏目>: 公告, <count|篇数>: 5}"
	l := List{Count: usualCount}
	if n.Kind != yamltree.Map {
		d.at(badList, n, "列表要写明名称和内容", form)
		return l, false
	}
	d.object(n, "列表", []entry{
		{"name", "名称", nil, d.text(&l.Name)},
		{"section", "栏目", nil, d.named(&l.Section)},
		{"tag", "标签", nil, d.named(&l.Tag)},
		{"person", "作者", nil, d.named(&l.Person)},
		{"month", "月份", nil, d.month(&l.Month)},
		{"count", "篇数", nil, d.integer(&l.Count, 1, mostCount)},
		{"front", "首页", nil, d.boolean(&l.Front)},
	})
	if l.Name == "" {
		d.at(badList, n, "列表没有写名称", form)
		return l, false
	}
	return l, true
}

// named reads a word and keeps where it stands.
func (d *decoder) named(dst *Named) reader {
	return func(n *yamltree.Node) {
		if s, ok := d.scalar(n); ok {
			*dst = Named{s, diag.At(d.path, d.src, n.At, n.Len)}
		}
	}
}

var monthForm = regexp.MustCompile(`^(\d{4})\s*[-./年]\s*(\d{1,2})\s*月?$`)

func (d *decoder) month(dst *Month) reader {
	return func(n *yamltree.Node) {
		s, ok := d.scalar(n)
		if !ok || s == "" {
			return
		}
		switch typed := width.Narrow.String(s); {
		case typed == "本月" || typed == "newest":
			dst.Kind = MonthNewest
		case typed == "往年今月" || typed == "former":
			dst.Kind = MonthFormer
		default:
			if parts := monthForm.FindStringSubmatch(typed); parts != nil {
				year, _ := strconv.Atoi(parts[1])
				month, _ := strconv.Atoi(parts[2])
				if month >= 1 && month <= 12 {
					*dst = Month{MonthGiven, year, month}
					return
				}
			}
			d.at(badValue, n, fmt.Sprintf("不认得“%s”这个月份", s), "写 2026-11 这样的月份，或者 "+d.words(n, [][2]string{{"newest", "本月"}, {"former", "往年今月"}}))
		}
	}
}
