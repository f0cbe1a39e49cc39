package words

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"bao/internal/zh"
)

// narrowed are the characters that are the simplified form of others, even if
// some are traditional as well: 后, 里, 面.
var narrowed = func() map[rune]bool {
	set := map[rune]bool{}
	for i, r := range []rune(zh.SimplifiedPairs()) {
		if i%2 == 1 {
			set[r] = true
		}
	}
	return set
}()

// lacking lists the phrases of a text that the table must hold, and doesn't.
func lacking(text string) []string {
	var list []string
	for rest := text; rest != ""; {
		if phrase := phraseOf(rest); phrase != "" {
			if _, known := traditional[phrase]; !known && strings.ContainsFunc(phrase, func(r rune) bool { return narrowed[r] }) {
				list = append(list, phrase)
			}
			rest = rest[len(phrase):]
			continue
		}
		_, rest, _ = cutRune(rest)
	}
	return list
}

func cutRune(s string) (rune, string, bool) {
	for i, r := range s {
		if i > 0 {
			return r, s[i:], true
		}
	}
	return 0, "", false
}

// readers are the packages that print words for readers; in them each literal is
// said by Script.Say, or is one of notForReaders.
var readers = []string{"edition", "sheet", "markup", "paper", "load"}

var (
	htmlComments   = regexp.MustCompile(`\{\{-? ?/\*.*?\*/`)
	searchTable    = regexp.MustCompile(`const exceptions = '[^']*'`) // characters to compare, which nobody reads
	scriptComments = regexp.MustCompile(`(?m)(^|[ ;{}])//.*$|(?s)/\*.*?\*/`)
)

func TestTable(t *testing.T) {
	lack := func(where, text string) {
		for _, phrase := range lacking(text) {
			t.Errorf("%s: %s", where, phrase)
		}
	}
	for _, glob := range []string{"../../layouts/*.html", "../../static/*.js", "../../static/*.css"} {
		files, _ := filepath.Glob(glob)
		if len(files) == 0 {
			t.Fatal("no ", glob)
		}
		for _, name := range files {
			raw, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			text := htmlComments.ReplaceAllString(string(raw), "")
			if filepath.Ext(name) != ".html" {
				text = searchTable.ReplaceAllString(scriptComments.ReplaceAllString(text, ""), "")
			}
			if filepath.Ext(name) == ".css" {
				text = strings.Join(cssContent.FindAllString(text, -1), "")
			}
			lack(filepath.Base(name), text)
		}
	}
	for _, dir := range readers {
		err := filepath.WalkDir("../"+dir, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") || forEditors(name) {
				return err
			}
			goWords(t, name, dir == "edition", lack)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// forEditors tells files in which editors are told what is wrong.
func forEditors(name string) bool {
	base := filepath.Base(name)
	return base == "rules.go" || base == "gone.go" || base == "standinglayouts.go"
}

var cssContent = regexp.MustCompile(`content: *"[^"]*"`)

// goWords holds the literals of a file of Go: what is said is in the table, and in the
// editions what isn't is not for readers.
func goWords(t *testing.T, name string, all bool, lack func(where, text string)) {
	files := token.NewFileSet()
	f, err := parser.ParseFile(files, name, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	loading := strings.HasPrefix(name, "../load/") // where say spells a key of front matter
	said := map[*ast.BasicLit]bool{}
	ast.Inspect(f, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		switch fun := call.Fun.(type) {
		case *ast.SelectorExpr:
			ok = fun.Sel.Name == "Say" || fun.Sel.Name == "say" && !loading
		case *ast.Ident:
			ok = fun.Name == "say" && !loading
		default:
			ok = false
		}
		if ok {
			for _, arg := range call.Args {
				if lit, ok := arg.(*ast.BasicLit); ok && lit.Kind == token.STRING {
					said[lit] = true
				}
			}
		}
		return true
	})
	ast.Inspect(f, func(n ast.Node) bool {
		if field, ok := n.(*ast.Field); ok && field.Tag != nil {
			return false // what a template that lacks the field is told
		}
		lit, ok := n.(*ast.BasicLit)
		if !ok || lit.Kind != token.STRING {
			return true
		}
		text, _ := strconv.Unquote(lit.Value)
		where := strings.TrimPrefix(files.Position(lit.Pos()).String(), "../")
		switch {
		case said[lit], forReaders[text]:
			lack(where, text)
		case all && unsaid(text) && !slices.Contains(notForReaders, text):
			t.Errorf("%s: %q is neither said (Script.Say) nor known not to be for readers", where, text)
		}
		return true
	})
}

// unsaid reports whether a text would be another in traditional characters.
func unsaid(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) && narrowed[r] })
}
