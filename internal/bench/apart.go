package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Composed pages are counted apart: their cost depends on how full the pages
// are, and neither the floor nor Hugo has anything like them.

// stub is a function of internal/sheet and what it does, at once, in a bao
// that composes nothing: every page is there, and empty.
type stub struct{ file, head, body string }

var stubs = []stub{
	{"issue.go", "func Issue(pages []Page, p config.Print, m Memory) []Sheet {\n", `
	if true {
		var empty []Sheet
		for _, page := range pages {
			empty = append(empty, Sheet{Format: Printed(p, false), Number: page.Number, Name: page.Name})
		}
		return empty
	}
`},
	{"front.go", "func Front(list []Copy, columns int, m Memory) Sheet {\n", `
	if true {
		return Sheet{Format: Screen(columns)}
	}
`},
}

// withoutPages returns the arguments of go build that leave composing out.
func withoutPages(scratch string) ([]string, error) {
	dir, err := exec.Command("go", "list", "-f", "{{.Dir}}", "bao/internal/sheet").Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w", err)
	}
	replace := map[string]string{}
	for _, s := range stubs {
		file := filepath.Join(strings.TrimSpace(string(dir)), s.file)
		source, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		before, after, found := strings.Cut(string(source), s.head)
		if !found {
			return nil, fmt.Errorf("%s: a function looks otherwise than apart.go thinks", file)
		}
		replace[file] = filepath.Join(scratch, s.file)
		if err := os.WriteFile(replace[file], []byte(before+s.head+s.body+after), 0o644); err != nil {
			return nil, err
		}
	}
	overlay := filepath.Join(scratch, "overlay.json")
	list, err := json.Marshal(map[string]map[string]string{"Replace": replace})
	if err != nil {
		return nil, err
	}
	return []string{"-overlay", overlay}, os.WriteFile(overlay, list, 0o644)
}
