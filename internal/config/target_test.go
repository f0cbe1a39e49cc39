package config

import (
	"strings"
	"testing"

	"bao/internal/diag"
)

// Where a paper is published to is told by its address alone, where it can be.
func TestTargetKinds(t *testing.T) {
	for address, want := range map[string]string{
		"./www.example.cn": TargetFolder, "公开.org": TargetFolder, "v1.bak/web": TargetFolder, `'\\server\web'`: TargetFolder,
		"../网站": TargetFolder, `'D:\网站'`: TargetFolder, "网站.ZIP": TargetZIP,
		"sftp://web@www.example.cn/var/www": TargetSFTP, "ftps://web@www.example.cn/": TargetFTP,
		"davs://www.example.cn/dav/": TargetWebDAV, "git@example.com:bao/pages.git": TargetGit,
		"https://example.com/bao/pages.git": TargetGit,
	} {
		site, problems := Parse("site.yaml", []byte("报名: 青石\n发布: "+address+"\n"))
		if len(problems) > 0 || len(site.Publish) != 1 || site.Publish[0].Kind != want {
			t.Errorf("%s: %v %v", address, site.Publish, problems)
		}
	}
}

// What is wrong with a target is said where it stands.
func TestTargetProblems(t *testing.T) {
	for typed, want := range map[string]string{
		"{地址: 'https://www.example.cn/dav/'}":                        "从地址看不出怎么发布",
		"{方式: SFTP, 地址: '/var/www'}":                                 "地址和发布方式对不上",
		"{方式: 对象存储, 地址: 'https://oss.example.com/'}":                 "没有写哪个桶",
		"{方式: webdav, 地址: 'http://www.example.cn/'}":                 "不加密",
		"sftp://web:123@www.example.cn/":                             "地址里有密码",
		"{地址: 'sftp://web@www.example.cn/', 密码: 123}":                "密码和密钥不能写在",
		"{名称: 正式}":                                                   "发布到哪里没有写",
		"[{名称: 甲, 地址: a.zip}, {名称: 甲, 地址: b.zip}]":                   "都叫“甲”",
		"{地址: 'sftp://web@www.example.cn/', 服务器指纹: abc}":             "指纹的格式不对",
		"{方式: 磁带, 地址: a}":                                            "不认得“磁带”",
		"{地址: a.zip, 旧文件留几天: 一周}":                                    "不是合适的整数",
		"{地址: 'sftp://u@h/', 平台: netscape}":                          "不认得",
		"a.zip\n自动发布: {时刻: 25:00}":                                   "不是一天里的时刻",
		"a.zip\n自动发布: {程序: 'http://example.com/bao.zip', 校验: ''}":    "要从 https:// 的地址取",
		"a.zip\n自动发布: {程序: 'https://example.com/bao.zip', 校验: '12'}": "校验的格式不对",
		"a.zip\n自动发布: {目标: 没有}":                                      "没有叫“没有”的目标",
		"www.example.cn":                                             "这像一个网址，不是文件夹",
		"example.com.cn:8080/bao":                                    "这像一个网址，不是文件夹",
		"192.168.1.5/bao":                                            "这像一个网址，不是文件夹",
		"sftp：//web@www.example.cn/var/www":                          "这像一个网址，可是写法不对",
		"sftp:/www.example.cn/var/www":                               "这像一个网址，可是写法不对",
		"https:\\\\www.example.cn":                                   "这像一个网址，可是写法不对",
		"web@www.example.cn:/var/www":                                "这像一台服务器，不是文件夹",
		"{方式: 文件夹, 地址: 'sftp://web@www.example.cn/'}":                "地址和发布方式对不上",
		"{方式: 文件夹, 地址: 'www.example.cn'}":                            "这像一个网址，不是文件夹",
	} {
		_, problems := Parse("site.yaml", []byte("报名: 青石\n发布: "+typed+"\n"))
		if len(problems) == 0 || !strings.Contains(problems[0].Message, want) {
			t.Errorf("%s: %v, want %s", typed, problems, want)
		}
	}
}

// Words are taken in any case, and shown in the language that is written.
func TestTargetWords(t *testing.T) {
	for _, kind := range []string{"Zip", "ZIP", "压缩包", "ｚｉｐ"} {
		site, problems := Parse("site.yaml", []byte("报名: 青石\n发布: {方式: "+kind+", 地址: a}\n"))
		if len(problems) > 0 || site.Publish[0].Kind != TargetZIP {
			t.Errorf("%s: %v", kind, problems)
		}
	}
	_, problems := Parse("site.yaml", []byte("报名: 青石\n发布: {方式: 磁带, 地址: a}\n"))
	if got, want := problems[0].Hint, "写 文件夹、压缩包、SFTP、FTP、WebDAV、对象存储 或 仓库"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	_, problems = Parse("site.yaml", []byte("title: 青石\npublish: {kind: tape, address: a}\n"))
	if got, want := problems[0].Hint, "写 folder（文件夹）、zip（压缩包）"; !strings.HasPrefix(got, want) {
		t.Errorf("%s, want %s", got, want)
	}
}

// What does nothing for a kind of place is said, and does not stop anything.
func TestTargetIdle(t *testing.T) {
	for typed, want := range map[string]string{
		"{地址: ../网站, 分支: a}":   "分支",
		"{地址: ../网站, 桶: a}":    "桶",
		"{地址: ../网站, 密钥文件: a}": "密钥文件",
		"{地址: ../网站, 压缩: 是}":   "压缩",
		"{方式: WebDAV, 地址: 'https://h/', 服务器指纹: 'SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'}":     "",
		"{地址: 'sftp://u@h/', 密钥文件: a, 服务器指纹: 'SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', 分支: }": "",
	} {
		site, problems := Parse("site.yaml", []byte("报名: 青石\n发布: "+typed+"\n"))
		switch {
		case len(site.Publish) != 1, want == "" && len(problems) > 0, want != "" && len(problems) != 1:
			t.Errorf("%s: %v", typed, problems)
		case want != "" && (problems[0].Severity != diag.Warning || !strings.Contains(problems[0].Message, "用不上“"+want+"”")):
			t.Errorf("%s: %+v", typed, problems[0])
		}
	}
}

// A program without its sum is reported where it stands, and the target of the
// recipes is known by any of its names.
func TestAutomation(t *testing.T) {
	_, problems := Parse("site.yaml", []byte("报名: 青石\n发布: a.zip\n自动发布:\n  程序: http://example.com/bao.zip\n  目标: zip\n"))
	if len(problems) != 1 || problems[0].Line != 4 {
		t.Errorf("%v", problems)
	}
	_, problems = Parse("site.yaml", []byte("报名: 青石\n发布: {名称: 正式, 地址: www.example.cn}\n自动发布: {目标: 正式}\n"))
	if len(problems) != 1 {
		t.Errorf("%v", problems)
	}
	site, problems := Parse("site.yaml", []byte("报名: 青石\n发布: a.zip\n自动发布: {目标: zip}\n"))
	if len(problems) > 0 || site.Automation.Target != "压缩包" {
		t.Errorf("%q %v", site.Automation.Target, problems)
	}
}

// Targets without names have names all the same, and no two the same file.
func TestTargetNames(t *testing.T) {
	site, _ := Parse("site.yaml", []byte("报名: 青石\n发布: [a.zip, b.zip, {名称: 正式, 地址: c}, {名称: 正式站, 地址: c}, {名称: 正 式, 地址: d}]\n"))
	seen := map[string]bool{}
	for _, target := range site.Publish {
		if seen[target.Name] || seen[target.Slug] || target.Slug == "" {
			t.Errorf("%q %q twice", target.Name, target.Slug)
		}
		seen[target.Name], seen[target.Slug] = true, true
	}
}
