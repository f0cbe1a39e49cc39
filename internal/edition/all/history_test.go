package all_test

import (
	"io/fs"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"bao"
	"bao/internal/diag"
	"bao/internal/layout"
	"bao/internal/origin"
)

// TestEarlierVersions holds that every earlier version of a built-in template,
// used as a site's own, is either still right or says what is wrong with it, in
// that file; and of a field that went, what took its place. The two newest
// earlier versions of each are tried always, and all that git remembers where
// its history is there.
func TestEarlierVersions(t *testing.T) {
	theme, _, _ := layout.Parse(nil, bao.Theme)
	versions, told := 0, 0
	for path := range ownLayouts(t, "") {
		for _, text := range earlier(t, path) {
			versions++
			site := fstest.MapFS{path: {Data: []byte(text)}}
			_, problems := checked(t, site, theme)
			if len(problems) > 0 {
				told++
			}
			for _, p := range problems {
				if p.Path != path {
					t.Errorf("%s: said of %s", path, p)
				}
				if strings.Contains(p.Message, "不存在的字段") {
					t.Errorf("a field went and no line of the table in gone.go says what took its place\n%s", p)
				}
				if testing.Verbose() {
					t.Log(p)
				}
			}
			remindedOnce(t, site, path)
		}
	}
	t.Logf("%d versions, %d of them with something to say", versions, told)
	if versions < 20 {
		t.Error("these are too few")
	}
}

// remindedOnce holds that one line at most is said of a copy that is behind.
func remindedOnce(t *testing.T, site fs.FS, path string) {
	copies, err := origin.Copies(site, origin.Theme{FS: bao.Theme}, nil)
	if err != nil || len(copies) != 1 {
		t.Fatal(path, err, len(copies))
	}
	if copies[0].State != origin.Behind {
		return // the archive does not have it yet
	}
	var said strings.Builder
	diag.Print(&said, []diag.Problem{copies[0].Remind()}, true)
	if lines := strings.Count(said.String(), "\n"); lines != 2 { // and its hint
		t.Errorf("%s: reminded in %d lines:\n%s", path, lines, &said)
	}
}

// earlier lists what a template has been: the two newest that the program has,
// and what git has.
func earlier(t *testing.T, path string) []string {
	data, err := bao.Theme.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	known, err := origin.Versions(path)
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, v := range known[max(0, len(known)-2):] {
		texts = append(texts, v.Text)
	}
	commits, err := exec.Command("git", "-C", "../../..", "log", "--format=%H", "--", path).Output()
	if err != nil {
		t.Log("no history: ", err)
	}
	for _, commit := range strings.Fields(string(commits)) {
		text, err := exec.Command("git", "-C", "../../..", "show", commit+":"+path).Output()
		if err == nil && !slices.Contains(texts, string(text)) { // else it was removed then
			texts = append(texts, string(text))
		}
	}
	return slices.DeleteFunc(texts, func(text string) bool { return text == string(data) })
}
