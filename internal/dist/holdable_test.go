package dist

import (
	"strings"
	"testing"
)

func TestHoldable(t *testing.T) {
	for _, address := range []string{
		"", "/", "index.html", "/2026-03-02/huayuan.html", "section/dangjian/index.html", "春天.html", "a b.html", ".well-known/x",
		"con1.html", "console.html", "icon.html", "com.html", "com0.html", "com10.html", "lpt.html", "comlpt1.html", "lptcom1.html",
		"com⁴.html", "auxiliary/nul-points.html", "x.con", "a.nul.html", "conin.html", "con-.html", "¹.html",
	} {
		if problem, ok := Holdable(address); !ok || problem != "" {
			t.Errorf("%q: %s", address, problem)
		}
	}
	for address, want := range map[string]string{
		"con.html":              "“con”是 Windows 留给设备的名字",
		"/2026/CON":             "“CON”是 Windows 留给设备的名字",
		"Prn.tar.gz":            "“Prn”是",
		"aux/index.html":        "“aux”是",
		"nul .html":             "“nul”是",
		"people/nul/index.html": "“nul”是",
		"com1.html":             "“com1”是",
		"COM9":                  "“COM9”是",
		"com¹.html":             "“com¹”是",
		"lpt³/x":                "“lpt³”是",
		"LPT5.html":             "“LPT5”是",
		"conin$.html":           "“conin$”是",
		"CONOUT$":               "“CONOUT$”是",
		"a./b.html":             "“a.”以点结尾",
		"a/b.html.":             "“b.html.”以点结尾",
		"a /b.html":             "“a ”以空格结尾",
		"../a":                  "“..”以点结尾",
		"a:b.html":              "“a:b.html”里有“:”",
		`x/a\b.html`:            `“a\b.html”里有“\”`,
		"a?.html":               "“a?.html”里有“?”",
		"a*":                    "“a*”里有“*”",
		"<a>":                   "“<a>”里有“<”",
		`"a"`:                   `“"a"”里有“"”`,
		"a|b":                   "“a|b”里有“|”",
		"a\tb.html":             "“a�b.html”里有看不见的控制字符",
		"a\x00":                 "“a�”里有看不见的控制字符",
	} {
		problem, ok := Holdable(address)
		if ok || !strings.HasPrefix(problem, want) {
			t.Errorf("%q: %v, %q; want %q", address, ok, problem, want)
		}
	}
}
