package byline

import "regexp"

// Words that say what a person did come in two kinds. A position (记者) stands
// before its names. A work (文, 摄影) stands before or after them.

// positions are the words that end a position; prefixes may stand before
// them: 本报实习记者.
var positions = map[string]Role{
	"记者": Reporter, "通讯员": Correspondent, "作者": Author, "撰稿人": Author,
	"摄影记者": Photographer, "视频记者": Photographer, "摄影师": Photographer,
	"责任编辑": Editor, "责编": Editor, "编辑": Editor, "主编": Editor, "美编": Editor,
	"美术编辑": Editor, "版式": Editor, "校对": Editor, "审核": Editor, "审校": Editor,
	"编审": Editor, "监制": Editor, "初审": Editor, "复审": Editor, "终审": Editor,
	"一审": Editor, "二审": Editor, "三审": Editor, "实习生": Reporter,
}

const (
	positionPrefixes = `(?:本报|本刊|本网|本台|实习|见习|特约|特派|首席|资深|驻站|全媒体|全媒|融媒体|融媒|社区|校园|学生|青年|文字|骨干|业余|市民|执行|小)*`
	positionWords    = `摄影记者|视频记者|记者|通讯员|作者|撰稿人|摄影师|责任编辑|美术编辑|责编|编辑|主编|美编|版式|校对|审核|审校|编审|监制|[初复终一二三]审|实习生`
)

var (
	positionStart = regexp.MustCompile(`^` + positionPrefixes + `(` + positionWords + `)`)
	// Only these two never occur inside a name or another word, so only
	// they are looked for in the middle of 江晚通讯员罗小舟.
	positionInside = regexp.MustCompile(positionPrefixes + `(?:记者|通讯员)`)
)

// work is what a word such as 文 or 摄影 says of the names beside it.
type work struct {
	picture bool
	glued   bool // may touch a name: 江晚摄, 摄影江晚
	office  bool // the name may be that of an office: 街道办供图
}

var works = map[string]work{
	"文": {}, "文字": {}, "撰文": {glued: true}, "撰稿": {glued: true}, "采写": {glued: true},
	"执笔": {glued: true}, "整理": {glued: true}, "口述": {glued: true},
	"图": {picture: true}, "图片": {picture: true}, "摄": {picture: true, glued: true},
	"摄影": {picture: true, glued: true}, "摄像": {picture: true, glued: true},
	"视频": {picture: true}, "制图": {picture: true, glued: true},
	"绘图": {picture: true, glued: true}, "漫画": {picture: true},
	"供图":   {picture: true, glued: true, office: true},
	"图片提供": {picture: true, office: true}, "图片来源": {picture: true, office: true},
}

// done are the words that close a list and say nothing more.
var done = map[string]bool{"报道": true, "综合报道": true, "等": true, "和": true, "与": true}

// workWords are the works that may touch a name, and 报道, longest first.
var (
	workStart = regexp.MustCompile(`^(?:撰文|撰稿|采写|执笔|整理|口述|摄影|摄像|制图|绘图|供图)`)
	workEnd   = regexp.MustCompile(`(?:撰文|撰稿|采写|执笔|整理|口述|摄影|摄像|制图|绘图|供图|报道|摄)$`)
)

// covers matches the ways to say that the people named did both.
var covers = regexp.MustCompile(
	`(?:撰文|文字|采写|文)\s*[/／、+＋&＆]\s*(?:摄影|图片|供图|图|摄)(?:报道)?` +
		`|(?:摄影|图片|图|摄)\s*[/／、+＋&＆]\s*(?:撰文|文字|采写|文)(?:报道)?` +
		`|(?:文并图|文并摄|文图|图文|文摄)(?:报道)?|摄影报道`)

// bothWorks is how Line.Covers spells them all.
const bothWorks = "文/图"
