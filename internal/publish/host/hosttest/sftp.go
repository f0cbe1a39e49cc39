package hosttest

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"encoding/pem"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strings"
	"time"

	"golang.org/x/crypto/ssh"

	"bao/internal/publish/host"
)

// SSHServer is an OpenSSH server of SFTP that a test has started, and takes
// one key.
type SSHServer struct {
	Address string   // host:port
	User    string   // who may log in, by KeyFile
	KeyFile string   // private, without a passphrase
	HostKey string   // fingerprint of the server, of its key of the kind ed25519
	Known   []string // its public keys, as after the name in known_hosts; that of HostKey first
	Folder  string   // what is served; absolute, here as there
	Home    string   // a home folder without ~/.ssh, for host.Way
}

// URL is the address of the served folder, through a server or a proxy that
// listens at address.
func (s *SSHServer) URL(address string) string {
	return "sftp://" + s.User + "@" + address + filepath.ToSlash(s.Folder)
}

// Way reaches the server.
func (s *SSHServer) Way() host.Way {
	return host.Way{Dial: host.Dialer(time.Minute), Home: s.Home}
}

// SSHD starts OpenSSH's server, whose built-in SFTP server is given arguments:
// -R makes it read-only, -P posix-rename takes the renaming over files away.
func SSHD(t TB, arguments ...string) *SSHServer {
	t.Helper()
	program := Program(t, "sshd")
	me, err := user.Current()
	if err != nil {
		t.Fatal(err)
	}
	if os.Geteuid() == 0 { // what the service makes when it starts
		must(t, os.MkdirAll("/run/sshd", 0o755))
	}
	s := &SSHServer{Address: freeAddress(t), User: me.Username, Folder: t.TempDir(), Home: t.TempDir()}
	dir := t.TempDir()
	_, ed, err := ed25519.GenerateKey(rand.Reader)
	must(t, err)
	ec, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	must(t, err)
	_, mine, err := ed25519.GenerateKey(rand.Reader)
	must(t, err)
	hostKey := SSHKey(t, filepath.Join(dir, "host_ed25519"), ed)
	second := SSHKey(t, filepath.Join(dir, "host_ecdsa"), ec)
	s.HostKey = ssh.FingerprintSHA256(hostKey)
	s.Known = []string{authorized(hostKey), authorized(second)}
	s.KeyFile = filepath.Join(dir, "key")
	must(t, os.WriteFile(filepath.Join(dir, "authorized_keys"), []byte(authorized(SSHKey(t, s.KeyFile, mine))+"\n"), 0o600))

	_, port, _ := net.SplitHostPort(s.Address)
	config := filepath.Join(dir, "sshd_config")
	must(t, os.WriteFile(config, fmt.Appendf(nil, `ListenAddress 127.0.0.1
Port %s
HostKey %s/host_ecdsa
HostKey %[2]s/host_ed25519
AuthorizedKeysFile %[2]s/authorized_keys
StrictModes no
UsePAM no
PermitRootLogin yes
PasswordAuthentication no
KbdInteractiveAuthentication no
PidFile none
MaxStartups 1000
Subsystem sftp internal-sftp %s
`, port, dir, strings.Join(arguments, " ")), 0o600))
	run := []string{"-f", config}
	// Since 9.8 a server shuts out addresses of which logins fail.
	if lenient := append(run, "-o", "PerSourcePenalties=no"); exec.Command(program, append(lenient, "-t")...).Run() == nil {
		run = lenient
	}
	start(t, s.Address, exec.Command(program, append(run, "-D", "-e")...))
	return s
}

// SSHKey writes a private key to a file, and returns its public half.
func SSHKey(t TB, file string, key crypto.Signer) ssh.PublicKey {
	t.Helper()
	block, err := ssh.MarshalPrivateKey(key, "")
	must(t, err)
	must(t, os.WriteFile(file, pem.EncodeToMemory(block), 0o600))
	public, err := ssh.NewPublicKey(key.Public())
	must(t, err)
	return public
}

func authorized(key ssh.PublicKey) string {
	return strings.TrimSpace(string(ssh.MarshalAuthorizedKey(key)))
}

func must(t TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
