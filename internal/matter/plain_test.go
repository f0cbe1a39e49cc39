package matter

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestPlainTakes names what editors ordinarily type: were it refused, nothing
// but the time of a build would tell.
func TestPlainTakes(t *testing.T) {
	for _, text := range []string{
		ordinary,
		"标题：路灯\n记者：林小满",
		"a: 1\r\nb: 二  \r\n\r\n  \r\nc: 3\r\n",
		"# 稿件\na: 1\n#\n  # 二\nb: 2\n",
		"a_b: 1\nA-1: 2\nz9: 3\nZ: 4\na-Z0_9: 5\n_: 6\n",
		"tags:\n  - 甲\n  -   乙\nx:\n- 丙\ny:\n    - 丁\n",
		"tags:\n\n  # 一\n  - 甲\n",
		"a: [甲]\nb: []\nc: [ ]\nd: [甲, 乙 ,丙]\ne: [甲，乙]\nf:\n",
		"a: \"\"\nb: ''\nc: \"甲: # 乙\"\nd: '\\'\ne: \"it's\"\n",
		"a: a\nb: z\nc: A\nd: Z\ne: 0\nf: 9\ng: (甲)\nh: /x\ni: “甲”\nj: é\nk: \u00a1\n",
		"a: https://example.org/#1\nb: 甲#1\nc: 12:30\n",
		"a:\t甲\nb:\u3000乙\nc:   丙\nd:丁\n",
		"a: \u200a\u2010\u2027\u202f\u205f\u2070\ufefe\uff01\ufff8\U0001f600\n",
		strings.Repeat("\n", 63) + "a: 1",
	} {
		if !agree(t, text) {
			t.Errorf("not taken: %q", text)
		}
	}
}

// TestPlainEachCharacter puts each character that YAML or plain minds, and
// those beside them, in each place of a line.
func TestPlainEachCharacter(t *testing.T) {
	var characters []string
	for r := rune(0); r < utf8.RuneSelf; r++ {
		characters = append(characters, string(r))
	}
	for _, around := range []rune{0x80, 0x85, 0xa0, 0xad, 0x200b, 0x200f, 0x2028, 0x202e, 0x2060, 0x206f, 0x3000, 0xfeff, 0xfff9, 0xfffb, 0xfffd, 0xffff, '，', '：', '路', '“', 'é'} {
		characters = append(characters, string(around-1), string(around), string(around+1))
	}
	characters = append(characters, "\xff", "\xe8\xb7", "://", "::", ": ", ":\u3000", " #", "- ", "''", `\"`, `\n`, "\r\n", "\n ", "\n- ", "\n  - ")
	for _, frame := range []string{
		"%s", "%s: 1\n", "a%s: 1\n", "a%sb: 1\n", "1%s: a\n", "a:%s\n", "a:%sb\n", "a: %s\n", "a: %sb\n", "a: b%s\n", "a: b%sc\n", "a: b %s c\n", "a:%s[b]\n",
		"a: \"%s\"\n", "a: \"b%s\n", "a: '%s'\n", "a: 'b'%s\n", "a: %s'b'\n",
		"a: [%s]\n", "a: [b%s]\n", "a: [%sb]\n", "a: [b, %s]\n", "a: [b, %sc]\n", "a: [b,%sc]\n", "a: [b%sc, d]\n", "a: [b]%s\n", "a: [b, c%s\n", "a: [b\n%s]\n",
		"a:\n%s- b\n", "a:\n -%sb\n", "a:\n - %s\n", "a:\n - %sb\n", "a:\n - b%s\n", "a:\n - b\n%s- c\n", "a:\n - b\n -%s\n", "a: b\n%s- c\n",
		"#%s\na: b\n", "a: b\n #%s\nc: d\n", "a: b\n %s\n", "a:\n %s\n", "%s\n- a\n", "a: b\n%s\nc: d\n", "a:\n - b\nc:\n- d\n%s", "a: 1\n%s: 2\n",
	} {
		for _, c := range characters {
			agree(t, fmt.Sprintf(frame, c))
		}
	}
}

// TestPlainManyLines is where the duplicates are left to the library.
func TestPlainManyLines(t *testing.T) {
	for _, lines := range []int{63, 64, 65, 66} {
		var text strings.Builder
		for i := range lines {
			fmt.Fprintf(&text, "k%d: %d\n", i, i)
		}
		agree(t, text.String())
		if fields, found := parse(text.String()); len(fields) != lines || len(found) > 0 {
			t.Errorf("%d fields of %d lines, %v", len(fields), lines, found)
		}
	}
}
