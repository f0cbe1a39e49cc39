package serve

import (
	"bytes"
	_ "embed" // the page
	"errors"
	"html/template"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"

	"bao/internal/load"
	"bao/internal/paper"
	"bao/internal/source"
	"bao/internal/starter"
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
		case "bao", "bao.exe", "LICENSE", "README.zh-CN.md":
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
	w.Header().Set("Content-Type", typeOf(".html"))
	if v.Wrong != nil {
		w.WriteHeader(http.StatusUnprocessableEntity)
	}
	w.Write(b.Bytes())
}

// do makes the paper that a form describes, or finds the one that it means,
// and returns its folder. Which folders there are to choose from is looked up
// again: a form names one of them and no other.
func (s *Setup) do(form url.Values) (dir string, err error) {
	found, err := starter.Look(s.o.Dir)
	if err != nil {
		return "", err
	}
	at := slices.IndexFunc(found, func(n starter.Near) bool { return n.Dir == form.Get("dir") })
	switch what := form.Get("do"); {
	case what == "found":
		f, err := founding(form)
		if err != nil {
			return "", err
		}
		if i := slices.IndexFunc(found, func(n starter.Near) bool { return n.Settings == "" }); i >= 0 {
			return found[i].Dir, found[i].Found(s.o.Theme, f)
		}
		return s.o.Dir, s.found(f)
	case at < 0 || found[at].Settings == "":
		return "", &starter.Refusal{Message: "文件夹里的东西刚才变了", Hint: "看一看现在的样子，再选一次"}
	case what == "rename":
		return found[at].Dir, found[at].Rename()
	}
	return found[at].Dir, nil
}

func (s *Setup) found(f starter.Founding) error {
	if name, err := load.FindSiteFile(os.DirFS(s.o.Dir)); err == nil {
		return &starter.Refusal{Message: "这里已经有一份报纸：" + name, Hint: "刷新这一页，就能打开它"}
	}
	files, err := starter.Found(s.o.Theme, f)
	if err != nil {
		return err
	}
	return starter.WriteInto(s.o.Dir, files)
}

// founding reads the answers.
func founding(form url.Values) (starter.Founding, error) {
	day, ok := paper.ParseDate(form.Get("day"))
	if !ok && form.Get("day") != "" {
		return starter.Founding{}, &starter.Refusal{Message: "“" + form.Get("day") + "”不是一个日期", Hint: "写成 2026-11-09 这样"}
	}
	return starter.Founding{
		Name: form.Get("name"), Publisher: form.Get("publisher"), Day: day,
		Sections: append(slices.Clone(form["section"]), starter.NamesIn(form.Get("others"))...), Sheet: form.Get("sheet"),
	}, nil
}

// refusal words an error for the page.
func (s *Setup) refusal(err error) *starter.Refusal {
	var refused *starter.Refusal
	if errors.As(err, &refused) {
		return refused
	}
	message := err.Error()
	if s.o.Explain != nil {
		message = s.o.Explain(err)
	}
	return &starter.Refusal{Message: "没有建成：" + message, Hint: "换一个自己能写的文件夹，如桌面上的，把 bao 放进去再打开"}
}
