package main

import (
	"archive/zip"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// unzip unpacks a ZIP into a folder, and puts there as well which files are in it
// (names) and all that they say (all).
func unzip(ts *testscript.TestScript, _ bool, args []string) {
	z, err := zip.OpenReader(ts.MkAbs(args[0]))
	ts.Check(err)
	defer z.Close()
	var names []string
	var all []byte
	for _, f := range z.File {
		names = append(names, f.Name)
		from, err := f.Open()
		ts.Check(err)
		data, err := io.ReadAll(from)
		ts.Check(err)
		all = append(all, data...)
		to := filepath.Join(ts.MkAbs(args[1]), filepath.FromSlash(f.Name))
		ts.Check(os.MkdirAll(filepath.Dir(to), 0o755))
		ts.Check(os.WriteFile(to, data, 0o644))
	}
	slices.Sort(names)
	ts.Check(os.WriteFile(filepath.Join(ts.MkAbs(args[1]), "all"), all, 0o644))
	ts.Check(os.WriteFile(filepath.Join(ts.MkAbs(args[1]), "names"), []byte(strings.Join(names, "\n")+"\n"), 0o644))
}
