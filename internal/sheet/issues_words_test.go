package sheet

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"unicode/utf8"
)

// writer writes copy: sentences of patterns whose gaps, in braces, are filled
// with other words each time, no pattern twice until all have been used.
type writer struct {
	*rand.Rand
	latin bool // the copy is rich in Latin words and figures
	used  map[string][]int
}

func newWriter(r *rand.Rand, latin bool) *writer {
	return &writer{r, latin, map[string][]int{}}
}

// from takes the next line of a list, in an order of its own.
func (w *writer) from(name string) string {
	list := bank[name]
	if len(w.used[name]) == 0 {
		w.used[name] = w.Perm(len(list))
	}
	i := w.used[name][0]
	w.used[name] = w.used[name][1:]
	return list[i]
}

// write fills the gaps of a line.
func (w *writer) write(line string) string {
	for {
		before, rest, ok := strings.Cut(line, "{")
		if !ok {
			return line
		}
		name, after, _ := strings.Cut(rest, "}")
		line = before + w.gap(name) + after
	}
}

func (w *writer) gap(name string) string {
	switch name {
	case "n":
		return fmt.Sprint(2 + w.IntN(9))
	case "nn":
		return fmt.Sprint(11 + w.IntN(88))
	case "nnn":
		return fmt.Sprint(101 + w.IntN(1890))
	case "real":
		return fmt.Sprintf("%d.%d", 1+w.IntN(99), 1+w.IntN(9))
	case "day":
		return fmt.Sprintf("%d月%d日", 1+w.IntN(12), 1+w.IntN(28))
	case "hour":
		return fmt.Sprintf("%d时%02d分", 7+w.IntN(13), 5*w.IntN(12))
	case "name":
		return w.from("family") + w.from("given")
	}
	return w.from(name)
}

func (w *writer) sentence() string {
	if w.latin && w.IntN(3) > 0 {
		return w.write(w.from("latin sentence"))
	}
	return w.write(w.from("sentence"))
}

// paragraph writes sentences until there are about so many characters; those
// that are too long by far for it are cut at a comma.
func (w *writer) paragraph(chars int) string {
	var b strings.Builder
	n := 0
	for n < chars {
		s := w.sentence()
		for left := chars - n; !strings.Contains(s, "“") && utf8.RuneCountInString(s) > left+left/3+6; {
			at := strings.LastIndex(s, "，")
			if at < 30 { // bytes: what is left says nothing
				break
			}
			s = s[:at] + "。"
		}
		b.WriteString(s)
		n += utf8.RuneCountInString(s)
	}
	return b.String()
}

// headline writes one of at most so many characters.
func (w *writer) headline(most int) string {
	name := "headline"
	if w.latin && w.IntN(3) == 0 {
		name = "latin headline"
	}
	for {
		if h := w.write(w.from(name)); utf8.RuneCountInString(h) <= most {
			return h
		}
	}
}
