package layout

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"bao/internal/diag"
)

// slips finds what is mistyped in the braces of a template. broken tells that
// text/template could not read it, so that there is something to be found.
func (f file) slips(broken bool) []diag.Problem {
	actions := actionsOf(f.data)
	problems := f.textSlips(actions)
	if !broken {
		return problems
	}
	for _, a := range actions {
		if p, bad := f.actionSlip(a); bad {
			problems = append(problems, p)
		}
	}
	if len(problems) == 0 {
		if p, bad := f.unbalanced(actions); bad {
			problems = append(problems, p)
		}
	}
	return problems
}

// wide are characters that a Chinese keyboard makes, and what is meant.
var wide = map[rune]string{
	'“': `"`, '”': `"`, '‘': `"`, '’': `"`, '「': `"`, '」': `"`, '＂': `"`,
	'｛': "{", '｝': "}", '（': "(", '）': ")", '｜': "|", '＝': "=", '：': ":",
	'．': ".", '。': ".", '，': "空格", '、': "空格", '　': "空格", '\u00a0': "空格", '＄': "$",
}

// actionSlip finds what is mistyped within one action.
func (f file) actionSlip(a action) (p diag.Problem, bad bool) {
	at := func(i, n int, message, hint string) (diag.Problem, bool) {
		return badSyntax.At(diag.At(f.path, f.data, a.start+2+i, n), message, hint), true
	}
	body := strings.TrimRight(a.body, " \t\n")
	switch {
	case strings.HasPrefix(body, "-") && len(body) > 1 && !strings.ContainsAny(body[1:2], " \t\n0123456789"):
		return at(0, 1, "减号后面要空一格", "写成 {{- "+body[1:]+"}}")
	case !a.open && len(body) > 1 && strings.HasSuffix(a.body, "-") && !strings.ContainsAny(body[len(body)-2:len(body)-1], " \t\n"):
		return at(len(body)-1, 1, "减号前面要空一格", "写成 {{"+body[:len(body)-1]+" -}}")
	}
	var quote byte
	for i := 0; i < len(a.body); i++ {
		c := a.body[i]
		switch {
		case quote != 0:
			if c == '\\' && quote != '`' {
				i++
			} else if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'' || c == '`':
			quote = c
		case c == '{':
			return at(i, 1, "花括号 { 多了一个", "放一个字段是两个花括号：{{.Title}}")
		case c == '}':
			return at(i, 1, "花括号 } 少了一个", "写成两个：}}")
		case strings.IndexByte("=!<>&|", c) >= 0:
			if sign := signAt(a.body[i:]); sign != "" {
				return at(i, len(sign), fmt.Sprintf("花括号里不能写 %s", sign), signs[sign])
			}
		case c >= utf8.RuneSelf:
			r, n := utf8.DecodeRuneInString(a.body[i:])
			if meant, ok := wide[r]; ok {
				return at(i, n, fmt.Sprintf("花括号里用了全角的 %c", r), "换成英文的 "+meant)
			}
			i += n - 1
		}
	}
	switch {
	case quote != 0:
		return at(strings.IndexByte(a.body, quote), 1, fmt.Sprintf("引号 %c 没有关上", quote), fmt.Sprintf("在后面补一个 %c", quote))
	case a.open:
		return badSyntax.At(diag.At(f.path, f.data, a.start, 2), "花括号没有关上", "在后面写 }}"), true
	}
	return p, false
}

// signs are what other languages compare with, and what is written here.
var signs = map[string]string{
	"==": `等于写 eq：{{if eq .Kind "article"}}`, "!=": `不等于写 ne：{{if ne .Kind "article"}}`, "!": "没有写 not：{{if not .Kicker}}",
	">=": "不小于写 ge：{{if ge .Count 300}}", "<=": "不大于写 le：{{if le .Count 300}}", ">": "大于写 gt：{{if gt .Count 300}}", "<": "小于写 lt：{{if lt .Count 300}}",
	"&&": "并且写 and：{{if and .Kicker .Deck}}", "||": "或者写 or：{{if or .Kicker .Deck}}",
}

// signAt returns the sign at the beginning of a text.
func signAt(s string) string {
	for _, n := range []int{2, 1} {
		if len(s) >= n && signs[s[:n]] != "" {
			return s[:n]
		}
	}
	return ""
}

// unbalanced finds the block that has no end, or the end that has no block.
func (f file) unbalanced(actions []action) (p diag.Problem, bad bool) {
	var open []action
	at := func(a action) diag.Place { return diag.At(f.path, f.data, a.start, a.end-a.start) }
	for _, a := range actions {
		switch a.word {
		case "if", "range", "with", "define", "block":
			open = append(open, a)
		case "end":
			if len(open) == 0 {
				return badSyntax.At(at(a), "这个 {{end}} 多了，前面没有等着它的 if、range 或 with", "去掉它，或者找找前面少了哪个"), true
			}
			open = open[:len(open)-1]
		case "endif", "endfor", "endrange", "endwith", "elif", "elseif":
			place := at(a)
			mark(&place, a.word)
			return unknownFunction.At(place, "版式里用了不存在的函数 "+a.word, functionHint(a.word)), true
		case "else":
			if len(open) == 0 {
				return badSyntax.At(at(a), "这个 {{else}} 前面没有 if、range 或 with", "去掉它，或者找找前面少了哪个"), true
			}
		}
	}
	if len(open) == 0 {
		return p, false
	}
	a := open[len(open)-1]
	return badSyntax.At(at(a), fmt.Sprintf("这个 %s 没有 {{end}}", a.word), "在它管的内容后面写 {{end}}"), true
}

var (
	// ｛｛.Title｝｝ and mixtures with real braces
	wideBraces = regexp.MustCompile(`(?:｛[｛{]|\{｛)\s*[-.$"/\w]`)
	// {.Title}, {$x}, {if .Kicker}, {end}: what no style sheet and no script has
	single = regexp.MustCompile(`\{[-\s]*(?:\$?\.[A-Z]\w*(?:\.\w+)*|(?:if|with|range)\s+(?:not\s+)?[.$][\w.$]*|template\s+"[^"]*"[^{}]*|else|end)[-\s]*\}`)
	// {% if %} of other template languages
	percent  = regexp.MustCompile(`\{%[^{}]*%\}`)
	oneBrace = regexp.MustCompile(`^\{[-\s]*(else|end)[-\s]*\}`)
)

// textSlips finds actions that are none, since their braces are not two
// English ones; text/template leaves them in the page.
func (f file) textSlips(actions []action) []diag.Problem {
	var problems []diag.Problem
	at := 0
	look := func(to int) {
		text := f.data[at:to]
		if !bytes.ContainsAny(text, "{｛") {
			return
		}
		for _, m := range wideBraces.FindAllIndex(text, -1) {
			_, n := utf8.DecodeLastRune(text[m[0]:m[1]])
			problems = append(problems, badSyntax.At(diag.At(f.path, f.data, at+m[0], m[1]-m[0]-n), "花括号是全角的，里面的字会照原样印出来", "换成英文的花括号：{{ 和 }}"))
		}
		for _, m := range percent.FindAllIndex(text, -1) {
			problems = append(problems, oneBraced.At(diag.At(f.path, f.data, at+m[0], m[1]-m[0]), "{% %} 是别的模板的写法，会照原样印出来", "写成 {{if .Kicker}}…{{end}}"))
		}
		for _, m := range single.FindAllIndex(text, -1) {
			piece := string(text[m[0]:m[1]])
			if m[1] < len(text) && text[m[1]] == '}' || m[0] > 0 && text[m[0]-1] == '{' || oneBrace.MatchString(piece) && f.inScript(at+m[0]) {
				continue
			}
			problems = append(problems, oneBraced.At(diag.At(f.path, f.data, at+m[0], m[1]-m[0]), "花括号只有一个，会照原样印出来", "写成两个：{"+piece+"}"))
		}
	}
	for _, a := range actions {
		if a.start > at {
			look(a.start)
		}
		at = max(at, a.end)
	}
	if at < len(f.data) {
		look(len(f.data))
	}
	return problems
}

// inScript reports whether an offset is in a script or a style sheet.
func (f file) inScript(offset int) bool {
	before := strings.ToLower(string(f.data[:offset]))
	for _, name := range []string{"script", "style"} {
		if strings.LastIndex(before, "<"+name) > strings.LastIndex(before, "</"+name) {
			return true
		}
	}
	return false
}

// parseWords says what text/template can't read, as far as the file itself
// does not show it, and what it meets only when it executes a template.
var parseWords = []struct {
	english       *regexp.Regexp
	message, hint string
}{
	{regexp.MustCompile(`undefined variable "(\$\w*)"`), "变量 $1 没有先定义", "先写 {{$1 := .Title}}，变量只在它所在的 if、range、with 里有用"},
	{regexp.MustCompile(`missing value for (\w+)`), "$1 后面少了东西", "写清楚看哪个字段，如 {{$1 .Kicker}}"},
	{regexp.MustCompile(`\{\{(break|continue)\}\} outside`), "{{$1}} 只能用在 range 里面", "去掉它"},
	{regexp.MustCompile(`unexpected \{\{else\}\}|expected end; found`), "一个 if 只能有一个 {{else}}", "去掉多的；还有别的情况，写 {{else if .Deck}}"},
	{regexp.MustCompile(`multiple definition of template "([^"]*)"`), "模板 $1 定义了两次", "留一处"},
	{regexp.MustCompile(`bad number syntax: "([^"]*)"`), "$1 不是数", "文字要加英文引号"},
	{regexp.MustCompile(`(?:bad|unrecognized) character(?: in action)?:? U\+\w+ '(.)'`), "花括号里不能有 $1", "去掉它；要放进网页的文字写在花括号外面"},
	{regexp.MustCompile(`unclosed comment|comment ends before`), "注释没有写完", "注释写成 {{/* … */}}"},
	{regexp.MustCompile(`unclosed left paren|unexpected right paren`), "圆括号不成对", "每个 ( 都要有 )"},
	{regexp.MustCompile(`unexpected "?([^" ]+)"? in template clause`), "template 后面的文件名要加英文引号", "写成 {{template \"head.html\" .}}"},
	{regexp.MustCompile(`unexpected "?([^" ]+)"? in (\w+)`), "$1 不该在这里", "检查这一处花括号里的写法"},
	{regexp.MustCompile(`empty command|non executable command`), "竖线 | 的前后少了东西，或者不是函数", "检查 | 的前后"},
	{regexp.MustCompile(`too many declarations`), "变量定义多了", "range 最多两个：{{range $i, $x := .Tags}}"},
	{regexp.MustCompile(`expression depth exceeded`), "圆括号套得太深", "拆成几步写"},
	{regexp.MustCompile(`index out of range: (\d+)`), "没有那么多：要的是第 $1 个以后的", "先问够不够：{{if gt (len .Tags) $1}}…{{end}}"},
	{regexp.MustCompile(`nil pointer evaluating \S*\.(\w+)`), "这里没有内容，取不到 .$1", "先问有没有：{{with …}}{{.$1}}{{end}}"},
	{regexp.MustCompile(`exceeded maximum template depth`), "模板一层套一层，没有完", "看看它是不是又调用了自己"},
	{regexp.MustCompile(`unexpected EOF`), "花括号里没有写完", "检查 {{ 和 }}、if 和 end 是否成对"},
}

// inChinese says an error text of text/template.
func inChinese(text string) (message, hint string, ok bool) {
	for _, w := range parseWords {
		m := w.english.FindStringSubmatchIndex(text)
		if m == nil {
			continue
		}
		expand := func(s string) string {
			return string(w.english.ExpandString(nil, braced.ReplaceAllString(s, "$${1}"), text, m))
		}
		return expand(w.message), expand(w.hint), true
	}
	return "", "", false
}

// braced makes $1 stand alone before letters.
var braced = regexp.MustCompile(`\$1`)
