package all_test

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"bao"
	"bao/internal/diag"
	"bao/internal/edition/all"
	"bao/internal/layout"
)

// ownLayouts makes a site whose templates are the built-in ones, with more
// behind each.
func ownLayouts(t testing.TB, more string) fstest.MapFS {
	site := fstest.MapFS{}
	files, err := fs.Glob(bao.Theme, "layouts/*.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		data, err := fs.ReadFile(bao.Theme, name)
		if err != nil {
			t.Fatal(err)
		}
		site[name] = &fstest.MapFile{Data: append(data, more...)}
	}
	return site
}

// checked parses the layouts of a site and returns what is wrong with them.
func checked(t *testing.T, site fs.FS, theme *layout.Set) (*layout.Set, []diag.Problem) {
	t.Helper()
	set, problems, err := layout.Parse(site, bao.Theme)
	if err != nil {
		t.Fatal(err)
	}
	return set, append(problems, set.Check(all.Views(), theme)...)
}

var (
	anAction = regexp.MustCompile(`\{\{[^{}]*\}\}`)
	aField   = regexp.MustCompile(`\.[A-Z]\w*`)
)

// fieldsOf returns where the fields end that a template looks at.
func fieldsOf(text string) []int {
	var ends []int
	for _, a := range anAction.FindAllStringIndex(text, -1) {
		for _, m := range aField.FindAllStringIndex(text[a[0]:a[1]], -1) {
			ends = append(ends, a[0]+m[1])
		}
	}
	return ends
}

// TestEveryFieldIsChecked renames each field that a built-in template looks
// at, one a file at a time, and holds that it is found where it stands.
// Templates are not changed together with those that they call.
func TestEveryFieldIsChecked(t *testing.T) {
	called := map[string]bool{}
	for _, file := range ownLayouts(t, "") {
		for _, m := range regexp.MustCompile(`\{\{template "([^"]+)"`).FindAllSubmatch(file.Data, -1) {
			called["layouts/"+string(m[1])] = true
		}
	}
	tried := renameEach(t, func(path string) bool { return called[path] }) + renameEach(t, func(path string) bool { return !called[path] })
	if tried < 300 {
		t.Errorf("only %d fields tried", tried)
	}
}

// renameEach tries the files that are meant, and returns how many fields.
func renameEach(t *testing.T, meant func(path string) bool) (tried int) {
	theme, _, _ := layout.Parse(nil, bao.Theme)
	for i, more := 0, true; more; i++ {
		more = false
		mutated := map[string]int{} // to the line
		site := ownLayouts(t, "")
		for path, file := range site {
			text := string(file.Data)
			if ends := fieldsOf(text); meant(path) && i < len(ends) {
				more = true
				mutated[path] = strings.Count(text[:ends[i]], "\n") + 1
				file.Data = []byte(text[:ends[i]] + "Zzzz" + text[ends[i]:])
			}
		}
		set, problems, err := layout.Parse(site, bao.Theme)
		if err != nil || len(problems) > 0 {
			t.Fatal(err, problems)
		}
		problems = set.Check(all.Views(), theme)
		for path, line := range mutated {
			tried++
			found := slices.ContainsFunc(problems, func(p diag.Problem) bool {
				return p.Path == path && p.Line == line && p.Severity == diag.Error && strings.Contains(p.Message, "Zzzz")
			})
			if !found {
				t.Errorf("%s:%d: field %d is not found", path, line, i)
			}
		}
	}
	return tried
}
