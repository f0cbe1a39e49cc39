package browser

import (
	"os/exec"
	"strings"

	"golang.org/x/sys/windows/registry"
)

// appPaths is where installers tell Windows in which folder a program lies
// (learn.microsoft.com/windows/win32/shell/app-registration).
const appPaths = `SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\`

// lookUp finds a program by its name, where it is registered or on the path.
func lookUp(name string) (string, error) {
	for _, root := range []registry.Key{registry.CURRENT_USER, registry.LOCAL_MACHINE} {
		if file, ok := registered(root, name); ok && isFile(file) {
			return file, nil
		}
	}
	return exec.LookPath(name)
}

func registered(root registry.Key, name string) (file string, ok bool) {
	key, err := registry.OpenKey(root, appPaths+name, registry.QUERY_VALUE)
	if err != nil {
		return "", false
	}
	defer key.Close()
	file, _, err = key.GetStringValue("")
	if err != nil {
		return "", false
	}
	if whole, err := registry.ExpandString(file); err == nil {
		file = whole
	}
	return strings.Trim(file, `"`), true
}
