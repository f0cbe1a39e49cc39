// Package rtf reads RTF into foreign.Document: text in any of its encodings,
// lists as numbered, tables, notes, text boxes, links, pictures. What it leaves
// out of the text is in a remark.
//
// The words are those of Microsoft's Rich Text Format Specification 1.9.1. It
// opens no embedded objects.
package rtf

import (
	"bytes"
	"fmt"
	"strings"

	"bao/internal/foreign"
)

// Bounds of a file. Groups of Word's own lie some thirty deep; texts have some
// hundred thousand characters.
const (
	maxBytes  = 50 << 20
	maxGroups = 1000
	maxSize   = 5_000_000 // of characters, and what paragraphs and looks cost
)

// Read reads RTF. The error is always a *foreign.Refusal.
func Read(data []byte) (*foreign.Document, error) {
	if len(data) > maxBytes {
		return nil, refuse(fmt.Sprintf("文件太大：%d MB", len(data)>>20), "把照片另存出来，文字单独存成一个文件再导入")
	}
	data = bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), " \t\r\n")
	if !bytes.HasPrefix(data, []byte(`{\rtf`)) {
		return nil, refuse("这不是 RTF 文件", "用写它的程序打开，另存为 .docx 再导入")
	}
	r := newReader(data)
	if err := r.run(); err != nil {
		return nil, err
	}
	r.finish()
	if len(r.doc.Blocks) == 0 && len(r.doc.Remarks) == 0 {
		return nil, refuse("文件里没有文字", "用 Word 打开看看，它可能是空的或只有图")
	}
	return &r.doc, nil
}

func refuse(message, hint string) error {
	return &foreign.Refusal{Message: message, Hint: hint}
}

func (r *reader) remark(message, text string, left bool) {
	r.doc.Remarks = append(r.doc.Remarks, foreign.Remark{Message: message, Text: text, Left: left})
}

// finish ends what is open and accounts for what was read otherwise.
func (r *reader) finish() {
	for len(r.groups) > 0 {
		r.close()
	}
	r.doc.Blocks = r.endStory()
	if r.garbled > 0 {
		r.remark(fmt.Sprintf("有 %d 处字符认不出来，成了“�”", r.garbled), "", false)
	}
	if len(r.unknown) > 0 {
		r.remark("有些符号来自符号字体，在别的字体里显示不出来，要换成通用的", string(r.unknown), false)
	}
	r.doc.Title = strings.TrimSpace(r.title.String())
}
