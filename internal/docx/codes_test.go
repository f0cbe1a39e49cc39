package docx

import (
	"slices"
	"testing"
)

func TestCodeWords(t *testing.T) {
	for code, want := range map[string][]string{
		` HYPERLINK "http://a/ b" \l "c" `: {"HYPERLINK", "http://a/ b", `\l`, "c"},
		`INCLUDEPICTURE "D:\\图\\一.jpg"`:    {"INCLUDEPICTURE", `D:\图\一.jpg`},
		`REF "没完`:                          {"REF", "没完"},
		"":                                 nil,
		`A "" B`:                           {"A", "", "B"},
	} {
		if got := codeWords(code); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", code, got, want)
		}
	}
}
