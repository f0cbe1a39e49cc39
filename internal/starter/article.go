package starter

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strconv"
	"strings"

	"bao/internal/diag"
	"bao/internal/dist"
	"bao/internal/load"
	"bao/internal/paper"
	"bao/internal/zh"
)

// Article is what is known of an article that is to be written.
type Article struct {
	Title    string     // required
	Section  string     // a name or slug of the paper's, or empty
	Reporter string     // one or several, as typed, or empty
	Day      paper.Date // of its issue; none means the newest issue, and today where there is none
}

// articleView is what the template of an article sees. The texts are as they
// are typed behind a key, in quotes where that is needed.
type articleView struct {
	Title, Section, Reporter string
	Day                      paper.Date
}

// Article returns the file of a new article: in the folder of its issue, named
// by the pinyin of its title and by no name that is taken. It fails with a
// *Refusal when there is no title or no such section, and when a template of
// the site is wrong.
func (s Source) Article(a Article) (File, error) {
	if oneLine(a.Title) == "" {
		return File{}, &Refusal{"没有写标题", "写上稿件的标题，以后还可以改"}
	}
	section, err := s.Section(oneLine(a.Section))
	if err != nil {
		return File{}, err
	}
	if a.Day.IsZero() {
		a.Day = s.newest()
	}
	data, err := s.render(articleTemplate, s.language(), articleView{
		Title: value(a.Title), Section: value(section), Reporter: value(a.Reporter), Day: a.Day,
	})
	if err != nil {
		return File{}, err
	}
	folder := load.IssueFolder(s.Files, a.Day)
	return File{Path: path.Join(folder, s.freeName(folder, a.Day, a.Title)), Data: data}, nil
}

// newest is the day of the newest issue, yet to come or not.
func (s Source) newest() paper.Date {
	if n := len(s.Paper.Issues); n > 0 {
		return s.Paper.Issues[n-1].Date
	}
	return s.Today
}

// Section returns the name of the section that is called so, by its name or
// slug; nothing is called nothing. It fails with a *Refusal when there is none.
func (s Source) Section(called string) (string, error) {
	var names []string
	for _, section := range s.Paper.Sections {
		if called == section.Name || called == section.Slug {
			return section.Name, nil
		}
		names = append(names, section.Name)
	}
	if called == "" {
		return "", nil
	}
	hint := "栏目有：" + strings.Join(names, "、")
	if near := diag.Nearest(called, names); near != "" {
		hint = fmt.Sprintf("是不是“%s”？%s", near, hint)
	}
	if len(names) == 0 {
		hint = "site.yaml 里还没有栏目，在“栏目”下面加上它"
	}
	return "", &Refusal{fmt.Sprintf("没有“%s”这个栏目", called), hint}
}

const (
	longestName = 60 // a path is to be typed and read, and Windows allows 260 characters for all of it
	namelessOne = "gao-jian"
)

// notForCopy are the names that mean something else in an issue's folder, or
// whose address is another page's.
var notForCopy = regexp.MustCompile(`^(issue|index|page-\d+)$`)

// freeName is the name of the file for an article with that title.
func (s Source) freeName(folder string, day paper.Date, title string) string {
	slug := zh.ShortSlug(title, longestName)
	if slug == "" {
		slug = namelessOne
	}
	if _, ok := dist.Holdable(slug); !ok || notForCopy.MatchString(slug) {
		slug = namelessOne + "-" + slug
	}
	taken := map[string]bool{} // by the slug that a name becomes
	entries, _ := fs.ReadDir(s.Files, folder)
	for _, e := range entries {
		taken[zh.Slug(strings.TrimSuffix(e.Name(), path.Ext(e.Name())))] = true
	}
	for n := 1; ; n++ {
		name := slug
		if n > 1 {
			name += "-" + strconv.Itoa(n)
		}
		address := path.Join(day.String(), name+".html")
		if s.Paper.Addresses[dist.Fold(address)] == "" && !taken[name] {
			return name + ".md"
		}
	}
}
