// Package matter reads an article's front matter, the YAML between two ---
// lines, into fields that know where they stand in the file, so that every
// later complaint about a value can point at it. Scalars stay the text that
// was typed: 2023-03-27, 007 and yes are not turned into other things.
//
// It must not know what any key means, and must not decide which keys exist.
package matter

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
	At, Len int     // the stretch of the file as typed, quotes included, in bytes
	Fields  []Field // the nested mapping, in file order
}

// Finding is a mistake in the front matter that an editor should mend.
type Finding struct {
	At, Len int    // byte offset into the file, and bytes
	Message string // one Chinese sentence, without a full stop
	Hint    string // what to type, with the corrected line where there is one
}

// Parse reads file[start:end], the lines between the two --- lines, and
// returns its fields and every mistake found; fields around a mistake are
// still returned as far as they can be understood. Offsets count from the
// beginning of file. It may be called concurrently.
func Parse(file []byte, start, end int) ([]Field, []Finding) {
	return nil, nil
}
