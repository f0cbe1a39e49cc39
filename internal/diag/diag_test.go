package diag

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestAt(t *testing.T) {
	const src = "标题: 春风\r\n\n记者 甲\n末行"
	for _, test := range []struct {
		name           string
		offset, length int
		line, col, n   int
		text           string
	}{
		{"the start", 0, 6, 1, 1, 2, "标题: 春风"},
		{"columns count characters", strings.Index(src, "春"), 6, 1, 5, 2, "标题: 春风"},
		{"cut at the line break", strings.Index(src, "风"), 100, 1, 6, 1, "标题: 春风"},
		{"an empty line", strings.Index(src, "\n\n") + 1, 1, 2, 1, 1, ""},
		{"no length is one character", strings.Index(src, "甲"), 0, 3, 4, 1, "记者 甲"},
		{"the last line", strings.Index(src, "末"), 3, 4, 1, 1, "末行"},
		{"past the end", 1000, 5, 4, 3, 1, "末行"},
		{"before the start", -5, 3, 1, 1, 1, "标题: 春风"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := At("a.md", []byte(src), test.offset, test.length)
			want := Place{Path: "a.md", Line: test.line, Col: test.col, Len: test.n, Text: test.text}
			if got != want {
				t.Errorf("got %+v, want %+v", got, want)
			}
		})
	}
}

func TestAtBadUTF8(t *testing.T) {
	if got := At("a.md", []byte("a\xffb"), 2, 1); got.Text != "a\uFFFDb" || got.Col != 3 {
		t.Errorf("got %+v", got)
	}
}

func TestString(t *testing.T) {
	for _, test := range []struct {
		name    string
		problem Problem
		want    string
	}{
		{"the whole file", Problem{Place: Place{Path: "a.md"}, Message: "打不开"}, "a.md: 错误：打不开\n"},
		{"no file", Problem{Message: "没有网", Severity: Warning}, "提醒：没有网\n"},
		{
			"the name of the rule",
			(&Rule{Name: "网不通", Severity: Warning}).At(Place{Path: "a.md"}, "没有网", "等一等"),
			"a.md: 提醒：没有网〔网不通〕\n    办法：等一等\n",
		},
		{
			"a caret is two cells under a Chinese character",
			Problem{Place: Place{"a.md", 2, 5, 2, "栏目: 党健", 0}, Message: "没有这个栏目", Hint: "是不是“党建”？"},
			"a.md:2:5: 错误：没有这个栏目\n    栏目: 党健\n          ^^^^\n    办法：是不是“党建”？\n",
		},
		{
			"narrow characters",
			Problem{Place: Place{"a.md", 1, 1, 7, "repoter: 甲", 0}, Message: "不认识"},
			"a.md:1:1: 错误：不认识\n    repoter: 甲\n    ^^^^^^^\n",
		},
		{
			"full-width punctuation before it",
			Problem{Place: Place{"a.md", 1, 4, 1, "“春”x", 0}, Message: "多了"},
			"a.md:1:4: 错误：多了\n    “春”x\n          ^\n",
		},
		{
			"a tab is one cell",
			Problem{Place: Place{"a.md", 1, 2, 1, "\t字", 0}, Message: "错"},
			"a.md:1:2: 错误：错\n     字\n     ^^\n",
		},
		{
			"behind the end of the line",
			Problem{Place: Place{"a.md", 1, 3, 1, "春风", 0}, Message: "没写完"},
			"a.md:1:3: 错误：没写完\n    春风\n        ^\n",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := test.problem.String(); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

// TestExcerpt holds that of a long line only what surrounds the place is
// shown, with the caret still under it.
func TestExcerpt(t *testing.T) {
	long := strings.Repeat("前", 100) + "错" + strings.Repeat("后", 100)
	line, caret := Place{"a.md", 1, 101, 1, long, 0}.Excerpt()
	if !strings.HasPrefix(line, "…前") || !strings.HasSuffix(line, "后…") {
		t.Errorf("not cut on both sides: %s", line)
	}
	// The ellipsis in front takes one cell in the padding as it does on screen.
	before, _, _ := strings.Cut(line, "错")
	if want := 1 + 2*strings.Count(before, "前"); strings.Count(caret, " ") != want || !strings.HasSuffix(caret, " ^^") {
		t.Errorf("caret after %d cells, want %d: %q", strings.Count(caret, " "), want, caret)
	}
	if cells := 2 * strings.Count(line, "前"); cells > excerptCells {
		t.Errorf("%d cells of a line", cells)
	}
}

// TestLongLine holds that of a line of megabytes only a piece is kept, and that
// it is shown as the whole would be.
func TestLongLine(t *testing.T) {
	line := strings.Repeat("前", 100_000) + "错" + strings.Repeat("后", 100_000)
	at := strings.Index(line, "错")
	for _, offset := range []int{0, 3, at, len(line) - 3, len(line)} {
		got := At("a.md", []byte("一\n"+line), 4+offset, 3)
		if len(got.Text) > longLine || got.Line != 2 || got.Col != offset/3+1 || got.Len != 1 || !utf8.ValidString(got.Text) {
			t.Errorf("%d: %d bytes at %d:%d, %d", offset, len(got.Text), got.Line, got.Col, got.Len)
		}
		whole := got
		whole.Text, whole.Skip = line, 0
		shown, caret := got.Excerpt()
		if wanted, under := whole.Excerpt(); shown != wanted || caret != under {
			t.Errorf("%d: %q, want %q", offset, shown, wanted)
		}
	}
}

func TestSort(t *testing.T) {
	at := func(path string, line, col int, severity Severity, message string) Problem {
		return Problem{Place: Place{Path: path, Line: line, Col: col}, Severity: severity, Message: message}
	}
	want := []Problem{
		at("a.md", 0, 0, Error, "整个文件"),
		at("a.md", 2, 1, Error, "错"),
		at("a.md", 2, 1, Warning, "提醒"),
		at("a.md", 2, 9, Error, "错"),
		at("a.md", 10, 1, Error, "错"),
		at("b.md", 1, 1, Error, "错"),
	}
	mixed := []Problem{want[5], want[3], want[2], want[4], want[1], want[3], want[0], want[3]}
	got := Sort(mixed)
	if len(got) != len(want) {
		t.Fatalf("%d problems, want %d: repeats are dropped", len(got), len(want))
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%d is %v, want %v", i, got[i], want[i])
		}
	}
	if n := Errors(got); n != 5 {
		t.Errorf("%d errors, want 5", n)
	}
}

func TestNearest(t *testing.T) {
	sections := []string{"党建", "社区", "企业", "文苑"}
	words := []string{"reporter", "correspondent", "credit", "cover", "date", "deck", "draft"}
	for _, test := range []struct {
		word       string
		candidates []string
		want       string
	}{
		{"党健", sections, "党建"},
		{"党", sections, "党建"},
		{"区社", sections, "社区"}, // neighbours swapped are one slip
		{"体育", sections, ""},
		{"repoter", words, "reporter"},
		{"corespondant", words, "correspondent"},
		{"repotrer", words, "reporter"},
		{"korespondant", words, ""}, // three slips are no slip of the keyboard
		{"rprtr", words, ""},
		{"dat", words, "date"},
		{"decks", words, "deck"},
		{"", words, ""},
		{"x", nil, ""},
		{"date", words, "date"},
		{"dack", []string{"deck", "dark"}, "deck"}, // the first of two as near
		{"版面业", []string{"版面", "版面页", "版面叶"}, "版面页"}, // or that of its length
	} {
		if got := Nearest(test.word, test.candidates); got != test.want {
			t.Errorf("Nearest(%q) = %q, want %q", test.word, got, test.want)
		}
	}
}

func TestNearestFile(t *testing.T) {
	files := []string{"static/face.woff2", "static/img/logo.png"}
	for address, want := range map[string]string{
		"static/fase.woff2": "static/face.woff2",
		"logo.png":          "static/img/logo.png", // in whatever folder
		"static/x.css":      "",
	} {
		if got := NearestFile(address, files); got != want {
			t.Errorf("NearestFile(%q) = %q, want %q", address, got, want)
		}
	}
}
