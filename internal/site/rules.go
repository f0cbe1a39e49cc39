package site

import (
	"slices"

	"bao/internal/audit"
	"bao/internal/config"
	"bao/internal/diag"
	"bao/internal/edition/web"
	"bao/internal/layout"
	"bao/internal/load"
	"bao/internal/markup"
	"bao/internal/matter"
	"bao/internal/origin"
	"bao/internal/photo"
	"bao/internal/sheet"
	"bao/internal/source"
	"bao/internal/style"
	"bao/internal/yamltree"
)

// What keeps a site from being read at all.
var (
	NoSiteFile = &diag.Rule{
		ID: "no-site-file", Name: "没有设置文件", Whole: true,
		Why: "site.yaml 不在了，不知道是什么报纸",
	}
	Unreadable = &diag.Rule{
		ID: "unreadable", Name: "文件读不出来", Whole: true,
		Why: "文件被别的程序占着，或者没有读的权限",
	}
)

// Obstructed is for an address whose place in the output folder is taken by
// what is not bao's.
var Obstructed = &diag.Rule{
	ID: "obstructed", Name: "网址被别的文件占着", Whole: true,
	Why: "网站的文件夹里有不是 bao 生成的文件，这一页没有地方放",
}

// styleEncoding is for a style sheet of the site's own.
var styleEncoding = &diag.Rule{
	ID: "style-encoding", Name: "样式编码不对", Severity: diag.Warning,
	Why: "样式表不是 UTF-8，里面的汉字（字体的名字）不起作用",
}

// idleStyle is for a style sheet of the site's own that no page has.
var idleStyle = &diag.Rule{
	ID: "style-unused", Name: "样式没有用到", Severity: diag.Warning,
	Why: "样式表不在那个地方，或者没有网页链接它，改了也没有变化",
}

// What is wrong with 检查 and 放行 themselves.
var (
	unknownRule = &diag.Rule{
		ID: "rule-unknown", Name: "规则不存在", Whole: true,
		Why: "检查或放行里写的规则没有，不起作用",
	}
	fixedRule = &diag.Rule{
		ID: "rule-fixed", Name: "规则不能改", Whole: true,
		Why: "这条规则管着稿件和网站的完整，不能关，也不能放行",
	}
	badLevel = &diag.Rule{
		ID: "rule-level", Name: "规则轻重不认识", Whole: true,
		Why: "规则只能定为错误、提醒或关，没有照办",
	}
	repeatedRule = &diag.Rule{
		ID: "rule-repeated", Name: "规则写了两次", Whole: true,
		Why: "同一条规则写了两次，后一次没有照办",
	}
	noReason = &diag.Rule{
		ID: "waiver-reason", Name: "放行没有理由", Whole: true,
		Why: "不写理由，以后没有人知道为什么放行，没有放行",
	}
	staleWaiver = &diag.Rule{
		ID: "waiver-stale", Name: "放行已经无用", Severity: diag.Warning,
		Why: "问题已经没有了，留着会把以后的新问题也放过去",
	}
)

// rules is every kind of problem, in the order of the handbook.
var rules = slices.Concat(
	load.Rules, audit.Rules, source.Rules, matter.Rules, yamltree.Rules, markup.Rules, photo.Rules, config.Rules, layout.Rules, style.Rules, origin.Rules, sheet.Rules, web.Rules,
	[]*diag.Rule{NoSiteFile, Unreadable, Obstructed, styleEncoding, idleStyle, unknownRule, fixedRule, badLevel, repeatedRule, noReason, staleWaiver},
)

// Rules returns every kind of problem that a site can have, in a fixed order.
func Rules() []*diag.Rule { return slices.Clone(rules) }

// FindRule returns the rule of that Chinese name or id, nil if there is none.
func FindRule(word string) *diag.Rule {
	for _, r := range rules {
		if word == r.Name || word == r.ID {
			return r
		}
	}
	return nil
}
