package word97

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// title returns the title among the properties of a file ([MS-OLEPS]).
func title(b []byte) string {
	at := int(u32(b, 44))
	set := cut(b, at, len(b))
	for i := range min(int(u32(set, 4)), 64) {
		if u32(set, 8+8*i) != 2 {
			continue
		}
		value := int(u32(set, 12+8*i))
		kind, size := u32(set, value), int(u32(set, value+4))
		if kind != 0x1E {
			return ""
		}
		s, _, _ := bytes.Cut(cut(set, value+8, size), []byte{0})
		if !utf8.Valid(s) {
			s, _ = simplifiedchinese.GB18030.NewDecoder().Bytes(s)
		}
		return strings.TrimSpace(string(s))
	}
	return ""
}
