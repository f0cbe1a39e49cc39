package sftp

import (
	"errors"
	"fmt"
	"net"
	"os"
	"slices"
	"strings"

	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/knownhosts"

	"bao/internal/publish/host"
)

// identity checks who a server is.
type identity struct {
	place place
	known ssh.HostKeyCallback // by known_hosts
	// algorithms are asked for in this order. A server has keys of several
	// kinds and shows the first that is asked for: without the known kind in
	// front, a server known by one key looks like a stranger, or worse.
	// https://github.com/golang/go/issues/29286
	algorithms []string
	seen       []string // fingerprints that were shown and are not the one wanted
	refusal    *host.Refusal
}

func identityOf(p place) (*identity, error) {
	var files []string
	for _, f := range p.knownHosts {
		if _, err := os.Stat(f); err == nil {
			files = append(files, f)
		}
	}
	known, err := knownhosts.New(files...)
	if err != nil {
		return nil, host.Refuse(err, "记着服务器指纹的文件（known_hosts）里有一行读不懂", "用记事本打开，删去那一行；行号在后面")
	}
	id := &identity{place: p, known: known}
	wanted := id.wanted()
	for _, a := range ssh.SupportedAlgorithms().HostKeys {
		if !strings.Contains(a, "-cert-") { // a plain key is what known_hosts and fingerprints hold
			id.algorithms = append(id.algorithms, a)
		}
	}
	slices.SortStableFunc(id.algorithms, func(a, b string) int {
		return rank(wanted, a) - rank(wanted, b)
	})
	return id, nil
}

// wanted are the keys in known_hosts. The library tells them only to whom it
// refuses, so it is shown a key that nobody has.
func (id *identity) wanted() []knownhosts.KnownKey {
	var e *knownhosts.KeyError
	if err := id.known(id.place.address, &net.TCPAddr{}, nobody{}); errors.As(err, &e) {
		return e.Want
	}
	return nil
}

type nobody struct{ ssh.PublicKey }

func (nobody) Type() string    { return "nobody" }
func (nobody) Marshal() []byte { return []byte("nobody") }

func rank(wanted []knownhosts.KnownKey, algorithm string) int {
	switch {
	case slices.ContainsFunc(wanted, func(k knownhosts.KnownKey) bool { return k.Key.Type() == kindOf(algorithm) }):
		return 0
	case algorithm == ssh.KeyAlgoED25519: // what ssh shows of a server that it doesn't know, and who runs one reads out
		return 1
	}
	return 2
}

// keyWord is what a kind of key is called by ssh-keygen -l.
func keyWord(key ssh.PublicKey) string {
	kind, _, _ := strings.Cut(strings.TrimPrefix(key.Type(), "ssh-"), "-")
	return strings.ToUpper(kind)
}

// kindOf is the kind of key that an algorithm signs with.
func kindOf(algorithm string) string {
	if algorithm == ssh.KeyAlgoRSASHA256 || algorithm == ssh.KeyAlgoRSASHA512 {
		return ssh.KeyAlgoRSA
	}
	return algorithm
}

// errOtherKind asks for another handshake, with another kind of key.
var errOtherKind = errors.New("sftp: not the fingerprint that is wanted")

// check is an ssh.HostKeyCallback.
func (id *identity) check(address string, remote net.Addr, key ssh.PublicKey) error {
	print := ssh.FingerprintSHA256(key)
	if id.place.hostKey != "" {
		if print == id.place.hostKey {
			return nil
		}
		// The fingerprint may be that of another of the server's keys.
		id.seen = append(id.seen, print)
		id.algorithms = slices.DeleteFunc(id.algorithms, func(a string) bool { return kindOf(a) == key.Type() })
		return errOtherKind
	}
	err := id.known(address, remote, key)
	if err == nil {
		return nil
	}
	id.refusal = refuseKey(err, address, keyWord(key), print)
	return id.refusal
}

// other tells that a handshake failed for a fingerprint, and refuses for good
// when the server has no more kinds of keys.
func (id *identity) other(err error) (again bool) {
	if len(id.seen) == 0 {
		return false
	}
	var none *ssh.AlgorithmNegotiationError
	if errors.Is(err, errOtherKind) && len(id.algorithms) > 0 {
		return true
	}
	if errors.Is(err, errOtherKind) || errors.As(err, &none) {
		id.refusal = &host.Refusal{
			Message: fmt.Sprintf("危险：服务器 %s 的指纹和 site.yaml 里写的不一样！可能有人冒充这台服务器，什么都没有发出去", id.place.address),
			Hint:    "先打电话问管服务器的人：是不是换过机器或重装过？是的话，请他报出新的指纹，和这里的对一对，再写进 site.yaml：服务器指纹: " + strings.Join(id.seen, " 或 "),
			Err:     err,
		}
	}
	return false
}

func refuseKey(err error, address, kind, print string) *host.Refusal {
	var revoked *knownhosts.RevokedError
	if errors.As(err, &revoked) {
		return &host.Refusal{
			Message: fmt.Sprintf("危险：服务器 %s 用的密钥已经作废（known_hosts 第 %d 行写着 @revoked），什么都没有发出去", address, revoked.Revoked.Line),
			Hint:    "打电话问管服务器的人。服务器这次的指纹是 " + print, Err: err,
		}
	}
	var e *knownhosts.KeyError
	if errors.As(err, &e) && len(e.Want) > 0 {
		return &host.Refusal{
			Message: fmt.Sprintf("危险：服务器 %s 的指纹变了！和以前记下的不一样，可能有人冒充这台服务器，什么都没有发出去", address),
			Hint: fmt.Sprintf("先打电话问管服务器的人：是不是换过机器或重装过？是的话，和他对一对新的指纹 %s，一样才删去 %s 的第 %d 行，在 site.yaml 的发布里写上 服务器指纹: %s",
				print, e.Want[0].Filename, e.Want[0].Line, print),
			Err: err,
		}
	}
	return &host.Refusal{
		Message: fmt.Sprintf("第一次连服务器 %s，还不知道是不是真的：它的指纹（%s）是 %s", address, kind, print),
		Hint:    "和管服务器的人对一对这个指纹（他用 ssh-keygen -lf 看得到，要 " + kind + " 的那一个），一样才在 site.yaml 的发布里写上 服务器指纹: " + print,
		Err:     err,
	}
}
