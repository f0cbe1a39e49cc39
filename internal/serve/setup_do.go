package serve

import (
	"errors"
	"net/url"
	"os"
	"slices"

	"bao/internal/load"
	"bao/internal/paper"
	"bao/internal/starter"
)

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
