package all_test

import (
	"os/exec"
	"strings"
	"testing"
	"testing/fstest"

	"bao"
	"bao/internal/edition/all"
	"bao/internal/layout"
)

// TestEarlierVersions holds that every earlier version of a built-in template,
// used as a site's own, is either still right or says what is wrong with it,
// in that file. It runs where git's history is there.
func TestEarlierVersions(t *testing.T) {
	git := func(args ...string) string {
		out, err := exec.Command("git", append([]string{"-C", "../../.."}, args...)...).Output()
		if err != nil {
			t.Skip("no history: ", err)
		}
		return string(out)
	}
	theme, _, _ := layout.Parse(nil, bao.Theme)
	versions, told := 0, 0
	for path := range ownLayouts(t, func(text string) string { return text }) {
		seen := map[string]bool{string(mustRead(t, path)): true}
		for _, commit := range strings.Fields(git("log", "--format=%H", "--", path)) {
			text, err := exec.Command("git", "-C", "../../..", "show", commit+":"+path).Output()
			if err != nil || seen[string(text)] {
				continue // it was removed then
			}
			seen[string(text)] = true
			versions++
			set, problems, err := layout.Parse(fstest.MapFS{path: {Data: text}}, bao.Theme)
			if err != nil {
				t.Fatal(err)
			}
			problems = append(problems, set.Check(all.Views(), theme)...)
			if len(problems) > 0 {
				told++
			}
			for _, p := range problems {
				if p.Path != path {
					t.Errorf("%s of %.7s: said of %s", path, commit, p)
				}
			}
			if testing.Verbose() {
				t.Logf("%s of %.7s: %d problems", path, commit, len(problems))
				for _, p := range problems {
					t.Log(p)
				}
			}
		}
	}
	t.Logf("%d versions, %d of them with something to say", versions, told)
}

func mustRead(t *testing.T, path string) []byte {
	data, err := bao.Theme.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
