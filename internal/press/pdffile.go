package press

import (
	"bytes"
	"strconv"
	"strings"
)

// file is a PDF with a plain table of references, as browsers write it. Only
// what finish needs is understood; everything else is errForm.
type file struct {
	raw              []byte
	offsets          map[int]int // of objects, by number
	size, root, info int
	start            int // of the table
}

func parseFile(raw []byte) (*file, error) {
	f := &file{raw: raw, offsets: map[int]int{}}
	at := bytes.LastIndex(raw, []byte("startxref"))
	if at < 0 || !bytes.HasPrefix(raw, []byte("%PDF-")) {
		return nil, errForm
	}
	fields := strings.Fields(string(raw[at:min(len(raw), at+64)]))
	if len(fields) < 2 {
		return nil, errForm
	}
	var err error
	if f.start, err = strconv.Atoi(fields[1]); err != nil || f.start < 0 || f.start >= at {
		return nil, errForm
	}
	table, rest, ok := strings.Cut(string(raw[f.start:at]), "trailer")
	words := strings.Fields(table)
	if !ok || len(words) == 0 || words[0] != "xref" || !f.readTable(words[1:]) {
		return nil, errForm
	}
	trailer, _, ok := parseDict(rest)
	if !ok {
		return nil, errForm
	}
	f.size, _ = strconv.Atoi(trailer.get("Size"))
	f.root, f.info = refNumber(trailer.get("Root")), refNumber(trailer.get("Info"))
	if f.size <= 0 || f.size > 1<<24 || f.root == 0 || f.info == 0 || trailer.get("Prev") != "" || trailer.get("Encrypt") != "" {
		return nil, errForm
	}
	return f, nil
}

// readTable reads the sections of a table: a first number, how many, and
// three words for each.
func (f *file) readTable(words []string) bool {
	for len(words) >= 2 {
		first, err := strconv.Atoi(words[0])
		n, err2 := strconv.Atoi(words[1])
		words = words[2:]
		if err != nil || err2 != nil || first < 0 || n < 0 || n > len(words)/3 {
			return false
		}
		for i := range n {
			at, err := strconv.Atoi(words[3*i])
			if err != nil || at < 0 || at >= len(f.raw) {
				return false
			}
			if words[3*i+2] == "n" {
				f.offsets[first+i] = at
			}
		}
		words = words[3*n:]
	}
	return len(words) == 0
}

// dict returns an object that is a dictionary.
func (f *file) dict(number int) (dict, error) {
	at, ok := f.offsets[number]
	if !ok {
		return nil, errForm
	}
	head := strconv.Itoa(number) + " 0 obj"
	text, ok := strings.CutPrefix(strings.TrimLeft(string(f.raw[at:min(len(f.raw), at+maxDict)]), " \r\n"), head)
	if !ok {
		return nil, errForm
	}
	d, _, ok := parseDict(text)
	if !ok {
		return nil, errForm
	}
	return d, nil
}

// maxDict bounds how far an object is read; pages with many fonts are long.
const maxDict = 1 << 18

// pages lists the page objects in order.
func (f *file) pages() ([]int, error) {
	catalog, err := f.dict(f.root)
	if err != nil {
		return nil, err
	}
	var list []int
	seen := map[int]bool{}
	var walk func(number int) error
	walk = func(number int) error {
		if seen[number] {
			return errForm
		}
		seen[number] = true
		d, err := f.dict(number)
		if err != nil {
			return err
		}
		if d.get("Type") == "/Page" {
			list = append(list, number)
			return nil
		}
		kids := strings.Fields(strings.Trim(d.get("Kids"), "[]"))
		for i := 0; i+2 < len(kids); i += 3 {
			kid, err := strconv.Atoi(kids[i])
			if err != nil {
				return errForm
			}
			if err := walk(kid); err != nil {
				return err
			}
		}
		return nil
	}
	if err := walk(refNumber(catalog.get("Pages"))); err != nil {
		return nil, err
	}
	return list, nil
}

// refNumber is the object that a reference such as 12 0 R names, 0 for none.
func refNumber(s string) int {
	fields := strings.Fields(s)
	if len(fields) != 3 || fields[2] != "R" {
		return 0
	}
	n, _ := strconv.Atoi(fields[0])
	return n
}

// dict is a PDF dictionary, its values as they were written.
type dict []entry

type entry struct{ key, value string }

func (d dict) get(key string) string {
	for _, e := range d {
		if e.key == key {
			return e.value
		}
	}
	return ""
}

func (d *dict) set(key, value string) {
	for i := range *d {
		if (*d)[i].key == key {
			(*d)[i].value = value
			return
		}
	}
	*d = append(*d, entry{key, value})
}

func (d dict) String() string {
	var b strings.Builder
	b.WriteString("<<")
	for i, e := range d {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString("/" + e.key + " " + e.value)
	}
	b.WriteString(">>")
	return b.String()
}

const white = " \t\r\n\f\x00"

// parseDict reads the dictionary that s begins with.
func parseDict(s string) (d dict, rest string, ok bool) {
	s, ok = strings.CutPrefix(strings.TrimLeft(s, white), "<<")
	for ok {
		s = strings.TrimLeft(s, white)
		if after, done := strings.CutPrefix(s, ">>"); done {
			return d, after, true
		}
		if !strings.HasPrefix(s, "/") {
			return nil, "", false
		}
		end := strings.IndexAny(s[1:], white+"/<>[]()")
		if end < 0 {
			return nil, "", false
		}
		key := s[1 : 1+end]
		s = s[1+end:]
		var n int
		if n, ok = valueEnd(s); ok {
			d = append(d, entry{key, strings.Trim(s[:n], white)})
			s = s[n:]
		}
	}
	return nil, "", false
}

// valueEnd returns how long the value is that s begins with: up to the next
// key or the end of the dictionary around it.
func valueEnd(s string) (int, bool) {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '(':
			n := stringEnd(s[i:])
			if n < 0 {
				return 0, false
			}
			i += n - 1
		case strings.HasPrefix(s[i:], "<<"):
			depth++
			i++
		case strings.HasPrefix(s[i:], ">>"):
			if depth == 0 {
				return i, true
			}
			depth--
			i++
		case s[i] == '<': // a string in hexadecimal
			n := strings.IndexByte(s[i:], '>')
			if n < 0 {
				return 0, false
			}
			i += n
		case s[i] == '[':
			depth++
		case s[i] == ']':
			depth--
		case s[i] == '/' && depth == 0 && strings.Trim(s[:i], white) != "":
			return i, true
		}
		if depth < 0 {
			return 0, false
		}
	}
	return 0, false
}

// stringEnd returns the length of the literal string at the start of s, with
// its brackets, or -1.
func stringEnd(s string) int {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return -1
}
