package all_test

import (
	"io/fs"
	"os"
	"strings"
	"testing"

	"bao"
	"bao/internal/layout"
)

// wishes are the cases in which nothing is wrong.
var wishes = map[string]bool{"front-notices": true}

// TestCases tries the layouts of editors, each with one mistake, where they
// are beside the repository.
func TestCases(t *testing.T) {
	const folder = "../../../../shared/cases-layouts"
	cases, err := os.ReadDir(folder)
	if err != nil {
		t.Skip("no cases: ", err)
	}
	theme, _, _ := layout.Parse(nil, bao.Theme)
	static, _ := fs.Glob(bao.Theme, "static/*")
	for _, c := range cases {
		if !c.IsDir() {
			continue
		}
		set, problems := checked(t, os.DirFS(folder+"/"+c.Name()), theme)
		problems = append(problems, set.DeadLinks(static)...)
		if len(problems) > 0 == wishes[c.Name()] {
			t.Errorf("%s: %v", c.Name(), problems)
		}
		for _, p := range problems {
			if !strings.HasPrefix(p.Path, "layouts/") || p.Hint == "" {
				t.Errorf("%s: %v", c.Name(), p)
			}
		}
	}
}
