package config

import (
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/width"

	"bao/internal/diag"
	"bao/internal/yamltree"
	"bao/internal/zh"
)

// publish reads 发布: one target or a list of them; a word alone is an address.
// The names of those that are left out for what is wrong with them are kept, so
// that nobody is told that they are not there.
func (d *decoder) publish(dst *[]Target, wrong *[]string) reader {
	return func(n *yamltree.Node) {
		d.each(n, func(item *yamltree.Node) {
			if item.Kind == yamltree.Null || len(*dst) >= mostTargets {
				return
			}
			if t, ok := d.target(item); ok {
				d.name(&t, *dst, item)
				*dst = append(*dst, t)
			} else {
				*wrong = append(*wrong, t.Name)
			}
		})
	}
}

const mostTargets = 20

const targetHint = "例如 <publish|发布>: sftp://user@www.example.cn/var/www/bao"

func (d *decoder) target(n *yamltree.Node) (Target, bool) {
	t := Target{BucketAt: BucketHost, KeepDays: usualKeepDays, Place: diag.At(d.path, d.src, n.At, n.Len)}
	address, bucketAt := n, ""
	if n.Kind == yamltree.Scalar {
		d.text(&t.Address)(n)
	} else if !d.object(n, "发布", d.targetEntries(&t, &bucketAt, &address)) {
		return t, false
	}
	if bucketAt != "" {
		t.BucketAt = bucketAt
	}
	if !d.complete(&t, address) {
		return t, false
	}
	d.idle(t.Kind, n)
	return t, true
}

// targetEntries are the settings of a target; where its address is written is
// kept, for what is said of it.
func (d *decoder) targetEntries(t *Target, bucketAt *string, address **yamltree.Node) []entry {
	return []entry{
		{"name", "名称", nil, d.text(&t.Name)},
		{"kind", "方式", nil, d.choice(&t.Kind, targetKinds...)},
		{"address", "地址", nil, func(v *yamltree.Node) { *address = v; d.text(&t.Address)(v) }},
		{"user", "用户", []string{"帐号", "账号"}, d.text(&t.User)},
		{"key", "密钥文件", nil, d.text(&t.KeyFile)},
		{"host_key", "服务器指纹", []string{"指纹"}, d.formed(&t.HostKey, badTarget, hostKeyForm, "服务器指纹的格式不对", "写成 SHA256: 后面 43 个字符，管服务器的人用 ssh-keygen -lf 看得到")},
		{"plain", "不加密", nil, d.boolean(&t.Plain)},
		{"bucket", "桶", nil, d.text(&t.Bucket)},
		{"bucket_at", "桶的位置", nil, d.choice(bucketAt, bucketPlaces...)},
		{"region", "区域", nil, d.text(&t.Region)},
		{"branch", "分支", nil, d.text(&t.Branch)},
		{"history", "历史", nil, d.boolean(&t.History)},
		{"compress", "压缩", nil, d.boolean(&t.Compress)},
		{"platform", "平台", nil, d.choice(&t.Platform, platformWords()...)},
		{"url", "网址", nil, func(v *yamltree.Node) { t.URL = d.baseURL(v) }},
		{"keep_days", "旧文件留几天", nil, d.integer(&t.KeepDays, 0, 365)},
		{"password", "密码", []string{"secret", "口令", "token", "密钥"}, d.secret},
	}
}

var hostKeyForm = regexp.MustCompile(`^SHA256:[A-Za-z0-9+/]{43}=?$`)

var targetKinds = [][2]string{
	{TargetFolder, "文件夹"},
	{TargetZIP, "压缩包"},
	{TargetSFTP, "SFTP"},
	{TargetFTP, "FTP"},
	{TargetWebDAV, "WebDAV"},
	{TargetS3, "对象存储"},
	{TargetGit, "仓库"},
}

var bucketPlaces = [][2]string{{BucketHost, "域名前"}, {BucketPath, "路径里"}, {BucketNone, "不写"}}

func platformWords() [][2]string {
	var words [][2]string
	for _, p := range Platforms {
		words = append(words, [2]string{p, p})
	}
	return words
}

// secret refuses what everybody could read who gets the paper's folder.
func (d *decoder) secret(n *yamltree.Node) {
	if n.Kind != yamltree.Null {
		d.at(secretWritten, n, "密码和密钥不能写在 site.yaml 里", "删去这一行；发布时会问，问过可以记在这台电脑上")
	}
}

// complete fills in what an address tells and reports what is missing.
func (d *decoder) complete(t *Target, at *yamltree.Node) bool {
	if t.Address == "" {
		d.at(badTarget, at, "发布到哪里没有写", targetHint)
		return false
	}
	u, err := url.Parse(t.Address)
	isURL := err == nil && len(u.Scheme) > 1 && strings.Contains(t.Address, "://") // C:\ is a drive
	if isURL {
		if _, has := u.User.Password(); has {
			d.at(secretWritten, at, "地址里有密码，不能写在 site.yaml 里", "删去冒号和密码，留下用户名；发布时会问，问过可以记在这台电脑上")
			return false
		}
		if t.User == "" {
			t.User = u.User.Username()
		}
	}
	if t.Kind == "" {
		t.Kind = kindOf(t.Address, u, isURL)
	}
	if d.mistyped(t, at, isURL) {
		return false
	}
	switch want := schemes[t.Kind]; {
	case t.Kind == "":
		d.at(badTarget, at, "从地址看不出怎么发布："+t.Address, "加上 <kind|方式>: "+d.words(at, targetKinds))
	case want != nil && (!isURL || !slices.Contains(want, u.Scheme) || u.Host == ""):
		d.at(badTarget, at, "地址和发布方式对不上："+t.Address, "写成 "+want[0]+":// 开头的地址")
	case t.Kind == TargetS3 && t.Bucket == "" && t.BucketAt != BucketNone:
		d.at(badTarget, at, "没有写哪个桶", "加上 <bucket|桶>: 桶的名字；地址是桶自己的域名时，写 <bucket_at|桶的位置>: "+d.words(at, bucketPlaces[2:]))
	case !t.Plain && (isURL && u.Scheme == "http"):
		d.at(badTarget, at, "http:// 不加密，密码会在路上被人看见", "写成 https://；服务器确实只有 http，加上 <plain|不加密>: 是")
	default:
		return true
	}
	return false
}

// schemes are those of the addresses of each kind, the usual one first; a kind
// that is not here takes any.
var schemes = map[string][]string{
	TargetSFTP: {"sftp", "ssh"}, TargetFTP: {"ftp", "ftps"},
	TargetWebDAV: {"https", "http", "webdav", "webdavs", "dav", "davs"}, TargetS3: {"https", "http"},
}

func kindOf(address string, u *url.URL, isURL bool) string {
	switch {
	case isURL && (u.Scheme == "git" || strings.HasSuffix(u.Path, ".git")), !isURL && strings.Contains(address, "@") && strings.HasSuffix(address, ".git"):
		return TargetGit
	case isURL:
		switch u.Scheme {
		case "sftp", "ssh":
			return TargetSFTP
		case "ftp", "ftps":
			return TargetFTP
		case "webdav", "webdavs", "dav", "davs":
			return TargetWebDAV
		}
		return ""
	case strings.EqualFold(path.Ext(address), ".zip"):
		return TargetZIP
	}
	return TargetFolder
}

// name gives a target its name and slug, which no other has. One without a
// name is called what its kind is; its slug is the same in every language.
func (d *decoder) name(t *Target, before []Target, n *yamltree.Node) {
	slug := ""
	if t.Name == "" {
		t.Name, slug = kindName(t.Kind), t.Kind
		for taken(before, func(b Target) bool { return b.Name == t.Name }) {
			t.Name += "2"
			slug += "2"
		}
	} else if taken(before, func(b Target) bool { return b.Name == t.Name }) {
		d.at(badTarget, n, "有两个发布目标都叫“"+t.Name+"”", "改掉一个的 <name|名称>")
	}
	if slug == "" {
		slug = zh.Slug(width.Narrow.String(t.Name))
	}
	for t.Slug = slug; t.Slug == "" || taken(before, func(b Target) bool { return b.Slug == t.Slug }); {
		t.Slug += "x"
	}
}

// kindName is what a kind of place is called.
func kindName(kind string) string {
	for _, words := range targetKinds {
		if words[0] == kind {
			return words[1]
		}
	}
	return kind
}

func taken(before []Target, is func(Target) bool) bool { return slices.ContainsFunc(before, is) }
