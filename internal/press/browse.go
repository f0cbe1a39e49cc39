package press

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// ErrBrowser is returned when the browser did not print.
var ErrBrowser = errors.New("press: the browser made no PDF")

// patience is how long one document may take.
const patience = 2 * time.Minute

// browse prints an HTML file to PDF with the browser's own command line. The
// browser gets a profile of its own, so that one that is open is not
// disturbed, and reaches no network.
func browse(ctx context.Context, program, file string) ([]byte, error) {
	folder, err := os.MkdirTemp("", "bao-browser-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	pdf := filepath.Join(folder, "out.pdf")
	args := []string{
		"--headless", "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--hide-scrollbars",
		"--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic", "--disable-extensions",
		"--proxy-server=127.0.0.1:9", "--user-data-dir=" + filepath.Join(folder, "profile"),
		"--no-pdf-header-footer", "--print-to-pdf-no-header", "--print-to-pdf=" + pdf,
	}
	if os.Geteuid() == 0 {
		args = append(args, "--no-sandbox") // it refuses to start for root otherwise
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	c := exec.CommandContext(ctx, program, append(args, fileURL(file))...)
	c.WaitDelay = 5 * time.Second
	var said bytes.Buffer
	c.Stderr = &said
	err = c.Run()
	if ctx.Err() != nil && errors.Is(context.Cause(ctx), context.Canceled) {
		return nil, ctx.Err()
	}
	data, reading := os.ReadFile(pdf)
	if reading == nil && len(data) > 0 {
		return data, nil
	}
	return nil, fmt.Errorf("%w: %s: %v %s", ErrBrowser, program, err, lastLine(said.String()))
}

// fileURL is the address of a file on this machine.
func fileURL(file string) string {
	path := filepath.ToSlash(file)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // C:/…
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}

func lastLine(s string) string {
	s = strings.TrimSpace(s)
	return s[strings.LastIndexByte(s, '\n')+1:]
}
