package view

import "html/template"

// Schema is what a page is about, as JSON-LD (package schema). It is written
// when a template asks for it: to know that a page did not change takes less
// than to write 2 KB, which tell in other words what its view tells anyway.
type Schema struct {
	Of any                // what it says and the rest of the view does not
	JS func() template.JS `key:"-"` // nil for nothing
}

// Said is a Schema that is written already.
func Said(js template.JS) Schema {
	return Schema{js, func() template.JS { return js }}
}

// Schema is what the page is about, as JSON-LD; empty where nothing is said.
func (f Frame) Schema() template.JS {
	if f.schema.JS == nil {
		return ""
	}
	return f.schema.JS()
}
