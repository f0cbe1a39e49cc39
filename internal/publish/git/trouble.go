package git

import (
	"errors"
	"regexp"
	"strings"

	"bao/internal/publish/host"
)

// kind is what sort of trouble git is in.
type kind int

const (
	unknown kind = iota
	network      // it may pass
	noBranch
	overtaken
	wrongPassword
	noRights
	lasting // trying again does not mend it
	stranger
)

// said is what git said, the last lines of it.
type said struct {
	kind kind
	text string
}

func (s *said) Error() string { return "git: " + s.text }

func kindOf(err error) kind {
	var s *said
	if errors.As(err, &s) {
		return s.kind
	}
	return unknown
}

// troubles are known by what git and the servers say in English (LC_ALL=C);
// the first that fits counts. Those without a message may pass, or are dealt
// with elsewhere.
var troubles = []struct {
	kind          kind
	form          *regexp.Regexp
	message, hint string
}{
	{noBranch, regexp.MustCompile(`couldn't find remote ref`), "", ""},
	{
		lasting, regexp.MustCompile(`GH007`),
		"GitHub 不收：提交里的邮箱是你设为不公开的", "改用 GitHub 给的邮箱：git config --global user.email 数字+用户名@users.noreply.github.com（GitHub 的 Settings → Emails 里有）",
	},
	{
		lasting, regexp.MustCompile(`GH001|exceeds GitHub's file size limit|(?i)exceeds? (the )?(maximum|max)[a-z ]*size|larger than (the )?maximum|HTTP 413|error: 413`),
		"有文件太大，服务器不收（GitHub 单个文件不能超过 100 MB）", "把这个文件压缩、拆开，或放到别处再用链接指过去",
	},
	{
		lasting, regexp.MustCompile(`(?i)remote: .*(quota|over (its|the) (data|storage)|storage limit|size limit|repository is full|no space left)`),
		"服务器上给这个仓库的空间用完了", "删掉不要的大文件；写着“历史: 是”的改成“否”，旧的内容就不再占地方；或请管服务器的人加大空间",
	},
	{
		lasting, regexp.MustCompile(`(?i)no space left on device|disk quota exceeded|out of diskspace`),
		"磁盘满了，这次的内容写不下", "清出一些空间再发布；仓库在本机或局域网时，也看看那一头的磁盘",
	},
	{
		lasting, regexp.MustCompile(`(?i)denying non-fast-forward|non-fast-forward.*denied|force[- ]push`),
		"这个分支不许换掉旧的提交", "在 site.yaml 的这个目标里写 历史: 是，或在服务器上放开这个分支的强制推送",
	},
	{
		lasting, regexp.MustCompile(`(?i)GH006|GH013|protected branch|branch [^\n]*is protected|protected from`),
		"这个分支受保护，不许推送", "在服务器的分支保护里放行，或在 site.yaml 里用 分支 换一个分支",
	},
	{overtaken, regexp.MustCompile(
		`\((stale info|fetch first|non-fast-forward|already exists|needs force|incorrect old value provided|reference already exists)\)|cannot lock ref|failed to update ref`,
	), overtakenMessage, "再发布一次：会从服务器上现在的内容算起"},
	{
		lasting, regexp.MustCompile(`REMOTE HOST IDENTIFICATION HAS CHANGED`),
		"服务器的指纹和以前不一样，可能不是原来那台服务器", "向管服务器的人核实；确实换过，用 ssh-keygen -R 服务器名 忘掉旧的指纹",
	},
	{
		stranger, regexp.MustCompile(`Host key verification failed`),
		"没有连过这台服务器，不知道它的指纹对不对", "在命令行里连一次，核对指纹后答 yes：ssh -T 用户@服务器",
	},
	{
		wrongPassword, regexp.MustCompile(`(?i)authentication failed|could not read (username|password)|invalid username or (password|token)|password authentication (was|is) (removed|not supported)|HTTP basic: access denied|requested URL returned error: 401|invalid credentials`),
		"服务器不认这个密码", "GitHub、GitLab、Codeberg 不收登录密码，要用访问令牌（token）：在网站的设置里新建一个能写这个仓库的，当作密码填；自己的服务器还要在地址里写上用户名",
	},
	{
		lasting, regexp.MustCompile(`(?i)permission denied \([^)]*(publickey|password|keyboard)|too many authentication failures|load key .*(error|invalid|incorrect)`),
		"服务器不认这台电脑的 SSH 密钥", "把公钥加到服务器的账号或仓库的部署密钥（勾上可写）里；密钥有口令时先 ssh-add；密钥不在 ~/.ssh 时在 site.yaml 里用 密钥文件 写明",
	},
	{
		lasting, regexp.MustCompile(`(?i)could not determine hash algorithm|is this a git repository|no DAV locking|git-http-push failed|not valid: |invalid server response|protocol error: bad line length|expected flush|unable to update url base from redirection`),
		"那边答的不是 git 仓库，是一个网页（也许是上网要登录的页面，或公司的代理）", "用浏览器打开这个地址看看；地址要写仓库的，以 .git 结尾",
	},
	{
		noRights, regexp.MustCompile(`(?i)requested URL returned error: 403|permission to .* denied|write access to repository not granted|not allowed to (push|upload)|marked as read only|permission denied for writing|insufficient permission|unable to (create|migrate)[^\n]*(permission denied|read-only)|read-only file system|unpacker error|permission denied`),
		"没有往这个仓库写的权利", "请仓库的主人给这个账号写的权限；令牌要勾上写（GitHub：Contents: Read and write；GitLab：write_repository），部署密钥要勾上可写",
	},
	{
		lasting, regexp.MustCompile(`(?i)repository [^\n]*not found|does not appear to be a git repository|(could not|cannot) find repository|project you were looking for|requested URL returned error: 404|repository [^\n]*does not exist|repository '[^']*' does not exist`),
		"没有这个仓库", "看看地址有没有写错；还没有的话先在网站上新建一个空仓库。私人的仓库没有权限时，服务器也说没有",
	},
	{
		lasting, regexp.MustCompile(`(?i)certificate (problem|verification|subject|has expired)|server certificate|unable to get local issuer`),
		"服务器的证书不对，不能确定是它", "看看这台电脑的日期和时间；公司的网络换了证书时，请管网络的人装上它的根证书",
	},
	{
		lasting, regexp.MustCompile(`transport '[^']*' not allowed|remote helper|unable to find remote helper`),
		"git 不会用这种地址", "写成 https:// 或 ssh:// 开头的，或 git@服务器:路径.git",
	},
	{
		lasting, regexp.MustCompile(`dubious ownership`),
		"仓库的文件夹是别人的，git 不肯用", "请文件夹的主人发布，或照 git 的提示把它加进 safe.directory",
	},
	{
		lasting, regexp.MustCompile(`pre-receive hook declined|update hook declined|\[remote rejected\][^\n]*hook declined`),
		"服务器上的规则不收这次推送", "看下面服务器说的话，请管仓库的人放行",
	},
	{network, regexp.MustCompile(
		`(?i)could not resolve|connection|timed? ?out|network is|early eof|hung up|unable to access|rpc failed|no route to host|couldn't connect|failed to connect|operation too slow|unable to look up|kex_exchange|ssh: `,
	), "", ""},
}

const overtakenMessage = "这期间有别人发布过，没有把它盖掉，这次的内容没有发出去"

// failure makes an error of what git said.
func failure(text string, err error) error {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	s := &said{text: strings.Join(lines[max(0, len(lines)-6):], "\n")}
	if s.text == "" {
		s.text = err.Error()
	}
	for _, t := range troubles {
		if !t.form.MatchString(text) {
			continue
		}
		s.kind = t.kind
		if t.message == "" {
			return s
		}
		return &host.Refusal{Message: t.message, Hint: t.hint, Err: s, Secret: t.kind == wrongPassword}
	}
	return s
}
