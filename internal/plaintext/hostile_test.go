package plaintext

import (
	"strings"
	"testing"
	"time"

	"bao/internal/proof"
)

// TestHostile reads what would take for ever if anything were looked at again
// for each line or mark: sixteen times the page may take five times sixteen
// times as long, and no more.
func TestHostile(t *testing.T) {
	const small, big = 2000, 32000
	for name, piece := range map[string]string{
		"headings":  "长桥通车\n",
		"hashes":    "## 长桥\n",
		"quotes":    `"长`,
		"open":      "“（长\n",
		"opening":   "(",
		"slashes":   "/长",
		"path":      "长",
		"at":        "a@长",
		"fields":    "标题：长 ",
		"bylines":   "记者 江晚\n",
		"dividers":  "———\n",
		"fragments": "，\n",
		"unseen":    "\x00\n",
	} {
		read := func(n int) time.Duration {
			page := "http://a/" + strings.Repeat(piece, n)
			if name == "opening" {
				page += strings.Repeat(")", n)
			}
			start := proof.Spent()
			Stories(page, 2026)
			return proof.Spent() - start
		}
		// Below two seconds there is nothing to complain of, nor to measure.
		base, took := read(small), read(big)
		if took > 2*time.Second && took > 5*base*big/small {
			t.Errorf("%s: %v for %d, %v for %d", name, base, small, took, big)
		}
	}
}
