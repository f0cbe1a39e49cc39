package card

import (
	"bytes"
	"errors"
	"image/color"
	"image/png"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"

	"bao/internal/words"

	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/sfnt"
)

// square is the advance of a face whose Han characters are as wide as its size, as in
// print.
func square(r rune) float64 {
	if r < 0x2000 {
		return 50
	}
	return 100
}

func TestHeadlinesAreBalanced(t *testing.T) {
	for text, want := range map[string]string{
		"":    "",
		"桥通了": "桥通了",
		"老旧小区加装电梯居民上楼不再发愁":      "老旧小区加装电梯/居民上楼不再发愁",
		"柳林街道办实事 百姓家门口看病不用愁":    "柳林街道办实事/百姓家门口看病不用愁",
		"一二三四五六七八九十，一二三四五六七八九":  "一二三四五六七八九十，/一二三四五六七八九",
		"社区书屋“春天里”开放啦孩子们有了好去处":  "社区书屋“春天里”开/放啦孩子们有了好去处",
		"居民第一次用上WIFI600兆宽带网络信号": "居民第一次用上/WIFI600兆宽带网络信号",
	} {
		lines, fits := balance(square, text, 1100, 3)
		if got := strings.Join(lines, "/"); got != want || !fits {
			t.Errorf("%q: %q %v, want %q", text, got, fits, want)
		}
	}
	lines, fits := balance(square, strings.Repeat("桥", 80), 1000, 3)
	if fits || len(lines) != 3 || !strings.HasSuffix(lines[2], "…") {
		t.Errorf("too long: %q, %v", lines, fits)
	}
	if _, fits := balance(square, strings.Repeat("w", 400), 1000, 3); fits {
		t.Error("a word wider than three lines fits")
	}
}

func FuzzBalance(f *testing.F) {
	f.Add("柳林街道办实事 百姓家门口看病不用愁")
	f.Add("“”（）……WIFI 600")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 300 {
			return
		}
		lines, fits := balance(square, text, 1000, 3)
		if len(lines) > 3 {
			t.Errorf("%q makes %d lines", text, len(lines))
		}
		if got := strings.Join(lines, ""); fits && letters(got) != letters(text) {
			t.Errorf("%q became %q", text, lines)
		}
	})
}

func letters(s string) string {
	return strings.Join(strings.Fields(string([]rune(s))), "")
}

// chinese returns a font of this machine, or skips.
func chinese(t testing.TB) *Font {
	t.Helper()
	for _, name := range FontFiles(runtime.GOOS, words.Simplified) {
		if data, err := os.ReadFile(name); err == nil {
			if f, err := ParseFont(bytes.NewReader(data), int64(len(data)), words.Simplified); err == nil {
				return f
			}
		}
	}
	t.Skip("no Chinese font on this machine")
	return nil
}

var sample = Spec{
	Name: "柳林社区报", Headline: "老旧小区加装电梯 居民上楼不再发愁", Note: "2024年5月1日 星期三 · 社区新闻",
	Ground: color.RGBA{0xFB, 0xF8, 0xF1, 0xFF}, Ink: color.RGBA{0x1C, 0x1A, 0x17, 0xFF}, Spot: color.RGBA{0xB4, 0x1E, 0x22, 0xFF},
}

func TestCard(t *testing.T) {
	f := chinese(t)
	b, err := f.Draw(sample)
	if err != nil {
		t.Fatal(err)
	}
	m, err := png.Decode(bytes.NewReader(b))
	if err != nil || m.Bounds().Dx() != Width || m.Bounds().Dy() != Height {
		t.Fatalf("%v, %v", m.Bounds(), err)
	}
	if len(b) > 60_000 {
		t.Errorf("the card has %d bytes", len(b))
	}
	// Ink only where the headline stands, spot only above, ground at the edge.
	count := func(top, bottom int, c color.RGBA) (n int) {
		for y := top; y < bottom; y++ {
			for x := range Width {
				if color.RGBAModel.Convert(m.At(x, y)) == c {
					n++
				}
			}
		}
		return n
	}
	if count(0, nameTop-20, sample.Ground) != Width*(nameTop-20) {
		t.Error("something stands above the name")
	}
	if count(nameTop, ruleTop-4, sample.Spot) < 2000 || count(nameTop, ruleTop, sample.Ink) > 0 {
		t.Error("the name is not in its place")
	}
	if count(headTop, headBottom, sample.Ink) < 10000 {
		t.Error("the headline is not in its place")
	}
	again, _ := f.Draw(sample)
	if !bytes.Equal(b, again) {
		t.Error("two cards of one article differ")
	}
	if out := os.Getenv("BAO_CARD"); out != "" { // to look at it
		if err := os.WriteFile(out, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func TestCardWithoutTheCharacter(t *testing.T) {
	f := chinese(t)
	s := sample
	s.Headline = "缺字\U000F0000"
	if _, err := f.Draw(s); !errors.Is(err, ErrNoGlyph) {
		t.Errorf("%v", err)
	}
	long := sample
	long.Headline = strings.Repeat("桥通了人欢喜，", 30)
	if _, err := f.Draw(long); err != nil {
		t.Error(err)
	}
}

func TestFontsThatCannotSetChinese(t *testing.T) {
	for name, data := range map[string][]byte{"empty": nil, "text": []byte("not a font"), "Latin": goregular.TTF, "cut": goregular.TTF[:5000]} {
		if _, err := ParseFont(bytes.NewReader(data), int64(len(data)), words.Simplified); err == nil {
			t.Errorf("%s was taken", name)
		}
	}
	if !slices.ContainsFunc(FontFiles("windows", words.Simplified), func(s string) bool { return strings.Contains(s, "msyh") }) {
		t.Error("Windows has no fonts")
	}
}

// TestTraditional holds that in traditional characters a font's face of those is
// taken, and told apart from the other.
func TestTraditional(t *testing.T) {
	if !strings.Contains(FontFiles("windows", words.Traditional)[0], "msjh") {
		t.Error("on Windows another font is taken first")
	}
	for _, name := range FontFiles(runtime.GOOS, words.Traditional) {
		data, err := os.ReadFile(name)
		if err != nil {
			continue
		}
		one, err := ParseFont(bytes.NewReader(data), int64(len(data)), words.Simplified)
		other, err2 := ParseFont(bytes.NewReader(data), int64(len(data)), words.Traditional)
		if err != nil || err2 != nil || one.score(words.Traditional) == other.score(words.Traditional) {
			continue // it has one face for both
		}
		if full, _ := other.sfnt.Name(nil, sfnt.NameIDFull); !strings.Contains(full, "TC") {
			t.Errorf("%s: %s", name, full)
		}
		if one.ID() == other.ID() {
			t.Error("the faces are taken for one")
		}
		return
	}
	t.Skip("no font of two faces on this machine")
}

func BenchmarkCard(b *testing.B) {
	f := chinese(b)
	for b.Loop() {
		if _, err := f.Draw(sample); err != nil {
			b.Fatal(err)
		}
	}
}
