package config

import (
	"bytes"
	"strings"
	"time"
	"unicode/utf8"

	"bao/internal/diag"
	"bao/internal/words"
	"bao/internal/yamltree"
)

// Parse reads the contents of site.yaml, shown as path in problems. The Site
// is usable, with defaults in place, even when there are problems; they come
// sorted. Every key may be written in English or in Chinese:
//
//	title 报名, slogan 口号, publisher 主办, language 语言, timezone 时区,
//	base_url 网址, permit 刊号, sections 栏目, update 更新, pages 版面, numbering 期号,
//	footer 页脚, gov 政府网站, print 印刷, attachments 附件, publish 发布,
//	automation 自动发布, checks 检查, lines 换行,
//	authors 作者, offline 离线,
//	download 下载本期, lists 列表, play 播放,
//	page_views 版面页, own 自定, theme 主题
//
// It may be called concurrently.
func Parse(path string, data []byte) (Site, []diag.Problem) {
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	d := &decoder{path: path, src: data}
	root := &yamltree.Node{Kind: yamltree.Map}
	if d.utf8() {
		var findings []yamltree.Finding
		root, findings = yamltree.Parse(string(data), yamltree.Tolerance{})
		for _, f := range findings {
			d.add(f.Rule, f.At, f.Len, f.Message, f.Hint)
		}
	}
	site := d.site(root)
	return site, diag.Sort(d.problems)
}

// utf8 reports a file in another encoding, of which nothing can be read.
func (d *decoder) utf8() bool {
	const saveAs = "用记事本打开，选“另存为”，编码选 UTF-8，再保存"
	if bytes.HasPrefix(d.src, []byte("\xff\xfe")) || bytes.HasPrefix(d.src, []byte("\xfe\xff")) || bytes.IndexByte(d.src, 0) >= 0 {
		d.whole(otherEncoding, "文件是 UTF-16 编码，读不了", saveAs)
		return false
	}
	if utf8.Valid(d.src) {
		return true
	}
	at := 0
	for at < len(d.src) {
		r, n := utf8.DecodeRune(d.src[at:])
		if r == utf8.RuneError && n == 1 {
			break
		}
		at += n
	}
	d.add(otherEncoding, at, 1, "文件不是 UTF-8 编码，多半是 GBK", saveAs)
	return false
}

// site reads the whole file.
func (d *decoder) site(root *yamltree.Node) Site {
	var title, location, base, plan, aim *yamltree.Node
	s := Site{Language: "zh-CN", Permit: Permit{Kind: PermitNone}, Lines: LinesAuto, Offline: true, PageViews: true, Automation: Automation{Times: []string{"06:00"}}}
	var wrong []string
	p := printSetting{}
	update := unsaid
	d.object(root, "site.yaml ", []entry{
		{"title", "报名", nil, func(n *yamltree.Node) { title = n; d.text(&s.Title)(n) }},
		{"slogan", "口号", nil, d.sentence(&s.Slogan)},
		{"publisher", "主办", []string{"主办单位"}, d.text(&s.Publisher)},
		{"language", "语言", nil, d.language(&s.Language)},
		{"timezone", "时区", nil, keep(&location)},
		{"base_url", "网址", nil, keep(&base)},
		{"permit", "刊号", []string{"准印证", "准印证号"}, d.permit(&s.Permit)},
		{"sections", "栏目", nil, d.sections(&s.Sections)},
		{"update", "更新", nil, d.update(&update)},
		{"pages", "版面", nil, keep(&plan)},
		{"numbering", "期号", nil, d.numbering(&s.Numbering)},
		{"footer", "页脚", nil, d.footer(&s.Footer)},
		{"gov", "政府网站", nil, d.gov(&s.Gov)},
		{"print", "印刷", nil, d.print(&p)},
		{"attachments", "附件", nil, d.attachments(&s.Allowed)},
		{"publish", "发布", nil, d.publish(&s.Publish, &wrong)},
		{"automation", "自动发布", nil, d.automation(&s.Automation, &aim)},
		{"checks", "检查", nil, d.checks(&s.Checks)},
		{"lines", "换行", nil, d.choice(&s.Lines, [2]string{LinesAuto, "自动"}, [2]string{LinesSplit, "分段"}, [2]string{LinesJoin, "连接"})},
		{"authors", "作者", nil, d.texts(&s.Authors)},
		{"offline", "离线", nil, d.boolean(&s.Offline)},
		{"download", "下载本期", nil, d.boolean(&s.Download)},
		{"lists", "列表", nil, d.lists(&s.Lists)},
		{"play", "播放", nil, d.play(&s.Play)},
		{"page_views", "版面页", nil, d.boolean(&s.PageViews)},
		{"own", "自定", nil, d.own(&s.Own)},
		{"theme", "主题", nil, d.theme(&s)},
	})
	s.Script = words.Of(s.Language)
	s.Timezone, s.Location = d.zone(location)
	s.BaseURL = d.baseURL(base)
	updates(&s, update)
	s.Pages = d.pages(plan, s.Sections)
	s.Print = d.fit(p)
	d.aimed(&s.Automation, aim, s.Publish, wrong)
	switch {
	case s.Title != "":
	case title != nil && title.Kind != yamltree.List && title.Kind != yamltree.Map:
		d.at(noTitle, title, "报名是空的", "写成 <title|报名>: 报纸的名字")
	case title == nil && utf8.Valid(d.src) && !d.mentions("title", "报名"):
		d.whole(noTitle, "没有写报名", "在第一行加上 <title|报名>: 报纸的名字")
	}
	return s
}

// mentions says whether a problem was reported where one of the keys is
// written, so that it would be wrong to call it missing.
func (d *decoder) mentions(keys ...string) bool {
	for _, p := range d.problems {
		for _, key := range keys {
			if strings.Contains(p.Text, key) || p.Line == 0 {
				return true
			}
		}
	}
	return false
}

// zone returns the time zone. Asia/Shanghai is there on machines without a
// zone database too: it has been +08:00 without a break since 1992.
func (d *decoder) zone(n *yamltree.Node) (string, *time.Location) {
	const usual = "Asia/Shanghai"
	name := usual
	if n != nil {
		d.text(&name)(n)
	}
	if name == "北京时间" || name == "" {
		name = usual
	}
	if loc, err := time.LoadLocation(name); err == nil && name != "Local" {
		return name, loc
	}
	if name != usual {
		known := []string{usual, "Asia/Urumqi", "Asia/Hong_Kong", "Asia/Macau", "Asia/Taipei", "UTC"}
		d.at(badZone, n, "没有“"+name+"”这个时区", "写成 <timezone|时区>: "+orElse(diag.Nearest(name, known), usual))
		if loc, err := time.LoadLocation(usual); err == nil {
			return usual, loc
		}
	}
	return usual, time.FixedZone("CST", 8*60*60)
}

func orElse(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}
