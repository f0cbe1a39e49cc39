package main

import (
	"bytes"
	"debug/pe"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

func TestRequireWindows(t *testing.T) {
	dir := t.TempDir()
	source, program := filepath.Join(dir, "main.go"), filepath.Join(dir, "main.exe")
	if err := os.WriteFile(source, []byte("package main\n\nfunc main() {}\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	c := exec.Command("go", "build", "-o", program, source)
	c.Env = append(os.Environ(), "GOOS=windows", "GOARCH=amd64", "CGO_ENABLED=0")
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	before, err := os.ReadFile(program)
	if err != nil {
		t.Fatal(err)
	}
	after := bytes.Clone(before)
	if err := requireWindows(after); err != nil {
		t.Fatal(err)
	}
	f, err := pe.NewFile(bytes.NewReader(after))
	if err != nil {
		t.Fatal(err)
	}
	h := f.OptionalHeader.(*pe.OptionalHeader64)
	if h.MajorOperatingSystemVersion != 10 || h.MinorOperatingSystemVersion != 0 || h.MajorSubsystemVersion != 10 || h.MinorSubsystemVersion != 0 || h.CheckSum != 0 {
		t.Errorf("%+v", h)
	}
	changed := 0
	for i := range after {
		if after[i] != before[i] {
			changed++
		}
	}
	if changed > 8 {
		t.Errorf("%d bytes were changed", changed)
	}
	if requireWindows([]byte("\x7fELF")) == nil {
		t.Error("something else was taken for a program for Windows")
	}
}
