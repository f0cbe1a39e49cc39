package dist

import (
	"fmt"
	"strings"
	"unicode"
)

// Holdable reports whether Windows can hold a file of that slash-separated
// address, and if not, why, in Chinese. A newspaper that was made elsewhere is
// copied to such computers, and to memory sticks in their formats.
//
// https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file
func Holdable(address string) (problem string, ok bool) {
	for segment := range strings.SplitSeq(address, "/") {
		if segment == "" {
			continue
		}
		if i := strings.IndexFunc(segment, forbidden); i >= 0 {
			r := []rune(segment[i:])[0]
			if r < ' ' {
				return fmt.Sprintf("“%s”里有看不见的控制字符", strings.Map(visible, segment)), false
			}
			return fmt.Sprintf("“%s”里有“%c”", segment, r), false
		}
		switch segment[len(segment)-1] {
		case '.':
			return fmt.Sprintf("“%s”以点结尾", segment), false
		case ' ':
			return fmt.Sprintf("“%s”以空格结尾", segment), false
		}
		// Windows looks at what is before the first dot, and not at spaces
		// between the two.
		stem, _, _ := strings.Cut(segment, ".")
		if stem = strings.TrimRight(stem, " "); device(strings.ToLower(stem)) {
			return fmt.Sprintf("“%s”是 Windows 留给设备的名字", stem), false
		}
	}
	return "", true
}

func forbidden(r rune) bool {
	switch r {
	case '<', '>', ':', '"', '|', '?', '*', '\\':
		return true
	}
	return r < ' '
}

func visible(r rune) rune {
	if unicode.IsControl(r) {
		return '�'
	}
	return r
}

// device reports whether a name in small letters means a device.
func device(name string) bool {
	switch name {
	case "con", "prn", "aux", "nul", "conin$", "conout$":
		return true
	}
	number, isCOM := strings.CutPrefix(name, "com")
	number, isLPT := strings.CutPrefix(number, "lpt")
	if isCOM == isLPT {
		return false
	}
	switch number {
	case "1", "2", "3", "4", "5", "6", "7", "8", "9", "¹", "²", "³": // the latter count as digits there
		return true
	}
	return false
}
