package intake

import (
	"bytes"
	"fmt"
	"strings"

	"bao/internal/foreign"
)

const saveAsWord = "在做它的程序里打开，另存为 Word 文档（.docx）再交来"

// mostText is what package load takes for an article, in bytes.
const mostText = 8 << 20

func bookSized() *foreign.Refusal {
	return &foreign.Refusal{Message: fmt.Sprintf("文字超过 %d MB，不像是稿件", mostText>>20), Hint: "真有这么长，分成几个文件"}
}

// refusals are files that are known and not read. Their first bytes tell, or,
// where there are none, the endings of their names, each between spaces.
var refusals = []struct {
	head, exts, message, hint string
}{
	{"%PDF-", "", "这是 PDF，里面的字取不出完整的段落", "向作者要 Word 文档或者纯文本；只有 PDF 的，打开它复制文字，存成 .txt 再交来。报纸的电子版放进这一期的文件夹，叫 issue.pdf"},
	{"Rar!", "", "这是 RAR 压缩包", "先解压，把里面的文件拖进来，或者重新压缩成 ZIP"},
	{"7z\xbc\xaf\x27\x1c", "", "这是 7z 压缩包", "先解压，把里面的文件拖进来，或者重新压缩成 ZIP"},
	{"\x1f\x8b", "", "这是 GZ 压缩包", "先解压，把里面的文件拖进来"},
	{"MZ", " .exe .dll .com .scr ", "这是程序，不是稿件", "不要打开来历不明的程序"},
	{"L\x00\x00\x00\x01\x14\x02\x00", "", "这是快捷方式，里面没有稿件", "把它指向的文件拖进来"},
	{"ID3", "", "这是录音", "给读者听的，放在稿件旁边，在稿件里写 [名称](文件名)"},
	{"OggS", "", "这是录音或录像", "给读者听的，放在稿件旁边，在稿件里写 [名称](文件名)"},
	{"", " .mp3 .m4a .wav .amr .aac .mp4 .mov .avi .wmv .flv .mkv ", "这是录音或录像", "给读者听、看的，放在稿件旁边，在稿件里写 [名称](文件名)"},
	{"", " .url .webloc ", "这是网页的快捷方式，里面没有稿件", "在浏览器里打开那一页，另存为“网页，全部”，把 .html 和旁边的文件夹一起拖进来"},
	{"", " .svg .svgz ", "这是矢量图，里面可以有程序", "存为 PNG 再放进来"},
}

// refusalOf says why a file of a known kind isn't read; nil where it may be.
func refusalOf(ext string, head []byte) *foreign.Refusal {
	for _, r := range refusals {
		byHead := r.head != "" && bytes.HasPrefix(head, []byte(r.head))
		byName := ext != "" && strings.Contains(r.exts, " "+ext+" ")
		if r.head == "%PDF-" { // something may stand before it
			byHead = bytes.Contains(head[:min(len(head), 1024)], []byte(r.head))
		}
		if r.head == "MZ" {
			byHead = byHead && bytes.IndexByte(head, 0) >= 0
		}
		if byHead || byName {
			return &foreign.Refusal{Message: r.message, Hint: r.hint}
		}
	}
	if isLetter(ext, bytes.ToLower(bytes.TrimLeft(head, "\xef\xbb\xbf \t\r\n"))) {
		return &foreign.Refusal{Message: "这是一封邮件", Hint: "打开它，把正文复制到 Word 里，附件另存出来再交来"}
	}
	if bytes.Contains(head, []byte("<?mso-application")) || bytes.Contains(head, []byte("schemas.microsoft.com/office/2006/xmlPackage")) {
		return &foreign.Refusal{Message: "这是 XML 格式的 Word 文档", Hint: "用 Word 打开它，另存为“Word 文档（.docx）”再交来"}
	}
	return nil
}

// streams are the names of the streams in an OLE file by which the programs of
// the nineties tell their files apart.
var streams = []struct{ name, message, hint string }{
	{"EncryptedPackage", "文件有密码，打不开", "用 Word 打开它，在“文件 → 信息 → 保护文档”里去掉密码，保存后再交来"},
	{"WordDocument", "", ""},
	{"Workbook", "这是 Excel 表格", "复制要登的格子，粘贴到 Word 里再交来"},
	{"PowerPoint Document", "这是幻灯片", "复制要登的字，粘贴到 Word 里再交来"},
	{"__substg1.0_", "这是一封邮件", "打开它，把正文复制到 Word 里，附件另存出来再交来"},
}

// oleRefusal says why an OLE file isn't read; nil for a Word document and for
// what package word97 may know more of.
func oleRefusal(data []byte) *foreign.Refusal {
	for _, s := range streams {
		var wide []byte
		for _, c := range []byte(s.name) {
			wide = append(wide, c, 0)
		}
		if !bytes.Contains(data, wide) {
			continue
		}
		if s.message == "" {
			return nil
		}
		return &foreign.Refusal{Message: s.message, Hint: s.hint}
	}
	return nil
}
