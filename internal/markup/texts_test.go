package markup

import (
	"strings"
	"testing"
	"unicode"

	"bao/internal/audit"
	"bao/internal/zh"
)

// TestTextOfCases: what is told of a document by parts is told of it as a whole.
func TestTextOfCases(t *testing.T) {
	eachCase(t, func(name, body string) {
		d, _ := Parse([]byte(body))
		text := d.Text()
		var lines []string
		d.Lines(func(line string, subhead bool) {
			lines = append(lines, line)
		})
		if got := strings.Join(lines, "\n"); got != text {
			t.Errorf("%s: line by line %q, at once %q", name, got, text)
		}
		if got, want := d.Count(), zh.Count(text); got != want {
			t.Errorf("%s: counts %d, has %d", name, got, want)
		}
		for _, line := range []string{d.FirstLine(), d.SecondLine(), d.LastLine()} {
			if line != "" && !strings.Contains(text, unbroken(strings.TrimSpace(line))) {
				t.Errorf("%s: the line %q is not of it", name, line)
			}
		}
		if first := d.FirstLine(); first != "" && first != d.FirstParagraph() {
			t.Errorf("%s: begins with %q and with %q", name, first, d.FirstParagraph())
		}
		if last := d.LastLine(); last != "" && last != d.LastParagraph() {
			t.Errorf("%s: ends in %q and in %q", name, last, d.LastParagraph())
		}
	})
}

// TestHeadOfCases: a head is no longer than it may be, has nothing that the
// copy has not, and says whether it left anything out; its own head is itself.
func TestHeadOfCases(t *testing.T) {
	eachCase(t, func(name, body string) {
		d, _ := Parse([]byte(body))
		all := bare(d.Text())
		for _, limit := range []int{12, 30, 60, 1 << 20} {
			h := d.Head(limit)
			text := bare(h.Text())
			if n := h.Count(); n > limit+2 {
				t.Errorf("%s: %d of %d characters", name, n, limit)
			}
			if !isWithin(strings.NewReplacer("…", "").Replace(text), all) {
				t.Errorf("%s: the head has %q", name, text)
			}
			if !h.Cut && len(d.Notes)+len(d.Photos()) == 0 && text != all {
				t.Errorf("%s: %q of %q, and nothing is cut", name, text, all)
			}
			if again := h.Head(limit); bare(again.Text()) != text {
				t.Errorf("%s: the head of the head is %q, not %q", name, again.Text(), h.Text())
			}
		}
	})
}

// bare is a text without blanks.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// isWithin reports whether the characters of part stand in all in that order.
func isWithin(part, all string) bool {
	for _, r := range part {
		i := strings.IndexRune(all, r)
		if i < 0 {
			return false
		}
		all = all[i+len(string(r)):]
	}
	return true
}

// TestNothingPrinted: when nothing of a document is printed, the audit names
// every word of it: what the parser takes for marks is no copy.
func TestNothingPrinted(t *testing.T) {
	eachCase(t, func(name, body string) {
		if strings.ContainsAny(body, `&\`) {
			return // typed in other characters than it prints in
		}
		a := audit.New([]byte(body))
		defer a.Close()
		d, _ := Options{Account: a}.Parse([]byte(body))
		missing := a.Missing(nil, nil)
		if len(missing) >= 50 {
			return // there are bounds
		}
		var named strings.Builder
		for _, m := range missing {
			named.WriteString(body[m.At : m.At+m.Len])
		}
		all := bare(named.String())
		eachWord(append(d.Blocks, d.Notes...), func(word string) {
			if word != "详情" && !isWithin(bare(clean(word)), all) { // the heading of what has none
				t.Errorf("%s: %q is not named, but %q", name, word, all)
			}
		})
	})
}

func eachWord(nodes []Node, do func(word string)) {
	for i := range nodes {
		do(nodes[i].leaf())
		eachWord(nodes[i].Children, do)
	}
}
