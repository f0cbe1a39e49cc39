package sheet

import "strings"

// dividedName is a name of somebody that lines of a heading divide, "" where they divide
// none. Who there is in generated issues says their bank.
func dividedName(lines []string) string {
	text := strings.Join(lines, "")
	for _, family := range bank["family"] {
		for from := 0; ; {
			i := strings.Index(text[from:], family)
			if i < 0 {
				break
			}
			from += i
			name := ""
			for _, given := range bank["given"] {
				if full := family + given; strings.HasPrefix(text[from:], full) && len(full) > len(name) {
					name = full
				}
			}
			end := 0
			for _, line := range lines {
				if end += len(line); end > from && end < from+len(name) {
					return name
				}
			}
			from += len(family)
		}
	}
	return ""
}

// divided holds that no line of a heading divides a name.
func (j *judge) divided(page int, s *Story) {
	wrong := ""
	for _, lines := range [][]string{s.Heading.Kicker, s.Heading.Headline, s.Heading.Deck} {
		if name := dividedName(lines); name != "" {
			wrong = "“" + strings.Join(lines, "|") + "” divides " + name
		}
	}
	j.count(nameCut, j.seed, page, 1, wrong)
}
