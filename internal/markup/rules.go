package markup

import "bao/internal/diag"

// Slips of the keyboard, and more marks than one article may make us read: the
// copy is published as it was typed.
var (
	unpairedStars = &diag.Rule{
		ID: "unpaired-stars", Name: "星号没有成对", Severity: diag.Warning,
		Why: "粗体没有加成，星号印在了文中",
	}
	literalStar = &diag.Rule{
		ID: "literal-star", Name: "星号照印", Severity: diag.Warning,
		Why: "字中间的单个星号多是隐去的字，不当作斜体",
	}
	wideMark = &diag.Rule{
		ID: "wide-mark", Name: "标记用了全角", Severity: diag.Warning,
		Why: "链接、小标题或图片没有成，标记印在了文中",
	}
	tightHeading = &diag.Rule{
		ID: "tight-heading", Name: "小标题缺空格", Severity: diag.Warning,
		Why: "小标题没有成，井号印在了文中",
	}
	ruleNotHeading = &diag.Rule{
		ID: "rule-not-heading", Name: "分隔线还是小标题", Severity: diag.Guess,
		Why: "文字下面的 --- 当作分隔线，不把上面一行变成小标题",
	}
	brokenTable = &diag.Rule{
		ID: "broken-table", Name: "表格没有成", Severity: diag.Warning,
		Why: "表头和下面的短横线格数不一样，表格连同竖线印成了文字",
	}
	strangeCharacter = &diag.Rule{
		ID: "strange-character", Name: "字不对劲", Severity: diag.Warning,
		Why: "从别处粘贴来的字看不见、显示成方框，或者看着像却搜不到",
	}
	unwrittenNote = &diag.Rule{
		ID: "note-not-written", Name: "注释没有写", Severity: diag.Warning,
		Why: "文中有注释的标记，后面没有这条注释",
	}
	unusedDefinition = &diag.Rule{
		ID: "note-not-used", Name: "注释没有用到", Severity: diag.Warning,
		Why: "文中没有地方用到它，连同方括号印在了文中",
	}
	unclosedCode = &diag.Rule{
		ID: "unclosed-code", Name: "代码块没有结束", Severity: diag.Warning,
		Why: "后面的正文全排成了代码",
	}
	beyondBounds = &diag.Rule{
		ID: "too-much-markup", Name: "标记太多太深", Severity: diag.Warning,
		Why: "标记多得不正常，超出的照原样印在了文中",
	}
)

// Links, pictures and what they are called.
var (
	repeatedID = &diag.Rule{
		ID: "repeated-anchor", Name: "锚点重名", Severity: diag.Warning,
		Why: "两处用了同一个 # 名称，链接只到得了第一处",
	}
	missingHeading = &diag.Rule{
		ID: "missing-heading", Name: "文中没有这个小标题", Severity: diag.Warning,
		Why: "点了跳不到要去的地方",
	}
	pictureWithoutFile = &diag.Rule{
		ID: "picture-without-file", Name: "图片没有文件名", Severity: diag.Warning, Whole: true,
		Why: "图片登不出来",
	}
	pictureWithoutWords = &diag.Rule{
		ID: "picture-without-words", Name: "图片没有说明", Severity: diag.Warning,
		Why: "看不见图的读者不知道拍的是什么",
	}
	pictureSize = &diag.Rule{
		ID: "picture-size", Name: "图片大小没有照办", Severity: diag.Warning,
		Why: "图片多大由版面定，写在稿件里的大小没有用",
	}
	unmadeLink = &diag.Rule{
		ID: "link-unmade", Name: "链接没有成", Severity: diag.Warning,
		Why: "圆括号里不是文件名，或者括号少了、写反了，印在了文中",
	}
	linkWithoutWords = &diag.Rule{
		ID: "link-without-words", Name: "链接没有文字", Severity: diag.Warning,
		Why: "读者看到的是一串地址",
	}
	droppedAttribute = &diag.Rule{
		ID: "braces", Name: "花括号不起作用", Severity: diag.Warning,
		Why: "花括号里只能写 .类名 或 #名称，别的没有用",
	}
)

// Addresses that must not come out. They are kept whole: what they led to, a
// picture too, is not published.
var (
	longAddress = &diag.Rule{
		ID: "address-too-long", Name: "链接地址太长", Severity: diag.Warning, Whole: true,
		Why: "地址长得不正常，链接或图片去掉了",
	}
	unsafeAddress = &diag.Rule{
		ID: "unsafe-address", Name: "地址不安全", Severity: diag.Warning, Whole: true,
		Why: "这样的地址会在读者的电脑上运行程序，链接或图片去掉了",
	}
	embeddedData = &diag.Rule{
		ID: "embedded-data", Name: "图片写在了地址里", Severity: diag.Warning, Whole: true,
		Why: "图片或文件没有单独存成文件，去掉了",
	}
	localAddress = &diag.Rule{
		ID: "local-address", Name: "地址在编辑的电脑上", Severity: diag.Warning, Whole: true,
		Why: "读者的电脑上没有这个文件，链接或图片去掉了",
	}
	badAddress = &diag.Rule{
		ID: "bad-address", Name: "地址写错", Severity: diag.Warning, Whole: true,
		Why: "地址读不懂，链接或图片去掉了",
	}
)

// What the ends of lines mean.
var (
	guessedLines = &diag.Rule{
		ID: "guessed-lines", Name: "换行是推测的", Severity: diag.Guess,
		Why: "没有空行隔开的几行，分开排了，看看对不对",
	}
	guessedSignoff = &diag.Rule{
		ID: "guessed-signoff", Name: "落款是推测的", Severity: diag.Guess,
		Why: "单位、人名和日期当作落款，排在了右边",
	}
)

// What stars stand for.
var guessedMask = &diag.Rule{
	ID: "guessed-mask", Name: "星号是推测的", Severity: diag.Guess,
	Why: "号、楼、元这些字前面的两个星号当作没有写出来的数字，没有加粗",
}

// HTML in the copy. What takes words with it is kept whole.
var (
	removedHTML = &diag.Rule{
		ID: "html-removed", Name: "网页代码去掉", Severity: diag.Warning, Whole: true,
		Why: "脚本、样式和嵌入的网页不安全，连内容一起去掉了",
	}
	unknownHTML = &diag.Rule{
		ID: "html-unknown", Name: "网页标签不能用", Severity: diag.Warning,
		Why: "标签去掉了，里面的文字还在",
	}
	misplacedHTML = &diag.Rule{
		ID: "html-misplaced", Name: "网页标签位置不对", Severity: diag.Warning,
		Why: "写在一行中间或者套得太深，标签去掉了，里面的文字还在",
	}
	droppedHTMLAttribute = &diag.Rule{
		ID: "html-attribute", Name: "网页样式去掉", Severity: diag.Warning,
		Why: "字体、颜色等由版面统一定，从别处粘贴来的没有用",
	}
	unclosedComment = &diag.Rule{
		ID: "comment-unclosed", Name: "批注没有结束", Severity: diag.Warning,
		Why: "给同事看的批注少了结尾，印在了文中",
	}
	unclosedHTML = &diag.Rule{
		ID: "html-unclosed", Name: "网页标签没有结束", Severity: diag.Warning,
		Why: "标签少了最后的 > 或引号，照原样印在了文中",
	}
	unpairedHTML = &diag.Rule{
		ID: "html-unpaired", Name: "网页标签不成对", Severity: diag.Warning,
		Why: "标签管到哪里是猜的，可能管多了",
	}
)

// Rules are the kinds of findings, in the order of the handbook.
var Rules = []*diag.Rule{
	unpairedStars, literalStar, wideMark, tightHeading, ruleNotHeading, brokenTable, unwrittenNote, unusedDefinition, strangeCharacter, unclosedCode, beyondBounds,
	repeatedID, missingHeading, pictureWithoutFile, pictureWithoutWords, pictureSize, unmadeLink, linkWithoutWords, droppedAttribute,
	longAddress, unsafeAddress, embeddedData, localAddress, badAddress,
	guessedLines, guessedSignoff, guessedMask,
	removedHTML, unknownHTML, misplacedHTML, droppedHTMLAttribute, unclosedComment, unclosedHTML, unpairedHTML,
}
