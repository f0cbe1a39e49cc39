package byline

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// Words that say what a person did come in two kinds. A position (记者) stands
// before its names. A work (文, 摄影) stands before or after them.

// positions are the words that end a position; prefixes may stand before
// them: 本报实习记者.
var positions = map[string]Role{
	"记者": Reporter, "通讯员": Correspondent, "作者": Author, "撰稿人": Author, "供稿人": Author, "评论员": Author,
	"摄影记者": Photographer, "视频记者": Photographer, "摄像记者": Photographer, "摄影师": Photographer, "摄影者": Photographer,
	"责任编辑": Editor, "责编": Editor, "编辑": Editor, "主编": Editor, "美编": Editor, "责任校对": Editor, "责校": Editor,
	"美术编辑": Editor, "版式": Editor, "校对": Editor, "审核": Editor, "审校": Editor,
	"编审": Editor, "监制": Editor, "初审": Editor, "复审": Editor, "终审": Editor,
	"一审": Editor, "二审": Editor, "三审": Editor, "实习生": Reporter,
	"策划": Editor, "统筹": Editor, "签发": Editor, "排版": Editor, "设计": Editor, "出品": Editor, "编排": Editor, "制作": Editor,
	"文案": Author, "数据": Editor, "海报": Editor, "动画": Editor, "出镜": Reporter, "书法": Author,
	"剪辑": Editor, "配音": Author, "朗读": Author, "朗诵": Author, "播音": Author, "翻译": Author, "采访": Reporter,
	"指导老师": Author, "指导教师": Author, "辅导老师": Author, "信息员": Correspondent, "报道员": Correspondent,
}

// shy are the positions that are ordinary words too. They count with a colon,
// or in the company of another role word: 策划 江晚 统筹 罗小舟.
var shy = map[string]bool{
	"策划": true, "统筹": true, "签发": true, "排版": true, "设计": true, "出品": true, "编排": true, "制作": true, "剪辑": true,
	"配音": true, "朗读": true, "朗诵": true, "播音": true, "翻译": true, "采访": true, "指导老师": true, "指导教师": true,
	"文案": true, "数据": true, "海报": true, "动画": true, "出镜": true, "书法": true,
	"辅导老师": true, "信息员": true, "报道员": true, "评论员": true,
}

// work is what a word such as 文 or 摄影 says of the names beside it.
type work struct {
	picture bool
	glued   bool // may touch a name: 江晚摄, 摄影江晚
	office  bool // the name may be that of an office: 街道办供图
	any     bool // and need not look like one
}

var works = map[string]work{
	"文": {}, "文字": {}, "撰文": {glued: true}, "撰稿": {glued: true}, "采写": {glued: true},
	"执笔": {glued: true}, "整理": {glued: true}, "口述": {glued: true},
	"供稿": {glued: true, office: true}, "来稿": {office: true}, "供稿单位": {office: true}, "稿件提供": {office: true},
	"图": {picture: true}, "图片": {picture: true}, "摄": {picture: true, glued: true},
	"摄影": {picture: true, glued: true}, "摄像": {picture: true, glued: true}, "航拍": {picture: true, glued: true},
	"拍摄": {picture: true}, "翻拍": {picture: true}, "视频": {picture: true}, "制图": {picture: true, glued: true},
	"绘": {picture: true, glued: true}, "画": {picture: true}, "插画": {picture: true}, "插图": {picture: true}, "绘画": {picture: true},
	"绘图": {picture: true, glued: true}, "漫画": {picture: true}, "手绘": {picture: true},
	"供图": {picture: true, glued: true, office: true, any: true}, "供片": {picture: true, office: true},
	"提供":   {picture: true, glued: true, office: true},
	"图片提供": {picture: true, office: true, any: true}, "图片来源": {picture: true, office: true, any: true},
	"照片提供": {picture: true, office: true, any: true}, "照片来源": {picture: true, office: true, any: true},
	"题图": {picture: true}, "图源": {picture: true, office: true, any: true}, "供图单位": {picture: true, office: true, any: true},
}

// done are the words that close a list and say nothing more.
var done = map[string]bool{"报道": true, "综合报道": true, "等": true, "等人": true, "和": true, "与": true, "及": true}

// workStarts are the works that may touch the name behind them.
var workStarts = []string{"撰文", "撰稿", "采写", "执笔", "整理", "口述", "摄影", "摄像", "航拍", "制图", "绘图", "供图", "供稿"}

// workStart returns the work that s begins with, "" if there is none.
func workStart(s string) string {
	for _, word := range workStarts {
		if strings.HasPrefix(s, word) {
			return word
		}
	}
	return ""
}

// workEnds are the works that may touch the name before them, and 报道,
// longest first.
var workEnds = []string{
	"撰文", "撰稿", "采写", "执笔", "整理", "口述", "摄影", "摄像", "航拍", "制图", "绘图", "供图", "供稿", "图片提供", "提供", "报道", "拍摄", "手绘", "绘", "摄",
}

// workEnd returns where in s the work begins that s ends with, -1 if there is
// none. 彩绘 is a work of its own.
func workEnd(s string) int {
	for _, word := range workEnds {
		if before, ok := strings.CutSuffix(s, word); ok {
			last, _ := utf8.DecodeLastRuneInString(before)
			if word == "绘" && strings.ContainsRune("手彩描测编涂", last) {
				return -1
			}
			return len(before)
		}
	}
	return -1
}

// covers matches the ways to say that the people named did both.
var covers = regexp.MustCompile(
	`(?:撰文|文字|采写|文)\s*[/／、+＋&＆]\s*(?:摄影|图片|供图|图|摄)(?:报道)?` +
		`|(?:摄影|图片|图|摄)\s*[/／、+＋&＆]\s*(?:撰文|文字|采写|文)(?:报道)?` +
		`|(?:文并图|文并摄|文图|图文|文摄)(?:报道)?|摄影报道`)

// bothWorks is how the forms that say 文 and 图 and nothing else are spelled.
const bothWorks = "文/图"
