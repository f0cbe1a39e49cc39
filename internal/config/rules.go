package config

import "bao/internal/diag"

// What is wrong in site.yaml is mended there, where it would also be let pass:
// only reminders, which leave what was written as it is, may be set.

// The file and its keys.
var (
	otherEncoding = &diag.Rule{
		ID: "site-encoding", Name: "设置文件编码不对", Whole: true,
		Why: "site.yaml 不是 UTF-8 编码，读不出来",
	}
	unknownKey = &diag.Rule{
		ID: "site-unknown-key", Name: "设置不认识", Whole: true,
		Why: "site.yaml 里没有这个词，后面写的不起作用",
	}
	repeatedKey = &diag.Rule{
		ID: "site-repeated-key", Name: "设置写了两次", Whole: true,
		Why: "两处说的是同一个设置，只能算一处",
	}
	badShape = &diag.Rule{
		ID: "site-shape", Name: "设置写法不对", Whole: true,
		Why: "该写文字的地方写了几项，或者该分项的没有分，没有读",
	}
	badValue = &diag.Rule{
		ID: "site-value", Name: "设置的值不合适", Whole: true,
		Why: "不是数、太大太小，或者不在可选的词里，没有照办",
	}
)

// What the paper is.
var (
	noTitle = &diag.Rule{
		ID: "no-paper-title", Name: "没有报名", Whole: true,
		Why: "没有报名，不成报纸",
	}
	badLanguage = &diag.Rule{
		ID: "language", Name: "语言代码无效", Whole: true,
		Why: "没有这种语言，会当作中文",
	}
	otherLanguage = &diag.Rule{
		ID: "other-language", Name: "字样不是这种语言", Severity: diag.Warning,
		Why: "报纸自己的字样只有简体和繁体中文，别的语言的报纸里也还是中文",
	}
	badZone = &diag.Rule{
		ID: "timezone", Name: "时区不存在", Whole: true,
		Why: "没有这个时区，会按北京时间算日子",
	}
	badBaseURL = &diag.Rule{
		ID: "base-url", Name: "网址无效", Whole: true,
		Why: "订阅源和站点地图要用完整的网址，做不出来",
	}
	badPermit = &diag.Rule{
		ID: "permit-form", Name: "刊号格式不对", Severity: diag.Warning,
		Why: "编号没有写，或者和证上的多半不一样，照写的印出来了",
	}
	unknownPermit = &diag.Rule{
		ID: "permit-kind", Name: "刊号种类不明", Whole: true,
		Why: "准印证的报纸不许公开发行，分不清就没有印上",
	}
)

// Sections, pages and numbers.
var (
	badSection = &diag.Rule{
		ID: "section", Name: "栏目写得不对", Whole: true,
		Why: "栏目没有名称，或者地址不能用，栏目的页面做不出来",
	}
	repeatedSection = &diag.Rule{
		ID: "section-repeated", Name: "栏目重复", Whole: true,
		Why: "两个栏目同名或同址，分不清稿件归谁",
	}
	repeatedPage = &diag.Rule{
		ID: "page-repeated", Name: "版次重复", Whole: true,
		Why: "同一版写了两次，后一次没有照办",
	}
	sectionTwice = &diag.Rule{
		ID: "section-on-two-pages", Name: "栏目归了两版", Severity: diag.Warning,
		Why: "一个栏目只归一版，后一处没有照办",
	}
	unknownSection = &diag.Rule{
		ID: "page-section", Name: "版面的栏目不存在", Whole: true,
		Why: "这一版要的栏目没有，稿件会上别的版",
	}
	badStart = &diag.Rule{
		ID: "numbering-start", Name: "起始日期无效", Whole: true,
		Why: "不知道从哪一天数起，期号会数错",
	}
)

// Lists that the paper declares.
var badList = &diag.Rule{
	ID: "list", Name: "列表写得不对", Whole: true,
	Why: "列表没有名称，或者重名，不知道要列什么",
}

// The foot of every page, and what a government site must say.
var (
	badRecord = &diag.Rule{
		ID: "record-number", Name: "备案号格式不对", Severity: diag.Warning,
		Why: "备案号或公安备案号多半抄错了，照写的登出来了",
	}
	badLink = &diag.Rule{
		ID: "footer-link", Name: "友情链接不对", Whole: true,
		Why: "没有名称或者网址不对，这一条没有登",
	}
	badGov = &diag.Rule{
		ID: "gov", Name: "政府网站标签不对", Severity: diag.Warning,
		Why: "政府网站检查时要核对三项标签，缺了、错了都不合格",
	}
)

// The printed page.
var (
	badPaper = &diag.Rule{
		ID: "paper", Name: "纸张版心不认识", Whole: true,
		Why: "不知道印在多大的纸上，会按四开排",
	}
	badMeasure = &diag.Rule{
		ID: "type-area", Name: "版心排不下", Whole: true,
		Why: "栏数、字数、字号和纸张合不上，会按常用的排",
	}
)

// Where the paper is published to.
var (
	badTarget = &diag.Rule{
		ID: "publish", Name: "发布的设置不对", Whole: true,
		Why: "不知道发布到哪里、怎么发布，发布不了",
	}
	idleKey = &diag.Rule{
		ID: "publish-idle", Name: "发布的设置用不上", Severity: diag.Warning,
		Why: "这种发布方式用不上这一项，写了也不起作用",
	}
	secretWritten = &diag.Rule{
		ID: "secret-in-settings", Name: "设置里有密码", Whole: true,
		Why: "谁拿到报纸的文件夹，谁就拿到了密码",
	}
)

// Rules are the kinds of problems that Parse finds, those of yamltree apart.
var Rules = []*diag.Rule{
	otherEncoding, unknownKey, repeatedKey, badShape, badValue,
	noTitle, badLanguage, otherLanguage, badZone, badBaseURL, badPermit, unknownPermit,
	badSection, repeatedSection, repeatedPage, sectionTwice, unknownSection, badStart,
	badList,
	badRecord, badLink, badGov, badPaper, badMeasure,
	badTarget, idleKey, secretWritten,
}
