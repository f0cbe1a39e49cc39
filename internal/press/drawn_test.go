package press

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"

	"bao"
	"bao/internal/edition/page"
)

func TestDrawnFonts(t *testing.T) {
	raw := pdfOf(
		"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>",
		"<</Type /Font\n/Subtype /Type3\n/FontDescriptor 5 0 R>>",
		"<</Type /Font\n/Subtype /Type0\n/FontDescriptor 6 0 R>>",
		"<</Type /FontDescriptor\n/FontName /AAAAAA+NotoSerifCJKsc-Bold>>",
		"<</Type /FontDescriptor\n/FontName /BAAAAA+SimSun>>",
		"<</Type /Font\n/Subtype /Type3\n/FontDescriptor 5 0 R>>",
		"<</Type /Font\n/Subtype /Type3\n/FontDescriptor 9 0 R>>",
	)
	if got := drawnFonts(raw); !slices.Equal(got, []string{"NotoSerifCJKsc"}) {
		t.Errorf("drawn: %q", got)
	}
	if got := drawnFonts([]byte("no PDF")); got != nil {
		t.Errorf("drawn: %q", got)
	}
}

// TestPrintFaces holds that paper looks as the screen does: a bold Songti in
// headlines before any Heiti, and the Songti whose stops stand in the middle
// of their squares behind all others.
func TestPrintFaces(t *testing.T) {
	style, err := fs.ReadFile(bao.Theme, page.StyleAddress)
	if err != nil {
		t.Fatal(err)
	}
	_, press, _ := strings.Cut(string(style), "\n.press {\n")
	stack := func(name string) []string {
		list := regexp.MustCompile(`--sheet-` + name + `: ([^;]*);`).FindStringSubmatch(press)
		if list == nil {
			t.Fatalf("no stack %s", name)
		}
		return strings.Split(strings.ReplaceAll(list[1], `"`, ""), ", ")
	}
	for name, pairs := range map[string][][2]string{
		"title": {{"Noto Serif CJK SC", "SimHei"}, {"Noto Serif CJK SC", "WenQuanYi Zen Hei"}, {"Noto Serif SC", "Noto Serif CJK SC"}, {"WenQuanYi Zen Hei", "AR PL UMing CN"}},
		"song":  {{"SimSun", "Noto Serif CJK SC"}, {"Noto Serif CJK SC", "AR PL UMing CN"}},
		"hei":   {{"Noto Sans CJK SC", "WenQuanYi Zen Hei"}},
	} {
		list := stack(name)
		for _, pair := range pairs {
			first, second := slices.Index(list, pair[0]), slices.Index(list, pair[1])
			if first < 0 || second < 0 || first > second {
				t.Errorf("%s: %s is to come before %s in %q", name, pair[0], pair[1], list)
			}
		}
	}
}
