package docx

import (
	"strings"

	"bao/internal/foreign"
)

// codeWords splits the instructions of a field. A backslash within quotes takes
// the next character for what it is; elsewhere it begins a switch.
func codeWords(code string) []string {
	var words []string
	var word []byte
	quoted, begun := false, false
	for i := 0; i < len(code); i++ {
		c := code[i]
		switch {
		case quoted && c == '\\' && i+1 < len(code):
			i++
			word = append(word, code[i])
		case c == '"':
			quoted, begun = !quoted, true
		case !quoted && (c == ' ' || c == '\t' || c == '\n' || c == '\r'):
			if begun {
				words, word, begun = append(words, string(word)), nil, false
			}
		default:
			word, begun = append(word, c), true
		}
	}
	if begun {
		words = append(words, string(word))
	}
	return words
}

// linkOf returns the address of a HYPERLINK by the words that follow it.
func linkOf(words []string) string {
	address, anchor := "", ""
	for i := 0; i < len(words); i++ {
		switch words[i] {
		case `\l`, `\o`, `\t`:
			if i+1 < len(words) {
				if words[i] == `\l` {
					anchor = "#" + words[i+1]
				}
				i++
			}
		case `\n`, `\m`, `\h`, `\s`:
		default:
			if address == "" {
				address = words[i]
			}
		}
	}
	return address + anchor
}

// safe returns an address that a newspaper may lead to, "" for one that leads
// to somebody's disk or runs a script, with a remark.
func (r *reader) safe(address string) string {
	address = strings.TrimSpace(address)
	scheme, _, _ := strings.Cut(address, ":")
	if len(address) > maxAddress {
		r.remark(foreign.Remark{Message: "有个链接的地址长得离谱，去掉了"})
		return ""
	}
	switch strings.ToLower(scheme) {
	case "http", "https", "mailto", "tel", "ftp":
		return address
	}
	switch {
	case address == "", strings.HasPrefix(address, "#"):
		return address
	case strings.HasPrefix(strings.ToLower(address), "www."):
		return "http://" + address
	}
	r.remark(foreign.Remark{Message: "有个链接指向电脑里的文件或脚本，读者打不开，去掉了：" + address})
	return ""
}
