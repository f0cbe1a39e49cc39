package source

import (
	"bufio"
	"bytes"
	"strings"
	"sync"
	"unicode/utf8"

	"bao/internal/diag"

	"github.com/adrg/frontmatter"
)

// Text is an article file, decoded and split. Front and Body are stretches of
// Data; nothing was moved.
type Text struct {
	Path       string
	Data       []byte // UTF-8, LF, no byte order mark
	Front      int    // offset of the first byte after the opening line ---
	FrontEnd   int    // offset of the closing line; Front == FrontEnd: none
	Body       int    // offset of the first byte after the closing line
	HasFront   bool
	Unreadable bool // Data is not to be looked at further
}

// Place returns the place of a stretch of t.Data.
func (t *Text) Place(offset, length int) diag.Place {
	return diag.At(t.Path, t.Data, offset, length)
}

// Split decodes and splits a file. The problems are those that keep it from
// being read: an encoding other than UTF-8, front matter that is never
// closed, a fence typed with full-width dashes.
func Split(path string, raw []byte) (*Text, []diag.Problem) {
	t := &Text{Path: path, Data: Normal(raw)}
	if problem, bad := t.undecodable(raw); bad {
		t.Unreadable = true
		return t, []diag.Problem{problem}
	}
	open, opened := t.openingLine()
	if !opened {
		if line, at, ok := t.likeFence(); ok {
			t.Unreadable = true
			return t, []diag.Problem{badFence.At(t.Place(at, len(line)),
				"文件开头的分隔线不是三个半角减号", "把这一行改成 ---（英文输入法下的三个减号）")}
		}
		return t, nil
	}
	if !t.cut() {
		t.Unreadable = true
		return t, []diag.Problem{unclosed.At(t.Place(open, 3),
			"稿件信息没有结束：开头有 ---，后面却找不到单独成行的另一个 ---",
			"在标题、记者等信息之后、正文之前，另起一行只写 ---")}
	}
	return t, nil
}

// cut finds the front matter with adrg/frontmatter. The one format that it is
// given keeps the library from taking a body that begins with { for JSON; its
// decoder only says that a closing line was found: the library's own decoders
// lose positions. It is shown the file only as far as the closing line,
// because it copies, twice, all that it is shown.
func (t *Text) cut() bool {
	open, _ := t.openingLine()
	end, closed := t.closingLine(open + lineLength(t.Data[open:]))
	if !closed {
		return false
	}
	seen := false
	capture := frontmatter.NewFormat("---", "---", func([]byte, any) error {
		seen = true
		return nil
	})
	buffer := buffers.Get().(*bufio.Reader)
	defer buffers.Put(buffer)
	buffer.Reset(bytes.NewReader(t.Data[:end]))
	var nothing struct{}
	rest, err := frontmatter.Parse(buffer, &nothing, capture)
	if err != nil || !seen {
		return false
	}
	t.HasFront = true
	t.Front = min(open+lineLength(t.Data[open:]), len(t.Data))
	t.Body = end - len(rest)
	t.FrontEnd = max(t.Front, bytes.LastIndex(t.Data[:t.Body], []byte("---")))
	return true
}

// buffers are readers that the library takes as they are; any other it wraps
// in one of four kilobytes, twice the size of an article.
var buffers = sync.Pool{New: func() any { return bufio.NewReader(nil) }}

// openingLine finds the line --- that begins the file, blank lines apart.
func (t *Text) openingLine() (offset int, ok bool) {
	for offset < len(t.Data) {
		n := lineLength(t.Data[offset:])
		line := bytes.TrimSpace(t.Data[offset : offset+n])
		if len(line) > 0 {
			return offset, string(line) == "---"
		}
		offset += n
	}
	return 0, false
}

// closingLine returns where the first line --- at or behind offset ends.
func (t *Text) closingLine(offset int) (end int, ok bool) {
	for offset < len(t.Data) {
		n := lineLength(t.Data[offset:])
		line := bytes.TrimSpace(t.Data[offset : offset+n])
		offset += n
		if string(line) == "---" {
			return offset, true
		}
	}
	return 0, false
}

// likeFence recognises a first line that was meant to be ---: dashes of
// another kind, as Chinese input methods and Word make them.
func (t *Text) likeFence() (line string, offset int, ok bool) {
	for offset < len(t.Data) {
		n := lineLength(t.Data[offset:])
		line = strings.TrimSpace(string(t.Data[offset : offset+n]))
		if line != "" {
			return line, offset, line != "----" && strings.Trim(line, "-－—–─﹣") == "" &&
				utf8.RuneCountInString(line) >= 2 && strings.Trim(line, "-") != ""
		}
		offset += n
	}
	return "", 0, false
}

func lineLength(data []byte) int {
	if i := bytes.IndexByte(data, '\n'); i >= 0 {
		return i + 1
	}
	return len(data)
}
