package webpage

import (
	"bytes"
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/url"
	"strings"

	"bao/internal/foreign"
)

// maxParts bounds the files of an MHTML; WeChat's longest have some hundred.
const maxParts = 5000

// isMHTML reports whether data is a page with its files in one (RFC 2557).
func isMHTML(data []byte) bool {
	head := bytes.ToLower(data[:min(len(data), 4096)])
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	return len(head) > 0 && head[0] != '<' && bytes.Contains(head, []byte("multipart/related"))
}

// unpack returns the page of an MHTML and keeps its other files in r.parts.
func (r *reader) unpack(data []byte) ([]byte, error) {
	damaged := &foreign.Refusal{
		Message: "MHTML 网页是坏的",
		Hint:    "在浏览器里打开它，另存为“网页，全部”再导入",
	}
	data = bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), " \t\r\n")
	m, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		return nil, damaged
	}
	_, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil || params["boundary"] == "" {
		return nil, damaged
	}
	r.parts = map[string][]byte{}
	var page []byte
	parts := multipart.NewReader(m.Body, params["boundary"])
	for range maxParts {
		p, err := parts.NextRawPart()
		if err != nil {
			break // the end, or cut off: what came before counts
		}
		body := partBody(p)
		location := p.Header.Get("Content-Location")
		kind, params, _ := mime.ParseMediaType(p.Header.Get("Content-Type"))
		if page == nil && (kind == "text/html" || kind == "application/xhtml+xml") {
			page = declare(body, params["charset"])
			if u, err := url.Parse(location); err == nil && u.IsAbs() {
				r.base = u
			}
			continue
		}
		r.parts[location] = body
		r.parts["cid:"+strings.Trim(p.Header.Get("Content-ID"), "<>")] = body
	}
	if page == nil {
		return nil, damaged
	}
	return page, nil
}

// partBody returns what a part holds; what its encoding spoils ends it.
func partBody(p *multipart.Part) []byte {
	var body io.Reader = p
	switch strings.ToLower(p.Header.Get("Content-Transfer-Encoding")) {
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, p)
	case "quoted-printable":
		body = quotedprintable.NewReader(p)
	}
	data, _ := io.ReadAll(io.LimitReader(body, maxBytes))
	return data
}

// declare sets the encoding that a part's head tells before a page that may not
// tell it itself.
func declare(page []byte, charset string) []byte {
	if charset == "" || strings.ContainsAny(charset, `"<>`) {
		return page
	}
	return append([]byte(`<meta charset="`+charset+`">`), page...)
}

// part returns a file of an MHTML by the address that the page writes.
func (r *reader) part(address string) ([]byte, bool) {
	if data, ok := r.parts[address]; ok {
		return data, true
	}
	data, ok := r.parts[r.absolute(address)]
	return data, ok
}
