package markup

import "strings"

// What tells a destination from a bracket of the copy: it ends in the
// extension of a file that people link to, or is an address.

// extensions are those of files that stand beside articles, with true for
// pictures.
var extensions = map[string]bool{
	"jpg": true, "jpeg": true, "png": true, "gif": true, "webp": true, "svg": true, "bmp": true,
	"heic": true, "heif": true, "avif": true, "tif": true, "tiff": true, "jfif": true,
	"md": false, "markdown": false, "html": false, "htm": false, "txt": false, "pdf": false,
	"doc": false, "docx": false, "wps": false, "xls": false, "xlsx": false, "et": false, "csv": false,
	"ppt": false, "pptx": false, "dps": false, "zip": false, "rar": false,
	"mp3": false, "m4a": false, "wav": false, "mp4": false, "mov": false,
}

// extensionEnd returns the end of the first extension of a known kind from at
// on, or -1. Something must stand before it, and no letter after it.
func extensionEnd(s string, at int) int {
	for {
		i := strings.IndexByte(s[at:], '.')
		if i < 0 {
			return -1
		}
		at += i + 1
		end := at
		for end < len(s) && wordByte(s[end]) {
			end++
		}
		if at > 1 && end-at <= 8 {
			if _, ok := extensions[strings.ToLower(s[at:end])]; ok {
				return end
			}
		}
	}
}

// extensionAtEnd is extensionEnd for one that ends s.
func extensionAtEnd(s string) int {
	for at := 0; ; {
		if at = extensionEnd(s, at); at < 0 || at == len(s) {
			return at
		}
	}
}

// isPictureName reports whether a name promises a picture.
func isPictureName(s string) bool {
	i := strings.LastIndexByte(s, '.')
	return i > 0 && len(s)-i <= 8 && extensions[strings.ToLower(s[i+1:])]
}

// queryLen returns the length of the ?query or #fragment that s begins with. A
// fragment is a subhead, which may have spaces.
func queryLen(s string) int {
	if s == "" || s[0] != '?' && s[0] != '#' {
		return 0
	}
	n := strings.IndexFunc(s, func(r rune) bool { return blankRune(r) && s[0] == '?' || quoteRune(r) })
	if n < 0 {
		n = len(s)
	}
	return trimmedEnd(s, 0, n)
}

// namesPlace reports whether s is an address, or a place in the article.
func namesPlace(s string) bool {
	if len(s) > 1 && s[0] == '#' {
		return true
	}
	lower := strings.ToLower(s[:min(len(s), 10)])
	for _, start := range []string{"http://", "https://", "ftp://", "mailto:", "tel:", "www."} {
		if strings.HasPrefix(lower, start) && len(s) > len(start) {
			return true
		}
	}
	return hostName(s)
}

// hostName reports whether s is the bare name of a site, with a path or not:
// example.com/a. Editors leave out the https://.
func hostName(s string) bool {
	host, _, _ := strings.Cut(s, "/")
	if hostLen([]byte(host)) != len(host) {
		return false
	}
	switch strings.ToLower(host[strings.LastIndexByte(host, '.')+1:]) {
	case "com", "cn", "net", "org", "gov", "edu", "info", "top", "vip", "xyz", "club", "wang", "hk", "mo", "tw":
		return true
	}
	return false
}
