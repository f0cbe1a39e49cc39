package sitecheck

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/encoding/traditionalchinese"

	"bao/internal/zh"
)

// TestTraditional builds the paper of all features, its copy put into traditional
// characters, as a paper in zh-Hant: no file that it is made of has a character
// that is known in simplified writing alone, which Big5 lacks.
func TestTraditional(t *testing.T) {
	toTraditional, narrowed := map[rune]rune{}, map[rune]bool{}
	pairs := []rune(zh.SimplifiedPairs())
	for i := 0; i < len(pairs); i += 2 {
		toTraditional[pairs[i+1]], narrowed[pairs[i+1]] = pairs[i], true
	}
	onlySimplified := func(r rune) bool {
		if !unicode.Is(unicode.Han, r) || !narrowed[r] {
			return false
		}
		_, err := traditionalchinese.Big5.NewEncoder().String(string(r))
		return err != nil
	}
	dir := t.TempDir()
	from := sites[1].folder()
	for _, name := range []string{"site.yaml", "content"} {
		err := filepath.WalkDir(filepath.Join(from, name), func(file string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := os.ReadFile(file)
			if err != nil {
				return err
			}
			if ext := filepath.Ext(file); ext == ".md" || ext == ".yaml" {
				data = []byte(strings.Map(func(r rune) rune {
					if onlySimplified(r) {
						return toTraditional[r]
					}
					return r
				}, string(data)))
			}
			if name == "site.yaml" {
				data = append([]byte("语言: zh-Hant\n"), regexp.MustCompile(`(?m)^(language|語言):.*\n`).ReplaceAll(data, nil)...)
			}
			rel, _ := filepath.Rel(from, file)
			to := filepath.Join(dir, rel)
			if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
				return err
			}
			return os.WriteFile(to, data, 0o666)
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	paper := &site{name: "traditional", source: func() string { return dir }}
	for name, data := range paper.output(t).files {
		holdTraditional(t, name, string(data), onlySimplified)
	}
}

// comments are what scripts and style sheets say to who reads them.
var comments = regexp.MustCompile(`(?m)(^|[ ;{}])//.*$|(?s)/\*.*?\*/`)

func holdTraditional(t *testing.T, name, text string, onlySimplified func(rune) bool) {
	if strings.HasPrefix(name, "search/") { // which is simplified, as what readers type is
		return
	}
	switch path.Ext(name) {
	case ".js", ".css":
		text = comments.ReplaceAllString(text, "")
	case ".html":
		text = styleSheet.ReplaceAllString(text, "")
	case ".xml", ".json", ".txt", ".ics", ".webmanifest":
	default:
		return
	}
	for line := range strings.Lines(text) {
		if at := strings.IndexFunc(line, onlySimplified); at >= 0 {
			t.Errorf("%s: …%.60s", name, line[at:])
			return
		}
	}
}

var styleSheet = regexp.MustCompile(`(?s)<style>.*?</style>`)
