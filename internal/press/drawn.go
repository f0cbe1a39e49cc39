package press

import (
	"bytes"
	"maps"
	"slices"
	"strings"
)

// drawnFonts names the fonts whose letters a browser's PDF draws one by one
// (Type 3), since it can't embed their outlines. Printing houses refuse such
// files now and then.
func drawnFonts(raw []byte) []string {
	f, err := parseFile(raw)
	if err != nil {
		return nil
	}
	names := map[string]bool{}
	ends := slices.Sorted(maps.Values(f.offsets))
	for number, at := range f.offsets {
		end := f.start
		if i, _ := slices.BinarySearch(ends, at+1); i < len(ends) {
			end = ends[i]
		}
		if at >= end || !bytes.Contains(f.raw[at:min(end, at+maxDict)], []byte("/Type3")) {
			continue
		}
		font, err := f.dict(number)
		if err != nil || font.get("Subtype") != "/Type3" {
			continue
		}
		if described, err := f.dict(refNumber(font.get("FontDescriptor"))); err == nil {
			names[fontName(described.get("FontName"))] = true
		}
	}
	delete(names, "")
	return slices.Sorted(maps.Keys(names))
}

// fontName is the family in the name of an embedded font: NotoSerifCJKsc in
// /AAAAAA+NotoSerifCJKsc-Bold (ISO 32000-1, 9.6.4).
func fontName(s string) string {
	s = strings.TrimPrefix(s, "/")
	if _, rest, ok := strings.Cut(s, "+"); ok {
		s = rest
	}
	family, _, _ := strings.Cut(s, "-")
	return family
}
