package load

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"bao/internal/diag"
)

// stray is a kind of file that stands below content/ and does nothing there.
type stray struct {
	name string
	rule *diag.Rule
	exts string // each between spaces
	hint string
}

// strays are looked through in order; the last takes everything.
var strays = []stray{
	{"扩展名是 .md.txt 的稿件", unusedFile, " .md.txt .markdown.txt ", "改名，去掉后面的 .txt；看不见 .txt 的话，先在资源管理器里勾选“查看→文件扩展名”"},
	{"Word 文档", unusedFile, " .docx .doc .wps .rtf .odt .docm .dot .dotx .pages ", "把它移出 content，再拖进编辑台，或者运行 bao import 文件名，就成为稿件；已经导入过的，移出去就行"},
	{"文本文件", unusedFile, " .txt .text ", "是稿件就把它移出 content，再拖进编辑台，或者运行 bao import 文件名；不是，移出去就行"},
	{"苹果手机的 HEIC 照片", unusedPhoto, " .heic .heif ", "用看图软件另存为 JPEG，再在稿件里写 ![说明](文件名.jpg)"},
	{"PDF 文件", unusedFile, " .pdf ", "是报纸的电子版，放在期文件夹里，改名为 issue.pdf（整期）或 page-1.pdf（第 1 版）；给读者下载的，在稿件里写 [名称](文件名.pdf)"},
	{"照片", unusedPhoto, " .jpg .jpeg .jpe .jfif .png .gif .webp .bmp .tif .tiff .svg .avif .dng .psd .raw ", "要登的，在稿件里写 ![说明](文件名)，文件名要和照片一样；不登的可以移出 content"},
	{"表格和幻灯片", unusedFile, " .xls .xlsx .et .csv .ppt .pptx .dps ", "给读者下载的，在稿件里写 [名称](文件名)；里面的字要登，就抄进稿件"},
	{"音频和视频", unusedFile, " .mp3 .m4a .wav .amr .mp4 .mov .avi .wmv .flv .mkv ", "给读者下载的，在稿件里写 [名称](文件名)"},
	{"别的文件", unusedFile, "", "是稿件就把扩展名改成 .md；给读者下载的，在稿件里写 [名称](文件名)；都不是，移出 content"},
}

func strayOf(origin string) int {
	base := strings.ToLower(path.Base(origin))
	double := path.Ext(strings.TrimSuffix(base, path.Ext(base))) + path.Ext(base)
	for i, s := range strays {
		if s.exts == "" || path.Ext(base) != "" && (strings.Contains(s.exts, " "+path.Ext(base)+" ") || strings.Contains(s.exts, " "+double+" ")) {
			return i
		}
	}
	return len(strays) - 1
}

// unused names the files below content/ that nothing shows, once a kind.
func (m *makeup) unused() {
	kinds := make([][]string, len(strays))
	for origin := range m.leftOver() {
		k := strayOf(origin)
		kinds[k] = append(kinds[k], origin)
	}
	for k, origins := range kinds {
		slices.Sort(origins)
		m.stray(strays[k].rule, strays[k].name, origins, "没有登出来", strays[k].hint)
	}
	m.stray(unusedFile, "链接（快捷方式）", m.linksTo, "指向别处，里面的没有登出来", "把文件复制到 content 里面，替换这个链接")
}

// leftOver is what no manuscript uses, published or not.
func (m *makeup) leftOver() map[string]bool {
	left := map[string]bool{}
	for origin := range m.others {
		left[origin] = true
	}
	for s := range m.pictures {
		delete(left, s.origin)
	}
	for origin := range m.assets {
		delete(left, origin)
	}
	for i, ms := range m.manuscripts {
		if len(left) == 0 {
			break
		}
		if m.became[i] == "" || m.withheld[ms.Path] { // a draft keeps its pictures ready
			m.awaited(ms, left)
		}
	}
	return left
}

// awaited takes out of left what a manuscript that is not published uses.
func (m *makeup) awaited(ms *manuscript, left map[string]bool) {
	for _, l := range append(slices.Clip(ms.Links), link{Dest: ms.Cover.Text, Photo: true}) {
		for _, meant := range m.meanings(ms, l) {
			delete(left, meant.origin)
		}
	}
	if ms.Kind == article { // the PDFs of an issue that has not appeared
		for origin := range left {
			if date, _, ok := pdfOf(origin); ok && date == m.where(ms).date {
				delete(left, origin)
			}
		}
	}
}

// stray reports files of one kind at the first of them.
func (m *makeup) stray(rule *diag.Rule, kind string, origins []string, what, hint string) {
	const named = 3
	if len(origins) == 0 {
		return
	}
	var names []string
	for _, origin := range origins[:min(named, len(origins))] {
		names = append(names, path.Base(origin))
	}
	list := strings.Join(names, "、")
	if n := len(origins); n > named {
		list += fmt.Sprintf(" 等 %d 个", n)
	}
	m.problems = append(m.problems, rule.At(diag.Place{Path: origins[0]}, kind+what+"："+list, hint))
}

// undatedFolders names the folders that read as issues and bear no day: what
// is in them becomes pages of their own.
func (m *makeup) undatedFolders() {
	var folders []string
	for _, ms := range m.manuscripts {
		if ms.Kind != standing {
			continue
		}
		dir := path.Dir(ms.Path)
		if dir == ContentDir || slices.Contains(folders, dir) || !issueLike(path.Base(dir)) {
			continue
		}
		folders = append(folders, dir)
	}
	m.stray(undatedFolder, "文件夹", folders, "没有日期，里面的稿件不进任何一期，只当作单独的页面登了",
		"要作一期报纸，把文件夹改名为出报的日期，如 2026-11-09，后面可以写“第22期”；确是单独的页面，换一个不带数字的文件夹名")
}
