package intake

import (
	"bytes"
	"path"
	"regexp"
	"strings"
	"unicode/utf16"

	"bao/internal/load"
	"bao/internal/plaintext"
)

// format is what a file is by its first bytes; its name only decides between
// kinds of text.
type format uint8

const (
	unknown  format = iota
	zipFile         // ZIP, and all that is one inside
	oleFile         // Word 97, Excel 97 and what is encrypted
	rtfFile         //
	htmlFile        //
	mailFile        // MHTML
	picture         //
	markdownFile
	textFile
	refused // what is known and can't be read: see refusals
)

var plainExt = regexp.MustCompile(`^\.[a-z0-9]{1,5}$`)

// pictureHeads are the first bytes of pictures, and the endings of their names.
var pictureHeads = []struct {
	at        int
	head, ext string
}{
	{0, "\xff\xd8\xff", ".jpg"},
	{0, "\x89PNG\r\n\x1a\n", ".png"},
	{0, "GIF87a", ".gif"},
	{0, "GIF89a", ".gif"},
	{8, "WEBP", ".webp"},
	{0, "II*\x00", ".tif"},
	{0, "MM\x00*", ".tif"},
	{40, " EMF", ".emf"},
	{0, "\xd7\xcd\xc6\x9a", ".wmf"},
	{4, "ftypheic", ".heic"},
	{4, "ftypheix", ".heic"},
	{4, "ftypmif1", ".heic"},
	{4, "ftypavif", ".avif"},
	{0, "8BPS", ".psd"},
}

// pictureExt returns the ending for the name of a picture by its bytes; empty
// for what is no picture.
func pictureExt(data []byte) string {
	for _, h := range pictureHeads {
		if len(data) >= h.at+len(h.head) && string(data[h.at:h.at+len(h.head)]) == h.head {
			return h.ext
		}
	}
	const bitmapHead = 26 // that two letters begin a text is no rarity
	if len(data) > bitmapHead && string(data[:2]) == "BM" && data[6] == 0 && data[7] == 0 && data[8] == 0 && data[9] == 0 {
		return ".bmp"
	}
	return ""
}

// sniff tells what a file is.
func sniff(name string, data []byte) format {
	ext := strings.ToLower(path.Ext(name))
	head := data[:min(len(data), 4096)]
	typed := bytes.TrimLeft(bytes.TrimPrefix(narrow(head), []byte("\xef\xbb\xbf")), " \t\r\n")
	words := bytes.ToLower(typed)
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")), bytes.HasPrefix(head, []byte("PK\x05\x06")):
		return zipFile
	case bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return oleFile
	case bytes.HasPrefix(words, []byte(`{\rtf`)):
		return rtfFile
	case pictureExt(data) != "":
		return picture
	case refusalOf(ext, head) != nil:
		return refused
	case isMHTML(words):
		return mailFile
	case ext == ".md" || ext == ".markdown":
		return markdownFile
	case fronted(name, typed):
		return markdownFile
	case isHTML(ext, words):
		return htmlFile
	}
	return textFile
}

// isMHTML reports whether a file begins as one of MHTML does. A letter with
// pictures in it does too, see refusalOf.
func isMHTML(words []byte) bool {
	return bytes.Contains(words, []byte("multipart/related")) &&
		(bytes.HasPrefix(words, []byte("from:")) || bytes.HasPrefix(words, []byte("mime-version:")) || bytes.Contains(words, []byte("\nmime-version:")))
}

var (
	letterHead = regexp.MustCompile(`^(?:[a-z][a-z0-9-]*:.*\r?\n(?:[ \t].*\r?\n)*)+`)
	sentTo     = regexp.MustCompile(`(?m)^(?:to|received|delivered-to|return-path|message-id|x-mailer):`)
	ofMail     = regexp.MustCompile(`(?m)^(?:mime-version|content-type):`) // a memo has To and Date, too
)

// isLetter reports whether a file is one letter as a mailbox saves it.
func isLetter(ext string, words []byte) bool {
	head := letterHead.Find(words)
	return sentTo.Match(head) && ofMail.Match(head) || ext == ".eml" && head != nil
}

// fronted reports whether a text is an article already: front matter with a
// headline stands between its fences, where a notice may have 时间：, or it is called
// .md.txt, as Windows calls what 记事本 saved where endings are hidden.
func fronted(name string, typed []byte) bool {
	name = strings.ToLower(name)
	if strings.HasSuffix(name, ".md.txt") {
		return true
	}
	if !strings.HasSuffix(name, ".txt") {
		return false
	}
	front, _, _ := plaintext.Decode(frontStart.Find(typed))
	for line := range strings.Lines(front) {
		if word, _, ok := cutLabel(line); ok {
			if key, _ := load.Word(word); key == "标题" {
				return true
			}
		}
	}
	return false
}

var (
	frontStart = regexp.MustCompile(`^---[ \t]*\r?\n(?:(?:[^\r\n]*[:：][^\r\n]*|[ \t]*-[ \t][^\r\n]*|#[^\r\n]*|[ \t]*)\r?\n)+?---[ \t]*\r?\n`) // keys, items, remarks
	pageStart  = regexp.MustCompile(`^(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|meta)\b`)
	pieceStart = regexp.MustCompile(`^(?:<!--.*?-->\s*)*<(?:section|div|p|span|article|table|h[1-6]|ul|ol|img|figure|a|strong|em|b)\b[^<]*>`)
)

// isHTML reports whether a file is a web page or a piece of one.
func isHTML(ext string, words []byte) bool {
	if pageStart.Match(words) || pieceStart.Match(words) {
		return true
	}
	return (ext == ".html" || ext == ".htm" || ext == ".xhtml") && bytes.IndexByte(words, '<') >= 0
}

// narrow makes UTF-16 with its mark bytes of ASCII, as far as it is ASCII.
func narrow(head []byte) []byte {
	little := bytes.HasPrefix(head, []byte("\xff\xfe"))
	if !little && !bytes.HasPrefix(head, []byte("\xfe\xff")) {
		return head
	}
	units := make([]uint16, 0, len(head)/2)
	for i := 2; i+1 < len(head); i += 2 {
		a, b := uint16(head[i]), uint16(head[i+1])
		if !little {
			a, b = b, a
		}
		units = append(units, a|b<<8)
	}
	return []byte(string(utf16.Decode(units)))
}
