package load

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"bao/internal/matter"
)

// Marks that mean something in copy and are printed as they are in a headline.
var (
	tagMark  = regexp.MustCompile(`</?[A-Za-z][A-Za-z0-9]*(\s[^<>]*)?/?>`)
	linkMark = regexp.MustCompile(`!?\[[^\[\]]*\]\([^()]*\)`)
	refMark  = regexp.MustCompile(`&([A-Za-z]{2,8}|#\d{2,6}|#[xX][0-9A-Fa-f]{2,5});`)
	boldMark = regexp.MustCompile(`\*\*([^*]+)\*\*`)
)

// marks says once that a mark in a headline, or a summary, is printed as it
// was typed; key is what the editor calls it.
func (r *reader) marks(key, value string, at span) {
	if !strings.ContainsAny(value, "<[&*") {
		return
	}
	for _, form := range []*regexp.Regexp{tagMark, linkMark, refMark} {
		if mark := form.FindString(value); mark != "" {
			r.marked(key, mark, at)
			return
		}
	}
	for _, found := range boldMark.FindAllStringSubmatchIndex(value, -1) {
		if !masks(value[:found[0]], value[found[2]:found[3]]) {
			r.marked(key, value[found[0]:found[1]], at)
			return
		}
	}
}

func (r *reader) marked(key, mark string, at span) {
	if i := strings.Index(string(r.text.Data[at.At:min(at.At+at.Len, len(r.text.Data))]), mark); i >= 0 {
		at = span{at.At + i, len(mark)}
	}
	hint := "去掉它"
	if strings.HasPrefix(strings.ToLower(mark), "<br") {
		hint = "去掉它，在要换行的地方空一格"
	}
	r.problem(headlineMarks, at, "“"+key+"”里的“"+mark+"”不起作用，照原样印出来了", hint)
}

// cutOff says that what looks like a comment isn't printed where the # seems to
// count something: 3 # 楼停水, 甲 # 3. In quotes, the headline ends where they do.
func (r *reader) cutOff(key string, v matter.Value) {
	from := min(v.At+v.Len, r.text.Body)
	rest, _, _ := strings.Cut(string(r.text.Data[from:r.text.Body]), "\n")
	note := strings.TrimSpace(rest)
	last, _ := utf8.DecodeLastRuneInString(v.Text)
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(note, "# "))
	if !strings.HasPrefix(note, "# ") || !unicode.IsDigit(last) && !unicode.IsDigit(next) || strings.IndexByte(`"'`, r.text.Data[v.At]) >= 0 {
		return
	}
	r.problem(commentCut, span{from + strings.Index(rest, "#"), len(note)}, "“# ”后面的字当作注释，没有登："+strings.TrimSpace(note[1:]),
		"要登的话，加上引号："+key+": \""+v.Text+" "+note+"\"；是注释，就另起一行写")
}

// masks says whether two pairs of stars, with text between them, may each hide
// letters of a name or figures: 王**、李**, 138**12**.
func masks(before, between string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(between)
	if unicode.IsDigit(last) || unicode.IsDigit(first) || strings.ContainsAny(between, "、，；：,;:") {
		return true
	}
	for _, title := range []string{"先生", "女士", "同学", "老师", "某", "等", "和", "与", "及"} {
		if strings.HasPrefix(between, title) {
			return true
		}
	}
	return false
}
