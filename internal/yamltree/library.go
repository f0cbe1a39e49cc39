package yamltree

import (
	"errors"
	"strings"

	"bao/internal/diag"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
)

// fault is the one error the library reports: a position in what it was given
// (line 1-based, column 1-based in characters) and its own words.
type fault struct {
	line, col int
	message   string
}

// parse runs the library, which stops at the first error.
func parse(text []byte) (file *ast.File, f *fault) {
	// Malformed input has made the library panic before (goccy/go-yaml
	// issues); an editor's slip must not end the program.
	defer func() {
		if recover() != nil {
			file, f = nil, &fault{line: 1, col: 1}
		}
	}()
	file, err := parser.Parse(lexer.Tokenize(string(text)), 0, parser.AllowDuplicateMapKey())
	if err == nil {
		return file, nil
	}
	f = &fault{line: 1, col: 1}
	var located yaml.Error
	if errors.As(err, &located) { // Error itself would print the whole source
		f.message = located.GetMessage()
		if tk := located.GetToken(); tk != nil && tk.Position != nil {
			f.line, f.col = max(1, tk.Position.Line), max(1, tk.Position.Column)
		}
	}
	return nil, f
}

// explain puts what the library says into an editor's words.
func (f *fault) explain() (rule *diag.Rule, message, hint string) {
	for _, known := range []struct {
		part          string
		rule          *diag.Rule
		message, hint string
	}{
		{"tab", badIndent, "行首不能用 Tab 缩进", "把行首的 Tab 换成两个空格"},
		{"\t", badIndent, "行首不能用 Tab 缩进", "把行首的 Tab 换成两个空格"},
		{"could not find end character", unclosed, "引号没有成对", "在末尾补上同样的引号"},
		{"must be specified", unclosed, "括号没有成对", "在末尾补上 ] 或 }"},
		{"mapping value is not allowed", badIndent, "这里不能再写“键: 内容”，多半是缩进不对", "同一层的键要左边对齐"},
		{"sequence entries are not allowed", badIndent, "这里不能写列表项，多半是缩进不对", "列表的每一项另起一行，左边对齐，以“- ”开头"},
	} {
		if strings.Contains(f.message, known.part) {
			return known.rule, known.message, known.hint
		}
	}
	return unsupported, "这一行读不懂", "每行写成“键: 内容”，同一层的键左边对齐；内容里有特殊符号时用双引号括起来"
}
