package browser

import (
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/sys/windows/registry"
)

// TestLookUp finds a program where the registry says that it lies.
func TestLookUp(t *testing.T) {
	const name = "bao-test-browser.exe"
	dir := filepath.Join(t.TempDir(), "新 浏览器 & 旧")
	file := filepath.Join(dir, name)
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, nil, 0o755); err != nil {
		t.Fatal(err)
	}
	key, _, err := registry.CreateKey(registry.CURRENT_USER, appPaths+name, registry.SET_VALUE)
	if err != nil {
		t.Fatal(err)
	}
	defer registry.DeleteKey(registry.CURRENT_USER, appPaths+name)
	defer key.Close()
	if err := key.SetStringValue("", `"`+file+`"`); err != nil {
		t.Fatal(err)
	}
	if got, err := lookUp(name); err != nil || got != file {
		t.Errorf("%q, %v", got, err)
	}
	if got, err := lookUp("no-" + name); err == nil {
		t.Errorf("%q", got)
	}
}
