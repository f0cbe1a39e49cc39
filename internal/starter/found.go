package starter

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"bao/internal/config"
	"bao/internal/dist"
	"bao/internal/load"
	"bao/internal/paper"
	"bao/internal/zh"
)

// The 栏目 that papers of sub-districts have: those that nearly all have, which
// a new paper gets unless told otherwise, and further ones.
var (
	UsualSections = []string{"要闻", "党建", "民生", "社区", "服务", "公告", "文苑"}
	OtherSections = []string{"言论", "人物", "平安", "健康", "教育", "志愿", "图片"}
)

// Sheets are the 纸张 that are offered, the usual one first.
var Sheets = []string{"四开", "对开", "A3", "A4"}

// Founding is what is asked of somebody who founds a paper.
type Founding struct {
	Name      string     // 报名, required
	Publisher string     // 主办, or empty
	Day       paper.Date // of the first issue, required
	Sections  []string   // names of the 栏目, in order; none means the usual ones
	Sheet     string     // 纸张 as in site.yaml: 四开, 对开, A3, A4; empty is the first of Sheets
	// SettingsOnly makes no issue and no article: there are some.
	SettingsOnly bool
}

// siteView is what the template of site.yaml sees: names as they are typed
// behind a key, in quotes where that is needed. Title is the name as it reads.
type siteView struct {
	Title, Name, Publisher, Sheet string
	Day                           paper.Date
	Sections                      []config.Section
}

// firstView is what the template of the first article sees.
type firstView struct {
	Section, Path string
	Day           paper.Date
}

const (
	firstName    = "di-yi-pian.md"
	longestTitle = 30 // characters; a nameplate has room for fewer
	mostSections = 40
)

// Found returns the files of a new paper: its settings, the folder of its
// first issue, and in it an article that explains itself. It fails with a
// *Refusal that says which answer won't do.
func Found(theme fs.FS, f Founding) ([]File, error) {
	f, err := f.checked()
	if err != nil {
		return nil, err
	}
	from := Source{Files: theme, Theme: theme} // a new paper has no templates of its own
	settings, err := from.render(siteTemplate, inChinese, siteView{
		Title: f.Name, Name: value(f.Name), Publisher: value(f.Publisher), Sheet: value(f.Sheet),
		Day: f.Day, Sections: listed(f.Sections),
	})
	if err != nil {
		return nil, err
	}
	if _, problems := config.Parse(load.SiteFile, settings); len(problems) > 0 {
		return nil, &Refusal{problems[0].Message, problems[0].Hint}
	}
	files := []File{{Path: load.SiteFile, Data: settings}}
	if f.SettingsOnly {
		return files, nil
	}
	folder := path.Join(load.ContentDir, f.Day.String())
	first := path.Join(folder, firstName)
	article, err := from.render(firstTemplate, inChinese, firstView{value(f.Sections[0]), first, f.Day})
	if err != nil {
		return nil, err
	}
	return append(files, File{Path: first, Data: article}, File{Path: folder + "/photos/"}), nil
}

// checked returns the answers as they are meant, with the usual ones where
// there was none.
func (f Founding) checked() (Founding, error) {
	f.Name, f.Publisher, f.Sheet = oneLine(f.Name), oneLine(f.Publisher), oneLine(f.Sheet)
	switch {
	case f.Name == "":
		return f, &Refusal{"没有写报名", "写上报纸的名字，以后还可以改"}
	case len([]rune(f.Name)) > longestTitle:
		return f, &Refusal{fmt.Sprintf("报名有 %d 个字，太长了", len([]rune(f.Name))), fmt.Sprintf("写短一些，最多 %d 个字", longestTitle)}
	case f.Day.IsZero():
		return f, &Refusal{"没有写第一期的日期", "写成 2026-11-09 这样"}
	case f.Sheet == "":
		f.Sheet = Sheets[0]
	}
	var names []string
	for _, name := range f.Sections {
		if name = oneLine(name); name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if len(names) > mostSections {
		return f, &Refusal{fmt.Sprintf("有 %d 个栏目，太多了", len(names)), fmt.Sprintf("最多写 %d 个，以后可以在 site.yaml 里加", mostSections)}
	}
	if f.Sections = names; len(names) == 0 {
		f.Sections = UsualSections
	}
	return f, nil
}

// listed gives each section an address of its own.
func listed(names []string) []config.Section {
	var list []config.Section
	taken := map[string]bool{}
	for _, name := range names {
		slug := strings.ReplaceAll(zh.Slug(name), "-", "")
		if _, ok := dist.Holdable(slug); !ok || slug == "" {
			slug = "lanmu" + slug
		}
		free := slug
		for n := 2; taken[free]; n++ {
			free = slug + "-" + strconv.Itoa(n)
		}
		taken[free] = true
		list = append(list, config.Section{Slug: free, Name: value(name)})
	}
	return list
}

// NamesIn parts the names of sections as people list them.
func NamesIn(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool { return strings.ContainsRune("、，,；;/／ \u3000\t\r\n", r) })
}
