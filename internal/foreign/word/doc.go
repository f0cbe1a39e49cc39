// Package word is what the formats of word processors have in common: the codes
// of fields, the characters of symbol fonts, numbers, tables that are told by
// the paragraphs that end their cells and rows, text that is left out.
//
// It reads no format itself.
package word
