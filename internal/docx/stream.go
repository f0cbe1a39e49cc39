package docx

import (
	"archive/zip"
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"bao/internal/foreign"
)

// stream is the XML of a part, read token by token within the limits.
type stream struct {
	decoder *xml.Decoder
	meter   *meter
	fail    func(error) // told of the first error
	stop    *error      // set where the reading is over for another reason
	ended   bool
	depth   int // elements open
	weight  int // bytes of memory that the paragraph at hand takes, about
	names   map[xml.Name]string
	spaces  map[string]string // namespaces by prefix, as last declared
	spaced  int               // namespaces declared
}

func (a *archive) stream(part string) (*stream, error) {
	file := a.parts[part]
	if file == nil {
		return nil, damaged(nil)
	}
	if file.UncompressedSize64 > maxPart {
		return nil, tooLarge("的文字解开后太大")
	}
	r, err := file.Open()
	if err != nil {
		if errors.Is(err, zip.ErrAlgorithm) {
			return nil, damaged(errors.New("压缩方式不认得"))
		}
		return nil, damaged(nil)
	}
	s := &stream{names: map[xml.Name]string{}, spaces: map[string]string{}, fail: func(error) {}}
	s.meter = &meter{from: &tidy{from: utf8Of(r)}}
	s.decoder = xml.NewDecoder(s.meter)
	s.decoder.CharsetReader = func(label string, in io.Reader) (io.Reader, error) {
		if strings.HasPrefix(strings.ToLower(label), "utf-16") {
			return in, nil // utf8Of has been there
		}
		return charset.NewReaderLabel(label, in)
	}
	return s, nil
}

// utf8Of reads a part in UTF-16 as UTF-8, which is all that encoding/xml knows.
// It takes a byte order mark of UTF-8 for text before the root, as we do.
func utf8Of(r io.Reader) io.Reader {
	in := bufio.NewReader(r)
	head, _ := in.Peek(2)
	switch {
	case bytes.HasPrefix(head, []byte("\xFF\xFE")), bytes.HasPrefix(head, []byte("<\x00")):
		return transform.NewReader(in, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder())
	case bytes.HasPrefix(head, []byte("\xFE\xFF")), bytes.HasPrefix(head, []byte("\x00<")):
		return transform.NewReader(in, unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewDecoder())
	}
	return in
}

// meter stops a reader of XML at a token that is too long to be honest, before
// encoding/xml has it in memory. An entity can't make one: encoding/xml reads
// no declaration of entities, and a name that it does not know is an error.
type meter struct {
	from       io.Reader
	read       int64 // bytes so far
	token      int64 // offset of the end of the last token
	counted    int64 // token when attributes were last counted from
	attributes int
	err        error
}

func (m *meter) Read(p []byte) (int, error) {
	if m.token != m.counted {
		m.counted, m.attributes = m.token, 0
	}
	if m.read > maxPart || m.read-m.token > maxToken || m.attributes > maxAttributes {
		m.err = tooLarge("有一段长得离谱的内容")
		return 0, m.err
	}
	n, err := m.from.Read(p)
	m.read += int64(n)
	m.attributes += bytes.Count(p[:n], []byte("="))
	return n, err
}

// next returns the next token, nil at the end or after an error.
func (s *stream) next() xml.Token {
	if s.ended || s.stop != nil && *s.stop != nil {
		return nil
	}
	token, err := s.decoder.Token()
	s.meter.token = s.decoder.InputOffset()
	switch token.(type) {
	case xml.StartElement:
		s.depth++
		if s.depth > maxDepth {
			err = tooLarge("一层套一层，套得太深")
		}
	case xml.EndElement:
		s.depth--
	}
	if err != nil {
		s.end(err)
		return nil
	}
	return token
}

// end ends the stream; why is io.EOF for one that was read to its end.
func (s *stream) end(why error) {
	if s.ended {
		return
	}
	s.ended = true
	if s.meter.err != nil {
		why = s.meter.err // encoding/xml may take it for the end of the part
	}
	var refusal *foreign.Refusal
	switch {
	case why == io.EOF:
	case errors.As(why, &refusal):
		s.fail(refusal)
	default:
		s.fail(damaged(nil))
	}
}
