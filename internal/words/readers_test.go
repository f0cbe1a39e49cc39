package words

// forReaders are literals that are said where they are looked up.
var forReaders = map[string]bool{
	"记者": true, "通讯员": true, "摄影": true, "责任编辑": true, "作者": true, "责编": true, "编辑": true,
	"哔哩哔哩": true, "腾讯视频": true, "高德地图": true,
}

// notForReaders are the literals of editions that are not printed: what the owners
// of addresses are called when two claim one, and what copy is searched for.
var notForReaders = []string{
	"这一期的下载", "”的日历文件", "活动日历", "订阅源", "栏目“", "”的订阅源", "的订阅源", "手机桌面的图标",
	"离线阅读", "的版面页", "搜索", "给语言模型看的 llms.txt", "给搜索引擎看的 robots.txt", "新闻站点地图", "站点地图",
	"往期的总目录", "没有照片时的分享图", "》的分享图", "网站的首页", "栏目的总目录", "历年%d月的往期", "找不到网页时显示的那一页",
	"的页面", "作者的总目录", "标签“", "”的页面",
	"责責", "腊月", "闰", "转轉", "二维码", "【列表",
}
