package sftp

import (
	"bytes"
	"crypto/x509"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"golang.org/x/crypto/ssh"

	"bao/internal/publish/host"
)

// usualKeys are the files in ~/.ssh that ssh looks for.
var usualKeys = []string{"id_ed25519", "id_ecdsa", "id_rsa"}

// keys are what the login offers, in this order: those that the settings name
// (from the agent where it has them, which asks nothing), those of the agent,
// the usual ones. A server counts each as an attempt and allows few.
func (l *login) keys() ([]ssh.Signer, io.Closer, error) {
	inAgent, closer := agentKeys(l.site.way.Agent)
	var offered []ssh.Signer
	add := func(s ssh.Signer) {
		for _, o := range offered {
			if bytes.Equal(o.PublicKey().Marshal(), s.PublicKey().Marshal()) {
				return
			}
		}
		for _, a := range inAgent {
			if bytes.Equal(a.PublicKey().Marshal(), s.PublicKey().Marshal()) {
				s = a
			}
		}
		offered = append(offered, s)
	}
	for _, file := range l.site.place.keys {
		s, err := l.key(file)
		if err != nil {
			closer.Close()
			return nil, nil, err
		}
		add(s)
	}
	if l.site.place.onlyKeys {
		return offered, closer, nil
	}
	for _, s := range inAgent {
		add(s)
	}
	for _, name := range usualKeys {
		// Nobody named these: one that can't be read is not to stop a password.
		if s, err := l.key(filepath.Join(l.site.place.home, ".ssh", name)); err == nil {
			add(s)
		}
	}
	return offered, closer, nil
}

// key is that of a file. One with a passphrase asks for it when it signs,
// which is when the server takes it.
func (l *login) key(file string) (ssh.Signer, error) {
	data, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, host.Refuse(err, "找不到密钥文件："+file, "检查 site.yaml 里的 密钥文件，或者 ~/.ssh/config 里的 IdentityFile")
	}
	if err != nil {
		return nil, host.Refuse(err, "读不了密钥文件："+file, "看看这个文件的权限，能不能用记事本打开")
	}
	s, err := ssh.ParsePrivateKey(data)
	var missing *ssh.PassphraseMissingError
	if errors.As(err, &missing) {
		return l.locked(file, data, missing.PublicKey)
	}
	if err != nil {
		return nil, host.Refuse(err, "密钥文件读不懂："+file, keyHint(data))
	}
	return s, nil
}

// keyHint says what somebody took for a private key.
func keyHint(data []byte) string {
	switch {
	case bytes.HasPrefix(data, []byte("PuTTY-User-Key-File")):
		return "这是 PuTTY 的密钥（.ppk）：用 PuTTYgen 打开，在 Conversions 里选 Export OpenSSH key，存成另一个文件，写那个文件"
	case bytes.HasPrefix(data, []byte("ssh-")), bytes.HasPrefix(data, []byte("ecdsa-")):
		return "这是公钥，要的是私钥：同一个文件夹里名字一样、没有 .pub 的那个"
	}
	return "要的是 OpenSSH 的私钥，第一行是 -----BEGIN OPENSSH PRIVATE KEY-----；可以用 ssh-keygen -t ed25519 做一对新的"
}

// locked is a key with a passphrase. Its public half is in the file, or beside
// it, else the passphrase is asked for at once.
func (l *login) locked(file string, data []byte, pub ssh.PublicKey) (ssh.Signer, error) {
	if pub == nil {
		if line, err := os.ReadFile(file + ".pub"); err == nil {
			pub, _, _, _, _ = ssh.ParseAuthorizedKey(line)
		}
	}
	k := &lockedKey{pub: pub, open: func() (ssh.Signer, error) { return l.unlock(file, data) }}
	if pub == nil {
		return k.open()
	}
	return k, nil
}

func (l *login) unlock(file string, data []byte) (ssh.Signer, error) {
	phrase, err := l.secret(host.Passphrase, file)
	if err != nil {
		return nil, err
	}
	s, err := ssh.ParsePrivateKeyWithPassphrase(data, []byte(phrase))
	if errors.Is(err, x509.IncorrectPasswordError) {
		err = &host.Refusal{
			Message: "密钥文件的口令不对：" + file, Hint: "再试一次；这是保护密钥文件的口令，不是服务器的密码",
			Err: err, Secret: true,
		}
	}
	if err != nil {
		l.failed = err
		return nil, err
	}
	return s, nil
}

// lockedKey is an ssh.AlgorithmSigner, as RSA needs.
type lockedKey struct {
	pub  ssh.PublicKey
	open func() (ssh.Signer, error)
}

func (k *lockedKey) PublicKey() ssh.PublicKey { return k.pub }

func (k *lockedKey) Sign(rand io.Reader, data []byte) (*ssh.Signature, error) {
	return k.SignWithAlgorithm(rand, data, "")
}

func (k *lockedKey) SignWithAlgorithm(rand io.Reader, data []byte, algorithm string) (*ssh.Signature, error) {
	s, err := k.open()
	if err != nil {
		return nil, err
	}
	if s, ok := s.(ssh.AlgorithmSigner); ok {
		return s.SignWithAlgorithm(rand, data, algorithm)
	}
	return s.Sign(rand, data)
}
