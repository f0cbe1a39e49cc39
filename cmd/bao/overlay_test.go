package main

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// overlay makes a site of paper/ and what the folder NAME adds to it, of which
// all text together has at most LINES lines: what is to be written for a task is
// counted. A site.yaml there goes below that of the paper, a file that ends in
// .add below the one of that name. The site stands in on/NAME.
func overlay(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: overlay NAME LINES")
	}
	most, err := strconv.Atoi(args[1])
	ts.Check(err)
	to := ts.MkAbs("on/" + args[0])
	ts.Check(os.CopyFS(to, os.DirFS(ts.MkAbs("paper"))))
	written := 0
	added := os.DirFS(ts.MkAbs(args[0]))
	ts.Check(fs.WalkDir(added, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(added, name)
		if err != nil {
			return err
		}
		if slices.Contains([]string{".yaml", ".md", ".html", ".css", ".add"}, filepath.Ext(name)) {
			written += bytes.Count(data, []byte("\n"))
		}
		file := filepath.Join(to, filepath.FromSlash(strings.TrimSuffix(name, ".add")))
		if name == "site.yaml" || strings.HasSuffix(name, ".add") {
			before, err := os.ReadFile(file)
			if err != nil {
				return err
			}
			data = slices.Concat(before, data)
		}
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		return os.WriteFile(file, data, 0o644)
	}))
	if written > most {
		ts.Fatalf("%s takes %d lines, it should take %d", args[0], written, most)
	}
}
