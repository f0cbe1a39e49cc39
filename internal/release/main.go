// Command release makes the archives that are handed out, one a system, and
// their digests:
//
//	go run ./internal/release 0.1.0 FOLDER                    from the root of the repository
//	go run ./internal/release -only linux/amd64 0.1.0 FOLDER  one of them
//
// An archive depends on the revision, the version and the Go that builds it,
// and on nothing else: whoever makes it anywhere gets the same bytes. Times in
// it are those of the revision, or SOURCE_DATE_EPOCH
// (reproducible-builds.org/specs/source-date-epoch).
//
// It is no part of bao and is never shipped.
package main

import (
	"crypto/sha256"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
)

// targets are the systems and machines that there are archives for.
var targets = []string{
	"darwin/amd64", "darwin/arm64", "linux/amd64", "linux/arm64", "windows/amd64", "windows/arm64",
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

// pictures are those of the handbook, which `go test ./internal/serve -run
// BrowserPictures` draws.
const pictures = ".art/handbook/*.jpg"

var versionForm = regexp.MustCompile(`^\d+\.\d+\.\d+(-[0-9A-Za-z.]+)?$`)

func run(args []string) error {
	flags := flag.NewFlagSet("release", flag.ExitOnError)
	only := flags.String("only", "", "one `system/machine`")
	flags.Parse(args)
	version, out := strings.TrimPrefix(flags.Arg(0), "v"), flags.Arg(1)
	if flags.NArg() != 2 || !versionForm.MatchString(version) {
		return fmt.Errorf("say a version such as 0.1.0 and a folder")
	}
	from, err := here()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	var sums strings.Builder
	made := 0
	for _, target := range targets {
		if *only != "" && *only != target {
			continue
		}
		name, data, err := release(target, version, from)
		if err != nil {
			return fmt.Errorf("%s: %w", target, err)
		}
		if err := os.WriteFile(filepath.Join(out, name), data, 0o644); err != nil {
			return err
		}
		fmt.Fprintf(&sums, "%x  %s\n", sha256.Sum256(data), name)
		fmt.Printf("%s (%.1f MB)\n", name, float64(len(data))/1e6)
		made++
	}
	if made == 0 {
		return fmt.Errorf("no archive for %s; there are %s", *only, strings.Join(targets, ", "))
	}
	return os.WriteFile(filepath.Join(out, "SHA256SUMS"), []byte(sums.String()), 0o644)
}

// release makes the archive for one target: the program, its licence and the
// handbook with its pictures, in a folder of the archive's name.
func release(target, version string, from source) (name string, data []byte, err error) {
	system, machine, _ := strings.Cut(target, "/")
	folder := fmt.Sprintf("bao-%s-%s-%s", version, system, machine)
	program := "bao"
	if system == "windows" {
		program += ".exe"
	}
	entries := []entry{{name: folder + "/" + program, mode: 0o755}}
	if entries[0].data, err = compile(system, machine, from.stamp(version)); err != nil {
		return "", nil, err
	}
	if system == "windows" {
		if err := requireWindows(entries[0].data); err != nil {
			return "", nil, err
		}
	}
	beside, err := filepath.Glob(pictures)
	if err != nil {
		return "", nil, err
	}
	for _, file := range append(beside, "LICENSE", "README.zh-CN.md") {
		text, err := os.ReadFile(file)
		if err != nil {
			return "", nil, err
		}
		entries = append(entries, entry{folder + "/" + filepath.ToSlash(file), 0o644, text})
	}
	if system == "windows" {
		data, err = zipped(entries, from.moment)
		return folder + ".zip", data, err
	}
	data, err = tarred(entries, from.moment)
	return folder + ".tar.gz", data, err
}

// compile builds the program. What could make it another one on another
// machine is fixed or left out: paths, the C compiler, the settings of
// whoever builds, and what the go command would learn from git, which depends
// on the tags that a copy of the repository happens to have. HTTP/2, 0.6 MB,
// stays out: stores speak 1.1, and for the rest 1.1 does as well.
func compile(system, machine, stamp string) ([]byte, error) {
	dir, err := os.MkdirTemp("", "bao-release-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	program := filepath.Join(dir, "bao")
	c := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-mod=readonly",
		"-tags=nethttpomithttp2", // net/http/omithttp2.go
		"-ldflags=-s -w -X 'main.stamp="+stamp+"'", "-o", program, "./cmd/bao")
	c.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+system, "GOARCH="+machine,
		"GOAMD64=v1", "GOARM64=v8.0", "GOFIPS140=off", "GOFLAGS=-trimpath") // empty, GOFLAGS would be that of go env -w
	c.Stderr = os.Stderr
	if err := c.Run(); err != nil {
		return nil, err
	}
	return os.ReadFile(program)
}
