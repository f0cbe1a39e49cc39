package plaintext

import (
	"strings"
	"testing"
	"time"
)

// TestHostile reads what would take for ever if anything were looked at again
// for each line or mark. The limit is a hundred times what it takes.
func TestHostile(t *testing.T) {
	const n = 20000
	for name, page := range map[string]string{
		"headings":  strings.Repeat("长桥通车\n", n),
		"hashes":    "# 长桥\n" + strings.Repeat("## 长桥\n", n),
		"brackets":  strings.Repeat("(", n) + strings.Repeat(")", n),
		"quotes":    strings.Repeat(`"长`, n),
		"open":      strings.Repeat("“（长\n", n),
		"path":      "http://a/" + strings.Repeat("长", n),
		"slashes":   "http://" + strings.Repeat("/长", n),
		"at":        strings.Repeat("a@长", n),
		"fields":    strings.Repeat("标题：长 ", n),
		"bylines":   strings.Repeat("记者 江晚\n", n),
		"dividers":  strings.Repeat("———\n", n),
		"fragments": strings.Repeat("，\n", n),
		"unseen":    strings.Repeat("\x00\n", n),
	} {
		start := time.Now()
		checkWhole(t, page)
		if took := time.Since(start); took > 60*time.Second {
			t.Errorf("%s: %v", name, took)
		}
	}
}
