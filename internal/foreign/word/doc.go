// Package word is what the formats of word processors have in common: the codes
// of fields, the characters of symbol fonts, and tables that are told by the
// paragraphs that end their cells and rows.
//
// It reads no format itself.
package word
