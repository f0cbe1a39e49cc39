package byline

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// checkLine holds what every byline found in s promises: each list has names,
// and each name stands in s, but for the spaces inside it.
func checkLine(t *testing.T, s string, line Line) {
	t.Helper()
	text := withoutSpaces(s)
	for _, credit := range line.Credits {
		if len(credit.Names) == 0 || credit.Role == "" {
			t.Fatalf("%q: empty credit %+v", s, credit)
		}
		for _, name := range credit.Names {
			if name == "" || name != strings.TrimSpace(name) || !strings.Contains(text, withoutSpaces(name)) {
				t.Fatalf("%q: name %q", s, name)
			}
		}
	}
	if line.Covers != "" && !covers.MatchString(line.Covers) {
		t.Fatalf("%q covers %q", s, line.Covers)
	}
}

// checkPicture holds the same for the credit of a picture, which may name
// nobody: 通讯员供图.
func checkPicture(t *testing.T, s string, c Credit) {
	t.Helper()
	if len(c.Names) > 0 {
		checkLine(t, s, Line{Credits: []Credit{c}})
	} else if !strings.Contains(s, c.Label) || c.Label == "" {
		t.Fatalf("%q: label %q", s, c.Label)
	}
}

// missing fails when a letter of s is not in what became of it, as often as it
// was typed. Marks and spaces part what is set apart anyway.
func missing(t *testing.T, s, became string) {
	t.Helper()
	count := map[rune]int{}
	for _, r := range became {
		count[r]++
	}
	for _, r := range s {
		if count[r]--; count[r] < 0 && r != gun && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			t.Fatalf("%q: %q is lost in %q", s, r, became)
		}
	}
}

func withoutSpaces(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// TestLastReadsWhatIsWritten sets bylines in every way editors type them and
// wants the people back.
func TestLastReadsWhatIsWritten(t *testing.T) {
	people := []string{"江晚", "罗小舟", "沈石", "欧阳海月", "孙某某", "文静", "卡里姆·艾山", "马图", "何报春"}
	labels := map[string]Role{
		"记者": Reporter, "本报记者": Reporter, "实习记者": Reporter, "特约记者": Reporter, "见习记者": Reporter,
		"通讯员": Correspondent, "特约通讯员": Correspondent, "责任编辑": Editor, "作者": Author,
	}
	spaces := []string{" ", "\u3000", "  "}
	rapid.Check(t, func(t *rapid.T) {
		var want Line
		var parts []string
		comma := rapid.SampledFrom(append([]string{"、", "，", ","}, spaces...)).Draw(t, "comma")
		afterRole := rapid.SampledFrom(append([]string{"", "：", ":", "/"}, spaces...)).Draw(t, "after role")
		for range rapid.IntRange(1, 3).Draw(t, "roles") {
			label := rapid.SampledFrom(keys(labels)).Draw(t, "label")
			names := rapid.SliceOfN(rapid.SampledFrom(people), 1, 4).Draw(t, "names")
			want.Credits = append(want.Credits, Credit{Role: labels[label], Label: label, Names: names})
			parts = append(parts, label+afterRole+strings.Join(names, comma))
		}
		space := rapid.SampledFrom(spaces).Draw(t, "space")
		s := strings.Join(parts, space)
		if rapid.Bool().Draw(t, "both") {
			said := rapid.SampledFrom([]string{"文/图", "图/文", "文图", "文／图", "摄影报道"}).Draw(t, "covers")
			want.Covers = bothWorks
			if said == "摄影报道" {
				want.Covers = said
			}
			s += space + said
		}
		s = strings.Replace(rapid.SampledFrom([]string{"*", "（*）", "(*)", " * "}).Draw(t, "brackets"), "*", s, 1)
		got, ok := Last(s)
		if diff := cmp.Diff(want, got); !ok || diff != "" {
			t.Fatalf("Last(%q), %v: %s", s, ok, diff)
		}
	})
}

func keys(m map[string]Role) []string {
	// A fixed order keeps a failing draw reproducible.
	return slices.Sorted(maps.Keys(m))
}

func FuzzLast(f *testing.F) {
	f.Add("记者 江晚 通讯员 罗小舟 文/图")
	f.Add("（文/张三 图/李四）")
	f.Add("记者 张三 李 四 文 Anna Lee 图等")
	f.Add("□记者江晚通讯员罗小舟摄影报道\xff")
	f.Fuzz(func(t *testing.T, s string) {
		line, ok := Last(s)
		if ok != (len(line.Credits) > 0) {
			t.Fatalf("%q: %v, but %v", s, ok, line)
		}
		checkLine(t, s, line)
		if ok {
			missing(t, s, line.typed())
		}
		if first, sure := First(s); sure && (!ok || show(first) != show(line)) {
			t.Fatalf("%q: first %v, last %v", s, first, line)
		}
	})
}

// FuzzFront holds that front matter loses nobody either, whatever is written.
func FuzzFront(f *testing.F) {
	f.Add("本报记者 江晚、罗小舟（实习）")
	f.Add("丨")
	f.Add("江晚 文/图（芦花小学三（2）班）")
	f.Add("文/张三 图/李 四等三人 编辑部 图 图")
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "?")
		credits, covers := Front(Author, "作者", s)
		line := Line{credits, covers}
		if len(credits) > 0 {
			checkLine(t, s, line)
		}
		missing(t, s, line.typed())
	})
}

// FuzzAlone holds the same for names without a role word.
func FuzzAlone(f *testing.F) {
	f.Add("（江晚 罗小舟）")
	f.Add("□柳湾社区 欧阳 渡")
	f.Fuzz(func(t *testing.T, s string) {
		for _, knows := range []bool{true, false} {
			line, known := Alone(s, func(string) bool { return knows })
			if known && (!knows || len(line.Credits) == 0) {
				t.Fatalf("%q: known, but %v", s, line)
			}
			checkLine(t, s, line)
			if len(line.Credits) > 0 {
				missing(t, s, line.typed())
			}
		}
	})
}

func FuzzNames(f *testing.F) {
	f.Add("江 晚、罗小舟，Anna Lee;卡里姆·买买提／欧 阳 修")
	f.Add("江晚&沈石丨周舟。")
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "?")
		names := Names(s)
		if len(names) > 0 {
			checkLine(t, s, Line{Credits: []Credit{{Role: Author, Names: names}}})
		}
		// Nothing but separators is lost.
		all := strings.Join(names, "")
		if kept := strings.NewReplacer("、", "", "，", "", ",", "", ";", "", "；", "", "/", "", "／", "", "&", "", "＆", "", "|", "", "｜", "", "丨", "", "│", "", "。", "").Replace(s); withoutSpaces(all) != withoutSpaces(kept) {
			t.Fatalf("%q gives %q", s, names)
		}
	})
}

func BenchmarkLast(b *testing.B) {
	for b.Loop() {
		Last("记者 江晚 通讯员 罗小舟 沈石 文/图")
	}
}

func BenchmarkLastOnCopy(b *testing.B) {
	for b.Loop() {
		Last("记者在现场看到，居民们正在家门口的便民菜店里挑选新鲜蔬菜，店员忙着称重结账。")
	}
}
