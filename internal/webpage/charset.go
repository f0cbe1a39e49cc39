package webpage

import (
	"bytes"
	"regexp"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	utf16 "golang.org/x/text/encoding/unicode"
)

// clipForm matches the head that Windows sets before HTML on the clipboard
// (learn.microsoft.com/windows/win32/dataxchg/html-clipboard-format).
var clipForm = regexp.MustCompile(`^Version:[0-9.]+\s+(?:[A-Za-z]+:[^\r\n<]*\s+)+`)

// decode returns a page in UTF-8, and how many characters could not be read.
//
// What is UTF-8 with Chinese in it is taken for that whatever the page
// declares: an editor that saved it anew left the old declaration behind.
func decode(data []byte) (text []byte, garbled int) {
	data = data[len(clipForm.Find(data)):]
	before := bytes.Count(data, []byte("\uFFFD"))
	e := encodingOf(data)
	if e == nil {
		data = bytes.TrimPrefix(data, []byte("\uFEFF"))
		text = bytes.ToValidUTF8(data, []byte("\uFFFD"))
	} else if t, err := e.NewDecoder().Bytes(data); err == nil {
		text, before = t, 0
	} else {
		text = bytes.ToValidUTF8(data, []byte("\uFFFD"))
	}
	return text, max(0, bytes.Count(text, []byte("\uFFFD"))-before)
}

// encodingOf returns the encoding of a page, nil for UTF-8.
func encodingOf(data []byte) encoding.Encoding {
	if len(data) > 3 && data[1] == 0 && data[3] == 0 {
		return utf16.UTF16(utf16.LittleEndian, utf16.UseBOM)
	}
	valid := utf8.Valid(data)
	if valid && bytes.ContainsFunc(data, func(r rune) bool { return r != utf8.RuneError && unicode.Is(unicode.Han, r) }) {
		return nil
	}
	e, name, sure := charset.DetermineEncoding(data[:min(len(data), 4096)], "")
	switch {
	case sure && name != "utf-8":
		return e
	case valid:
		return nil
	}
	// Chinese pages that declare nothing, or UTF-8 falsely, are GBK.
	if t, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data); !sure || err == nil && !bytes.Contains(t, []byte("\uFFFD")) {
		return simplifiedchinese.GB18030
	}
	return nil
}
