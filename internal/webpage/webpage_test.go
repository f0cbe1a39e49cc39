package webpage

import (
	"errors"
	"strings"
	"testing"

	"bao/internal/foreign"
	"bao/internal/foreign/foreigntest"

	"golang.org/x/text/encoding/simplifiedchinese"
)

const png = "\x89PNG\r\n\x1a\n0000"

func read(t *testing.T, page string, files map[string]string) string {
	t.Helper()
	d, err := Read([]byte(page), func(name string) ([]byte, bool) { s, ok := files[name]; return []byte(s), ok })
	var refusal *foreign.Refusal
	if errors.As(err, &refusal) {
		if refusal.Message == "" || refusal.Hint == "" {
			t.Errorf("a refusal without words: %+v", refusal)
		}
		return "refused " + refusal.Message + "\n"
	}
	if err != nil {
		t.Fatalf("not a refusal: %v", err)
	}
	return foreigntest.Dump(d)
}

func TestWeChat(t *testing.T) {
	page := `<!DOCTYPE html><!-- saved from url=(0041)https://mp.weixin.qq.com/s/abc --><html><head><meta charset="utf-8">
<title></title><meta property="og:title" content="柳巷的早市"></head><body>
<div id="js_top">微信扫一扫<span style="display:none">预览</span></div>
<h1 id="activity-name">
  柳巷的早市
</h1><div id="meta_content"><span>原创</span> <em id="publish_time">2026-11-01</em></div>
<div id="js_content" style="visibility: hidden; opacity: 0; ">
<section style="text-align:center;"><section><span leaf="">天还没亮，</span><strong><span leaf="">摊位</span></strong><span leaf="">已经摆好。</span></section></section>
<p><span leaf=""><br></span></p>
<section nodeleaf=""><img class="rich_pages wxw-img" alt="图片" data-src="https://mmbiz.qpic.cn/a/640?wx_fmt=png" src="./%E6%97%A9%E5%B8%82_files/640"></section>
<section nodeleaf=""><img data-src="https://mmbiz.qpic.cn/b/640?wx_fmt=jpeg" src="./早市_files/640(1)"></section>
<p style="text-align:right"><img data-src="//mmbiz.qpic.cn/c/640?wx_fmt=jpeg" src="data:image/svg+xml,%3Csvg%3E"><span>图/安然</span></p>
<section style="display:none"><p>暗处</p></section>
<mpvoice name="早市的声音" voice_encode_fileid="x"></mpvoice>
<section><mp-common-profile data-nickname="柳巷社区" data-alias="liuxiang" data-signature="家门口的事"></mp-common-profile></section>
<iframe class="video_iframe rich_pages" data-src="https://v.qq.com/x/1.html"></iframe>
<p><a href="javascript:;">散</a><a href="https://a.cn/x">市</a></p>
</div><div>喜欢作者</div><script>var x="看不见";</script></body></html>`
	want := `H1 柳巷的早市
P= 天还没亮，*摊位*已经摆好。
P {1}
P {2}
P> {3}图/安然
P 散[市](https://a.cn/x)
picture 640.png 12 https://mmbiz.qpic.cn/a/640?wx_fmt=png 
picture 640(1).png 12 https://mmbiz.qpic.cn/b/640?wx_fmt=jpeg 
picture 640.jpeg 0 https://mmbiz.qpic.cn/c/640?wx_fmt=jpeg 
! 题目下面的公众号、作者、时间等没有放进正文｜微信扫一扫/原创 2026-11-01｜true
! 页面上看不见的文字没有取｜暗处｜true
! 一段声音没有取，正文里没有它｜早市的声音｜true
! 一张卡片（公众号、小程序、商品等）没有取｜柳巷社区/liuxiang/家门口的事｜true
! 一段视频没有取，正文里没有它｜https://v.qq.com/x/1.html｜true
! 正文后面的文字没有取｜喜欢作者｜true
`
	if got := read(t, page, map[string]string{"早市_files/640": png, "早市_files/640(1)": png}); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestRead(t *testing.T) {
	for _, c := range []struct{ name, page, want string }{
		{"empty", "", "refused 网页里没有找到文字\n"},
		{"script only", "<script>甲</script><div></div>", "refused 网页里没有找到文字\n"},
		{"space", "<p> 甲\n乙 <b> 丙</b>\n x\n y&nbsp; </p>", "P 甲乙* 丙* x y\n"},
		{"blocks in lines", "<span>甲<section>乙</section>丙</span>", "P 甲\nP 乙\nP 丙\n"},
		{"boxes side by side", `<section style="display:inline-block">01</section><section style="display: inline-block;">题</section>`, "P 01\nP 题\n"},
		{"a section in a line", `甲<section style="display:inline">乙</section>丙`, "P 甲乙丙\n"},
		{"looks", `<p style="font-weight:700">甲<span style="font-weight:normal">乙</span><i>丙</i><s>丁</s><u>戊</u><sup>2</sup><sub>3</sub></p>`, "P *甲*乙/*丙*/~*丁*~_*戊*_^*2*^,*3*,\n"},
		{"misnested", "<p><b>甲</p><p>乙</b>丙</p>", "P *甲*\nP 乙丙\n"},
		{"crossing", "<b>甲<i>乙</b>丙</i>", "P *甲*/*乙*/丙\n"},
		{"breaks", "甲<br>乙<br><br>丙<br>　　丁<br>", "P 甲⏎乙\nP 丙\nP 丁\n"},
		{"pre", "<pre>\n 甲\n\n  乙 </pre>", "C  甲⏎⏎  乙 \n"},
		{"pre-wrap", `<p style="white-space:pre-wrap">甲
乙</p>`, "P 甲⏎乙\n"},
		{"code lines", `<pre><code>a</code><code>b<br></code></pre>`, "C a⏎b\n"},
		{"lists", `<ol start="3"><li>甲<ul><li>乙<li>丙</ul><li><p>丁</p><p>戊</p></ol><ol type="a"><li value="27">己</ol><ol reversed><li>庚<li>辛</ol>`, "I1[3.] 甲\nI2[◦] 乙\nI2[◦] 丙\nI1[4.] 丁\nI1[] 戊\nI1[aa.] 己\nI1[2.] 庚\nI1[1.] 辛\n"},
		{"Chinese list", `<ol style="list-style-type: cjk-ideographic"><li>甲<li>乙</ol><ul style="list-style:none"><li>丙</ul>`, "I1[一、] 甲\nI1[二、] 乙\nP 丙\n"},
		{"table", `<table><caption>题</caption><thead><tr><th colspan=2>甲</thead><tr><td rowspan=9>乙<td>丙<br>丁<tr><td><p>戊<p>己</table>`, `Pc 题
T
 row true
  cell 2×1
   P 甲
 row false
  cell 1×2
   P 乙
  cell 1×1
   P 丙⏎丁
 row false
  cell 1×1
   P 戊
   P 己
`},
		{"frame", `<table><tr><td><h2>甲</h2><p>乙</table>`, "H2 甲\nP 乙\n"},
		{"table in the wrong place", `<p>甲<table><tr><td>乙</td><td>丙</td></tr>丁</table>戊`, "P 甲\nP 丁\nT\n row false\n  cell 1×1\n   P 乙\n  cell 1×1\n   P 丙\nP 戊\n"},
		{"quote", `<blockquote>甲<p>乙</blockquote>丙`, "Q\n  P 甲\n  P 乙\nP 丙\n"},
		{"ruby", `<ruby>汉<rp>(</rp><rt>hàn</rt><rp>)</rp>字<rt>zì</rt></ruby>好`, "P 汉(hàn)字(zì)好\n"},
		{"figure", `<figure><img src="https://a.cn/1.jpg" alt="柳"><figcaption>柳树</figcaption></figure>`, "P {1}\nPc 柳树\npicture 1.jpg 0 https://a.cn/1.jpg 柳\n"},
		{"data", `<p>甲<img src="data:image/png;base64,iVBORw0KGgowMDAw">`, "P 甲{1}\npicture 图.png 12  \n"},
		{"missing picture", `<p>甲<img src="x_files/1.jpg" alt="柳">`, "P 甲\n! 一张照片没有取到：网页旁边没有它的文件｜柳 x_files/1.jpg｜true\n"},
		{"links", `<base href="https://a.cn/b/"><a href="c.html">甲</a><a href="#d">乙</a><a href="mailto:a@b.cn">丙</a>`, "P [甲](https://a.cn/b/c.html)乙[丙](mailto:a@b.cn)\n"},
		{"lost link", `<a href="c.html">甲</a>`, "P 甲\n! 一个链接没有取，不知道它的网址：c.html｜甲｜false\n"},
		{"main", `<nav>菜单</nav><article><h1>题</h1><p>正文正文正文<footer>记者</footer></article><footer>版权</footer>`, "H1 题\nP 正文正文正文\nP 记者\n! 正文前面的文字没有取｜菜单｜true\n! 正文后面的文字没有取｜版权｜true\n"},
		{"title beside main", `<title>题_站</title><h1>题目</h1><main>正文正文正文</main>`, "H1 题目\nP 正文正文正文\n"},
		{"teasers", `<article>一</article><article>二</article><p>正文正文正文正文正文</p><nav>菜单</nav>`, "P 一\nP 二\nP 正文正文正文正文正文\n! 页面的菜单、页脚没有取｜菜单｜true\n"},
		{"visible in hidden", `<div style="visibility:hidden">甲<b style="visibility:visible">乙</b></div>`, "P *乙*\n! 页面上看不见的文字没有取｜甲｜true\n"},
		{"backdrop", `<section style="background-image: url(&quot;https://a.cn/1.png&quot;)">甲</section>`, "P 甲\n! 一张垫在文字后面的图没有取｜https://a.cn/1.png｜false\n"},
		{"clipboard", "Version:0.9\r\nStartHTML:0000000105\r\nEndHTML:0000000200\r\nStartFragment:0000000141\r\nEndFragment:0000000164\r\nSourceURL:https://a.cn/\r\n<html><body>\r\n<!--StartFragment--><p>甲</p><!--EndFragment--></body></html>", "P 甲\n"},
		{"emoji", `<p>好<img class="wx_emoji" alt="[强]" src="https://a.cn/e.png">`, "P 好[强]\n"},
		{"counter", `<p>好<img src="https://a.cn/e.gif" width=1 height=1>`, "P 好\n"},
		{"late picture", `<p>好<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-original="https://a.cn/1.jpg">`, "P 好{1}\npicture 1.jpg 0 https://a.cn/1.jpg \n"},
		{"definitions", `<dl><dt>甲<dd>乙</dl>`, "P *甲*\nP 乙\n"},
		{"form", `<p>甲<button>交</button><select><option>乙<option>丙</select>`, "P 甲\n! 填写的栏目和按钮没有取｜交｜true\n! 填写的栏目和按钮没有取｜乙/丙｜true\n"},
		{"Word", `<p class=MsoNormal align=center style='mso-list:l0'><![if !supportLists]><span style='mso-list:Ignore'>一、</span><![endif]>题<o:p></o:p></p>`, "P= 一、题\n"},
		{"svg text", `<svg viewBox="0 0 1 1"><title>不显示</title><path d=""/><text>甲</text></svg>乙`, "P 甲乙\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := read(t, c.page, nil); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestEncodings(t *testing.T) {
	gbk, err := simplifiedchinese.GBK.NewEncoder().String("<p>渡口镕</p>")
	if err != nil {
		t.Fatal(err)
	}
	for name, page := range map[string]string{
		"meta":           `<meta charset=gb2312>` + gbk,
		"http-equiv":     `<meta http-equiv="Content-Type" content="text/html; charset=gbk">` + gbk,
		"none":           gbk,
		"falsely UTF-8":  `<meta charset=utf-8>` + gbk,
		"left behind":    `<meta charset=gb2312><p>渡口镕</p>`,
		"BOM":            "\ufeff<p>渡口镕</p>",
		"UTF-16":         "\xff\xfe<\x00p\x00>\x00\x21\x6e\xe3\x53\x55\x95",
		"UTF-16 unnamed": "<\x00p\x00>\x00\x21\x6e\xe3\x53\x55\x95",
	} {
		if got := read(t, page, nil); got != "P 渡口镕\n" {
			t.Errorf("%s: %q", name, got)
		}
	}
	if got := read(t, "<meta charset=utf-8><p>渡\xff\xff\xff口", nil); !strings.Contains(got, "认不出来") {
		t.Errorf("spoiled characters are not told: %q", got)
	}
}

func TestMHTML(t *testing.T) {
	page := "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.cn/s/1\r\nMIME-Version: 1.0\r\n" +
		"Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"XX\"\r\n\r\n\r\n" +
		"--XX\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://a.cn/s/1\r\n\r\n" +
		"<meta charset=3D\"utf-8\"><p>=E6=B8=A1<img src=3D\"../p/1?x=3D2\"><img src=3D\"cid:b\">\r\n" +
		"--XX\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: https://a.cn/p/1?x=2\r\n\r\niVBORw0KGgow\r\nMDAw\r\n" +
		"--XX\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-ID: <b>\r\n\r\niVBORw0KGgowMDAw\r\n--XX--\r\n"
	want := "P 渡{1}{2}\npicture 1.png 12 https://a.cn/p/1?x=2 \npicture 图.png 12  \n"
	if got := read(t, page, nil); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := read(t, "Content-Type: multipart/related\r\n\r\nx", nil); got != "refused MHTML 网页是坏的\n" {
		t.Error(got)
	}
}
