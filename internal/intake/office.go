package intake

import (
	"archive/zip"
	"bytes"
	"io"
	"path"
	"strings"
	"unicode"

	"bao/internal/foreign"
	"bao/internal/plaintext"
)

// withinZip lets pass a file of a ZIP that is one itself only if it is a Word
// document: what is packed twice can be packed a thousand times.
func withinZip(data []byte) error {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil // package docx may know more
	}
	is, refusal := officeFile(z)
	if refusal != nil {
		return refusal
	}
	if !is {
		return &foreign.Refusal{Message: "压缩包里还有压缩包", Hint: "先解开一层，把里面的文件拖进来"}
	}
	return nil
}

// officeFile tells whether a ZIP is a Word document by the parts in it, and why
// it isn't read where it is one of another program.
func officeFile(z *zip.Reader) (word bool, refusal *foreign.Refusal) {
	types := false
	for _, e := range z.File {
		name := strings.ToLower(strings.ReplaceAll(e.Name, `\`, "/"))
		switch {
		case name == "[content_types].xml":
			types = true
		case strings.HasPrefix(name, "xl/"):
			return false, &foreign.Refusal{Message: "这是 Excel 表格", Hint: "复制要登的格子，粘贴到 Word 里再交来"}
		case strings.HasPrefix(name, "ppt/"):
			return false, &foreign.Refusal{Message: "这是幻灯片", Hint: "复制要登的字，粘贴到 Word 里再交来"}
		case name == "index/document.iwa":
			return false, &foreign.Refusal{Message: "这是苹果电脑的 Pages 文稿", Hint: "在 Pages 里选“文件 → 导出为 → Word”，把导出的 .docx 交来"}
		case name == "mimetype":
			return false, openDocument(e)
		}
	}
	return types, nil
}

// openDocument says what a file with a mimetype is.
func openDocument(e *zip.File) *foreign.Refusal {
	kind := ""
	if in, err := e.Open(); err == nil {
		defer in.Close()
		head, _ := io.ReadAll(io.LimitReader(in, 100))
		kind = string(head)
	}
	switch {
	case strings.Contains(kind, "epub"):
		return &foreign.Refusal{Message: "这是电子书", Hint: "复制要登的字，粘贴到 Word 里再交来"}
	case strings.Contains(kind, "opendocument.text"):
		return &foreign.Refusal{Message: "这是 OpenDocument 文档（.odt）", Hint: saveAsWord}
	}
	return &foreign.Refusal{Message: "这不是 Word 文档，是别的程序的文件", Hint: saveAsWord}
}

// isOffice reports whether a file bears the name of one of a word processor.
func isOffice(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".doc", ".dot", ".docx", ".docm", ".dotx", ".dotm", ".rtf", ".wps", ".wpt":
		return true
	}
	return false
}

// legible reports whether a file is text all through. Encodings for Chinese
// make characters of nearly any bytes; what gives those away that are none is
// that some are broken.
func legible(data []byte) bool {
	text, enc, _ := plaintext.Decode(data)
	return enc != plaintext.NotText && !strings.ContainsFunc(text, func(r rune) bool {
		return r == unicode.ReplacementChar || unicode.Is(unicode.Co, r) || unicode.IsControl(r) && !unicode.IsSpace(r)
	})
}
