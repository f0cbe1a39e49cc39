package docx

import "bao/internal/foreign"

// What a document may cost. Each limit is far above what a newspaper's copy
// needs, and keeps a file that was made to do harm below 50 MB of memory.
const (
	maxParts      = 8192     // files in the package
	maxPart       = 48 << 20 // bytes of one part of XML, unpacked
	maxToken      = 4 << 20  // bytes of one tag or one run of text
	maxAttributes = 20000    // in one tag
	maxNamespaces = 50000    // declared in one part
	maxDepth      = 400      // elements within each other
	maxWeight     = 12 << 20 // bytes of memory of one paragraph and its text boxes, about
	maxPieces     = 100000   // blocks, spans and cells of the document
	maxCharacters = 4 << 20  // bytes of the document's text
	maxPictures   = 24 << 20 // bytes of pictures above the size of the file
	maxColumns    = 63       // that a cell may span, as in Word
	maxAddress    = 4096     // bytes of a link's address
	maxNames      = 4 << 20  // bytes of the names of parts and relations
	maxRemarks    = 2000
	maxStyles     = 10000
)

// The refusals.

func damaged(err error) error {
	message := "这份 Word 文件已经损坏，读不出来"
	if err != nil {
		message += "（" + err.Error() + "）"
	}
	return &foreign.Refusal{
		Message: message,
		Hint:    "用 Word 或 WPS 打开它（Word 会问要不要修复），另存为 .docx，再导入；打不开就请作者重发",
	}
}

func tooLarge(what string) error {
	return &foreign.Refusal{
		Message: "这份 Word 文件里" + what + "，不像是稿件，没有读",
		Hint:    "用 Word 或 WPS 打开它看看，把要用的文字复制到新文件里存盘，再导入",
	}
}

func encrypted() error {
	return &foreign.Refusal{
		Message: "这份 Word 文件加了密码，读不出来",
		Hint:    "用 Word 或 WPS 输入密码打开它，在“文件”→“信息”→“保护文档”里去掉密码，存盘后再导入",
	}
}

func notWord(what, hint string) error {
	return &foreign.Refusal{Message: "这不是 Word 的 .docx 文件" + what, Hint: hint}
}
