package config

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/width"

	"bao/internal/yamltree"
)

// Without a kind, everything that is no URL is a path: an address of a server
// that was mistyped would become a folder beside the paper, and the editor be
// told that all is published.
var (
	// schemeForm is the beginning of a URL, as typed with an input method or
	// with a slash too few.
	schemeForm = regexp.MustCompile(`^(?i)(sftp|ssh|ftps?|https?|webdavs?|davs?|git|s3)[:：]([/／\\]*)`)
	// loginForm is what scp and the clone buttons of git servers show.
	loginForm = regexp.MustCompile(`^([^\s/\\@:]+@)([^\s/\\@:]+)[:：]?([^\s]*)$`)
	// serverForm is a name of the network, or a number.
	serverForm = regexp.MustCompile(`^(?i)((www|ftp|sftp|dav|ssh)\.[a-z0-9.-]+|([a-z0-9-]+\.)+(cn|com|net|org|gov|edu|info|top|xyz|site|online|vip|club|cc|io|dev|asia)|\d+\.\d+\.\d+\.\d+)(:\d+)?$`)
)

// mistyped reports an address that is meant to be a server's and would be
// taken for a path.
func (d *decoder) mistyped(t *Target, at *yamltree.Node, isURL bool) bool {
	local := t.Kind == TargetFolder || t.Kind == TargetZIP
	if isURL {
		if local {
			d.at(badTarget, at, "地址和发布方式对不上："+t.Address, "删去 <kind|方式>，或者把地址写成这台电脑上的路径")
		}
		return local
	}
	if !local {
		return false
	}
	narrow := width.Narrow.String(t.Address)
	if m := schemeForm.FindStringSubmatch(narrow); m != nil {
		right := strings.ToLower(m[1]) + "://" + strings.TrimLeft(narrow[len(m[0]):], `/\`)
		d.at(badTarget, at, "这像一个网址，可是写法不对："+t.Address, "冒号和斜线用半角，斜线两条：<address|地址>: "+right)
		return true
	}
	head, rest, _ := strings.Cut(narrow, "/")
	switch m := loginForm.FindStringSubmatch(narrow); {
	case m != nil && (strings.Contains(narrow, ":") || serverForm.MatchString(m[2])):
		d.at(badTarget, at, "这像一台服务器，不是文件夹："+t.Address, "自己的服务器写成 <address|地址>: sftp://"+m[1]+m[2]+"/"+strings.TrimLeft(m[3], "/"))
	case serverForm.MatchString(head):
		d.at(badTarget, at, "这像一个网址，不是文件夹："+t.Address,
			"自己的服务器写成 <address|地址>: sftp://user@"+head+"/"+rest+"，虚拟主机写 ftp:// 开头的，user 换成自己的用户名；确实是文件夹，写成 ./"+t.Address)
	default:
		return false
	}
	return true
}

// uses are the settings that only some kinds of places have a use for.
var uses = map[string][]string{
	"user":      {TargetSFTP, TargetFTP, TargetWebDAV, TargetS3, TargetGit},
	"key":       {TargetSFTP, TargetGit},
	"host_key":  {TargetSFTP, TargetFTP, TargetWebDAV},
	"plain":     {TargetFTP, TargetWebDAV, TargetS3},
	"bucket":    {TargetS3},
	"bucket_at": {TargetS3},
	"region":    {TargetS3},
	"branch":    {TargetGit},
	"history":   {TargetGit},
	"compress":  {TargetS3},
}

// idle reports the settings of a target that do nothing for its kind.
func (d *decoder) idle(kind string, n *yamltree.Node) {
	if n.Kind != yamltree.Map {
		return
	}
	for _, p := range n.Pairs {
		for _, e := range d.targetEntries(&Target{}, new(string), nil) {
			if want := uses[e.name]; want != nil && e.called(p.Key) && p.Value.Kind != yamltree.Null && !slices.Contains(want, kind) {
				var names []string
				for _, k := range want {
					names = append(names, kindName(k))
				}
				d.add(idleKey, p.KeyAt, p.KeyLen, "发布到"+kindName(kind)+"，用不上“"+p.Key+"”", "删去这一行；它是给"+strings.Join(names, "、")+"用的")
			}
		}
	}
}
