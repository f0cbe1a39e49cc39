package verify

import (
	"context"
	"io"
	"mime"
	"net/http"
	"strconv"
)

// front looks at the address itself, which is to show index.html.
func (c *checker) front(ctx context.Context, f File) {
	a := c.get(ctx, f, "", false)
	if a.err == nil && !a.is(f) {
		if direct := c.get(ctx, f, front, true); direct.err == nil && direct.is(f) {
			c.index(ctx, f, a)
			return
		}
	}
	c.judge(ctx, f, a, "")
}

// index says why the address itself does not show the index.html that is
// there.
func (c *checker) index(ctx context.Context, f File, a *answer) {
	again := c.get(ctx, f, "", true)
	ours := f.bytes()
	switch {
	case again.err == nil && again.is(f), [16]byte(a.sum[:16]) == f.Earlier, a.status == http.StatusOK && alike(ours, a.body):
		if grown, ok := altered(ours, a); ok {
			c.add(front, grown)
			return
		}
		c.add(front, cached(a))
	case a.status != http.StatusOK:
		c.add("", Finding{
			Kind:    NoIndex,
			Message: "打开 " + c.base.String() + " 得到的是 " + status(a.status) + "，加上 index.html 却打得开",
			Hint:    "在主机的设置里把 index.html 设为默认首页（默认文档、索引页；对象存储要打开“静态网站”）",
		})
	default:
		c.add("", Finding{
			Kind:    NoIndex,
			Message: "打开 " + c.base.String() + " 得到的是另一个网页，不是报纸的 index.html",
			Hint:    "在主机上删去它自带的首页（index.php、default.html 等），或者在设置里把 index.html 排到默认首页的第一个",
		})
	}
}

// file looks at a file by its own address.
func (c *checker) file(ctx context.Context, f File) {
	c.judge(ctx, f, c.get(ctx, f, f.Path, false), f.Path)
}

// judge adds what is wrong with an answer for a file. It looks a second time,
// by the caches, where the file is not as it was published.
func (c *checker) judge(ctx context.Context, f File, a *answer, path string) {
	if ctx.Err() != nil {
		return
	}
	if a.err != nil {
		c.add(f.Path, c.trouble(a.err))
		return
	}
	if !a.is(f) {
		b := c.get(ctx, f, path, true)
		if ctx.Err() != nil {
			return
		}
		finding := c.differs(f, a, b)
		c.add(f.Path, finding)
		if finding.Kind != Altered || !f.text() { // the headers of an altered text are ours
			return
		}
	}
	for _, finding := range headers(f, a) {
		c.add(f.Path, finding)
	}
}

// differs says what it is that came for f: a at first, b by the caches.
func (c *checker) differs(f File, a, b *answer) Finding {
	if b.err == nil && b.is(f) {
		return cached(a)
	}
	if b.err == nil && b.status == http.StatusOK {
		a = b
	}
	ours := f.bytes()
	switch {
	case a.status == http.StatusOK && [16]byte(a.sum[:16]) == f.Earlier:
		return old(a)
	case unfiled(ours, a):
		return Finding{
			Kind:    Unfiled,
			Message: "打开的是云服务商的拦截页：域名没有备案，或者备案不在这家服务商",
			Hint:    "在服务商的控制台给域名办 ICP 备案（已备案的办“接入备案”），或者把报纸放到境外的主机",
		}
	case a.status != http.StatusOK:
		return failed(a)
	}
	if grown, ok := altered(ours, a); ok {
		return grown
	}
	got, _, _ := mime.ParseMediaType(a.header.Get("Content-Type"))
	switch {
	case !sameType("text/html", f.kind()) && got == "text/html":
		return c.foreign(a) // in place of a picture or a style sheet
	case !f.text():
		return Finding{
			Kind: Altered, Remark: true, Message: "和发布的不一样：主机或 CDN 压缩、转换过它，或者它是更早的",
			Hint: "图片看着没有问题就不用管；不然在 CDN 的面板里关掉图片优化，清除缓存",
		}
	case ours == nil || alike(ours, a.body):
		return old(a)
	}
	return c.foreign(a)
}

func (c *checker) foreign(a *answer) Finding {
	from := ""
	if a.at.Host != c.base.Host {
		from = "（跳到了 " + a.at.Host + "）"
	}
	return Finding{
		Kind:    Foreign,
		Message: "打开的不是这份报纸，是别人的网页" + from,
		Hint: "用手机流量打开 " + c.base.String() + " 看看：那里是对的，就是这里的网络要先登录（酒店、校园网），或者运营商插了网页；" +
			"也不对，就查网址和发布的地址是不是同一处、域名解析到了哪里",
	}
}

func old(a *answer) Finding {
	if hit(a.header) {
		return cached(a) // by a cache that nothing goes by
	}
	return Finding{
		Kind:    Old,
		Message: "还是旧的，不是这次发布的",
		Hint:    "GitHub、GitLab、Codeberg、Cloudflare Pages 要一两分钟才换上，过一会儿再看；一直是旧的，就查网址和发布的地址是不是同一处",
	}
}

func failed(a *answer) Finding {
	switch a.status {
	case http.StatusNotFound, http.StatusGone:
		return Finding{
			Kind:    Missing,
			Message: "在公开的网址下找不到（404）",
			Hint:    "查网址和发布的地址是不是同一处，例如网址里有没有少写一层文件夹；刚刚建好的网站过几分钟再看",
		}
	case http.StatusUnauthorized, http.StatusForbidden:
		return Finding{
			Kind:    Forbidden,
			Message: "不让读者看（" + strconv.Itoa(a.status) + "）",
			Hint:    "在主机上把文件设为公开可读：对象存储把桶设为“公共读”，服务器上查文件夹的权限；网站要密码的话，去掉密码",
		}
	}
	return Finding{
		Kind:    Broken,
		Message: "打开得到的是 " + status(a.status),
		Hint:    "过几分钟再看；一直这样，就查 CDN 的源站和主机的错误日志",
	}
}

// bytes are those of a text, for comparing; none of what is no text, is too
// large or cannot be read any more.
func (f File) bytes() []byte {
	if !f.text() || f.Size > most || f.Open == nil {
		return nil
	}
	r, err := f.Open()
	if err != nil {
		return nil
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, most))
	if err != nil {
		return nil
	}
	return data
}
