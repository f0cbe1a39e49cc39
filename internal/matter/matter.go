// Package matter reads an article's front matter, the YAML between two ---
// lines, into fields that know where they stand in the file, so that every
// later complaint about a value can point at it. Scalars stay the text that
// was typed: 2023-03-27, 007 and yes are not turned into other things.
//
// Meant as typed, without a word: a full-width colon after a key, a colon
// without the space behind it, a tab or U+3000 before a value, a full-width
// comma between the unquoted items of a [list].
//
// It must not know what any key means, and must not decide which keys exist.
package matter

import (
	"strings"

	"bao/internal/diag"
	"bao/internal/yamltree"
)

// Field is one key of the front matter with its values, in file order. Two
// fields of one mapping never have the same key.
type Field struct {
	Key    string
	KeyAt  int     // byte offset of the key in the file
	Values []Value // none for an empty value; one unless List
	List   bool    // the value was written as a list, even an empty one
}

// Value is a scalar as it was typed, without its quotes, or, when Fields is
// not nil, a nested mapping (a correction, a page of an issue).
type Value struct {
	Text    string
	At, Len int     // the stretch of the file as typed, quotes included, in bytes; its first line when there are several
	Fields  []Field // the nested mapping, in file order
}

// Finding is a mistake in the front matter that an editor should mend.
type Finding struct {
	At, Len int // byte offset into the file, and bytes
	Rule    *diag.Rule
	Message string // one Chinese sentence, without a full stop
	Hint    string // what to type, with the corrected line where there is one
}

// Parse reads file[start:end], the lines between the two --- lines, and
// returns its fields and every mistake found; fields around a mistake are
// still returned as far as they can be understood. Offsets count from the
// beginning of file. It may be called concurrently.
func Parse(file []byte, start, end int) ([]Field, []Finding) {
	start = min(max(start, 0), len(file))
	end = min(max(end, start), len(file))
	text := string(file[start:end])
	if fields, ok := plain(text, start); ok {
		return fields, nil
	}
	return full(text, start)
}

// full reads any front matter through the YAML library.
func full(text string, start int) ([]Field, []Finding) {
	root, found := yamltree.Parse(text, yamltree.Tolerance{LooseColon: true})
	r := reader{start: start}
	fields := r.fields(root)
	findings := make([]Finding, 0, len(found)+len(r.findings))
	for _, f := range found {
		findings = append(findings, Finding{start + f.At, f.Len, f.Rule, f.Message, f.Hint})
	}
	return fields, append(findings, r.findings...)
}

// reader turns a tree into fields.
type reader struct {
	start    int
	findings []Finding
}

func (r *reader) fields(n *yamltree.Node) []Field {
	fields := make([]Field, 0, len(n.Pairs))
	for _, p := range n.Pairs {
		f := Field{Key: p.Key, KeyAt: r.start + p.KeyAt, List: p.Value.Kind == yamltree.List}
		switch p.Value.Kind {
		case yamltree.Scalar, yamltree.Map:
			f.Values = []Value{r.value(p.Value)}
		case yamltree.List:
			for _, item := range p.Value.Items {
				f.Values = r.item(f.Values, item)
			}
		}
		fields = append(fields, f)
	}
	return fields
}

// item adds what one item of a list holds.
func (r *reader) item(values []Value, n *yamltree.Node) []Value {
	switch {
	case n.Kind == yamltree.List:
		r.findings = append(r.findings, Finding{r.start + n.At, n.Len, listInList, "列表里不能再套列表", "去掉里面一层的方括号或“- ”"})
		return values
	case n.Kind == yamltree.Null:
		return values
	case n.Kind == yamltree.Scalar && n.Flow && !n.Quoted:
		return splitWide(values, n.Text, r.start+n.At, n.Len)
	}
	return append(values, r.value(n))
}

func (r *reader) value(n *yamltree.Node) Value {
	v := Value{Text: n.Text, At: r.start + n.At, Len: n.Len}
	if n.Kind == yamltree.Map {
		v.Fields = r.fields(n)
	}
	return v
}

// splitWide adds the parts of an unquoted item of a [list] that has
// full-width commas in it: [甲，乙] is two items to whoever typed it.
func splitWide(values []Value, text string, at, length int) []Value {
	const wide = "，"
	if length != len(text) || !strings.Contains(text, wide) {
		return append(values, Value{Text: text, At: at, Len: length})
	}
	for part := range strings.SplitSeq(text, wide) {
		if word := strings.Trim(part, blanks); word != "" {
			values = append(values, Value{Text: word, At: at + strings.Index(part, word), Len: len(word)})
		}
		at += len(part) + len(wide)
	}
	return values
}

const blanks = " \t\u3000\u00a0"
