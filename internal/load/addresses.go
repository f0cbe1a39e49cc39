package load

import (
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"bao/internal/diag"
	"bao/internal/dist"
	"bao/internal/source"
	"bao/internal/zh"
)

// slug returns the last part of an article's address.
func (m *makeup) slug(ms *manuscript) (string, bool) {
	if given := ms.Slug.Text; given != "" {
		if slug := zh.Slug(given); slug == given {
			return given, true
		}
		m.problem(badSlug, ms, ms.Slug.span, fmt.Sprintf("地址“%s”里有不能用的字", given), "只用小写字母、数字和减号，如 "+cmp.Or(zh.Slug(given), "tongzhi-1"))
		return "", false
	}
	if ms.FileSlug != "" {
		return ms.FileSlug, true
	}
	m.problem(badFileName, ms, span{}, "文件名里没有能作网址的字", "给文件改名，用汉字、字母或数字")
	return "", false
}

// claim takes an address for origin, or reports who has it.
func (m *makeup) claim(address, origin string, at func() diag.Place) bool {
	return m.take(address, origin, at, false)
}

func (m *makeup) take(address, origin string, at func() diag.Place, alias bool) bool {
	if m.unfit(address, at, alias) {
		return false
	}
	key := dist.Fold(address)
	if other, taken := m.out.Addresses[key]; taken {
		taken := Taken(at(), other, cmp.Or(m.spelled[key], key), origin, address, alias)
		if path.Base(origin) == path.Base(other) && inDay(origin) && inDay(other) {
			taken.Hint = "两个文件夹是同一天的：要登的并到一个文件夹里，另一个删掉或者移出 content"
		}
		if ms := m.manuscript(origin); ms != nil && ms.English {
			taken.Hint = strings.Replace(taken.Hint, "地址: ", "slug: ", 1)
		}
		m.problems = append(m.problems, taken)
		return false
	}
	m.out.Addresses[key] = origin
	if key != address {
		m.spelled[key] = address
	}
	m.measure(address, origin, at)
	return true
}

// inDay says whether a file lies right in the folder of an issue.
func inDay(file string) bool {
	_, meant := folderDay(path.Base(path.Dir(file)))
	return meant
}

// unfit reports an address that no file may have: Windows, where most papers
// are made and all are copied to, can't hold it, or bao needs it for itself.
func (m *makeup) unfit(address string, at func() diag.Place, alias bool) bool {
	hint := "给文件改名，或者在稿件信息里加一行“地址: ……”"
	switch {
	case alias:
		hint = "删掉这个旧地址，或者换一个"
	case strings.HasPrefix(address, StaticDir+"/"):
		hint = "给文件改名"
	}
	if why, ok := dist.Holdable(address); !ok {
		m.problems = append(m.problems, unfitAddress.At(at(), fmt.Sprintf("网址 /%s 在 Windows 上存不下：%s", address, why), hint))
		return true
	}
	if strings.HasPrefix(dist.Fold(address), ".bao") {
		m.problems = append(m.problems, unfitAddress.At(at(), fmt.Sprintf("网址 /%s 是留给 bao 自己用的", address), hint))
		return true
	}
	return false
}

// Taken is the problem that two things are to stand at one address, or at two
// that Windows and macOS hold for one, or where a file would have to be a
// folder at the same time. They are named as an editor knows them: by their
// files, or in words. The first one stands there. At an alias, that is what is
// to give way.
func Taken(at diag.Place, one, oneAddress, other, otherAddress string, alias bool) diag.Problem {
	message := fmt.Sprintf("两处内容的网址相同：%s 和 %s 都是 /%s", one, other, oneAddress)
	switch {
	case dist.Fold(oneAddress) != dist.Fold(otherAddress):
		message = fmt.Sprintf("两处内容的网址相同：%s 是 /%s，%s 却要把它当文件夹，放 /%s", one, oneAddress, other, otherAddress)
	case oneAddress != otherAddress:
		message = fmt.Sprintf("两处内容的网址相同：%s 是 /%s，%s 是 /%s，在 Windows 和苹果电脑上不分大小写", one, oneAddress, other, otherAddress)
	}
	hint := "给其中一个文件改名，或者在它的稿件信息里加一行“地址: ……”"
	if alias {
		hint = "删掉这个旧地址，或者换一个"
	}
	return sameAddress.At(at, message, hint)
}

// longestAddress leaves the folder that the website stands in some room below
// the 260 characters that Windows allows a whole path (MAX_PATH).
const longestAddress = 220

// measure warns of an address that some computers can't keep.
func (m *makeup) measure(address, origin string, at func() diag.Place) {
	if len(address) <= longestAddress {
		return
	}
	m.problems = append(m.problems, longAddress.At(at(),
		fmt.Sprintf("网址太长（%d 个字符），在 Windows 上可能复制不了、打不开：%s", len(address), origin),
		"给文件和它外面的文件夹改短些的名字"))
}

// PlaceIn finds where a stretch of a file of the site stands. The file is
// read again, which happens only when there is something to report.
func PlaceIn(fsys fs.FS, path string, at, length int) diag.Place {
	raw, err := fs.ReadFile(fsys, path)
	if err != nil {
		return diag.Place{Path: path}
	}
	return diag.At(path, source.Normal(raw), at, length)
}
