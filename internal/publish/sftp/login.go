package sftp

import (
	"context"
	"errors"
	"slices"
	"strings"

	"golang.org/x/crypto/ssh"

	"bao/internal/publish/host"
)

// login proves who the editor is: by keys, then by the password.
type login struct {
	ctx    context.Context
	site   *site
	asked  bool  // for a secret, which may have taken longer than a server waits
	sent   bool  // the password
	failed error // of a secret

	missing string // the kind of secret that is not there
}

func (l *login) secret(kind, account string) (string, error) {
	l.site.mu.Lock()
	s, given := l.site.secrets[kind+account]
	l.site.mu.Unlock()
	if given {
		return s, nil
	}
	l.asked = true
	s, err := l.site.way.Secret(l.ctx, kind, account)
	if err != nil {
		// Of a passphrase and a password that are not there the first is wanted.
		if l.failed == nil {
			l.failed, l.missing = err, kind
		}
		return "", err
	}
	l.site.mu.Lock()
	defer l.site.mu.Unlock()
	l.site.secrets[kind+account] = s
	return s, nil
}

func (l *login) methods(keys []ssh.Signer) []ssh.AuthMethod {
	return []ssh.AuthMethod{
		ssh.PublicKeys(keys...),
		ssh.PasswordCallback(l.password),
		ssh.KeyboardInteractive(l.answer()),
	}
}

// next stops where going on is of no use: with a secret that was wrong, which
// tried again as an answer counts against the editor, and on a connection that
// has broken, so that nobody is asked for nothing.
func (l *login) next(line *greeting) func(*ssh.ClientAuthContext) (ssh.AuthMethod, error) {
	return func(c *ssh.ClientAuthContext) (ssh.AuthMethod, error) {
		if err := line.broken.Load(); err != nil {
			return nil, *err
		}
		var refusal *host.Refusal
		switch {
		case errors.As(l.failed, &refusal) && refusal.Secret: // a passphrase
			return nil, refusal
		case l.sent && slices.Contains(c.TriedMethods, "password"):
			return nil, l.wrong(nil)
		}
		return nil, nil
	}
}

func (l *login) password() (string, error) {
	s, err := l.secret(host.Password, l.site.place.account())
	if err == nil {
		l.sent, l.failed = true, nil // a passphrase that is not there is no longer what fails
	}
	return s, err
}

// answer gives the password to a server that asks for it as a question, once:
// a password that was wrong does not become right, and what else a server may
// ask (a code from a telephone) is not a secret that can be kept.
func (l *login) answer() ssh.KeyboardInteractiveChallenge {
	before := ""
	return func(_, _ string, questions []string, echos []bool) ([]string, error) {
		switch {
		case len(questions) == 0:
			return nil, nil
		case len(questions) > 1 || echos[0] || before != "" && before != questions[0]:
			l.failed = &host.Refusal{
				Message: "服务器除了密码还要问别的：" + plain(strings.Join(questions, " ")),
				Hint:    "bao 答不了验证码；请管服务器的人给这个用户装上密钥（ssh-keygen -t ed25519 做一对，把 .pub 文件给他），密钥不用验证码",
			}
			return nil, l.failed
		case l.sent:
			return nil, l.wrong(nil)
		}
		before = questions[0]
		s, err := l.password()
		return []string{s}, err
	}
}

func (l *login) wrong(err error) *host.Refusal {
	return &host.Refusal{
		Message: "服务器不认这个用户名或密码：" + l.site.place.account(),
		Hint:    "看看用户名写对了没有，再输一次密码；大小写要一样", Err: err, Secret: true,
	}
}

// worthAgain tells of an error whether to log in once more at once. Somebody
// may have typed for longer than the server waits; what was typed is known now.
// And the lists of algorithms go over the line unprotected: one that arrived
// damaged looks like a server that has none of ours.
func (l *login) worthAgain(err error) bool {
	var none *ssh.AlgorithmNegotiationError
	if errors.As(err, &none) {
		return true
	}
	var refusal *host.Refusal
	return l.asked && !errors.As(l.explain(err, nil), &refusal)
}

// explain makes a Refusal of a login that failed for good.
func (l *login) explain(err error, keys []ssh.Signer) error {
	text := err.Error()
	var already *host.Refusal
	var none *ssh.AlgorithmNegotiationError
	switch {
	case errors.As(err, &none):
		return host.Refuse(err, "服务器的 SSH 太旧，只会不安全的加密办法", "请管服务器的人升级 OpenSSH")
	case strings.Contains(text, "Too many authentication failures"):
		return host.Refuse(err, "服务器嫌试过的密钥太多，不让再试", "在 site.yaml 的发布里写上 密钥文件: 和要用的那一个，就只试它")
	case l.missing == host.Password && l.site.place.keyNamed:
		return l.keyRefused(err)
	case l.failed != nil:
		return l.failed
	case errors.As(err, &already):
		return already
	case !strings.Contains(text, "unable to authenticate"): // the library has no name for it
		return err
	case l.sent:
		return l.wrong(err)
	}
	if l.site.place.keyNamed {
		return l.keyRefused(err)
	}
	message := "服务器 " + l.site.place.address + " 只认密钥，这台电脑上没有找到密钥"
	if len(keys) > 0 {
		message = "服务器 " + l.site.place.address + " 不认这台电脑上的密钥，也不收密码"
	}
	return &host.Refusal{
		Message: message, Err: err,
		Hint: "用 ssh-keygen -t ed25519 做一对密钥，把 ~/.ssh/id_ed25519.pub 的内容交给管服务器的人，给用户 " + l.site.place.user + " 装上；已经有的，在 site.yaml 的发布里写上 密钥文件:",
	}
}

// keyRefused is of the key that site.yaml names, where no password helped.
func (l *login) keyRefused(err error) error {
	file := l.site.place.keys[0]
	return &host.Refusal{
		Message: "服务器不认这个密钥：" + file, Err: err,
		Hint: "看看 site.yaml 里的 密钥文件 写的是不是要用的那一个；是的话，把 " + file + ".pub 的内容交给管服务器的人，给用户 " + l.site.place.user + " 装上；要用密码登录，删去 密钥文件 这一行",
	}
}
