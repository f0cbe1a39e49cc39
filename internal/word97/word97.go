// Package word97 reads the .doc files of Word 97 to 2003 and of the WPS that
// writes them into foreign.Document: text by the piece table, paragraphs,
// lists as numbered, tables, notes, text boxes, links, pictures. What it leaves
// out of the text is in a remark.
//
// The names are those of [MS-DOC], Microsoft's description of the format. It
// neither runs macros nor opens embedded objects.
package word97

import (
	"fmt"

	"bao/internal/foreign"
)

// maxBytes bounds a file, as for all formats.
const maxBytes = 50 << 20

// Read reads a .doc file. The error is always a *foreign.Refusal.
func Read(data []byte) (*foreign.Document, error) {
	if len(data) > maxBytes {
		return nil, refuse(fmt.Sprintf("文件太大：%d MB", len(data)>>20), "把照片另存出来，文字单独存成一个文件再导入")
	}
	s, err := openStreams(data)
	if err != nil {
		return nil, err
	}
	f, err := readFIB(s)
	if err != nil {
		return nil, err
	}
	d := &doc{fib: f, Document: foreign.Document{Title: title(s.named["\x05SummaryInformation"])}}
	if err := d.readText(); err != nil {
		return nil, err
	}
	d.readFonts()
	d.readStyles()
	d.readRuns()
	d.readLists()
	d.readAnchors()
	d.Blocks = d.story(0, d.ccp[partMain])
	d.rest()
	if len(d.Blocks) == 0 && len(d.Remarks) == 0 {
		return nil, refuse("文件里没有文字", "用 Word 打开看看，它可能是空的或只有图")
	}
	return &d.Document, nil
}

func refuse(message, hint string) error {
	return &foreign.Refusal{Message: message, Hint: hint}
}

func damaged() error {
	return refuse("Word 文件是坏的，读不出来", "用 Word 或 WPS 打开它，另存为 .docx 再导入")
}

func (d *doc) remark(message, text string, left bool) {
	d.Remarks = append(d.Remarks, foreign.Remark{Message: message, Text: text, Left: left})
}
