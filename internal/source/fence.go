package source

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"bao/internal/diag"
	"bao/internal/zh"
)

// The forms of a line that was meant to part front matter from copy.
type fence uint8

const (
	noFence   fence = iota
	properly        // ---
	otherwise       // dashes of another number or kind, as input methods and Word make them; other marks
	ofAnother       // +++, which other programs read as TOML
)

// mayBeFence sifts lines by their first byte: marks, and those that dashes beyond
// ASCII and unseen characters begin with.
func mayBeFence(c byte) bool {
	return c == '-' || c == '+' || c == '=' || c == '*' || c == '_' || c == '~' || c == 0xe2 || c == 0xef
}

const unseen = "\u200b\u200c\u200d\u2060\ufeff"

func fenceForm(line string) fence {
	if line == "---" {
		return properly
	}
	line = strings.Trim(line, unseen+" \t\u3000\u00a0")
	switch {
	case line == "+++":
		return ofAnother
	case line == "" || line == "-":
		return noFence
	case strings.Trim(line, " -－—–―─﹣−‐‑‒") == "", len(line) > 2 && strings.Trim(line, line[:1]) == "" && strings.IndexByte("=*_~", line[0]) >= 0:
		return otherwise
	}
	return noFence
}

// loose splits a file whose first line is a fence, but not the right one. It
// is one only above lines of front matter: copy may begin with a dash too.
func (t *Text) loose(open, from int) []diag.Problem {
	first := from
	for first < len(t.Data) && len(t.trimmed(first)) == 0 {
		first += lineLength(t.Data[first:])
	}
	line := string(t.trimmed(open))
	what := "文件开头的分隔线不是三个半角减号"
	if first < len(t.Data) && keyForm(string(t.trimmed(first))) != "" {
		return t.settle(from, []diag.Problem{badFence.At(t.Place(open, len(line)),
			what+"，照 --- 读了", "把这一行改成 ---（英文输入法下的三个减号）")})
	}
	key, _, toml := strings.Cut(string(t.lineAt(first)), "=")
	if fenceForm(line) == ofAnother && toml && keyForm(strings.TrimSpace(key)+":") != "" {
		t.Unreadable = true
		return []diag.Problem{foreignFront.At(t.Place(open, len(line)),
			"稿件信息是另一种写法（TOML），读不了", "两行 +++ 都改成 ---，中间每行写成“标题: 内容”")}
	}
	return nil
}

// keyForm returns the word of a line that reads as “key: value” or “键：内容”: a
// word, and a colon that does not begin an address; "" for any other line.
func keyForm(line string) string {
	const longest = 12 // characters; of the words in use none has more
	const before = unseen + " \t\u3000\u00a0\"'"
	line = strings.TrimLeft(line, before)
	count, spaced, apart := 0, false, false
	for i, r := range line {
		switch {
		case r == ':' || r == '：':
			rest := line[i+utf8.RuneLen(r):]
			if strings.HasPrefix(rest, "/") || strings.HasPrefix(rest, ":") {
				return ""
			}
			word := strings.TrimRight(line[:i], before)
			if apart && zh.Unspread(word) == word {
				return ""
			}
			return word
		case strings.ContainsRune(unseen+"\"'", r):
		case unicode.IsSpace(r):
			spaced = true
		case count == longest || !unicode.IsLetter(r) && (count == 0 || !unicode.IsDigit(r) && !strings.ContainsRune("_-/", r)):
			return ""
		default:
			count++
			apart = apart || spaced // 标　题, if it is one word
		}
	}
	return ""
}
