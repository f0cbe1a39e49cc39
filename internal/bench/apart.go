package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// What is counted apart is counted by leaving it out of a bao that is built
// for the purpose.

// stub is a function of bao and what it does, at once, in such a bao.
type stub struct{ pkg, file, head, body string }

// unComposed leaves every printed page empty: its cost depends on how full it
// is, and neither the floor nor Hugo has anything like it.
var unComposed = []stub{
	{"bao/internal/sheet", "makeup.go", "func MakeUp(b *Budget, p config.Print) *Made {\n", `
	if true {
		m := &Made{}
		for n := 1; n <= 9; n++ {
			page := Dummy{Number: n, Name: b.name(n)}
			for i := range b.Copy {
				if max(1, b.home(&b.Copy[i])) == n {
					page.Slots = append(page.Slots, Slot{Copy: []int{i}})
				}
			}
			if len(page.Slots) > 0 {
				m.Pages = append(m.Pages, page)
			}
		}
		return m
	}
`},
	{"bao/internal/sheet", "front.go", "func Fronts(list []Copy, columns ...int) []Sheet {\n", `
	if true {
		var empty []Sheet
		for _, n := range columns {
			empty = append(empty, Sheet{Format: Screen(n)})
		}
		return empty
	}
`},
}

// articlesAlone leaves out everything but the pages of the articles, which are
// what the floor makes.
var articlesAlone = append([]stub{
	{"bao/internal/edition/all", "all.go", "func Plan(s edition.Source) *edition.Plan {\n", `
	if true {
		to := edition.NewPlan(s)
		web.Plan(s, to)
		return to
	}
`},
	{"bao/internal/edition/web", "web.go", "func Plan(s edition.Source, to *edition.Plan) {\n", `
	if true {
		newPlanner(s, to).articles()
		return
	}
`},
}, unComposed...)

// overlay returns the arguments of go build that put stubs in place in the
// checkout at dir.
func overlay(dir, scratch string, stubs []stub) ([]string, error) {
	if err := os.MkdirAll(scratch, 0o755); err != nil {
		return nil, err
	}
	replace := map[string]string{}
	for _, s := range stubs {
		list := exec.Command("go", "list", "-f", "{{.Dir}}", s.pkg)
		list.Dir = dir
		folder, err := list.Output()
		if err != nil {
			return nil, fmt.Errorf("go list: %w", err)
		}
		file := filepath.Join(strings.TrimSpace(string(folder)), s.file)
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
	list, err := json.Marshal(map[string]map[string]string{"Replace": replace})
	if err != nil {
		return nil, err
	}
	name := filepath.Join(scratch, "overlay.json")
	return []string{"-overlay", name}, os.WriteFile(name, list, 0o644)
}
