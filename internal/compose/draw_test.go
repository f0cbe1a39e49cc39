package compose

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
)

var drawTo = flag.String("draw", "", "write generated pages as HTML to this file")

// TestDraw draws pages to be looked at:
//
//	go test ./internal/compose -run TestDraw -draw /tmp/pages.html
func TestDraw(t *testing.T) {
	if *drawTo == "" {
		t.Skip("no -draw file")
	}
	var b strings.Builder
	b.WriteString(`<!doctype html><meta charset="utf-8"><style>
body{margin:8px;display:flex;flex-wrap:wrap;gap:18px;font:10px sans-serif;background:#fff}
.page{position:relative;border:1px solid #888}.page div{position:absolute;box-sizing:border-box;overflow:hidden}
.head{font-family:"Noto Serif CJK SC",serif;font-weight:700;line-height:1.15;display:flex;align-items:center;justify-content:center;text-align:center}
.photo{background:#9ab;border-bottom:0 solid}.cut{background:#dde;color:#668;font-size:6px}
.leg{background:repeating-linear-gradient(#bbb 0 1px,#fff 1px 4px)}.box{border:1px solid #333}.foot{background:#eee}
h2{font-size:10px;margin:2px}</style>`)
	for i := range 48 {
		r := rand.New(rand.NewPCG(uint64(i), 4))
		page := tabloid(5 + i%2)
		pieces := generate(r, page, 4+r.IntN(7))
		l := Compose(page, bare(pieces))
		draw(&b, page, bare(pieces), l, fmt.Sprintf("%d: %d stories, %.0f%%, cost %d, fill %.1f%%, out %v %v", i, len(pieces), share(page, pieces)*100, l.Cost, l.Fill*100, l.Out, l.Broken))
	}
	if err := os.WriteFile(*drawTo, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

const lineHeight = 4 // pixels

func draw(b *strings.Builder, page Page, stories []Story, l Layout, title string) {
	em := float64(lineHeight) / page.Pitch
	width := float64(page.Columns*(page.Chars+page.Gutter)-page.Gutter) * em
	box := func(class string, r Rect, text string) {
		x, w := float64(r.Col*(page.Chars+page.Gutter))*em, float64(r.Cols*(page.Chars+page.Gutter)-page.Gutter)*em
		fmt.Fprintf(b, `<div class="%s" style="left:%.1fpx;top:%dpx;width:%.1fpx;height:%dpx;%s</div>`, class, x, r.Top*lineHeight, w, r.Lines*lineHeight, text)
	}
	fmt.Fprintf(b, `<section><h2>%s</h2><div class="page" style="width:%.0fpx;height:%dpx">`, title, width, l.Lines*lineHeight)
	for _, p := range l.Places {
		if p.Boxed {
			box("box", p.Region, `">`)
		}
		if p.Option >= 0 {
			size := stories[p.Story].Heads[p.Option].Size
			box("head", p.Head, fmt.Sprintf(`font-size:%.1fpx">%d 新栖社区邻里节标题`, float64(size)/90*em, p.Story+1))
		}
		for _, ph := range p.Photos {
			box("photo", ph.Rect, fmt.Sprintf(`">%d`, p.Story+1))
			cut := ph.Rect
			cut.Top, cut.Lines = cut.bottom(), ph.Cutline
			box("cut", cut, `">图片说明`)
		}
		for i, leg := range p.Legs {
			r := leg.Rect
			r.Lines = leg.To - leg.From
			text := `">`
			if p.Jump >= 0 && i == len(p.Legs)-1 {
				text = `border-bottom:3px solid red">`
			}
			box("leg", r, text)
		}
	}
	if l.Foot.Lines > 0 {
		box("foot", l.Foot, `">公益广告`)
	}
	b.WriteString("</div></section>\n")
}
