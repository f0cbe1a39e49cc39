package main

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"io"
	"io/fs"
	"os"
	"path"
	"regexp"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// holds fails unless each of some texts stands somewhere in what a folder publishes:
// in the name of a file, in a page as it reads without its elements, in a file as
// it is, in what search has packed, in a ZIP. With ! it fails where one of them does.
func holds(ts *testscript.TestScript, neg bool, args []string) {
	found := map[string]string{}
	look := func(name string, data []byte) {
		for _, text := range args[1:] {
			if found[text] == "" && (strings.Contains(name, text) || bytes.Contains(data, []byte(text))) {
				found[text] = name
			}
		}
	}
	ts.Check(readAll(os.DirFS(ts.MkAbs(args[0])), look))
	for _, text := range args[1:] {
		switch name := found[text]; {
		case neg && name != "":
			ts.Fatalf("%s holds %q", name, text)
		case !neg && name == "":
			ts.Fatalf("nothing holds %q", text)
		}
	}
}

func readAll(fsys fs.FS, look func(name string, data []byte)) error {
	return fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		look(name, data)
		switch path.Ext(name) {
		case ".html":
			look(name, elements.ReplaceAll(data, nil))
		case ".js":
			if call := packedCall.FindSubmatch(data); call != nil {
				look(name, inflated(sevens(string(call[1]))))
			}
		case ".zip":
			z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
			if err != nil {
				return err
			}
			return readAll(z, look)
		}
		return nil
	})
}

var (
	elements   = regexp.MustCompile(`(?s)<[^>]*>|\s`)
	packedCall = regexp.MustCompile(`^baoSearch\("[^"]*","[^"]*","([^"]*)"\)`)
)

// sevens undoes search's packing of bytes into a string of JavaScript.
func sevens(s string) []byte {
	var out []byte
	held, bits := 0, 0
	for _, r := range s {
		held, bits = held<<7|int(r&0x7f), bits+7
		if bits >= 8 {
			bits -= 8
			out = append(out, byte(held>>bits))
			held &= 1<<bits - 1
		}
	}
	return out
}

// inflated is what was deflated, as far as it was.
func inflated(data []byte) []byte {
	plain, _ := io.ReadAll(flate.NewReader(bytes.NewReader(data)))
	return plain
}

// pdf writes a file that says like a PDF when it was made.
func pdf(ts *testscript.TestScript, _ bool, args []string) {
	day := strings.ReplaceAll(args[1], "-", "")
	if _, err := strconv.Atoi(day); err != nil {
		ts.Fatalf("usage: pdf FILE 2026-03-02")
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte("%PDF-1.4\n1 0 obj <</CreationDate (D:"+day+"080000+08'00')>> endobj\n%%EOF\n"), 0o644))
}
