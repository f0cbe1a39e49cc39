package layout

import (
	"errors"
	"fmt"
	"html/template"
	"io"
	"strings"

	"bao/internal/diag"
)

// escapes has html/template work out what to escape where, which it does
// before it first executes a template, and returns what it can't make out. A
// template of ours calls each one behind an action that fails, so that nothing
// is executed.
func (s *Set) escapes(views []View) []diag.Problem {
	var all strings.Builder
	for _, v := range views {
		if t := s.root.Lookup(v.Template); t != nil && t.Tree != nil {
			fmt.Fprintf(&all, "{{define %q}}{{index . 1}}{{template %q}}{{end}}", entryMark+v.Template, v.Template)
		}
	}
	if _, err := s.root.New(entryMark).Parse(all.String()); err != nil {
		return nil // only what has been executed can't be parsed into
	}
	misplaced, open := s.tagSlips()
	problems := misplaced
	seen := map[diag.Place]bool{}
	for _, p := range misplaced {
		seen[p.Place] = true
	}
	for _, v := range views {
		entry := s.root.Lookup(entryMark + v.Template)
		if entry == nil {
			continue
		}
		var wrong *template.Error
		if !errors.As(entry.Execute(io.Discard, nil), &wrong) || wrong.ErrorCode == template.ErrNoSuchTemplate {
			continue // the latter is told with its caller, or the file has a mistake of its own
		}
		found := open
		if len(misplaced)+len(open) == 0 {
			found = []diag.Problem{s.unescapable(wrong, v.Template)}
		}
		for _, p := range found {
			if !seen[p.Place] {
				seen[p.Place] = true
				problems = append(problems, p)
			}
		}
	}
	return problems
}

// entryMark begins the names of templates that no file can have.
const entryMark = "\x00"

// unescapable says in Chinese what html/template can't make out where no file
// shows it by itself.
func (s *Set) unescapable(wrong *template.Error, page string) diag.Problem {
	place := diag.Place{Path: s.pathOf(page)}
	if m := errorPlace.FindStringSubmatch(wrong.Error()); m != nil && wrong.Node != nil {
		place = s.placeOf(m)
	} else if wrong.Line > 0 && s.files[wrong.Name].data != nil {
		place = s.place(wrong.Name, wrong.Line, 0)
	}
	words, known := escapeWords[wrong.ErrorCode]
	if !known {
		words = [2]string{"这里的 HTML 读不懂", "检查标签、引号是否成对"}
	}
	return badHTML.At(place, words[0], words[1])
}

func (s *Set) pathOf(name string) string {
	if f, ok := s.files[name]; ok {
		return f.path
	}
	return Dir + "/" + name
}

// escapeWords says what the errors of html/template mean.
var escapeWords = map[template.ErrorCode][2]string{
	template.ErrAmbigContext:      {"if 的两边把网址的不同部分拆开了，这里是网址的哪一部分看不出来", "每一边都写完整的网址"},
	template.ErrBadHTML:           {"标签写错了：属性的值里有不该有的字符", "属性的值用英文双引号括起来，如 title=\"{{.Title}}\""},
	template.ErrBranchEnd:         {"if、range 里的标签或引号没有配成对：一边开了，另一边没有关", "标签的 < 和 >、属性的两个引号，要在同一个 {{if}}…{{end}} 里面，或者都在外面"},
	template.ErrEndContext:        {"标签、引号、<script> 或 <style> 没有写完", "找找哪里少了 >、引号，或 </script>、</style>"},
	template.ErrOutputContext:     {"放在这里的模板带着标签，前后的标签或引号接不上", "{{template}} 放在标签外面；属性的引号里只放文字，如 title=\"{{.Title}}\""},
	template.ErrPartialCharset:    {"脚本里的字符范围没有写完", "检查 [ 和 ] 是否成对"},
	template.ErrPartialEscape:     {"脚本里的反斜杠后面少了字符", "检查 \\"},
	template.ErrRangeLoopReentry:  {"range 里的标签或引号没有配成对，第二次就接不上了", "range 里面每开一个标签、引号，就在里面关上"},
	template.ErrSlashAmbig:        {"脚本里的 / 看不出是除号还是别的", "给它前后加上括号"},
	template.ErrPredefinedEscaper: {"这里不用写 html、urlquery，会自动处理", "去掉 | html 或 | urlquery"},
}
