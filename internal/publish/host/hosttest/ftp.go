package hosttest

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"errors"
	"fmt"
	"math/big"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	ftpd "goftp.io/server/v2"
	"goftp.io/server/v2/driver/file"
)

// FTPServer is a server that a test started; it ends with the test. Data
// connections go to other ports, so faults are best put into Way.Dial.
type FTPServer struct {
	Address  string // host:port
	User     string
	Password string
	Dir      string // what a login sees, on this disk
	Roots    []byte // PEM, for Way.RootCAs
	Print    string // of the certificate, SHA256:…
	Log      string // file with the commands and answers; empty for none
}

// VSFTPD starts vsftpd, as whoever runs the test, with TLS that is explicit
// and whose sessions have to be reused. settings are lines of its
// configuration, which override what stands before; %DIR% is the folder.
func VSFTPD(t testing.TB, settings ...string) *FTPServer {
	t.Helper()
	program := Program(t, "vsftpd")
	own := t.TempDir()
	s := &FTPServer{Address: freeAddress(t), User: "ftp", Password: "hem-lig 密码", Dir: t.TempDir(), Log: filepath.Join(own, "log")}
	cert, key := certificate(t, s)
	write(t, filepath.Join(own, "cert.pem"), append(key, cert...))
	write(t, filepath.Join(own, "passwords"), []byte(s.Password+"\n"))
	host, port, _ := net.SplitHostPort(s.Address)
	// Anonymous users with a list of their "e-mail addresses" need no PAM.
	lines := []string{
		"listen=YES", "background=NO", "listen_address=" + host, "listen_port=" + port, "run_as_launching_user=YES", "seccomp_sandbox=NO",
		"pasv_min_port=32768", // below are servers: see loopback
		"anonymous_enable=YES", "anon_root=" + s.Dir, "secure_email_list_enable=YES", "email_password_file=" + filepath.Join(own, "passwords"),
		"write_enable=YES", "anon_upload_enable=YES", "anon_mkdir_write_enable=YES", "anon_other_write_enable=YES",
		"anon_world_readable_only=NO", "anon_umask=022", "allow_writeable_chroot=YES", "max_login_fails=1",
		"ssl_enable=YES", "allow_anon_ssl=YES", "force_anon_data_ssl=YES", "force_anon_logins_ssl=YES", "require_ssl_reuse=YES",
		"ssl_ciphers=HIGH", "rsa_cert_file=" + filepath.Join(own, "cert.pem"),
		"log_ftp_protocol=YES", "xferlog_enable=YES", "vsftpd_log_file=" + s.Log,
	}
	for _, line := range settings {
		lines = append(lines, strings.ReplaceAll(line, "%DIR%", s.Dir))
	}
	write(t, filepath.Join(own, "conf"), []byte(strings.Join(lines, "\n")+"\n"))
	cmd := exec.Command(program, filepath.Join(own, "conf"))
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	answers(t, s)
	return s
}

func answers(t testing.TB, s *FTPServer) {
	t.Helper()
	for begun := time.Now(); time.Since(begun) < time.Minute; time.Sleep(10 * time.Millisecond) {
		if c, err := net.Dial("tcp", s.Address); err == nil {
			_ = c.Close()
			return
		}
	}
	t.Fatal("the FTP server does not answer")
}

// Habits are what a server does that RFC 959 leaves open.
type Habits struct {
	RenamesOver   bool // a rename takes the place of a file
	RemovesFilled bool // RMD takes what is in the folder with it
	MakesAgain    bool // MKD of a folder that is there succeeds
	NoTLS         bool
}

// NoRename starts an FTP server in this process, with explicit TLS, that does
// not rename over a file, as IIS and FileZilla don't.
func NoRename(t testing.TB) *FTPServer { return OddFTP(t, Habits{}) }

// OddFTP starts an FTP server in this process.
func OddFTP(t testing.TB, habits Habits) *FTPServer {
	t.Helper()
	s := &FTPServer{Address: freeAddress(t), User: "editor", Password: "hemlig", Dir: t.TempDir()}
	cert, key := certificate(t, s)
	pair, err := tls.X509KeyPair(cert, key)
	if err != nil {
		t.Fatal(err)
	}
	disk, err := file.NewDriver(s.Dir)
	if err != nil {
		t.Fatal(err)
	}
	host, port, _ := net.SplitHostPort(s.Address)
	number, _ := strconv.Atoi(port)
	server, err := ftpd.NewServer(&ftpd.Options{
		Driver: odd{disk, s.Dir, habits}, Auth: &ftpd.SimpleAuth{Name: s.User, Password: s.Password}, Perm: ftpd.NewSimplePerm("root", "root"),
		Hostname: host, Port: number, Logger: &ftpd.DiscardLogger{},
		TLS: !habits.NoTLS, ExplicitFTPS: true, TLSConfig: &tls.Config{Certificates: []tls.Certificate{pair}},
	})
	if err != nil {
		t.Fatal(err)
	}
	go func() { _ = server.ListenAndServe() }() // Serve alone has no TLS
	answers(t, s)
	t.Cleanup(func() { _ = server.Shutdown() })
	return s
}

type odd struct {
	ftpd.Driver
	dir    string
	habits Habits
}

func (o odd) disk(path string) string { return filepath.Join(o.dir, filepath.FromSlash(path)) }

func (o odd) Rename(ctx *ftpd.Context, from, to string) error {
	if _, err := os.Lstat(o.disk(to)); err == nil && !o.habits.RenamesOver {
		return errors.New("file exists")
	}
	return o.Driver.Rename(ctx, from, to)
}

func (o odd) MakeDir(ctx *ftpd.Context, path string) error {
	if o.habits.MakesAgain {
		return o.Driver.MakeDir(ctx, path)
	}
	return os.Mkdir(o.disk(path), 0o777)
}

func (o odd) DeleteDir(ctx *ftpd.Context, path string) error {
	if o.habits.RemovesFilled {
		return o.Driver.DeleteDir(ctx, path)
	}
	return os.Remove(o.disk(path))
}

// certificate makes one for s that it signs itself, and fills in Roots and Print.
func certificate(t testing.TB, s *FTPServer) (cert, key []byte) {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	now := time.Now()
	form := &x509.Certificate{
		SerialNumber: big.NewInt(now.UnixNano()), NotBefore: now.Add(-time.Hour), NotAfter: now.Add(24 * time.Hour),
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, DNSNames: []string{"localhost"},
	}
	der, err := x509.CreateCertificate(rand.Reader, form, form, private.Public(), private)
	if err != nil {
		t.Fatal(err)
	}
	pkcs8, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(der)
	s.Print = "SHA256:" + base64.RawStdEncoding.EncodeToString(sum[:])
	s.Roots = pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})
	return s.Roots, pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: pkcs8})
}

func write(t testing.TB, name string, data []byte) {
	t.Helper()
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(fmt.Errorf("%s: %w", name, err))
	}
}
