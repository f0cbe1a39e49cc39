package load

import (
	"slices"

	"bao/internal/audit"
	"bao/internal/diag"
	"bao/internal/markup"
	"bao/internal/matter"
	"bao/internal/photo"
	"bao/internal/source"
	"bao/internal/yamltree"
)

// What stands between the two --- lines is kept whole: an article whose facts
// aren't taken over as they were written isn't the one that was written.
var (
	repeatedKey = &diag.Rule{
		ID: "key-repeated", Name: "稿件信息写了两次", Whole: true,
		Why: "同一项写了两次，后一次没有照办",
	}
	severalValues = &diag.Rule{
		ID: "key-several-values", Name: "稿件信息只能有一个值", Whole: true,
		Why: "这一项只能写一个，写了几个，都没有照办",
	}
	unknownKey = &diag.Rule{
		ID: "key-unknown", Name: "稿件信息不认识", Whole: true,
		Why: "没有这个词，后面写的不起作用",
	}
	nestedValue = &diag.Rule{
		ID: "key-nested", Name: "稿件信息应当是文字", Whole: true,
		Why: "这一项只有一段文字，别的写法没有读",
	}
	badDate = &diag.Rule{
		ID: "date", Name: "日期无效", Whole: true,
		Why: "不知道是哪一天，登不进那一期，也不知道登到几时",
	}
	badNumber = &diag.Rule{
		ID: "number", Name: "数字无效", Whole: true,
		Why: "不知道是第几版、第几位、第几期",
	}
	badAnswer = &diag.Rule{
		ID: "yes-or-no", Name: "是否看不懂", Whole: true,
		Why: "不知道是不是草稿，先当草稿，不发表",
	}
	badLines = &diag.Rule{
		ID: "line-ends", Name: "换行看不懂", Whole: true,
		Why: "不知道一行的末尾是不是一段的末尾",
	}
	badCorrection = &diag.Rule{
		ID: "correction", Name: "更正写得不对", Whole: true,
		Why: "更正没有登出来",
	}
	badEvent = &diag.Rule{
		ID: "event", Name: "活动写得不对", Whole: true,
		Why: "不知道几时、在哪里，读者去错了",
	}
	badWithdrawal = &diag.Rule{
		ID: "withdrawal", Name: "到期或撤稿写得不对", Whole: true,
		Why: "不知道稿件撤不撤、留不留，也不知道怎么告诉读者",
	}
	badIssuePage = &diag.Rule{
		ID: "issue-page", Name: "版面写得不对", Whole: true,
		Why: "这一期的版面没有照办",
	}
	badWaiver = &diag.Rule{
		ID: "waiver", Name: "放行写得不对", Whole: true,
		Why: "不知道放行哪一条、为什么，没有放行",
	}
	noDate = &diag.Rule{
		ID: "no-date", Name: "稿件没有日期", Whole: true,
		Why: "不知道登在哪一期，没有发表",
	}
	noTitle = &diag.Rule{
		ID: "no-title", Name: "稿件没有标题", Whole: true,
		Why: "没有标题登不出来，没有发表",
	}
)

// What can't be taken over as it was written, and what became of it.
var (
	noName = &diag.Rule{
		ID: "no-name", Name: "不像人名", Severity: diag.Warning,
		Why: "写在人名后面的话不是人名，没有登",
	}
	frontTwice = &diag.Rule{
		ID: "front-matter-twice", Name: "稿件信息有两份", Severity: diag.Warning,
		Why: "正文开头又有标题、栏目等，照正文印出来了",
	}
	bareFront = &diag.Rule{
		ID: "front-matter-bare", Name: "稿件信息没有分隔线", Severity: diag.Warning,
		Why: "标题等写在了正文开头，照稿件信息读了，别的程序会当作正文",
	}
	headlineMarks = &diag.Rule{
		ID: "headline-marks", Name: "标题里有标记", Severity: diag.Warning,
		Why: "标题里不能排版，星号、尖括号等照原样印出来了",
	}
	commentCut = &diag.Rule{
		ID: "comment-cut", Name: "标题可能登了半截", Severity: diag.Warning,
		Why: "空格、# 和空格后面的字是注释，不登出来；# 旁边有数字，像是“3#楼”",
	}
	staleSection = &diag.Rule{
		ID: "section-stale", Name: "栏目久未更新", Severity: diag.Warning,
		Why: "栏目好些天没有新稿件，超过了 site.yaml 定的天数；政府网站检查时，久不更新的栏目不合格",
	}
	severalSections = &diag.Rule{
		ID: "several-sections", Name: "栏目写了几个", Severity: diag.Warning,
		Why: "一篇稿件只归一个栏目，归在写在最前面的那个",
	}
)

// Where a file stands, and at which address.
var (
	badFolder = &diag.Rule{
		ID: "folder-date", Name: "文件夹日期无效", Whole: true,
		Why: "没有这一天，里面的稿件都没有发表",
	}
	sameAddress = &diag.Rule{
		ID: "same-address", Name: "网址相同", Whole: true,
		Why: "一个网址只放得下一篇，后一篇没有发表",
	}
	longAddress = &diag.Rule{
		ID: "long-address", Name: "网址太长", Severity: diag.Warning,
		Why: "在 Windows 上复制不了、打不开",
	}
	unfitAddress = &diag.Rule{
		ID: "unfit-address", Name: "网址存不下", Whole: true,
		Why: "Windows 不让文件叫这个名字，网站复制不过去，这一页没有发表",
	}
	badSlug = &diag.Rule{
		ID: "slug", Name: "地址无效", Whole: true,
		Why: "写的地址不能作网址，稿件没有发表",
	}
	badFileName = &diag.Rule{
		ID: "file-name", Name: "文件名不能作网址", Whole: true,
		Why: "文件名里没有汉字、字母和数字，稿件没有发表",
	}
	badAlias = &diag.Rule{
		ID: "alias", Name: "旧地址无效", Whole: true,
		Why: "打开旧网址的读者到不了这一篇",
	}
)

// Files that are passed over, or stand where they aren't looked for.
var (
	siteName = &diag.Rule{
		ID: "site-name", Name: "设置文件名不对", Severity: diag.Warning,
		Why: "设置文件要叫 site.yaml，别的名字换一台电脑就可能找不到",
	}
	noArticle = &diag.Rule{
		ID: "no-article", Name: "没有稿件", Whole: true,
		Why: "找不到一篇稿件，多半是文件夹放错了；网站保持原样，免得把登过的都撤下来",
	}
	tooLong = &diag.Rule{
		ID: "text-size", Name: "稿件太大", Whole: true,
		Why: "几百万字不是一篇稿件，多半是别的文件，没有读",
	}
	unusedFile = &diag.Rule{
		ID: "unused-file", Name: "文件没有用到", Severity: diag.Warning,
		Why: "content 里有不是稿件的文件，也没有稿件用到它，没有登出来",
	}
	unusedPhoto = &diag.Rule{
		ID: "unused-photo", Name: "照片没有用到", Severity: diag.Warning,
		Why: "content 里有照片，没有一篇稿件用到它，没有登出来",
	}
	undatedFolder = &diag.Rule{
		ID: "folder-undated", Name: "文件夹没有日期", Severity: diag.Warning,
		Why: "文件夹像是一期报纸，名字里却没有日期，里面的稿件不进任何一期",
	}
	outsideFolder = &diag.Rule{
		ID: "folder-outside", Name: "期文件夹放错地方", Severity: diag.Warning,
		Why: "期文件夹不在 content 里面，里面的稿件没有登出来",
	}
	outsideFile = &diag.Rule{
		ID: "file-outside", Name: "稿件放错地方", Severity: diag.Warning,
		Why: "稿件在 content 外面，没有登出来",
	}
	syncCopy = &diag.Rule{
		ID: "sync-copy", Name: "稿件有副本",
		Why: "同一篇稿件有两份，不知道登哪一份，都登就重复了",
	}
	sameTitle = &diag.Rule{
		ID: "same-title", Name: "标题重复", Severity: diag.Warning,
		Why: "同一期有两篇标题一样，多半是同一篇放了两份",
	}
)

// What an article says of itself and of others. An editor may have reasons.
var (
	bylineMismatch = &diag.Rule{
		ID: "byline-mismatch", Name: "署名不一致", Severity: diag.Warning,
		Why: "文中署名的人不在稿件信息里，两处都登出来了",
	}
	nameAlone = &diag.Rule{
		ID: "name-alone", Name: "可能是署名", Severity: diag.Guess,
		Why: "单独一行的人名没有写是记者还是作者，照正文印了，没有放到署名里",
	}
	unplannedPage = &diag.Rule{
		ID: "page-unplanned", Name: "版次不在版面里", Severity: diag.Warning,
		Why: "issue.md 定了这一期有哪几版，稿件的版次不在里面，排到了别的版",
	}
	noSection = &diag.Rule{
		ID: "unknown-section", Name: "栏目不存在",
		Why: "稿件不在任何栏目的页面上，读者从栏目里找不到它",
	}
	emptyLink = &diag.Rule{
		ID: "empty-link", Name: "链接没有地址",
		Why: "只剩下文字，点不了",
	}
	heldLink = &diag.Rule{
		ID: "link-to-held", Name: "链接到未发表稿件",
		Why: "那一篇还不在网站上，只剩下文字，点不了",
	}
	deadLink = &diag.Rule{
		ID: "dead-link", Name: "链接失效",
		Why: "要去的文件没有，只剩下文字，点不了",
	}
)

// Pictures. A story without its picture isn't whole.
var (
	noPicture = &diag.Rule{
		ID: "missing-picture", Name: "图片不存在", Whole: true,
		Why: "图片登不出来",
	}
	notPictureFile = &diag.Rule{
		ID: "picture-not-a-file", Name: "图片不是文件", Whole: true,
		Why: "写的是文件夹或符号链接，图片登不出来",
	}
	pictureElsewhere = &diag.Rule{
		ID: "picture-elsewhere", Name: "图片在别人的网站上", Severity: diag.Warning,
		Why: "那边删了、改了，这里的图片就没有了；不联网时也看不到",
	}
	wechatPicture = &diag.Rule{
		ID: "wechat-picture", Name: "图片在微信的服务器上", Severity: diag.Warning, Whole: true,
		Why: "微信不让别的网站用它的图片，读者看到的是“此图片来自微信公众平台”",
	}
	noTheme = &diag.Rule{
		ID: "theme-missing", Name: "主题文件夹没有", Whole: true,
		Why: "几份报纸合用的版式没有找到，网站会是内置的样子",
	}
	turnedStatic = &diag.Rule{
		ID: "static-turned", Name: "静态图片要转正", Whole: true,
		Why: "转正以后格式变了，版式里用它的地方打不开",
	}
)

// Files that can act.
var (
	activeFile = &diag.Rule{
		ID: "attachment-active", Name: "附件会运行", Whole: true,
		Why: "这种文件会在网站的网址上、服务器上或读者的电脑上运行程序，没有发表",
	}
	badRecord = &diag.Rule{
		ID: "record-unreadable", Name: "版面记录读不懂", Severity: diag.Warning,
		Why: "这一期不照出报时的样子排，稿件会挪地方",
	}
	recordMissing = &diag.Rule{
		ID: "record-missing", Name: "版面记录里的稿件没有了", Severity: diag.Warning,
		Why: "出报时它在版面上，现在那里空着",
	}
	withdrawnInPDF = &diag.Rule{
		ID: "withdrawn-in-pdf", Name: "电子版里还有撤下的稿件", Severity: diag.Warning,
		Why: "读者下载了 PDF，还看得到撤下的内容",
	}
	badSVG = &diag.Rule{
		ID: "svg-unreadable", Name: "矢量图用不了", Whole: true,
		Why: "里面会不会有程序看不出来，没有发表",
	}
	cleanedSVG = &diag.Rule{
		ID: "svg-cleaned", Name: "矢量图清理过", Severity: diag.Warning,
		Why: "脚本、链接和从别处取来的东西不安全，登出来的图里没有了",
	}
)

// Lists that site.yaml declares.
var (
	unknownListed = &diag.Rule{
		ID: "list-of", Name: "列表找不到内容", Severity: diag.Warning,
		Why: "没有这个栏目、标签或作者，列表是空的",
	}
	unknownList = &diag.Rule{
		ID: "list-unknown", Name: "列表不存在",
		Why: "页面要显示的列表 site.yaml 里没有，照原样印在了页面上",
	}
	strayList = &diag.Rule{
		ID: "list-stray", Name: "列表放错地方", Severity: diag.Warning,
		Why: "没有换成列表，照原样印在了页面上",
	}
)

// Rules are the kinds of problems that are found here; what a manuscript says
// may also break those of the packages that read it.
var Rules = []*diag.Rule{
	repeatedKey, severalValues, unknownKey, nestedValue, badDate, badNumber, badAnswer, badLines,
	badCorrection, badWithdrawal, badEvent, badIssuePage, badWaiver, noDate, noTitle,
	noName, frontTwice, bareFront, headlineMarks, commentCut, severalSections, staleSection,
	badFolder, sameAddress, longAddress, unfitAddress, badSlug, badFileName, badAlias,
	siteName, noArticle, tooLong, unusedFile, unusedPhoto, undatedFolder, outsideFolder, outsideFile, syncCopy, sameTitle,
	bylineMismatch, nameAlone, unplannedPage, noSection, emptyLink, heldLink, deadLink,
	noPicture, notPictureFile, pictureElsewhere, wechatPicture, turnedStatic, noTheme,
	activeFile, badSVG, cleanedSVG, badRecord, recordMissing, withdrawnInPDF,
	unknownListed, unknownList, strayList,
}

// ofManuscripts is every rule that a manuscript can break.
var ofManuscripts = slices.Concat(audit.Rules, source.Rules, yamltree.Rules, matter.Rules, markup.Rules, photo.Rules, Rules)

// ruleByID is for problems that are remembered.
var ruleByID = byID(ofManuscripts)

func byID(rules []*diag.Rule) map[string]*diag.Rule {
	m := make(map[string]*diag.Rule, len(rules))
	for _, r := range rules {
		m[r.ID] = r
	}
	return m
}
