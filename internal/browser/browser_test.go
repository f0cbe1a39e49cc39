package browser

import (
	"errors"
	"testing"
)

func TestFind(t *testing.T) {
	const (
		edge   = `C:\Program Files (x86)/Microsoft/Edge/Application/msedge.exe`
		chrome = `C:\Users\沈/AppData/Google/Chrome/Application/chrome.exe`
	)
	folders := map[string]string{
		"ProgramFiles(x86)": `C:\Program Files (x86)`, "LocalAppData": `C:\Users\沈/AppData`, "HOME": "/Users/shen",
	}
	for _, test := range []struct {
		name, system string
		files, path  []string
		want         string
	}{
		{"nothing anywhere", "linux", nil, nil, ""},
		{"nothing on Windows", "windows", nil, nil, ""},
		{"Debian", "linux", nil, []string{"chromium"}, "/usr/bin/chromium"},
		{"Chrome before Chromium", "linux", nil, []string{"chromium", "google-chrome"}, "/usr/bin/google-chrome"},
		{"only Edge", "windows", []string{edge}, nil, edge},
		{"a Chrome of one's own", "windows", []string{edge, chrome}, nil, chrome},
		{"Chrome on another disk", "windows", nil, []string{"chrome.exe", "msedge.exe"}, "/usr/bin/chrome.exe"},
		{"Mac, for one user", "darwin", []string{"/Users/shen/Applications/Chromium.app/Contents/MacOS/Chromium"}, nil, "/Users/shen/Applications/Chromium.app/Contents/MacOS/Chromium"},
		{"Mac, from a package manager", "darwin", nil, []string{"chromium"}, "/usr/bin/chromium"},
		{"another system's files", "linux", []string{edge}, nil, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, ok := find(test.system, func(key string) string { return folders[key] },
				func(name string) (string, error) {
					for _, p := range test.path {
						if p == name {
							return "/usr/bin/" + name, nil
						}
					}
					return "", errors.New("not found")
				},
				func(name string) bool {
					for _, f := range test.files {
						if f == name {
							return true
						}
					}
					return false
				})
			if got != test.want || ok != (test.want != "") {
				t.Errorf("got %q, %v; want %q", got, ok, test.want)
			}
		})
	}
}
