package source

import (
	"bytes"
	"unicode/utf8"

	"bao/internal/diag"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// undecodable reports a file that is not UTF-8. The hint names the encoding
// that it seems to be in, because Notepad's list of encodings is where the
// editor mends it.
func (t *Text) undecodable(raw []byte) (problem diag.Problem, bad bool) {
	const resave = "用记事本打开它，“文件→另存为”，在“编码”一栏选 UTF-8，再保存"
	if utf8.Valid(t.Data) && bytes.IndexByte(t.Data, 0) < 0 {
		return problem, false
	}
	whole := diag.Place{Path: t.Path}
	at := invalidOffset(t.Data)
	switch {
	case bytes.HasPrefix(raw, []byte{0xFF, 0xFE}), bytes.HasPrefix(raw, []byte{0xFE, 0xFF}):
		return otherEncoding.At(whole, "文件是 UTF-16（Unicode）编码，读不了", resave), true
	case bytes.IndexByte(raw, 0) >= 0:
		return notText.At(whole, "这不是文本文件", "Word 文档要先另存为纯文本；图片不能用 .md 作扩展名"), true
	case looksGB18030(raw):
		return otherEncoding.At(t.decodedLine(at), "文件是 GBK（ANSI）编码，不是 UTF-8", resave), true
	}
	return otherEncoding.At(t.Place(at, 1), "文件不是 UTF-8 编码，从这里起读不出来", resave), true
}

// decodedLine is the place of the line around offset, shown in GB18030 so that
// the editor recognises it.
func (t *Text) decodedLine(offset int) diag.Place {
	start := bytes.LastIndexByte(t.Data[:offset], '\n') + 1
	line := t.Data[start : start+lineLength(t.Data[start:])]
	decoded, _ := simplifiedchinese.GB18030.NewDecoder().Bytes(line)
	place := diag.At(t.Path, t.Data, start, 1)
	place.Text, place.Skip = string(bytes.TrimRight(decoded, "\n")), 0
	return place
}

func invalidOffset(data []byte) int {
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 || r == 0 {
			return i
		}
		i += n
	}
	return len(data)
}

// looksGB18030 is true when the bytes decode as GB18030 into text in which
// common Chinese characters abound; chance alone rarely makes them.
func looksGB18030(raw []byte) bool {
	decoded, err := simplifiedchinese.GB18030.NewDecoder().Bytes(raw[:min(len(raw), 4096)])
	if err != nil {
		return false
	}
	common, total := 0, 0
	for _, r := range string(decoded) {
		if r < 0x80 {
			continue
		}
		total++
		if r >= 0x4E00 && r <= 0x9FA5 || r >= 0x3000 && r <= 0x303F || r >= 0xFF00 && r <= 0xFF5E || r >= 0x2014 && r <= 0x201D {
			common++
		}
	}
	return total > 0 && common*10 >= total*8
}
