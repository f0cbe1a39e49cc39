package main

import (
	"errors"
	"path/filepath"
	"testing"
)

func TestShows(t *testing.T) {
	for _, c := range []struct {
		what, system string
		env          map[string]string
		opener       bool // xdg-open is installed
		want         bool
	}{
		{"Windows", "windows", nil, false, true},
		{"a Mac", "darwin", nil, false, true},
		{"a Mac far away", "darwin", map[string]string{"SSH_CONNECTION": "1"}, false, false},
		{"a desktop", "linux", map[string]string{"DISPLAY": ":0"}, true, true},
		{"a newer desktop", "linux", map[string]string{"WAYLAND_DISPLAY": "wayland-0"}, true, true},
		{"a desktop without a browser", "linux", map[string]string{"DISPLAY": ":0"}, false, false},
		{"a server", "linux", nil, true, false},
		{"a desktop far away", "linux", map[string]string{"DISPLAY": ":10", "SSH_CONNECTION": "1"}, true, false},
	} {
		got := shows(c.system, func(key string) string { return c.env[key] }, func(string) (string, error) {
			if !c.opener {
				return "", errors.New("not found")
			}
			return "/usr/bin/xdg-open", nil
		})
		if got != c.want {
			t.Errorf("%s: %v", c.what, got)
		}
	}
}

func TestInTemporary(t *testing.T) {
	temp := t.TempDir()
	for dir, refused := range map[string]bool{
		filepath.Join(temp, "Temp1_bao.zip", "bao"): true,
		temp:                       true,
		filepath.Dir(temp):         false,
		temp + "-报":                false,
		filepath.Join(temp, "..a"): true,
	} {
		if got := inTemporary(dir, temp) != nil; got != refused {
			t.Errorf("%s: %v", dir, got)
		}
	}
}
