package main

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// A checkout on Windows, where git turns line ends by default, has the same
// bytes: what is embedded in the program, and what tests compare.
func TestCheckoutOnWindows(t *testing.T) {
	if _, err := os.Stat("../../.git"); err != nil {
		t.Skip("this is no repository")
	}
	dir := t.TempDir()
	if out, err := exec.Command("git", "clone", "-q", "-c", "core.autocrlf=true", "../..", dir).CombinedOutput(); err != nil {
		t.Skipf("git clone: %v\n%s", err, out)
	}
	list := exec.Command("git", "ls-files", "--eol")
	list.Dir = dir
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(out)) {
		fields := strings.Fields(line)
		if index, tree := strings.TrimPrefix(fields[0], "i/"), strings.TrimPrefix(fields[1], "w/"); index != tree {
			t.Errorf("kept as %s, checked out as %s: %s", index, tree, line)
		}
	}
}
