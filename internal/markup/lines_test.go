package markup

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestListMarks(t *testing.T) {
	for s, want := range map[string]listMark{
		"一、清淤": {hanMark, 1, false}, "十二、清淤": {hanMark, 12, false}, "二十一．清淤": {hanMark, 21, false},
		"三、四年级": {hanMark, 3, true}, "（一）清淤": {hanParen, 1, false}, "(三)班": {hanParen, 3, true},
		"1、清淤": {numMark, 1, false}, "１、清淤": {numMark, 1, false}, "1、2号楼": {numMark, 1, true},
		"1.清淤": {numDot, 1, false}, "3．清淤": {numDot, 3, false}, "3.5公斤": {}, "2026.11": {}, "1.Go": {},
		"2）清淤": {numParen, 2, false}, "（2）清淤": {numParen, 2, false}, "（20）号": {numParen, 20, true},
		"③清淤": {ringMark, 3, false}, "㈡清淤": {ringMark, 2, false}, "1️⃣清淤": {ringMark, 1, false},
		"第三条 清淤": {ordinal, 3, false}, "第三条街": {ordinal, 3, true}, "第三名": {},
		"B、清淤": {letter, 2, false}, "B超": {}, "-清淤": {dashMark, 0, false}, "-5度": {}, "——陆": {dashMark, 0, false}, "———": {},
		"丙、清淤": {stem, 3, false}, "甲、乙双方": {stem, 1, true}, "（甲）清淤": {stemParen, 1, false}, "Ⅲ、清淤": {roman, 3, false},
		"贰、清淤": {formal, 2, false}, "二，清淤": {commaMark, 2, false}, "1,280户": {}, "2.3 清淤": {section, 203, false}, "4. 清淤": {numDot, 4, false}, "4. 5公斤": {numDot, 4, true},
		"●清淤": {'●', 0, false}, "●●●": {}, "📍老桥": {emojiMark, 0, false}, "一百、清": {}, "清淤": {}, "一": {}, "1": {}, "（": {}, "第": {},
	} {
		if got := readListMark(s); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
}

func TestLabels(t *testing.T) {
	for s, want := range map[string]label{
		"时间：初八": knownLabel, "地　点：老桥": knownLabel, "联系电话:1": knownLabel, "报名对象（限本街）：老人": knownLabel,
		"【地点】老桥": knownLabel, "老陆：好": someLabel, "QQ群：1": someLabel, "问：几点": turnLabel, "答：亮": turnLabel,
		"老陆说：好": noLabel, "社区答：好": noLabel, "https://a.cn": noLabel, "他今天一早在老桥桥头说了一句：": noLabel,
		"8:30开门": noLabel, "Note: x": noLabel, "：": noLabel, "时间": noLabel, "【】": noLabel,
	} {
		if got := readLabel(s); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
}

// brokenAt breaks text at a measure of so many characters, as e-mail programs
// do. A mark may hang over the edge.
func brokenAt(text string, width int) string {
	var out strings.Builder
	n := 0
	for _, r := range text {
		if n++; n > width && !strings.ContainsRune("，。！？、：；”", r) {
			out.WriteByte('\n')
			n = 1
		}
		out.WriteRune(r)
	}
	return out.String()
}

// TestBrokenCopyJoins breaks a paragraph at every measure that copy is broken
// at: what comes out is the paragraph.
func TestBrokenCopyJoins(t *testing.T) {
	const text = "老桥的灯是一九六三年装的，从前点油，后来换了电灯，再后来换成省电的，亮得多，只是老人说不如从前的黄。" +
		"守灯的陆师傅今年七十一岁，每天傍晚六点来，早上五点走，四十年里只缺过三回，一回是发大水，一回是女儿出嫁，还有一回他不肯说。" +
		"有人问他图什么，他指着桥下的水，说水天天过桥，也没有人问它图什么，“总得有人把灯点上，”他说，“夜里过桥的人心里才有底。”"
	for width := 15; width <= 50; width++ {
		doc, _ := Parse([]byte(brokenAt(text, width)))
		if got := doc.Text(); got != text {
			t.Errorf("at %d:\n%s", width, got)
		}
		doc, _ = Parse([]byte(brokenAt(text, width) + "\n\n" + brokenAt(text, width)))
		if got := doc.Text(); got != text+"\n"+text {
			t.Errorf("twice at %d:\n%s", width, got)
		}
	}
}

// TestSettings reads the same lines in the three ways.
func TestSettings(t *testing.T) {
	const text = "一、灯亮了，桥上\n有人走过\n二、水声\n\n- 甲。\n乙。\n\n老桥社区居委会\n2026年11月9日"
	for how, want := range map[Lines]string{
		LinesAuto:  "一、灯亮了，桥上有人走过|二、水声|甲。|乙。|老桥社区居委会2026年11月9日",
		LinesSplit: "一、灯亮了，桥上|有人走过|二、水声|甲。|乙。|老桥社区居委会2026年11月9日",
		LinesJoin:  "一、灯亮了，桥上有人走过二、水声|甲。乙。|老桥社区居委会2026年11月9日",
	} {
		doc, findings := Options{Lines: how}.Parse([]byte(text))
		if got := strings.ReplaceAll(doc.Text(), "\n", "|"); got != want {
			t.Errorf("%d: %s", how, got)
		}
		if last := &doc.Blocks[len(doc.Blocks)-1]; last.Signoff() != (how != LinesJoin) {
			t.Errorf("%d: a sign-off %v", how, last.Signoff())
		}
		if how == LinesJoin && findings != nil {
			t.Error(findings)
		}
	}
}

// FuzzLines holds that how lines are read changes no word of the copy, nor the
// order of its words, and that guesses have their place in it.
func FuzzLines(f *testing.F) {
	f.Add([]byte("灯亮了。\n1、2号院\n时间：初八\n2026年11月9日"))
	const letters = "甲乙一二三、。，：（）“”问答时间点日年月十1 9.\n\n\n　●①第条桥社区会"
	alphabet := []rune(letters)
	f.Fuzz(func(t *testing.T, data []byte) {
		var text strings.Builder
		for _, c := range data {
			text.WriteRune(alphabet[int(c)%len(alphabet)])
		}
		src := text.String()
		plain := func(how Lines) string {
			doc, findings := Options{Lines: how}.Parse([]byte(src))
			for _, f := range findings {
				if f.Offset < 0 || f.Len <= 0 || f.Offset+f.Len > len(src) || !utf8.ValidString(src[f.Offset:f.Offset+f.Len]) {
					t.Errorf("%q: %+v", src, f)
				}
			}
			return strings.Map(func(r rune) rune {
				if unicode.IsSpace(r) {
					return -1
				}
				return r
			}, doc.Text())
		}
		want := plain(LinesJoin)
		for _, how := range []Lines{LinesAuto, LinesSplit} {
			if got := plain(how); got != want {
				t.Errorf("%q: %d\n%s\n%s", src, how, got, want)
			}
		}
	})
}
