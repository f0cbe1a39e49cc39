package sheet

import (
	"slices"
	"strings"
	"testing"

	"bao/internal/typeset"
)

// TestNamesOfAList holds that no name of a list is divided in a narrow column, that
// its lines are not spread, and that nothing of it is lost.
func TestNamesOfAList(t *testing.T) {
	names := strings.Fields("谭启明 单一苇 戚静怡 牟舟 邬慧 苗雅 封泊岸 柏山 欧阳小满 滕国梁 裘玉兰 汤长青 窦启明 章一苇 云静怡 苏舟")
	for _, between := range []string{"、", "　", " "} {
		c := Copy{Body: bodyOf(strings.Join(names, between) + "。\n")}
		var got []string
		for i, l := range typeset.Lines(c.blocks(), typeset.Measure{Width: 11_000, Indent: 2000}) {
			if l.Justify {
				t.Errorf("line %d is spread: %s", i, lineText(l))
			}
			got = append(got, strings.FieldsFunc(lineText(l), func(r rune) bool { return strings.ContainsRune("、　 。", r) })...)
		}
		if !slices.Equal(got, names) {
			t.Errorf("between %q: %v", between, got)
		}
	}
}
