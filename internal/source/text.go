package source

import (
	"bufio"
	"bytes"
	"sync"

	"bao/internal/diag"

	"github.com/adrg/frontmatter"
)

// Text is an article file, decoded and split. Front and Body are stretches of
// Data; nothing was moved.
type Text struct {
	Path       string
	Data       []byte // UTF-8, LF, no byte order mark
	Front      int    // offset of the first byte after the opening line ---
	FrontEnd   int    // offset of the closing line, or where it is missing
	Body       int    // offset of the first byte after the closing line
	HasFront   bool
	Unreadable bool // Data is not to be looked at further

	known func(word string) bool
}

// Place returns the place of a stretch of t.Data.
func (t *Text) Place(offset, length int) diag.Place {
	return diag.At(t.Path, t.Data, offset, length)
}

// Split decodes and splits a file. What keeps it from being read is an error:
// an encoding other than UTF-8, front matter of another program. Front matter
// whose fences are not as they should be is read as it was meant, and reported.
// Known tells the words that front matter may have, for copy has lines like
// 时间：… too; nil means any.
func Split(path string, raw []byte, known func(word string) bool) (*Text, []diag.Problem) {
	t := &Text{Path: path, Data: Normal(raw), known: known}
	if problem, bad := t.undecodable(raw); bad {
		t.Unreadable = true
		return t, []diag.Problem{problem}
	}
	open, ok := t.firstLine()
	if !ok {
		return t, nil
	}
	from := open + lineLength(t.Data[open:])
	if string(t.trimmed(open)) == "---" {
		end, sure := t.closingLine(from)
		if sure && t.cut(from, end) {
			return t, nil
		}
		return t, t.settle(from, nil)
	}
	if fenceForm(string(t.trimmed(open))) == noFence {
		return t, nil
	}
	return t, t.loose(open, from)
}

// cut finds the front matter with adrg/frontmatter. The one format that it is
// given keeps the library from taking a body that begins with { for JSON; its
// decoder only says that a closing line was found: the library's own decoders
// lose positions. It is shown the file only as far as the closing line, where
// end is, because it copies, twice, all that it is shown.
func (t *Text) cut(from, end int) bool {
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
	t.Front = from
	t.Body = end - len(rest)
	t.FrontEnd = max(t.Front, bytes.LastIndex(t.Data[:t.Body], []byte("---")))
	return true
}

// buffers are readers that the library takes as they are; any other it wraps
// in one of four kilobytes, twice the size of an article.
var buffers = sync.Pool{New: func() any { return bufio.NewReader(nil) }}

// firstLine finds the first line with anything on it.
func (t *Text) firstLine() (offset int, ok bool) {
	for offset < len(t.Data) {
		if len(t.trimmed(offset)) > 0 {
			return offset, true
		}
		offset += lineLength(t.Data[offset:])
	}
	return 0, false
}

// trimmed returns the line at offset without the white space around it.
func (t *Text) trimmed(offset int) []byte {
	return bytes.TrimSpace(t.Data[offset : offset+lineLength(t.Data[offset:])])
}

// closingLine returns where the first line --- at or behind offset ends. It is
// sure when nothing above that line can be anything but front matter: no blank
// line, behind which copy may begin, and no other fence.
func (t *Text) closingLine(offset int) (end int, sure bool) {
	sure = true
	for offset < len(t.Data) {
		n := lineLength(t.Data[offset:])
		line := bytes.TrimSpace(t.Data[offset : offset+n])
		offset += n
		switch {
		case string(line) == "---":
			return offset, sure
		case len(line) == 0, mayBeFence(line[0]) && fenceForm(string(line)) != noFence:
			sure = false
		}
	}
	return 0, false
}

func lineLength(data []byte) int {
	if i := bytes.IndexByte(data, '\n'); i >= 0 {
		return i + 1
	}
	return len(data)
}
