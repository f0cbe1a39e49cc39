package docx

import (
	"encoding/xml"
	"strings"
)

// spaces names the namespaces that are read, Strict ones as the Transitional
// ones (ECMA-376 part 4, annex A), by the prefixes that Word gives them.
var spaces = map[string]string{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main":           "w",
	"http://purl.oclc.org/ooxml/wordprocessingml/main":                       "w",
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships":    "r",
	"http://purl.oclc.org/ooxml/officeDocument/relationships":                "r",
	"http://schemas.openxmlformats.org/drawingml/2006/main":                  "a",
	"http://purl.oclc.org/ooxml/drawingml/main":                              "a",
	"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
	"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing":             "wp",
	"http://schemas.openxmlformats.org/drawingml/2006/picture":               "pic",
	"http://purl.oclc.org/ooxml/drawingml/picture":                           "pic",
	"http://schemas.openxmlformats.org/drawingml/2006/chart":                 "c",
	"http://purl.oclc.org/ooxml/drawingml/chart":                             "c",
	"http://schemas.openxmlformats.org/drawingml/2006/diagram":               "dgm",
	"http://purl.oclc.org/ooxml/drawingml/diagram":                           "dgm",
	"http://schemas.openxmlformats.org/drawingml/2006/lockedCanvas":          "lc",
	"http://schemas.openxmlformats.org/officeDocument/2006/math":             "m",
	"http://purl.oclc.org/ooxml/officeDocument/math":                         "m",
	"http://schemas.openxmlformats.org/markup-compatibility/2006":            "mc",
	"http://schemas.openxmlformats.org/package/2006/relationships":           "pr",
	"http://schemas.openxmlformats.org/package/2006/content-types":           "ct",
	"http://purl.org/dc/elements/1.1/":                                       "dc",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingShape":      "wps",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup":      "wpg",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas":     "wpc",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing":    "wp14",
	"http://schemas.microsoft.com/office/word/2010/wordml":                   "w14",
	"http://schemas.microsoft.com/office/word/2012/wordml":                   "w15",
	"http://schemas.microsoft.com/office/drawing/2010/main":                  "a14",
	"http://schemas.microsoft.com/office/drawing/2014/chartex":               "cx",
	"urn:schemas-microsoft-com:vml":                                          "v",
	"urn:schemas-microsoft-com:office:office":                                "o",
	"urn:schemas-microsoft-com:office:word":                                  "w10",
	"http://www.w3.org/XML/1998/namespace":                                   "xml",
}

// understood are the extensions that a reader may be asked to know for reading
// one side of an mc:AlternateContent (ECMA-376 part 3): those whose drawings
// are made of text boxes and pictures.
var understood = map[string]bool{
	"w": true, "wps": true, "wpg": true, "wpc": true, "wp14": true,
	"w14": true, "w15": true, "a14": true, "v": true, "m": true,
}

func (s *stream) nameOf(name xml.Name) string {
	if name.Space == "" {
		return name.Local
	}
	known, ok := s.names[name]
	if !ok {
		prefix, listed := spaces[name.Space]
		if !listed {
			prefix = "?"
			if !strings.ContainsAny(name.Space, ":/") {
				prefix = name.Space // a prefix that nothing declares
			}
		}
		known = prefix + ":" + name.Local
		if len(s.names) < 4096 {
			s.names[name] = known
		}
	}
	return known
}

// understands tells whether all extensions of a list of prefixes are.
func (s *stream) understands(requires string) bool {
	for prefix := range strings.FieldsSeq(requires) {
		if name, ok := spaces[s.spaces[prefix]]; ok {
			prefix = name
		}
		if !understood[prefix] {
			return false
		}
	}
	return true
}
