package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestServeAddress(t *testing.T) {
	for _, c := range []struct {
		addr string
		lan  bool
		want string // "" for refused
	}{
		{"", false, "127.0.0.1:8618"},
		{"", true, ":8618"},
		{"9000", false, "127.0.0.1:9000"},
		{":9000", false, "127.0.0.1:9000"},
		{":9000", true, ":9000"},
		{"localhost:9000", false, "localhost:9000"},
		{"[::1]:9000", false, "[::1]:9000"},
		{"192.168.3.7:9000", false, ""},
		{"192.168.3.7:9000", true, "192.168.3.7:9000"},
		{"0.0.0.0:9000", false, ""},
		{"[::]:9000", false, ""},
		{"localhost", false, ""},
		{"70000", false, ""},
		{"-1", false, ""},
		{"127.0.0.1:http", false, ""},
	} {
		got, err := serveOptions{addr: c.addr, lan: c.lan}.address()
		if got != c.want || (err != nil) != (c.want == "") {
			t.Errorf("%q, lan %v: %q, %v, want %q", c.addr, c.lan, got, err, c.want)
		}
	}
}

func TestSiteAround(t *testing.T) {
	t.Chdir(t.TempDir())
	if dir, ok := siteAround(); ok {
		t.Errorf("a site in an empty folder: %s", dir)
	}
	if err := os.Mkdir("site.yaml", 0o755); err != nil {
		t.Fatal(err)
	}
	if _, ok := siteAround(); ok {
		t.Error("a folder is taken for site.yaml")
	}
	if err := os.Remove("site.yaml"); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(".", "site.yaml"), []byte("title: 槐荫里\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if dir, ok := siteAround(); !ok || dir != "." {
		t.Errorf("the site is not found: %q %v", dir, ok)
	}
}
