package plaintext

import (
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// taught reports whether a Chinese character is one of those that everybody
// learns: of the first level of GB/T 2312 (3,755 characters, lead bytes B0 to
// D7) or of Big5 (5,401, lead bytes A4 to C6).
func taught(r rune) bool {
	gb, err := simplifiedchinese.GBK.NewEncoder().String(string(r))
	if err == nil && len(gb) == 2 && gb[0] >= 0xb0 && gb[0] <= 0xd7 && gb[1] >= 0xa1 {
		return true
	}
	big, err := traditionalchinese.Big5.NewEncoder().String(string(r))
	return err == nil && len(big) == 2 && big[0] >= 0xa4 && big[0] <= 0xc6
}
