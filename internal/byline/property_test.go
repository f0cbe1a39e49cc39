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
	if line.Covers != "" && line.Covers != bothWorks {
		t.Fatalf("%q covers %q", s, line.Covers)
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
			want.Credits = append(want.Credits, Credit{labels[label], label, names})
			parts = append(parts, label+afterRole+strings.Join(names, comma))
		}
		space := rapid.SampledFrom(spaces).Draw(t, "space")
		s := strings.Join(parts, space)
		if rapid.Bool().Draw(t, "both") {
			want.Covers = bothWorks
			s += space + rapid.SampledFrom([]string{"文/图", "图/文", "文图", "文／图", "摄影报道"}).Draw(t, "covers")
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
	})
}

func FuzzNames(f *testing.F) {
	f.Add("江 晚、罗小舟，Anna Lee;卡里姆·买买提／欧 阳 修")
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "?")
		names := Names(s)
		if len(names) > 0 {
			checkLine(t, s, Line{Credits: []Credit{{Role: Author, Names: names}}})
		}
		// Nothing but separators is lost.
		all := strings.Join(names, "")
		if kept := strings.NewReplacer("、", "", "，", "", ",", "", ";", "", "；", "", "/", "", "／", "").Replace(s); withoutSpaces(all) != withoutSpaces(kept) {
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
