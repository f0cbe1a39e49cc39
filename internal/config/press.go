package config

import (
	"fmt"
	"math"
	"regexp"
	"strconv"

	"golang.org/x/text/width"

	"bao/internal/yamltree"
)

// point is a desktop-publishing point in millimetres.
const point = 25.4 / 72

// give is how far columns may be wider than the type area: the measures of
// the trade (8 columns of 13 characters in 350 mm) are round numbers.
const give = 1.01

// sheet is a paper with its type area (版心) in mm and its usual columns.
// 对开 and 四开 as domestic papers print them; A3 and A4 leave 20–25 mm.
type sheet struct {
	name                  string
	width, height         float64
	areaWidth, areaHeight float64
	columns, large        int // with body type of 9 pt, and with larger type
}

var sheets = []sheet{
	{"四开", 275, 390, 225, 350, 6, 5},
	{"对开", 390, 550, 350, 490, 8, 7},
	{"A3", 297, 420, 250, 375, 6, 5},
	{"A4", 210, 297, 170, 257, 4, 3},
}

// 小五 for the body, 五号 for older readers; lines a quarter apart.
const (
	bodySize    = 9
	largeSize   = 10.5
	leadingRate = 1.25
	usualChars  = 11 // in a line of a 四开 paper
)

var paperForm = regexp.MustCompile(`^(\d+(?:\.\d+)?)\s*(?:mm|毫米)?\s*[×xX*]\s*(\d+(?:\.\d+)?)\s*(?:mm|毫米)?$`)

// printSetting is what was written under print, zero where nothing was, and
// where.
type printSetting struct {
	Print
	node, chars *yamltree.Node
}

// print reads the settings; fit makes a Print of them.
func (d *decoder) print(p *printSetting) reader {
	return func(n *yamltree.Node) {
		p.node, p.chars = n, n
		d.object(n, "印刷", []entry{
			{"paper", "纸张", nil, d.paper(p)},
			{"area", "版心", nil, d.area(p)},
			{"columns", "栏数", nil, d.integer(&p.Columns, 1, 12)},
			{"characters", "每栏字数", []string{"chars"}, func(v *yamltree.Node) { p.chars = v; d.integer(&p.Chars, 5, 100)(v) }},
			{"size", "字号", nil, d.number(&p.Size, 6, 36)},
			{"leading", "行距", nil, d.number(&p.Leading, 6, 108)},
			{"short", "稿件不足", nil, d.choice(&p.Short, [2]string{ShortLast, "末版收版"}, [2]string{ShortFiller, "补白"}, [2]string{ShortClose, "收版"})},
			{"overflow", "稿件过多", nil, d.choice(&p.Overflow, [2]string{OverflowGrow, "加版"}, [2]string{OverflowReport, "报告"})},
			{"grow", "加版", nil, d.grow(p)},
			{"large", "大字", nil, d.boolean(&p.Large)},
		})
	}
}

// grow reads by how many pages at once an issue grows: as the printer folds.
func (d *decoder) grow(p *printSetting) reader {
	return func(n *yamltree.Node) {
		d.integer(&p.Grow, 1, 4)(n)
		if p.Grow == 3 {
			p.Grow = 0
			d.at(badMeasure, n, "不能一次加 3 版", "写成 1、2 或 4，看印刷厂怎么折")
		}
	}
}

func (d *decoder) paper(p *printSetting) reader {
	return func(n *yamltree.Node) {
		s, ok := d.scalar(n)
		if !ok || s == "" {
			return
		}
		for _, known := range sheets {
			if s == known.name {
				p.Paper = s
				return
			}
		}
		w, h, ok := millimetres(s)
		if !ok || min(w, h) < 100 || max(w, h) > 1200 {
			d.at(badPaper, n, "不认得“"+s+"”这种纸张", "写 四开、对开、A3、A4，或者宽×高的毫米数，例如 <paper|纸张>: 275×390")
			return
		}
		p.Paper, p.Width, p.Height = s, w, h
	}
}

func (d *decoder) area(p *printSetting) reader {
	return func(n *yamltree.Node) {
		s, ok := d.scalar(n)
		if !ok || s == "" {
			return
		}
		w, h, ok := millimetres(s)
		if !ok || min(w, h) < 50 {
			d.at(badPaper, n, "“"+s+"”不是版心的尺寸", "写成宽×高的毫米数，例如 <area|版心>: 225×350")
			return
		}
		p.AreaWidth, p.AreaHeight = w, h
	}
}

func millimetres(s string) (w, h float64, ok bool) {
	m := paperForm.FindStringSubmatch(width.Narrow.String(s))
	if m == nil {
		return 0, 0, false
	}
	w, errW := strconv.ParseFloat(m[1], 64)
	h, errH := strconv.ParseFloat(m[2], 64)
	return w, h, errW == nil && errH == nil
}

// fit fills in what was not written and reports what cannot be printed; then
// the numbers are those of the usual page.
func (d *decoder) fit(p printSetting) Print {
	out := p.defaults()
	em := out.Size * point
	wide := float64(out.Columns*out.Chars+out.Columns-1) * em
	bad := ""
	switch {
	case out.AreaWidth > out.Width || out.AreaHeight > out.Height:
		bad = fmt.Sprintf("版心 %v×%v 毫米比纸张 %v×%v 毫米还大", out.AreaWidth, out.AreaHeight, out.Width, out.Height)
		d.at(badMeasure, p.node, bad, "把 <area|版心> 改小，或者不写，由程序留边")
	case out.Leading < out.Size || out.Leading > 3*out.Size:
		bad = fmt.Sprintf("行距 %v 磅与字号 %v 磅不相称", out.Leading, out.Size)
		d.at(badMeasure, p.node, bad, fmt.Sprintf("写成 <leading|行距>: %v，或者不写", out.Size*leadingRate))
	case out.Chars < 5 || wide > out.AreaWidth*give:
		bad = fmt.Sprintf("%d 栏、每栏 %d 字共宽 %.0f 毫米，版心只有 %v 毫米", out.Columns, out.Chars, wide, out.AreaWidth)
		hint := "减少栏数，或者把字号改小"
		if most := charsIn(out.AreaWidth, em, out.Columns); most >= 5 {
			hint = fmt.Sprintf("写成 <characters|每栏字数>: %d，或者减少栏数", most)
		}
		d.at(badMeasure, p.chars, bad, hint)
	}
	if bad != "" {
		out = printSetting{Print: Print{Short: p.Short, Overflow: p.Overflow, Grow: p.Grow, Large: p.Large}}.defaults()
	}
	out.Lines = int(math.Floor(out.AreaHeight/(out.Leading*point) + 1e-9))
	return out
}

// defaults returns the settings with the usual values where none were given.
func (p printSetting) defaults() Print {
	out := p.Print
	out.Paper = orElse(out.Paper, sheets[0].name)
	usual := sheet{width: out.Width, height: out.Height, areaWidth: out.Width - 50, areaHeight: out.Height - 40}
	for _, known := range sheets {
		if out.Paper == known.name {
			usual = known
		}
	}
	out.Width, out.Height = usual.width, usual.height
	if out.AreaWidth == 0 {
		out.AreaWidth, out.AreaHeight = usual.areaWidth, usual.areaHeight
	}
	if out.Size == 0 {
		out.Size = bodySize
		if out.Large {
			out.Size = largeSize
		}
	}
	if out.Leading == 0 {
		out.Leading = out.Size * leadingRate
	}
	em := out.Size * point
	if out.Columns == 0 {
		out.Columns = usual.columns
		if out.Large {
			out.Columns = usual.large
		}
		line := usualChars
		if out.Chars > 0 {
			line = out.Chars
		}
		if out.Columns == 0 || charsIn(out.AreaWidth, em, out.Columns) < line {
			// As many columns as there is room for, each with its gap.
			out.Columns = min(max(1, int((out.AreaWidth*give/em+1)/float64(line+1))), 12)
		}
	}
	if out.Chars == 0 {
		out.Chars = charsIn(out.AreaWidth, em, out.Columns)
	}
	out.Short = orElse(out.Short, ShortLast)
	out.Overflow = orElse(out.Overflow, OverflowGrow)
	out.Grow = max(out.Grow, 1)
	return out
}

// charsIn returns the characters of size em that a line of one of n columns
// takes in a type area, with gaps of one character.
func charsIn(area, em float64, n int) int {
	return int((area*give/em - float64(n-1)) / float64(n))
}
