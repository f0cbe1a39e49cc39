package starter

import (
	"io/fs"
	"slices"
	"unicode/utf8"

	"bao/internal/matter"
	"bao/internal/source"
)

// asked is how many of the newest articles tell the language of keys.
const asked = 8

// language is the folder of the templates whose keys are in the language that
// the newest articles have: of those that write title and those that write
// 标题, the more. Who has written nothing yet writes Chinese.
func (s Source) language() string {
	english := 0
	for _, origin := range s.newestCopy() {
		fields := frontOf(s.Files, origin)
		if len(fields) == 0 {
			continue
		}
		if first, _ := utf8.DecodeRuneInString(fields[0].Key); first < utf8.RuneSelf {
			english++
		} else {
			english--
		}
	}
	if english > 0 {
		return inEnglish
	}
	return inChinese
}

// newestCopy lists the files of the newest articles.
func (s Source) newestCopy() []string {
	var origins []string
	for _, issue := range slices.Backward(s.Paper.Issues) {
		for _, a := range issue.Articles {
			if origins = append(origins, a.Origin); len(origins) == asked {
				return origins
			}
		}
	}
	return origins
}

// frontOf returns the front matter of a file, nothing where there is none.
func frontOf(fsys fs.FS, name string) []matter.Field {
	raw, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil
	}
	text, _ := source.Split(name, raw, nil)
	if !text.HasFront || text.Unreadable {
		return nil
	}
	fields, _ := matter.Parse(text.Data, text.Front, text.FrontEnd)
	return fields
}
