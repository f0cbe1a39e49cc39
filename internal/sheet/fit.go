package sheet

import "fmt"

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
	case r.Chars > 0:
		return fmt.Sprintf("%s超 %d 字", name, r.Chars)
	case r.Chars < 0:
		return fmt.Sprintf("%s缺 %d 字", name, -r.Chars)
	case r.Photos > 0:
		return fmt.Sprintf("%s有 %d 张图片没有排上", name, r.Photos)
	}
	return ""
}
