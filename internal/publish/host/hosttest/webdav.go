package hosttest

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/md5"
	"crypto/rand"
	"crypto/sha1"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"encoding/hex"
	"encoding/pem"
	"math/big"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"testing"
	"text/template"
	"time"
)

// DAVSetup is what a WebDAV server is to be like; the usual one asks for Basic
// authentication and speaks TLS.
type DAVSetup struct {
	Plain  bool   // without TLS
	Digest bool   // Digest authentication
	Root   string // the folder above the one that is published to; one of its own where it is empty
}

// DAVServer is Apache with mod_dav.
type DAVServer struct {
	Address string // URL of the folder that is published to, which is not there yet
	Host    string // its address for TCP
	User    string
	Secret  string // the password
	Dir     string // that folder on disk
	RootCAs []byte // in PEM, what its certificate is signed by
}

// WebDAV starts a server that ends with the test.
func WebDAV(t testing.TB, s DAVSetup) *DAVServer {
	t.Helper()
	program := Program(t, "apache2")
	modules := "/usr/lib/apache2/modules"
	if _, err := os.Stat(filepath.Join(modules, "mod_dav_fs.so")); err != nil {
		t.Skip("Apache has no mod_dav")
	}
	own := t.TempDir()
	if s.Root == "" {
		s.Root = t.TempDir()
	}
	d := &DAVServer{Host: freeAddress(t), User: "editor", Secret: "槐荫里 pass:word", Dir: filepath.Join(s.Root, "报 纸")}
	scheme := "https"
	if s.Plain {
		scheme = "http"
	}
	d.Address = scheme + "://" + d.Host + "/%E6%8A%A5%20%E7%BA%B8"
	d.RootCAs = davCertificate(t, own)
	digest := md5.Sum([]byte(d.User + ":bao:" + d.Secret))
	basic := sha1.Sum([]byte(d.Secret))
	writeFile(t, filepath.Join(own, "digest"), d.User+":bao:"+hex.EncodeToString(digest[:])+"\n")
	writeFile(t, filepath.Join(own, "basic"), d.User+":{SHA}"+base64.StdEncoding.EncodeToString(basic[:])+"\n")
	var config bytes.Buffer
	err := davConfig.Execute(&config, map[string]any{
		"Own": own, "Modules": modules, "Host": d.Host, "Root": s.Root, "TLS": !s.Plain, "Digest": s.Digest, "User": davUser(t, own, s.Root),
	})
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, filepath.Join(own, "conf"), config.String())
	start(t, d.Host, exec.Command(program, "-f", filepath.Join(own, "conf"), "-D", "FOREGROUND"))
	return d
}

// davUser gives the folders to the user that Apache runs as, for it does not
// run as root. Where the test does not either, it is the test's own.
func davUser(t testing.TB, own, root string) string {
	if os.Geteuid() != 0 {
		return ""
	}
	const name = "www-data"
	u, err := user.Lookup(name)
	if err != nil {
		t.Skip(err)
	}
	uid, _ := strconv.Atoi(u.Uid)
	gid, _ := strconv.Atoi(u.Gid)
	for _, dir := range []string{own, root} {
		if err := os.Chown(dir, uid, gid); err != nil {
			t.Fatal(err)
		}
		for ; dir != "/"; dir = filepath.Dir(dir) { // the test's temporary folders are its own
			if info, err := os.Stat(dir); err == nil && info.Mode()&0o005 != 0o005 {
				os.Chmod(dir, info.Mode().Perm()|0o755)
			}
		}
	}
	return name
}

func writeFile(t testing.TB, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// davCertificate writes a certificate for this computer and its key.
func davCertificate(t testing.TB, dir string) []byte {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	c := &x509.Certificate{
		SerialNumber: big.NewInt(time.Now().UnixNano()), Subject: pkix.Name{CommonName: "bao test"},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(24 * time.Hour),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign | x509.KeyUsageDigitalSignature,
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
	}
	der, err := x509.CreateCertificate(rand.Reader, c, c, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	private, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	certificate := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})
	writeFile(t, filepath.Join(dir, "certificate"), string(certificate))
	writeFile(t, filepath.Join(dir, "key"), string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: private})))
	return certificate
}

var davConfig = template.Must(template.New("").Parse(`
ServerRoot "{{.Own}}"
ServerName localhost
Listen {{.Host}}
PidFile "{{.Own}}/pid"
ErrorLog "{{.Own}}/errors"
DefaultRuntimeDir "{{.Own}}"
{{with .User}}User {{.}}
Group {{.}}
{{end}}
LoadModule mpm_event_module {{.Modules}}/mod_mpm_event.so
LoadModule authn_core_module {{.Modules}}/mod_authn_core.so
LoadModule authn_file_module {{.Modules}}/mod_authn_file.so
LoadModule authz_core_module {{.Modules}}/mod_authz_core.so
LoadModule authz_user_module {{.Modules}}/mod_authz_user.so
LoadModule auth_basic_module {{.Modules}}/mod_auth_basic.so
LoadModule auth_digest_module {{.Modules}}/mod_auth_digest.so
LoadModule dav_module {{.Modules}}/mod_dav.so
LoadModule dav_fs_module {{.Modules}}/mod_dav_fs.so
LoadModule ssl_module {{.Modules}}/mod_ssl.so
DavLockDB "{{.Own}}/locks"
DocumentRoot "{{.Root}}"
{{if .TLS}}SSLEngine on
SSLCertificateFile "{{.Own}}/certificate"
SSLCertificateKeyFile "{{.Own}}/key"
{{end}}
<Directory "{{.Root}}">
	Dav On
	AuthName bao
	{{if .Digest}}AuthType Digest
	AuthUserFile "{{.Own}}/digest"
	{{else}}AuthType Basic
	AuthUserFile "{{.Own}}/basic"
	{{end}}Require valid-user
</Directory>
`))
