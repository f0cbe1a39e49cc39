package s3

import (
	"bufio"
	"bytes"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"net/url"
	"regexp"
	"strings"

	"bao/internal/config"
	"bao/internal/publish/host"
)

// place is where the files of a target are.
type place struct {
	scheme  string // http or https
	host    string // that is spoken to, with the bucket where it stands there
	written string // the host as the address has it
	bucket  string // as the first part of the path, "/bucket", or empty
	prefix  string // of all keys, "paper/", or empty
	name    string // of the bucket, for messages
	form    string // one of config's Bucket constants
}

// bucketForm is what may stand in the name of a host.
var bucketForm = regexp.MustCompile(`^[a-z0-9][a-z0-9.-]*[a-z0-9]$`)

func placeOf(t config.Target) (place, error) {
	u, err := url.Parse(t.Address)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" || u.RawQuery != "" || u.Fragment != "" {
		return place{}, refuseAddress(t.Address)
	}
	if u.Scheme == "http" && !t.Plain {
		return place{}, &host.Refusal{Message: "http:// 不加密，密钥和页面会在路上被人看见", Hint: "地址写成 https:// 开头；对象存储确实只有 http，加上“不加密: 是”"}
	}
	name, err := onTheWire(strings.ToLower(u.Host))
	if err != nil {
		return place{}, refuseAddress(t.Address)
	}
	p := place{scheme: u.Scheme, host: name, written: u.Host, name: t.Bucket, form: t.BucketAt}
	if dir := strings.Trim(u.Path, "/"); dir != "" {
		if !fs.ValidPath(dir) {
			return place{}, refuseAddress(t.Address)
		}
		p.prefix = dir + "/"
	}
	if t.BucketAt == config.BucketNone {
		return p, nil
	}
	if t.Bucket == "" || strings.Contains(t.Bucket, "/") {
		return place{}, refuseBucket(t.Bucket)
	}
	if t.BucketAt == config.BucketPath {
		p.bucket = "/" + t.Bucket
		return p, nil
	}
	switch {
	case !bucketForm.MatchString(t.Bucket):
		return place{}, refuseBucket(t.Bucket)
	case net.ParseIP(u.Hostname()) != nil:
		return place{}, &host.Refusal{Message: "地址是数字，桶的名字不能写在它前面：" + u.Host, Hint: "加上“桶的位置: 路径里”"}
	case !strings.HasPrefix(name, t.Bucket+"."): // consoles show the bucket's own host, which is copied
		p.host = t.Bucket + "." + name
	}
	return p, nil
}

// onTheWire is a host as net/http sends it, and so as it is signed: a name in
// 汉字 in its xn-- form. net/http is asked itself, because a second table of all
// characters would make the program larger by 70 KB.
func onTheWire(name string) (string, error) {
	var sent bytes.Buffer
	if err := (&http.Request{URL: &url.URL{Scheme: "http", Host: name, Path: "/"}}).Write(&sent); err != nil {
		return "", err
	}
	req, err := http.ReadRequest(bufio.NewReader(&sent))
	if err != nil {
		return "", err
	}
	return req.Host, nil
}

func refuseAddress(address string) error {
	return &host.Refusal{Message: "对象存储的地址不对：" + address, Hint: "写成 https://服务器 或 https://服务器/文件夹，例如 https://cos.ap-guangzhou.myqcloud.com"}
}

func refuseBucket(name string) error {
	return &host.Refusal{
		Message: fmt.Sprintf("桶的名字不对：%q", name),
		Hint:    "照控制台上的写，只有小写字母、数字和短横；腾讯云的要带上后面那串数字，例如 bao-1250000000",
	}
}

// downloads are hosts whose buckets give out web pages as files to be saved
// (OSS since 2019-09, COS since 2024-01), unless they have a name of their own.
var downloads = regexp.MustCompile(`(?:^|\.)(?:aliyuncs\.com|myqcloud\.com|tencentcos\.cn)$`)

// warningOf is what an editor should know who lets readers come to the host
// of a store.
func warningOf(t config.Target, p place) string {
	readers := p.host
	if u, err := url.Parse(t.URL); err == nil && u.Host != "" {
		readers = u.Host
	}
	if !downloads.MatchString(readers) {
		return ""
	}
	return "用 " + readers + " 打开，网页会变成下载；在控制台给桶绑定自己的域名，再在 site.yaml 的这个目标里写上“网址”"
}

// path is the path of a key of the bucket, not escaped.
func (p place) path(key string) string { return p.bucket + "/" + key }

// regions are told by the addresses of stores.
var regions = []*regexp.Regexp{
	regexp.MustCompile(`(?:^|\.)oss-([a-z0-9-]+?)(?:-internal)?\.aliyuncs\.com$`),
	regexp.MustCompile(`(?:^|\.)cos\.([a-z0-9-]+)\.(?:myqcloud\.com|tencentcos\.cn)$`),
	regexp.MustCompile(`(?:^|\.)s3[.-](?:dualstack\.)?([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?$`),
	regexp.MustCompile(`(?:^|\.)obs\.([a-z0-9-]+)\.myhuaweicloud\.com$`),
	regexp.MustCompile(`(?:^|\.)tos-s3-([a-z0-9-]+)\.volces\.com$`),
	regexp.MustCompile(`(?:^|\.)s3[.-]([a-z0-9-]+)\.(?:bcebos\.com|qiniucs\.com|backblazeb2\.com|wasabisys\.com)$`),
	regexp.MustCompile(`(?:^|\.)([a-z0-9-]+)\.digitaloceanspaces\.com$`),
}

// regionOf is the region that is signed for: the one written, else what the
// address tells, else what stores take that have none.
func regionOf(written, hostPort string) string {
	if written != "" {
		return written
	}
	name := strings.ToLower(hostPort)
	if h, _, err := net.SplitHostPort(name); err == nil {
		name = h
	}
	if strings.HasSuffix(name, ".r2.cloudflarestorage.com") {
		return "auto"
	}
	for _, form := range regions {
		if m := form.FindStringSubmatch(name); m != nil && m[1] != "accelerate" { // an address for all regions
			return m[1]
		}
	}
	return "us-east-1"
}
