package rtf

import (
	"errors"
	"flag"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"bao/internal/foreign"
	"bao/internal/foreign/foreigntest"

	"pgregory.net/rapid"
)

var update = flag.Bool("update", false, "rewrite testdata/*.want")

// The files are LibreOffice's (7.4), of the sources in ../word97/testdata.
func TestRead(t *testing.T) {
	for _, name := range []string{"willow", "market"} {
		data, err := os.ReadFile("testdata/" + name + ".rtf")
		if err != nil {
			t.Fatal(err)
		}
		got := read(t, string(data))
		if *update {
			if err := os.WriteFile("testdata/"+name+".want", []byte(got), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile("testdata/" + name + ".want")
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s: got\n%s", name, got)
		}
	}
}

func read(t tester, file string) string {
	t.Helper()
	d, err := Read([]byte(file))
	var refusal *foreign.Refusal
	switch {
	case errors.As(err, &refusal):
		if refusal.Message == "" || refusal.Hint == "" {
			t.Errorf("a refusal without words: %+v", refusal)
		}
		return "refused " + refusal.Message + "\n"
	case err != nil:
		t.Errorf("not a refusal: %v", err)
		return ""
	}
	return foreigntest.Dump(d)
}

const chinese = `{\rtf1\ansi\ansicpg936{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset134 \'cb\'ce\'cc\'e5;}{\f2\fcharset2 Symbol;}{\f3\fcharset136 Ming;}}`

const png = "89504e470d0a1a0a0d0a"

func TestWords(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{`\f1 \'b6\'c9\'bf\'da`, "P 渡口\n"},
		{`\f0 \'b6\'c9\'bf\'da caf\'e9`, "P ¶É¿Ú café\n"},
		{`\f0 \'b6\'c9\'bf\'da`, "P 渡口\n"},
		{`\f0 caf\'e9`, "P café\n"},
		{`\f1 \'81@\'b6\'c9`, "P 丂渡\n"},
		{`\f3 \'b4\'e7`, "P 渡\n"},
		{`\hich\af1\dbch\af1\loch\f0 \'b6\'c9`, "P 渡\n"},
		{`\u28193?\u21475\'3f{\uc2\u21475\'bf\'da}\uc0\u21475 x`, "P 渡口口口x\n"},
		{`\u-10179?\u-8704?`, "P 😀\n"},
		{`a\b b\i c\b0 d\plain e{\super 2}\strike f`, "P a*b*/*c*//d/e^2^~f~\n"},
		{`a\v b\v0 c{\deleted d}e`, "P ace\n! 隐藏的文字没有取｜b｜true\n! 修订中删去的文字没有取｜d｜true\n"},
		{`a\par b\line c\par\pard\qc d\par`, "P a\nP b⏎c\nP= d\n"},
		{`a\page b`, "P a\n--- \nP b\n"},
		{`\{\}\\\~x\_y\-z\emdash\ldblquote q\rdblquote`, "P {}\\\u00a0x-yz—“q”\n"},
		{`{\field{\*\fldinst{HYPERLINK "https://a.cn/"}}{\fldrslt{\ul a}}}b`, "P [a](https://a.cn/)b\n"},
		{`{\field{\*\fldinst EQ \\\\f(1,2)}{\fldrslt }}b`, "P b\n! 一个域没有取，它在 Word 里显示的可能是公式｜EQ \\\\f(1,2)｜true\n"},
		{`{\field{\*\fldinst EQ \\o\\ad(\\s\\up 9(h\'e0n),\u27721?)}}b`, "P 汉(hàn)b\n"},
		{`{\field{\*\fldinst SYMBOL 222 \\f "Symbol" \\s 12}{\fldrslt\f2\fs24}}b`, "P ⇒b\n"},
		{`{\field{\*\fldinst HYPERLINK "https://a.cn/"}{\fldrslt \*\cs12\ul \u28193?\u21475?}}b`, "P [渡口](https://a.cn/)b\n"},
		{`a{\b\*\unknown b}{\b{\*\unknown c}}d`, "P a*b*d\n"},
		{`a{\footnote\pard\plain {\super\chftn} b\par c}d{\footnote\ftnalt e}`, "P a{注1}d{注2}\nnote 1[]\n  P b\n  P c\nnote 2[]\n  P e\n"},
		{`a{\*\unknown b}{\*\bkmkstart x}c`, "P ac\n"},
		{`{\header{\pict\pngblip ` + png + `}}b`, "P b\n! 页眉、页脚或批注里的一张图没有取｜｜false\n"},
		{`{\header\pard a\par}b{\*\annotation\pard c}`, "P b\n! 页眉、页脚没有取｜a｜true\n! 批注没有取｜c｜true\n"},
		{`a{\shp{\*\shpinst\shpleft0{\sp{\sn x}{\sv 1}}{\shptxt\pard b\par c\par}}{\shprslt d}}e\par f`, "P ae\nQ\n  P b\n  P c\nP f\n"},
		{`a{\shp{\*\shpinst{\sp{\sn gtextUNICODE}{\sv b}}}}`, "P a\nQ\n  P b\n"},
		{`a{\field{\*\fldinst SHAPE {\shp{\*\shpinst{\shptxt b\par}}}}{\fldrslt }}c`, "P ac\nQ\n  P b\n"},
		{`a{\*\shppict{\pict\pngblip ` + png + `}}{\nonshppict{\pict\wmetafile8 00}}b`, "P a{1}b\npicture image1.png 10  \n"},
		{`a{\pict\jpegblip\bin5 ` + "\xff\xd8\xff}{" + `}b`, "P a{1}b\npicture image1.jpg 5  \n"},
		{`a{\pict\wmetafile8 0100}b`, "P ab\n! 一张图没有取：它是 Word 自己画的图，不是照片｜｜false\n"},
		{`a{\mmath{\*\moMath{\mr x+1}}}b`, "P ab\n! 一个公式没有取｜x+1｜true\n"},
		{`{\upr{old}{\*\ud{\u28193?}}}b`, "P 渡b\n"},
		{`{\pard{\listtext\f1 \'d2\'bb\'a1\'a2\tab}\ilvl1 a\par}{\listtext\f2\'b7\tab}b`, "I2[一、] a\nI1[•] b\n"},
		{`{\f2 \'b7\'01\'f0}`, "P •\x01\uf0f0\n! 有些符号来自符号字体，在别的字体里显示不出来，要换成通用的｜\uf0f0｜false\n"},
		{`{\stylesheet{\s1\outlinelevel0 x;}{\s2 heading 2;}{\s3 caption;}{\*\cs4 y;}}\pard\s1\b a\plain\par\pard\s2{\listtext 1.\tab}b\par\pard\s3 c\par\pard d`, "H1 a\nH2 1. b\nPc c\nP d\n"},
		{
			`\trowd\trhdr\cellx10\cellx20\intbl a\cell b\cell\row\trowd\clmgf\cellx10\clmrg\cellx20\intbl c\cell\cell\row\pard d`,
			"T\n row true\n  cell 1×1\n   P a\n  cell 1×1\n   P b\n row false\n  cell 2×1\n   P c\nP d\n",
		},
		{
			`\intbl a\par\itap2 b\nestcell c\nestcell{\*\nesttableprops\trowd\cellx5\cellx9\nestrow}{\nonesttables\par}\pard\intbl d\cell\trowd\cellx10\row\pard`,
			"T\n row false\n  cell 1×1\n   P a\n   T\n    row false\n     cell 1×1\n      P b\n     cell 1×1\n      P c\n   P d\n",
		},
	} {
		if got := read(t, chinese+c.in+"}"); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.in, got, c.want)
		}
	}
	for in, want := range map[string]string{
		"":                              "refused 这不是 RTF 文件\n",
		`{\rtf1}`:                       "refused 文件里没有文字\n",
		`{\rtf1 a`:                      "P a\n",
		`{\rtf1 a\shp b\xe c}`:          "P abc\n",
		`{\rtf1 a}}} b`:                 "P a\n",
		`{\rtf1{\info{\title t}} a}`:    "P a\n",
		strings.Repeat(`{\rtf1 `, 2000): "refused RTF 文件的括号套得太深，读不了\n",
		`{\rtf1 ` + strings.Repeat("a\\par ", 600_000): "refused 文件里的文字太多，有上百万字\n",
		strings.Repeat(" ", maxBytes+1):                "refused 文件太大：50 MB\n",
	} {
		if got := read(t, in); got != want {
			t.Errorf("%.40s: got\n%s\nwant\n%s", in, got, want)
		}
	}
}

type tester interface {
	Helper()
	Errorf(string, ...any)
}

var (
	tokenForm = regexp.MustCompile(`(?s)\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\(.)|([{}])|([^\\{}\r\n\x00]+)`)
	// quietForm matches the groups whose text nobody sees, and marks, which an
	// empty paragraph does not print.
	quietForm = regexp.MustCompile(`^(?:fonttbl|colortbl|stylesheet|info|title|pict|fldinst|nonshppict|shprslt|sn|sv|sp|shp|shpinst|shpgrp|do|upr|listtext|pntext|pntxt[ab]|private|` +
		`filetbl|revtbl|obj\w+|template|xe|tcn?|rxe|bkmk\w+|nonesttables|mmathPict|a?ftn(?:sepc?|cn)|picprop|datafield)$`)
	strangeForm = regexp.MustCompile(`\\(?:uc|bin|fcharset|upr|ud)|\\'$|\\u-?(?:5[5-9]|6[0-3])\d{3}|\\u-?\d{6}`)
)

// shownIn returns the Unicode and ASCII characters outside of groups that are
// not shown, by a scan that keeps nothing but which groups those are.
func shownIn(file string) []rune {
	var out []rune
	quiet := []bool{true}
	starred, skip := false, false
	for _, m := range tokenForm.FindAllStringSubmatch(file, -1) {
		top := len(quiet) - 1
		switch {
		case m[5] == "{":
			quiet = append(quiet, quiet[top] && top > 0)
			starred, skip = false, false
		case m[5] == "}":
			if quiet, skip = quiet[:top], false; top <= 1 {
				return out
			}
		case skip && m[6] == "":
			skip = false
		case m[1] == "u" && m[2] != "":
			n, _ := strconv.Atoi(m[2])
			if !quiet[top] {
				out = append(out, visible(string(rune(uint16(n))))...)
			}
			skip = true
		case m[1] != "":
			quiet[top] = quiet[top] || starred || quietForm.MatchString(m[1])
		case m[4] == "*":
			starred = true
		case m[6] != "" && !quiet[top]:
			s := m[6]
			if skip {
				s = s[1:]
			}
			skip = false
			out = append(out, visible(s)...)
		}
	}
	return out
}

func visible(s string) []rune {
	return slices.DeleteFunc([]rune(s), func(r rune) bool { return unicode.IsSpace(r) || r < ' ' || r > 126 && r < 0x2E80 || r >= 0xD800 })
}

func checkLost(t tester, file string) {
	t.Helper()
	d, err := Read([]byte(file))
	var refusal *foreign.Refusal
	if err != nil {
		if !errors.As(err, &refusal) {
			t.Errorf("%q: not a refusal: %v", file, err)
		}
		return
	}
	for i := range len(file) { // bytes of other encodings may take ASCII with them
		if file[i] >= 0x80 {
			return
		}
	}
	if strings.Contains(file, `\'`) || strangeForm.MatchString(file) {
		return
	}
	all := foreigntest.Text(d.Blocks, true) + foreigntest.Left(d)
	for _, n := range d.Notes {
		all += foreigntest.Text(n.Blocks, true)
	}
	if lost := foreigntest.Missing(shownIn(file), visible(all)); lost != "" {
		t.Errorf("%q: lost %q\n%s", file, lost, foreigntest.Dump(d))
	}
}

// Pieces of RTF in any order lose nothing.
func TestNothingLost(t *testing.T) {
	pieces := strings.Split(`a |b\par |\u28193?|\u21475 x|{|{|}|}|\pard |\intbl |\itap2 |\cell |\row |\trowd\cellx9 |\clvmrg\cellx9 |\clmrg\cellx9 |\nestcell |{\*\nesttableprops\trowd\nestrow}|`+
		`{\footnote |{\header |{\*\annotation |{\field |{\*\fldinst HYPERLINK "https://a.cn"}|{\fldrslt |{\shp{\*\shpinst{\shptxt |{\v |{\deleted |\v0 |\plain |\b |{\listtext 1.}|{\*\x |{\pict 00}|\line |\page |\tab |\s1 |\outlinelevel0 |{\mmath |{\fonttbl{\f0 x;}}|{\stylesheet{\s1 heading 1;}}`, "|")
	rapid.Check(t, func(rt *rapid.T) {
		checkLost(rt, `{\rtf1 `+strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 30).Draw(rt, "pieces"), "")+"}")
	})
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{
		chinese + `\f1 \'b6\'c9\par}`, `{\rtf1\u28193?{\field{\*\fldinst{HYPERLINK "https://a.cn/"}}{\fldrslt a}}}`,
		`{\rtf1{\shp{\*\shpinst{\shptxt a\par}}}{\footnote b}{\pict\pngblip 8950}\bin3 abc}`,
		`{\rtf1\trowd\cellx10\intbl a\cell\row\pard{\listtext 1.\tab}b\par}`, `{\rtf1{\upr{a}{\*\ud{b}}}}`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, file string) {
		if len(file) < 1<<16 {
			checkLost(t, file)
		}
	})
}

// What is made to take time or memory ends soon.
func TestHostile(t *testing.T) {
	for name, body := range map[string]string{
		"groups":   strings.Repeat("{}", 300_000),
		"spans":    strings.Repeat(`\b a\b0 b`, 150_000),
		"lines":    strings.Repeat(`\line`, 500_000),
		"rows":     strings.Repeat(`\row`, 500_000),
		"cells":    strings.Repeat(`\cell`, 500_000),
		"edges":    strings.Repeat(`\cellx1`, 500_000) + `\intbl a\cell\row`,
		"notes":    strings.Repeat(`{\footnote a}`, 150_000),
		"inner":    strings.Repeat(`{\footnote a{\shptxt b`, 450),
		"tables":   strings.Repeat(`\intbl\itap30 a\nestcell`, 200_000),
		"marks":    strings.Repeat(`{\listtext 1.}`, 500_000),
		"sn":       `{\sn ` + strings.Repeat("a\n", 500_000) + "}",
		"fonts":    `{\fonttbl` + strings.Repeat(`\f1\fcharset134`, 300_000) + "}a",
		"numbers":  strings.Repeat(`\f99999999999999`, 300_000),
		"pictures": strings.Repeat(`{\pict\pngblip `+png+`}`, 200_000),
		"units":    strings.Repeat(`\u28193?`, 300_000),
	} {
		foreigntest.Ends(t, name, func() error {
			_, err := Read([]byte(`{\rtf1 ` + body + "}"))
			return err
		})
	}
}
