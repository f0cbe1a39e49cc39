package main

import (
	"bytes"
	"io"
	"os"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// chinesePage is Windows' number of the code page in which a console takes
// text of mainland China: GBK.
const chinesePage = 936

// spoken is where bao prints to a file of the system. A Windows console shows
// what Go prints whatever its code page is; but what is piped to more or into a
// file that type shows is taken to be of that page.
func spoken(f *os.File) io.Writer {
	if codePage() != chinesePage || isTerminal(f) || os.Getenv("MSYSTEM") != "" { // Git Bash shows UTF-8
		return f
	}
	return newPaged(f)
}

// paged writes text in GBK, which has nearly all that papers print; what it has
// not becomes a question mark.
type paged struct {
	to      io.Writer
	encoder *encoding.Encoder
}

func newPaged(to io.Writer) *paged {
	return &paged{to, encoding.ReplaceUnsupported(simplifiedchinese.GBK.NewEncoder())}
}

// Write takes whole characters.
func (p *paged) Write(text []byte) (int, error) {
	data, err := p.encoder.Bytes(bytes.ToValidUTF8(text, []byte("?")))
	if err != nil {
		return 0, err
	}
	// The encoder's substitute is for type the end of a file; it is no part of
	// a character of two bytes.
	if _, err := p.to.Write(bytes.ReplaceAll(data, []byte{encoding.ASCIISub}, []byte("?"))); err != nil {
		return 0, err
	}
	return len(text), nil
}

// forPrograms is where to print what a program reads, which is UTF-8
// everywhere (RFC 8259 for JSON).
func forPrograms(w io.Writer) io.Writer {
	if p, ok := w.(*paged); ok {
		return p.to
	}
	return w
}
