package serve

import (
	"bytes"
	_ "embed" // the page
	"html/template"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"bao/internal/publish/headers"
	"bao/internal/source"
	"bao/internal/starter"
	"bao/internal/zh"
)

var (
	//go:embed setup.html
	setupTemplate string
	//go:embed setup.css
	setupStyle string
)

var setupPages = template.Must(template.Must(pages.Clone()).Parse(setupTemplate))

// setupView is the page with the questions.
type setupView struct {
	Style    template.CSS
	Token    string
	Dir      string
	Foreign  bool // there are other files in Dir
	Refused  *starter.Refusal
	Wrong    *starter.Refusal // with the last answer
	Misnamed string           // the settings of Dir, called otherwise
	Papers   []string         // folders of papers around
	Around   *starter.Near    // articles that need settings

	Name, Publisher, Day, Others string
	Sections                     []setupChoice
	Sheets                       []setupChoice
}

// setupChoice is something to tick.
type setupChoice struct {
	Name, Note string
	Chosen     bool
}

// sheetNotes say of a paper what somebody asks who has never chosen one.
var sheetNotes = map[string]string{"四开": "小报，275×390 毫米", "对开": "大报，390×550 毫米", "A3": "文印店能印", "A4": "办公室的打印机能印"}

// questions is the page before anything was answered.
func (s *Setup) questions() setupView {
	v := setupView{
		Style: template.CSS(previewStyle + setupStyle), Token: s.token, Dir: s.o.Dir, Refused: s.o.Refused,
		Day: s.o.Today.String(), Foreign: holdsOthers(s.o.Dir),
	}
	if abs, err := filepath.Abs(v.Dir); err == nil {
		v.Dir = abs
	}
	v.Name = nameOf(v.Dir)
	found, _ := starter.Look(s.o.Dir) // what can't be read holds no paper for us
	for _, n := range found {
		switch {
		case n.Settings == "" && v.Around == nil:
			v.Around = &n
		case n.Settings == "":
		case n.Dir == v.Dir:
			v.Misnamed = n.Settings
		default:
			v.Papers = append(v.Papers, n.Dir)
		}
	}
	ticked := starter.UsualSections
	if v.Around != nil && len(v.Around.Sections) > 0 {
		ticked = v.Around.Sections
	}
	for _, name := range slices.Concat(ticked, starter.UsualSections, starter.OtherSections) {
		if !slices.ContainsFunc(v.Sections, func(c setupChoice) bool { return c.Name == name }) {
			v.Sections = append(v.Sections, setupChoice{Name: name, Chosen: slices.Contains(ticked, name)})
		}
	}
	for i, name := range starter.Sheets {
		v.Sheets = append(v.Sheets, setupChoice{name, sheetNotes[name], i == 0})
	}
	return v
}

// nameOf is what a folder says the paper is called: its name, where that is
// Chinese and nothing that a system or a program called it by itself.
func nameOf(dir string) string {
	if strings.HasPrefix(filepath.Base(dir), "bao-") {
		dir = filepath.Dir(dir) // an archive unpacks into a folder of its own
	}
	name := filepath.Base(dir)
	if name == "" || strings.IndexFunc(name, func(r rune) bool { return !zh.Han(r) }) >= 0 || utf8.RuneCountInString(name) > longestName ||
		strings.HasPrefix(name, "新建文件夹") || slices.Contains([]string{"桌面", "下载", "文档", "图片", "公共"}, name) {
		return ""
	}
	return name
}

const longestName = 12 // of a paper, as a folder has it

// filled is the page with the answers of a form.
func (v setupView) filled(form url.Values) setupView {
	v.Name, v.Publisher, v.Day, v.Others = form.Get("name"), form.Get("publisher"), form.Get("day"), form.Get("others")
	for i := range v.Sections {
		v.Sections[i].Chosen = slices.Contains(form["section"], v.Sections[i].Name)
	}
	for i := range v.Sheets {
		v.Sheets[i].Chosen = form.Get("sheet") == v.Sheets[i].Name
	}
	return v
}

// holdsOthers reports whether there is more in a folder than bao itself and
// what comes with it.
func holdsOthers(dir string) bool {
	entries, _ := os.ReadDir(dir)
	return slices.ContainsFunc(entries, func(e os.DirEntry) bool {
		switch e.Name() {
		case "bao", "bao.exe", "LICENSE", "README.zh-CN.md", "handbook":
			return false
		}
		return !source.Ignored(e.Name())
	})
}

func (s *Setup) page(w http.ResponseWriter, v setupView) {
	var b bytes.Buffer
	if err := setupPages.ExecuteTemplate(&b, "setup", v); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", headers.Type(".html"))
	if v.Wrong != nil {
		w.WriteHeader(http.StatusUnprocessableEntity)
	}
	w.Write(b.Bytes())
}
