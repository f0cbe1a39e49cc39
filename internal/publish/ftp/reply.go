package ftp

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net/textproto"
	"strconv"
	"strings"

	"github.com/jlaffaye/ftp"

	"bao/internal/publish/host"
)

// code is the server's answer in err, or 0.
func code(err error) int {
	var reply *textproto.Error
	if errors.As(err, &reply) {
		return reply.Code
	}
	return 0
}

// no tells that the server did not do what it was asked, and will not.
func no(err error) bool { return code(err)/100 == 5 }

func says(err error, words ...string) bool {
	text := strings.ToLower(err.Error())
	for _, w := range words {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

// quota is how servers call it that have no number for it.
var quota = []string{"disk quota", "over quota", "quota exceeded", "exceeded quota"}

// full tells of a disk or a quota that is. The last of the words are vsftpd's.
func full(err error) bool {
	return code(err) == 452 || code(err) == ftp.StatusExceededStorage ||
		says(err, quota...) || says(err, "no space left", "disk full", "failure writing to local file")
}

// patience is how often in a row the server may have no connection for us
// before that is taken for a setting and no passing trouble.
const patience = 3

// explain says what is wrong for good in an editor's words.
func (s *server) explain(ctx context.Context, c *conn, err error) error {
	if err == nil {
		s.dataFailed.Store(0)
		s.busy.Store(0)
		return nil
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if errors.Is(err, errBusy) || code(err) == ftp.StatusNotAvailable {
		if s.busy.Add(1) < patience {
			return err
		}
		return host.Refuse(err, "服务器不肯再接连接，说已经太多了", "关掉别的 FTP 程序（FileZilla 等），过几分钟再发布")
	}
	n := code(err)
	if n == 0 && (c == nil || !c.noData) {
		return err
	}
	switch {
	case s.refusesSession(err):
		return host.Refuse(err, "服务器不接受传文件的加密连接", "请主机商查 FTP 的 TLS 会话设置（vsftpd 的 require_ssl_reuse 等），或换成 SFTP")
	case n == ftp.StatusExceededStorage || says(err, quota...):
		return host.Refuse(err, "服务器上的空间用完了（超出配额）", "在主机的管理页面删去不要的文件，或加大空间，再发布一次")
	case full(err):
		return host.Refuse(err, "服务器的磁盘满了", "在主机的管理页面删去不要的文件，或请主机商加大空间，再发布一次")
	case n == ftp.StatusCanNotOpenDataConnection || n == ftp.StatusTransfertAborted || c != nil && c.noData:
		if s.dataWorked.Load() || s.dataFailed.Add(1) < patience {
			return err
		}
		return host.Refuse(err, "登录成了，可是传文件的连接建不起来", "多半是防火墙拦住了被动模式的端口：请主机商打开被动端口，换一个网络试试，或换成 SFTP")
	}
	return err
}

// refusesSession tells of a server that wants the TLS session of the control
// connection on the data connection, and does not see it there.
func (s *server) refusesSession(err error) bool {
	return !s.at.plain && (code(err) == 522 || no(err) && says(err, "reuse", "resum") || code(err) == 425 && says(err, "reuse", "resum"))
}

// downgrade has the next connection speak TLS 1.2, whose sessions more servers
// can take up, when that may help.
func (s *server) downgrade(err error) bool {
	return s.refusesSession(err) && s.trust.old.CompareAndSwap(false, true)
}

// denied is what a server says no to for want of rights. Windows says the same
// of a file that somebody has open, which passes.
func denied(err error, name string) error {
	if !no(err) || full(err) || says(err, "being used", "in use by", "is locked") {
		return err
	}
	switch code(err) {
	case ftp.StatusFileUnavailable, ftp.StatusBadFileName, ftp.StatusStorNeedAccount, 521:
		return host.Refuse(err, "服务器不许写 "+name, "看地址里的文件夹对不对，再请主机商给这个帐号写入、改名和删除的权限")
	}
	return err
}

func greetingTrouble(err error) error {
	var wrong textproto.ProtocolError
	switch {
	case code(err) == ftp.StatusNotAvailable:
		return fmt.Errorf("%w: %w", errBusy, err)
	case errors.As(err, &wrong):
		return host.Refuse(err, "那里答话的不是 FTP 服务器", "核对地址和端口；在公司或学校的网里，也可能是代理在答话，换一个网络试试")
	case no(err):
		return host.Refuse(err, "服务器不接待", "请主机商看看是不是限制了来访的地址")
	}
	return err
}

func noTLS(err error) error {
	if no(err) || code(err) == 431 {
		return host.Refuse(err, "服务器的 FTP 不能加密（TLS），密码没有送出去",
			"最好请主机商打开 TLS，或换成 SFTP；只能不加密时，在 site.yaml 里写 不加密: 是，并在命令后面加上 --plain")
	}
	return err
}

func handshakeTrouble(err error) error {
	var record tls.RecordHeaderError
	switch {
	case errors.As(err, &record):
		return host.Refuse(err, "服务器没有用加密来答话", "ftps:// 用的是另一个端口（常是 990）；端口是 21 时，地址写成 ftp://，也是加密的")
	case says(err, "protocol version", "handshake failure"):
		return host.Refuse(err, "服务器的加密太旧，不安全", "请主机商打开 TLS 1.2 或 1.3，或换成 SFTP")
	}
	return err
}

// loginTrouble explains why a login failed; heard is what the server said, as
// the library keeps back the number of some answers. Where others of ours are
// logged in with the same password, the password is not what is wrong.
func (s *server) loginTrouble(err error, heard string, before bool) error {
	n := code(err)
	if n == 0 {
		lines := strings.Split(strings.TrimSpace(heard), "\n")
		last := lines[len(lines)-1]
		n, _ = strconv.Atoi(last[:min(3, len(last))])
		if n/100 < 4 {
			return err
		}
	}
	if s.secret != "" && strings.Contains(err.Error(), s.secret) {
		err = errors.New("the server's answer is left out: it has the password in it")
	}
	switch {
	case s.at.plain && says(err, "encrypt", "tls", "ssl", "use auth", "cleartext"):
		return s.refuse(&host.Refusal{Message: "服务器只接受加密的 FTP", Hint: "删去 site.yaml 里的“不加密”", Err: err})
	case n == ftp.StatusNotAvailable, before && n == ftp.StatusNotLoggedIn:
		return fmt.Errorf("%w: %w", errBusy, err)
	case n == ftp.StatusNotLoggedIn:
		return s.refuse(&host.Refusal{
			Message: "用户名或密码不对：" + s.at.account, Secret: true, Err: err,
			Hint: "核对用户名，再发布一次，重新输入密码；FTP 的密码在主机的管理页面上，和网站后台的常常不同",
		})
	case n/100 == 5:
		return s.refuse(&host.Refusal{Message: "登录不上服务器", Hint: "请主机商查这个帐号的 FTP 设置", Err: err})
	}
	return err
}
