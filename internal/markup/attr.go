package markup

import (
	"strings"

	"bao/internal/zh"
)

// attributes is what a {…} in the copy says.
type attributes struct {
	id      string
	classes []string
	dropped []string // names of attributes that are not let through
}

// readAttributes reads {#id .class name=value} at the start of s and returns
// how long it is; 0 when s does not begin with attributes. Only ids and
// classes are let through: everything else belongs into the layouts.
func readAttributes(s string) (a attributes, length int) {
	if len(s) < 3 || s[0] != '{' {
		return a, 0
	}
	i := 1
	for {
		for i < len(s) && (s[i] == ' ' || s[i] == ',') {
			i++
		}
		if i == len(s) {
			return a, 0
		}
		if s[i] == '}' {
			break
		}
		n := readAttribute(s[i:], &a)
		if n == 0 {
			return a, 0
		}
		i += n
	}
	if a.id == "" && a.classes == nil && a.dropped == nil {
		return a, 0
	}
	return a, i + 1
}

func readAttribute(s string, a *attributes) int {
	if s[0] == '.' || s[0] == '#' {
		n := nameLen(s[1:])
		if n == 0 {
			return 0
		}
		if s[0] == '#' {
			a.id = s[1 : 1+n]
		} else {
			a.classes = append(a.classes, s[1:1+n])
		}
		return 1 + n
	}
	n := nameLen(s)
	if n == 0 || n+1 >= len(s) || s[n] != '=' {
		return 0
	}
	name, value := s[:n], s[n+1:]
	if value[0] == '"' {
		end := strings.IndexByte(value[1:], '"')
		if end < 0 {
			return 0
		}
		value = value[1 : 1+end]
		n += 2
	} else {
		value = value[:strings.IndexAny(value+"}", " ,}")]
	}
	switch name {
	case "class":
		a.classes = append(a.classes, safeClasses(value)...)
	case "id":
		if nameLen(value) == len(value) {
			a.id = value
		}
	default:
		a.dropped = append(a.dropped, name)
	}
	return n + 1 + len(value)
}

// nameLen returns the length of the id or class name s begins with: a letter,
// then letters, digits, hyphens and underscores. Chinese names are allowed.
func nameLen(s string) int {
	for i, r := range s {
		switch {
		case r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || zh.Han(r):
		case i > 0 && (r >= '0' && r <= '9' || r == '-' || r == '_'):
		default:
			return i
		}
	}
	return len(s)
}

// safeClasses returns the well-formed names of a class attribute.
func safeClasses(s string) []string {
	var names []string
	for name := range strings.FieldsSeq(s) {
		if nameLen(name) == len(name) {
			names = append(names, name)
		}
	}
	return names
}

// add returns attr with more attributes; what more says wins. attr itself is
// not changed.
func (attr *Attr) add(more attributes) *Attr {
	if more.id == "" && more.classes == nil {
		return attr
	}
	var c Attr
	if attr != nil {
		c = *attr
	}
	if more.id != "" {
		c.ID = more.id
	}
	if more.classes != nil {
		c.Class = strings.TrimSpace(c.Class + " " + strings.Join(more.classes, " "))
	}
	return &c
}
