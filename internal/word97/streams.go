package word97

import (
	"bytes"
	"errors"
	"io"
	"math"

	"github.com/richardlehane/mscfb"
)

// streams are the files in a compound file that a document is made of.
type streams struct {
	word  []byte // WordDocument: the text and most properties
	table []byte // 0Table or 1Table, as the FIB says
	data  []byte // Data: pictures in lines
	named map[string][]byte
}

// others are the streams of files that are no Word documents, with what to say.
var others = []struct{ stream, message, hint string }{
	{"EncryptedPackage", "文件有密码，打不开", "用 Word 打开它，去掉密码（文件 → 信息 → 保护文档）再导入"},
	{"Workbook", "这是 Excel 表格，不是文章", "把要的表格复制到 Word 文件里再导入"},
	{"Book", "这是 Excel 表格，不是文章", "把要的表格复制到 Word 文件里再导入"},
	{"PowerPoint Document", "这是幻灯片，不是文章", "把要的文字复制到 Word 文件里再导入"},
	{"MatOST", "这是微软 Works 的文件，读不了", "用 Word 打开它，另存为 .docx 再导入"},
}

var wanted = []string{"WordDocument", "0Table", "1Table", "Data", "\x05SummaryInformation"}

// openStreams reads the streams of a compound file.
func openStreams(data []byte) (*streams, error) {
	if !bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) {
		return nil, refuse("这不是 Word 97–2003 的文件（.doc）", "用写它的程序打开，另存为 .docx 再导入")
	}
	source := &bounded{r: bytes.NewReader(data), left: maxDirectory}
	r, err := mscfb.New(source)
	if err != nil {
		return nil, damaged()
	}
	source.left = math.MaxInt
	s := &streams{named: map[string][]byte{}}
	names := map[string]bool{}
	for _, f := range r.File {
		names[f.Name] = true
		for _, name := range wanted {
			// Those of embedded documents have a path.
			if f.Name == name && len(f.Path) == 0 && s.named[name] == nil {
				s.named[name] = stream(f, len(data))
			}
		}
	}
	s.word, s.data = s.named["WordDocument"], s.named["Data"]
	if s.word != nil {
		return s, nil
	}
	for _, o := range others {
		if names[o.stream] {
			return nil, refuse(o.message, o.hint)
		}
	}
	return nil, refuse("文件里没有 Word 文档：可能是旧版 WPS 或别的程序存的", "用 WPS 打开它，另存为 .docx 再导入")
}

// stream reads a stream; of one that is cut off, what there is.
func stream(f *mscfb.File, most int) []byte {
	if f.Size <= 0 || f.Size > int64(most) {
		return nil
	}
	b := make([]byte, f.Size)
	n, err := io.ReadFull(f, b)
	if err != nil && !errors.Is(err, io.EOF) && n == 0 {
		// A chain that ends early is told before anything is read: take less.
		for size := len(b) &^ 511; size > 0 && n == 0; size /= 2 {
			if _, err := f.Seek(0, io.SeekStart); err != nil {
				return nil
			}
			n, _ = f.Read(b[:size])
		}
	}
	return b[:n]
}

// maxDirectory bounds the directory of a compound file: four thousand entries.
// mscfb keeps a path for each, so that a hostile chain of folders within
// folders takes memory by the square of their number.
const (
	maxDirectory = 512 << 10
	sector       = 512
)

// bounded ends in an error after so many bytes in whole sectors, which only the
// directory is read by while a compound file is opened.
type bounded struct {
	r    *bytes.Reader
	left int
}

func (b *bounded) ReadAt(p []byte, off int64) (int, error) {
	if len(p) >= sector {
		b.left -= len(p)
	}
	if off < 0 || b.left < 0 {
		return 0, io.ErrUnexpectedEOF
	}
	return b.r.ReadAt(p, off)
}
