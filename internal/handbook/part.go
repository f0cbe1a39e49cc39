package handbook

import (
	"regexp"
	"slices"
	"strings"
)

// The files by which one thing is changed without a copy stand in a section of
// their own: static/site.css, and the own parts in a table.
const oneThing = "\n### 只改一处\n"

var ownPart = regexp.MustCompile("(?m)^\\| `(own-[\\w-]+\\.html)` \\|")

// Parts lists the files that the handbook tells of there: site.css and the own
// parts, own-head.html.
func Parts(text string) []string {
	files := []string{"site.css"}
	for _, m := range ownPart.FindAllStringSubmatch(section(text), -1) {
		files = append(files, m[1])
	}
	return files
}

// Part returns what the handbook says of such a file, as it is written: the
// paragraphs that name it with the example and the table that follow them, and
// the rows and points that do. It is empty for another file.
func Part(text, file string) string {
	if !slices.Contains(Parts(text), file) {
		return ""
	}
	var blocks []string
	follows := false
	for _, block := range strings.Split(section(text), "\n\n") {
		block = strings.Trim(block, "\n")
		switch {
		case strings.HasPrefix(block, "```"), strings.HasPrefix(block, "|") && follows:
		case strings.HasPrefix(block, "|"), strings.HasPrefix(block, "- "):
			block = naming(block, file)
		default:
			if follows = strings.Contains(block, file); !follows {
				block = ""
			}
		}
		if block != "" && (follows || strings.Contains(block, file)) {
			blocks = append(blocks, block)
		}
	}
	return strings.Join(blocks, "\n\n")
}

func section(text string) string {
	_, text, _ = strings.Cut(text, oneThing)
	text, _, _ = strings.Cut(text, "\n### ")
	return text
}

// naming keeps the lines that name a file.
func naming(block, file string) string {
	var lines []string
	for line := range strings.Lines(block) {
		if strings.Contains(line, file) {
			lines = append(lines, strings.TrimRight(line, "\n"))
		}
	}
	return strings.Join(lines, "\n")
}
