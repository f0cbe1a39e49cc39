package starter

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"bao"
	"bao/internal/config"
	"bao/internal/paper"

	"pgregory.net/rapid"
)

func settings(t interface {
	Helper()
	Fatalf(string, ...any)
}, f Founding,
) config.Site {
	t.Helper()
	files, err := Found(bao.Theme, f)
	if err != nil {
		t.Fatalf("%+v: %v", f, err)
	}
	if files[0].Path != "site.yaml" {
		t.Fatalf("the first file is %s", files[0].Path)
	}
	site, problems := config.Parse("site.yaml", files[0].Data)
	if len(problems) > 0 {
		t.Fatalf("%v in\n%s", problems, files[0].Data)
	}
	return site
}

func TestFound(t *testing.T) {
	first := paper.Date{Year: 2026, Month: 11, Day: 9}
	site := settings(t, Founding{Name: "芦花渡", Day: first})
	if site.Title != "芦花渡" || site.Publisher != "" || site.Print.Paper != "四开" || site.Numbering.Start != "2026-11-09" {
		t.Errorf("%+v", site)
	}
	var names []string
	for _, s := range site.Sections {
		names = append(names, s.Name)
	}
	if !slices.Equal(names, UsualSections) {
		t.Errorf("sections %v", names)
	}
	for _, sheet := range Sheets {
		if got := settings(t, Founding{Name: "芦花渡", Day: first, Sheet: sheet}).Print.Paper; got != sheet {
			t.Errorf("on %s, asked for %s", got, sheet)
		}
	}
	site = settings(t, Founding{Name: "芦花渡", Day: first, Sections: []string{"言论", "沿论", " 言论 ", "", "？", "con"}})
	if got := len(site.Sections); got != 4 {
		t.Errorf("%d sections: %v", got, site.Sections)
	}
}

func TestFoundRefuses(t *testing.T) {
	first := paper.Date{Year: 2026, Month: 11, Day: 9}
	for what, f := range map[string]Founding{
		"no name":       {Name: " \n", Day: first},
		"a long name":   {Name: strings.Repeat("报", 31), Day: first},
		"no day":        {Name: "芦花渡"},
		"no such paper": {Name: "芦花渡", Day: first, Sheet: "八开的"},
		"many sections": {Name: "芦花渡", Day: first, Sections: numbered(mostSections + 1)},
	} {
		var refusal *Refusal
		if _, err := Found(bao.Theme, f); !errors.As(err, &refusal) || refusal.Hint == "" {
			t.Errorf("%s: %v", what, err)
		}
	}
	site := settings(t, Founding{Name: strings.Repeat("报", 30), Day: first, Sections: numbered(mostSections)})
	if len(site.Sections) != mostSections {
		t.Errorf("%d sections", len(site.Sections))
	}
}

// numbered are n names of sections, as they are typed.
func numbered(n int) []string {
	var list strings.Builder
	for i := range n {
		fmt.Fprintf(&list, "%s第%d栏", []string{"、", "，", " ", "/"}[i%4], i)
	}
	return NamesIn(list.String())
}

// Whatever is typed into the form is what the settings say.
func TestFoundIsReadBack(t *testing.T) {
	word := rapid.StringOfN(rapid.RuneFrom([]rune("芦花渡报 a1:：#'“”\\\"{}[]，,、-&!*%@|>\n")), 1, 9, -1)
	rapid.Check(t, func(t *rapid.T) {
		f := Founding{
			Name: word.Draw(t, "name"), Publisher: word.Draw(t, "publisher"), Day: paper.Date{Year: 2026, Month: 11, Day: 9},
			Sections: rapid.SliceOfN(word, 1, 5).Draw(t, "sections"),
		}
		if oneLine(f.Name) == "" || strings.ContainsAny(f.Name+f.Publisher+strings.Join(f.Sections, ""), "“”") {
			return // the quotes of an input method are no part of a name
		}
		site := settings(t, f)
		if site.Title != oneLine(f.Name) || site.Publisher != oneLine(f.Publisher) {
			t.Fatalf("%q, %q", site.Title, site.Publisher)
		}
	})
}
