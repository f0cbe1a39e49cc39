package sheet

import (
	"fmt"
	"strings"

	"bao/internal/compose"
)

// Fit says in an editor's words how the stories of a sheet fit: one line for
// the page, one for each story that is too long or too short, or moves.
func (s *Sheet) Fit() []string {
	title := fmt.Sprintf("第%d版", s.Number)
	if s.Name != "" {
		title += " " + s.Name
	}
	lines := []string{fmt.Sprintf("%s：排满 %d%%，排版代价 %d", title, int(s.Fill*100+0.5), s.Cost)}
	if empty := s.Foot.Lines * s.Foot.Cols; empty > 0 {
		lines = append(lines, fmt.Sprintf("版末空出 %d 行 %d 栏，约缺 %d 字", s.Foot.Lines, s.Foot.Cols, empty*s.Format.Chars))
	}
	for i := range s.Reports {
		if text := s.Reports[i].text(); text != "" {
			lines = append(lines, text)
		}
	}
	if whole := s.Format.Lines > 0 && s.Lines >= s.Format.Lines; whole && len(lines) == 1 && s.Fill < wantedFill { // of which no story says why
		empty := int((1-s.Fill)*float64(s.Lines*s.Format.Columns) + 0.5)
		lines = append(lines, fmt.Sprintf("版面约缺 %d 字", empty*s.Format.Chars))
	}
	for _, rule := range s.Broken {
		lines = append(lines, "没有做到："+rule)
	}
	return lines
}

func (r *Report) text() string {
	name := "《" + r.Headline + "》"
	switch {
	case r.JumpTo > 0 && r.Chars > 0:
		return fmt.Sprintf("%s超 %d 字，下转第%d版", name, r.Chars, r.JumpTo)
	case r.JumpTo > 0:
		return fmt.Sprintf("%s排不下，移到第%d版", name, r.JumpTo)
	case r.Out:
		return name + "排不下"
	}
	var parts []string
	switch {
	case r.Chars > 0:
		parts = append(parts, fmt.Sprintf("超 %d 字", r.Chars))
	case r.Chars < 0:
		parts = append(parts, fmt.Sprintf("缺 %d 字", -r.Chars))
	}
	if r.Photos > 0 {
		parts = append(parts, fmt.Sprintf("有 %d 张图片没有排上", r.Photos))
		if r.Over > 0 {
			parts = append(parts, fmt.Sprintf("版面约超 %d 字", r.Over))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return name + strings.Join(parts, "，")
}

// over is by how many characters a page is too long for the last pictures of a piece, at
// their smallest. On one that is not full it is not the copy that keeps them out.
func over(f Format, layout *compose.Layout, p *piece, dropped int) int {
	if layout.Fill < wantedFill {
		return 0
	}
	lines := 0
	for i := max(0, len(p.photos)-dropped); i < len(p.photos); i++ {
		shape := shape(f, &p.photos[i], shapeKey{rank: 1}, p.count())
		lines += photoLines(f.page(), &shape, shape.MinSpan)
	}
	return lines * f.Chars
}
