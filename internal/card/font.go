package card

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"unicode"

	"bao/internal/words"

	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
)

// Font is one face that can set Chinese.
type Font struct {
	sfnt  *sfnt.Font
	id    string
	mu    sync.Mutex
	faces map[look]*face
}

// ID tells fonts apart: equal ones draw equal cards.
func (f *Font) ID() string { return f.id }

// FontFiles lists where an operating system (as runtime.GOOS names it) keeps
// fonts for Chinese in a script, headline faces first. The first that can be
// read and parsed is the one to take; there may be none.
func FontFiles(goos string, script words.Script) []string {
	if script == words.Traditional && goos == "windows" { // the others' files have both
		return slices.Concat(traditionalFiles, fontFiles[goos])
	}
	return fontFiles[goos]
}

// traditionalFiles come with Windows in Taiwan and Hong Kong.
var traditionalFiles = []string{`C:\Windows\Fonts\msjhbd.ttc`, `C:\Windows\Fonts\msjh.ttc`, `C:\Windows\Fonts\mingliu.ttc`}

var fontFiles = map[string][]string{
	"windows": {
		`C:\Windows\Fonts\STZHONGS.TTF`, // 华文中宋, comes with Office
		`C:\Windows\Fonts\msyhbd.ttc`,
		`C:\Windows\Fonts\simhei.ttf`,
		`C:\Windows\Fonts\msyh.ttc`,
		`C:\Windows\Fonts\Dengb.ttf`,
		`C:\Windows\Fonts\simsun.ttc`,
	},
	"darwin": {
		"/System/Library/Fonts/Supplemental/Songti.ttc",
		"/Library/Fonts/Songti.ttc",
		"/System/Library/Fonts/PingFang.ttc",
		"/System/Library/Fonts/STHeiti Medium.ttc",
		"/System/Library/Fonts/Hiragino Sans GB.ttc",
	},
	"linux": {
		"/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc",
		"/usr/share/fonts/noto-cjk/NotoSerifCJK-Bold.ttc",
		"/usr/share/fonts/google-noto-serif-cjk-fonts/NotoSerifCJK-Bold.ttc",
		"/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc",
		"/usr/share/fonts/noto-cjk/NotoSansCJK-Bold.ttc",
		"/usr/share/fonts/google-noto-sans-cjk-fonts/NotoSansCJK-Bold.ttc",
		"/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
		"/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc",
		"/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
		"/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
		"/usr/share/fonts/wenquanyi/wqy-zenhei/wqy-zenhei.ttc",
	},
}

var errNoChinese = errors.New("字体文件里没有能排中文的字体")

// ParseFont reads a font file or collection (TTF, OTF, TTC) and picks the face
// for Chinese in a script, bold before light. It keeps the file of so many bytes
// and reads of it what a card needs: some fonts are of thirty megabytes. The error
// says that the file is no such font.
func ParseFont(file io.ReaderAt, size int64, script words.Script) (*Font, error) {
	if size == 0 { // which the parser does not expect
		return nil, errNoChinese
	}
	collection, err := opentype.ParseCollectionReaderAt(file)
	if err != nil {
		return nil, errors.Join(errNoChinese, err)
	}
	var best *Font
	most, place := -1, 0
	needs := "报纸国门"
	if script == words.Traditional {
		needs = "報紙國門"
	}
	for i := range collection.NumFonts() {
		face, err := collection.Font(i)
		if err != nil {
			continue
		}
		f := &Font{sfnt: face}
		if _, lacking := f.lacks(needs); lacking {
			continue
		}
		if s := f.score(script); s > most {
			best, most, place = f, s, i
		}
	}
	if best == nil {
		return nil, errNoChinese
	}
	// A font file begins with the checksums of all that is in it.
	head := make([]byte, min(size, 1<<16))
	if _, err := file.ReadAt(head, 0); err != nil && err != io.EOF {
		return nil, errors.Join(errNoChinese, err)
	}
	sum := sha256.Sum256(head)
	best.id = fmt.Sprintf("%x %d %d", sum[:16], size, place)
	return best, nil
}

// score prefers the forms of characters of a script, of the mainland or of Taiwan,
// and weight.
func (f *Font) score(script words.Script) int {
	name, err := f.sfnt.Name(nil, sfnt.NameIDFull)
	if err != nil {
		return 0
	}
	score := 0
	for _, word := range strings.Fields(name) {
		switch word {
		case "SC", "CN", "GB":
			if script == words.Simplified {
				score += 4
			}
		case "TC", "TW":
			if script == words.Traditional {
				score += 4
			}
		case "Bold", "Semibold", "Medium":
			score += 2
		case "Mono", "UI", "Light", "Thin", "Black":
			score--
		}
	}
	return max(score, 0)
}

// lacks returns the first character that the font has no glyph for.
func (f *Font) lacks(text string) (rune, bool) {
	buf := buffers.Get().(*sfnt.Buffer)
	defer buffers.Put(buf)
	for _, r := range text {
		if unicode.IsSpace(r) {
			continue
		}
		if i, err := f.sfnt.GlyphIndex(buf, r); err != nil || i == 0 {
			return r, true
		}
	}
	return 0, false
}

// buffers are what looking up glyphs takes: seven kilobytes for every headline.
var buffers = sync.Pool{New: func() any { return new(sfnt.Buffer) }}
