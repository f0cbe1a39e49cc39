// Package active tells the files that can act from those that can't, by their
// names and by their first bytes, and takes out of an SVG whatever in it could
// act. To act is to run a script on the paper's own address, a program on the
// server it stands on, or one on a reader's computer.
//
// It must not read files, nor know which of them a paper publishes.
package active

import (
	"maps"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/width"
)

// A Class is a way in which files act.
type Class struct {
	What string // in Chinese, as in “这是网页”
	Hint string // what to put in its place
	exts string
	// inside are endings that some servers heed wherever in a name they stand:
	// x.php.txt (Apache, mod_mime, "Files with Multiple Extensions").
	inside string
}

// A Kind is what one file is: a class, and the ending by which a paper allows
// it.
type Kind struct {
	Word string // without a dot, in small letters: svg
	*Class
}

// The classes. Programs are what Outlook doesn't take by mail (learn.microsoft
// .com, "Blocked attachments in Outlook", read 2026-11), their like on other
// systems, and containers that hide where a program came from. What runs on
// servers is what upload filters are got round with (OWASP, "Unrestricted File
// Upload").
var (
	page = &Class{
		What: "网页", Hint: "转成 PDF 再放，或者把内容写成稿件",
		exts: "html htm xhtml xht xhtm dhtml hxt mht mhtml",
	}
	drawing = &Class{
		What: "矢量图（SVG）", Hint: "用浏览器打开后截图，存为 PNG 再放",
		exts: "svg svgz",
	}
	markup = &Class{
		What: "能带脚本的 XML", Hint: "转成 PDF 或 Excel 再放",
		exts: "xml xsl xslt xbl xul",
	}
	script = &Class{
		What: "脚本", Hint: "转成 PDF 或压缩包再放",
		exts: "js mjs cjs jse vbs vbe wsf wsc wsh ws sct htc swf wasm crx xpi",
	}
	server = &Class{
		What: "服务器上运行的程序", Hint: "转成 PDF 或压缩包再放",
		inside: "php php2 php3 php4 php5 php6 php7 php8 phtml pht phar asp aspx jsp jspx cgi fcgi shtml",
		exts: "php php2 php3 php4 php5 php6 php7 php8 phtml phtm phps pht phar inc shtml shtm stm " +
			"asp aspx asa asax ascx ashx asmx axd cer cdx aspq cshtm cshtml vbhtml " +
			"jsp jspx jspf jspa jsw jsv jtml jhtml cfm cfml cfc cgi fcgi pl pm py pyc rb erb lua tcl",
	}
	program = &Class{
		What: "程序", Hint: "报纸上不放程序，写明到哪里下载",
		exts: "exe com scr pif cpl dll ocx sys drv vxd msi msp mst msix msixbundle appx appxbundle appinstaller application appref-ms gadget hta " +
			"bat cmd btm ps1 ps1xml ps2 ps2xml psc1 psc2 psd1 psdm1 psm1 msh msh1 msh2 mshxml cdxml vb vbp vsmacros reg inf ins isp job its " +
			"jar jnlp class war sh bash zsh csh ksh fish command run elf bin out so dylib app ipa apk apks xapk apkm aab hap deb rpm appimage snap flatpakref " +
			"dmg pkg mpkg workflow scpt scptd applescript osascript terminal tool action mobileconfig desktop pyw pyz pyzw " +
			"msc chm hlp hpj scf shb shs library-ms search-ms searchconnector-ms settingcontent-ms theme themepack deskthemepack diagcab diagcfg diagpkg " +
			"xll wll xlw iqy oqy dqy rqy slk udl xap air vsix xnk grp mcf osd plg prg printerexport prf ops nsh iso img vhd vhdx",
	}
	shortcut = &Class{
		What: "快捷方式", Hint: "直接写网址，如 [名称](https://www.example.cn/)",
		exts: "lnk url website webloc inetloc fileloc rdp",
	}
	macros = &Class{
		What: "带宏的文件", Hint: "另存为不带宏的 .docx、.xlsx、.pptx，或转成 PDF",
		exts: "docm dotm xlsm xltm xlam xlsb pptm potm ppam ppsm sldm ade adp mdb mde accde accdr mda mdw mdz",
	}

	byWord = words(page, drawing, markup, script, server, program, shortcut, macros)
)

// setup are the files that tell a server or a host what to do with others,
// and the ending by which they are allowed.
var setup = map[string]string{"web.config": "config", "_headers": "_headers", "_redirects": "_redirects", "_routes.json": "_routes.json"}

var settings = &Class{What: "服务器的设置", Hint: "要设置服务器的，放进 static 文件夹"}

func words(classes ...*Class) map[string]Kind {
	m := map[string]Kind{}
	for _, c := range classes {
		for _, word := range strings.Fields(c.exts) {
			m[word] = Kind{word, c}
		}
	}
	for _, word := range setup {
		m[word] = Kind{word, settings}
	}
	return m
}

// Words lists the endings that can be allowed.
func Words() []string { return slices.Sorted(maps.Keys(byWord)) }

// ByWord returns the kind that goes by an ending.
func ByWord(word string) (Kind, bool) {
	k, ok := byWord[word]
	return k, ok
}

// ByName returns what a file is by its name. XML is judged by its bytes alone.
func ByName(name string) (Kind, bool) {
	// Windows drops dots and spaces at the end, and full-width letters are
	// easily typed and easily read.
	name = strings.ToLower(strings.TrimRight(width.Narrow.String(path.Base(name)), ". \t　"))
	if word, ok := setup[name]; ok {
		return byWord[word], true
	}
	parts := strings.Split(name, ".")
	last := len(parts) - 1
	for i, part := range parts[1:] {
		k, ok := byWord[strings.TrimSpace(part)]
		if ok && k.Word != "xml" && (i+1 == last || slices.Contains(strings.Fields(k.inside), k.Word)) {
			return k, true
		}
	}
	return Kind{}, false
}
