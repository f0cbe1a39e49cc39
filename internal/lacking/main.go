// Command lacking says in one line what tests are skipped for want of a tool on
// this machine, which go test tells nobody who doesn't ask it to:
//
//	go test ./... && go run ./internal/lacking
//
// .ci/run installs what it names. It is no part of bao and is never shipped.
package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"bao/internal/browser"
)

// programs are what tests run, by what is tested with them.
var programs = []struct{ name, tests string }{
	{"java", "HTML by the Nu checker"},
	{"node", "HTML by html-validate, search.js"},
	{"pdftotext", "printed pages"},
	{"exiftool", "photos"},
	{"sshd", "sftp"},
	{"vsftpd", "ftp"},
	{"apache2", "WebDAV"},
	{"git", "git"},
	{"curl", "recipes"},
	{"unzip", "parcels"},
}

func main() {
	var lacking []string
	if _, ok := browser.Find(); !ok {
		lacking = append(lacking, "a browser (pages, printing, the desk)")
	}
	for _, p := range programs {
		if !installed(p.name) {
			lacking = append(lacking, p.name+" ("+p.tests+")")
		}
	}
	if !tools() {
		lacking = append(lacking, "the npm packages of .ci (axe, html-validate, vnu-jar)")
	}
	for _, name := range []string{"BAO_EXIFTOOL", "BAO_PHOTOS"} {
		if os.Getenv(name) == "" {
			lacking = append(lacking, name+" (see .ci/run)")
		}
	}
	if len(lacking) == 0 {
		fmt.Println("no test was skipped for want of a tool")
		return
	}
	fmt.Println("skipped for want of:", strings.Join(lacking, ", "))
}

// installed looks where the tests do: servers stand where root's path leads.
func installed(name string) bool {
	for _, dir := range []string{"", "/usr/sbin/", "/usr/lib/openssh/", "/usr/local/sbin/"} {
		if _, err := exec.LookPath(dir + name); err == nil {
			return true
		}
	}
	return false
}

// tools reports whether .ci/run has installed its npm packages.
func tools() bool {
	dir := os.Getenv("BAO_TOOLS")
	if cache, err := os.UserCacheDir(); dir == "" && err == nil {
		dir = filepath.Join(cache, "bao-tools")
	}
	_, err := os.Stat(filepath.Join(dir, "node_modules"))
	return err == nil
}
