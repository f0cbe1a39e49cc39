package audit

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// Picture tells that a picture is printed, and what is said of it: the words
// for who cannot see it, the words below it, who made it and what they did.
// Copy has them in some order, and the same words may serve as both.
func (a *Account) Picture(key int, alt, cutline string, credit ...string) {
	if a == nil {
		return
	}
	a.Show(Picture, key)
	a.settle()
	if alt != "" {
		a.out = append(a.out, alt)
	}
	if cutline != "" {
		a.out = append(a.out, cutline)
	}
	a.out = append(a.out, credit...)
	u, ok := a.picture(key)
	if !ok {
		credit = nil
	}
	if len(credit) > 0 {
		a.credits = append(a.credits, span{at: u.at, end: a.below(u.end)})
	}
	if a.lost {
		return
	}
	end := a.end
	defer func() { a.end = end }()
	if ok {
		a.end = min(a.end, u.end)
	}
	for a.matchOne(alt) || a.matchOne(cutline) || len(credit) > 0 && a.matchCredit(credit) {
	}
}

// below returns the end of the line below a place, where copy may go on to
// say whose a picture is.
func (a *Account) below(at int) int {
	for range 2 {
		i := bytes.IndexByte(a.src[at:], '\n')
		if i < 0 {
			return len(a.src)
		}
		at += i + 1
	}
	return at
}

// said reports whether p is part of what says whose a picture is, and no more
// of it than a credit need not repeat.
func (a *Account) said(p piece) bool {
	i := firstFrom(a.credits, p.at+1)
	if i == 0 || a.credits[i-1].end < p.end {
		return false
	}
	for rest := string(a.src[p.at:p.end]); rest != ""; {
		n := role(rest)
		if n == 0 {
			return false
		}
		rest = rest[n:]
	}
	return true
}

// picture returns the picture that was read with a key. They are asked for
// about as they were read.
func (a *Account) picture(key int) (unit, bool) {
	const most = 1000 // or a thousand pictures that nobody read would take long
	for range min(len(a.read), most) {
		a.last = (a.last + 1) % len(a.read)
		if u := a.read[a.last]; u.kind == Picture && u.key == key {
			return u, true
		}
	}
	return unit{}, false
}

// matchOne passes s if it stands here.
func (a *Account) matchOne(s string) bool {
	pos, next := a.pos, a.next
	if a.match(s) && a.pos > pos {
		return true
	}
	a.pos, a.next = pos, next
	return false
}

// matchCredit passes a name, a word for what people do, or a mark.
func (a *Account) matchCredit(names []string) bool {
	for _, name := range names {
		if a.matchOne(name) {
			return true
		}
	}
	a.skip()
	n := role(string(a.rest()))
	a.pos += n
	return n > 0
}

// Taken tells of words that were taken out of the copy here, and where they
// are printed instead: names, mostly. Nothing may be left of the words then
// but marks and what says that they are credits.
func (a *Account) Taken(words string, printed ...string) {
	if a == nil || trim(words) == "" {
		return
	}
	a.settle()
	var known []string // of the words
	all := true
	for rest := words; rest != ""; {
		n := credited(rest, printed)
		if n > 0 {
			known = append(known, rest[:n])
		} else {
			_, n = utf8.DecodeRuneInString(rest)
			all = false
		}
		rest = rest[n:]
	}
	if all || covered(words, printed) {
		a.Words(words)
		return
	}
	a.lost = true
	a.out = append(a.out, known...)
}

// covered reports whether words can be cut into what is printed elsewhere or
// need not be. Names that begin alike may be cut in more than one way.
func covered(words string, printed []string) bool {
	reached := make([]bool, len(words)+1)
	reached[0] = true
	for at := range words {
		if !reached[at] {
			continue
		}
		rest := words[at:]
		reached[at+max(blank(rest), role(rest))] = true
		for _, p := range printed {
			reached[at+begins(rest, p)] = true
		}
	}
	return reached[len(words)]
}

// credited returns how much of words is printed elsewhere or need not be.
func credited(words string, printed []string) int {
	n := blank(words)
	for _, p := range printed {
		n = max(n, begins(words, p))
	}
	if n == 0 {
		n = role(words)
	}
	return n
}

// begins returns how much of s is p, whatever blanks stand in either: the name
// 江 晚 is set as 江晚. It is 0 if s begins with something else.
func begins(s, p string) int {
	n := 0
	for p != "" {
		if size := blank(p); size > 0 {
			p = p[size:]
			continue
		}
		if n == len(s) {
			return 0
		}
		if size := blank(s[n:]); size > 0 {
			n += size
			continue
		}
		_, size := utf8.DecodeRuneInString(p)
		if !strings.HasPrefix(s[n:], p[:size]) {
			return 0
		}
		n, p = n+size, p[size:]
	}
	return n
}

// roles is what may be left of a credit: the words that name it, and how they
// are parted.
var roles = strings.Fields(`
	本报 本刊 本网 本台 本站 本版 本期 版面 讯 消息 电 报道 综合 据 由 等 等人 和 与 及 并
	实习 见习 特约 特派 特聘 首席 资深 驻站 全媒体 全媒 融媒体 融媒 新媒体 社区 校园 学生 青年 骨干 业余 市民 执行 值班 轮值 总 副 小
	记者 通讯员 信息员 报道员 评论员 作者 撰稿人 供稿人 摄影师 摄影者 实习生 指导老师 指导教师 辅导老师
	责任编辑 责任校对 美术编辑 责编 责校 编辑 主编 美编 版式 校对 审核 审校 编审 监制 初审 复审 终审 一审 二审 三审
	策划 统筹 签发 排版 设计 出品 编排 制作 文案 数据 海报 动画 出镜 书法 剪辑 配音 朗读 朗诵 播音 翻译 采访
	文字 撰文 撰稿 采写 执笔 整理 口述 供稿 来稿 投稿 供稿单位 稿件提供 文 提供
	图片 照片 图片提供 图片来源 照片提供 照片来源 供图 供图单位 供片 题图 图源 图
	摄影 摄像 拍摄 翻拍 航拍 视频 制图 绘图 手绘 绘画 插画 插图 漫画 摄 绘 画`)

const creditMarks = "（）()[]【】〔〕〖〗「」/／：:、，,。.;；|｜丨│—–―─-～~+＋&＆·•□■◎●○◉⊙◆◇▲△▼▽▶▷►▸★☆◤◢¤※▪▫📷📸🖊✍✎📝\uFE0F"

// role returns the length of the word of a credit, or of the mark, that s
// begins with; 0 if it begins with something else.
func role(s string) int {
	n := 0
	for _, word := range roles {
		if len(word) > n && strings.HasPrefix(s, word) {
			n = len(word)
		}
	}
	if n > 0 {
		return n
	}
	if r, size := utf8.DecodeRuneInString(s); has(creditMarks, r) {
		return size
	}
	return 0
}
