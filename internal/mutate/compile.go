package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"

	"golang.org/x/tools/go/packages"
)

// subject is a package compiled with all of its mutants.
type subject struct {
	name    string // below internal
	dir     string
	binary  string
	rapid   bool          // its tests take the flags of package rapid
	grace   time.Duration // given to tests beyond six times of what they take
	mutants []mutant
}

// attempts is how often a package is compiled at most: each time the lines that
// did not compile are left out.
const attempts = 12

// prepare plants a package of the module at root and compiles its tests into
// folder.
func prepare(root, name, folder string) (*subject, error) {
	pattern := "./internal/" + name
	loaded, err := packages.Load(&packages.Config{
		Dir:  root,
		Mode: packages.NeedName | packages.NeedCompiledGoFiles | packages.NeedImports | packages.NeedTypes | packages.NeedSyntax | packages.NeedTypesInfo | packages.NeedExportFile,
	}, pattern)
	if err != nil {
		return nil, err
	}
	pkg := loaded[0]
	for _, e := range pkg.Errors {
		return nil, e
	}
	overlay := filepath.Join(folder, "overlay.json")
	p := &planter{pkg: pkg, root: root, barren: map[spot]bool{}}
	for range attempts {
		replaced, err := p.plant(folder)
		if err != nil {
			return nil, err
		}
		list, err := json.Marshal(map[string]any{"Replace": replaced})
		if err != nil {
			return nil, err
		}
		if err := os.WriteFile(overlay, list, 0o644); err != nil {
			return nil, err
		}
		// -e for all errors, not the first ten.
		said, err := command(root, "go", "build", "-gcflags=-e", "-overlay", overlay, "-o", os.DevNull, pattern)
		if err == nil {
			s := &subject{name: name, dir: filepath.Join(root, "internal", name), binary: filepath.Join(folder, "tests"), grace: 6 * time.Second, mutants: p.mutants}
			if said, err := command(root, "go", "test", "-c", "-vet=off", "-overlay", overlay, "-o", s.binary, pattern); err != nil {
				return nil, fmt.Errorf("%w: %s", err, said)
			}
			flags, _ := command(s.dir, s.binary, "-help") // it ends with an error
			s.rapid = strings.Contains(flags, "rapid.nofailfile")
			return s, nil
		}
		if !p.leaveOut(said) {
			return nil, fmt.Errorf("%w: %s", err, said)
		}
	}
	return nil, errors.New("does not compile with its mutants")
}

var compilerError = regexp.MustCompile(`(?m)([^\s/\\]+\.go):(\d+):\d+: `)

// leaveOut reads what the compiler said and reports whether lines were named
// that have not been left out before.
func (p *planter) leaveOut(said string) bool {
	found := false
	for _, m := range compilerError.FindAllStringSubmatch(said, -1) {
		line, _ := strconv.Atoi(m[2])
		for _, path := range p.pkg.CompiledGoFiles {
			name, _ := filepath.Rel(p.root, path)
			if at := (spot{name, line}); filepath.Base(path) == m[1] && !p.barren[at] {
				p.barren[at], found = true, true
			}
		}
	}
	return found
}

func command(dir, name string, args ...string) (string, error) {
	c := exec.Command(name, args...)
	c.Dir = dir
	said, err := c.CombinedOutput()
	return string(said), err
}
