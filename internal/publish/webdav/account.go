package webdav

import (
	"context"
	"net/http"
	"strings"
	"sync"

	"github.com/icholy/digest"

	"bao/internal/publish/host"
)

// account is who asks.
type account struct {
	user   string
	name   string // by which the password is kept
	secret func(ctx context.Context, kind, account string) (string, error)

	mu        sync.Mutex
	has       bool // the password is there
	password  string
	basic     bool              // how the server wants it, or
	challenge *digest.Challenge // likewise, with its number that is good for some requests
	count     int               // of those
}

// authorize adds the password to a request, in the form that the server wanted
// it before, and reports whether it did. Until it wants one it gets none.
func (a *account) authorize(r *http.Request) (bool, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	switch {
	case a.basic:
		r.SetBasicAuth(a.user, a.password)
		return true, nil
	case a.challenge == nil:
		return false, nil
	}
	a.count++
	credentials, err := digest.Digest(a.challenge, digest.Options{
		Method: r.Method, URI: r.URL.RequestURI(), GetBody: r.GetBody, Count: a.count, Username: a.user, Password: a.password,
	})
	if err != nil {
		return false, err
	}
	r.Header.Set("Authorization", credentials.String())
	return true, nil
}

// challenged is told that the server wants a password, in this try of a
// request, though it was given one or not, and returns nil when it should be
// tried again.
func (a *account) challenged(ctx context.Context, header http.Header, given bool, try int) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.user == "" {
		return &host.Refusal{Message: "服务器要用户名和密码", Hint: "在 site.yaml 的发布目标里加上 用户: 你的用户名；密码不要写，发布时会问"}
	}
	challenge, err := digest.FindChallenge(header)
	canDigest := err == nil && digest.CanDigest(challenge)
	// A number that has served its time is refused like a wrong password.
	again := canDigest && (challenge.Stale && try < 4 || !a.basic && try == 1)
	if given && !again {
		return &host.Refusal{Message: "用户名或密码不对，服务器没有让 " + a.user + " 进去", Hint: "再发布一次，重新输入密码；看看 site.yaml 里的“用户”有没有写错。网盘常要用它另给的“应用密码”", Secret: true}
	}
	if !a.has {
		if a.password, err = a.secret(ctx, host.Password, a.name); err != nil {
			return err
		}
		a.has = true
	}
	a.count = 0
	switch {
	case canDigest:
		a.challenge = challenge
	case offersBasic(header):
		a.basic = true
	default:
		return &host.Refusal{Message: "服务器要的登录方式 bao 不会", Hint: "请管服务器的人打开 Basic 或 Digest 登录（RFC 7617、RFC 7616）"}
	}
	return nil
}

func offersBasic(header http.Header) bool {
	for _, value := range header.Values("WWW-Authenticate") {
		for part := range strings.SplitSeq(value, ",") { // one header may hold several
			scheme, _, _ := strings.Cut(strings.TrimSpace(part), " ")
			if strings.EqualFold(scheme, "Basic") {
				return true
			}
		}
	}
	return false
}
