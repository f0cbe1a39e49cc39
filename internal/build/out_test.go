package build

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// TestCheckOut asks of places in and around a site whether output may go there.
func TestCheckOut(t *testing.T) {
	base, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	site := filepath.Join(base, "papers", "site")
	for _, dir := range []string{"papers/site/content/2026", "papers/site/static", "shared/layouts", "elsewhere"} {
		if err := os.MkdirAll(filepath.Join(base, dir), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	links := map[string]string{ // from a link to where it leads
		"papers/site/lnk":     "papers/site/content",
		"papers/site/deep":    "papers/site/content/2026",
		"papers/site/up":      "papers",
		"papers/site/nowhere": "papers/site/gone",
		"papers/site/layouts": "shared/layouts",
		"papers/site/away":    "elsewhere",
		"same":                "papers/site",
	}
	for from, to := range links {
		if err := os.Symlink(filepath.Join(base, to), filepath.Join(base, from)); err != nil {
			t.Skip(err)
		}
	}
	for _, test := range []struct {
		out  string // relative to base
		fine bool
	}{
		{"papers/site/public", true},
		{"papers/site/deeper/public", true},
		{"papers/site/contents", true},
		{"papers/site/..public", true},
		{"elsewhere", true},
		{"papers/site/away", true},
		{"papers/site/away/x", true},
		{"papers/site/nowhere", true}, // says the system later
		{"papers/public", true},
		{"shared/public", true},

		{"papers/site", false},
		{"same", false},
		{"papers", false},
		{".", false},
		{"papers/site/content", false},
		{"papers/site/content/x", false},
		{"same/content/x", false},
		{"papers/site/lnk", false},
		{"papers/site/lnk/x", false},
		{"papers/site/lnk/x/y", false},
		{"papers/site/deep", false},
		{"papers/site/up", false},
		{"papers/site/up/site", false},
		{"papers/site/up/site/static/x", false},
		{"papers/site/static", false},
		{"papers/site/.bao/x", false},
		{"papers/site/layouts", false},
		{"shared/layouts", false},
		{"shared/layouts/x", false},
		{"shared", false},
	} {
		for _, dir := range []string{site, filepath.Join(base, "same")} {
			err := checkOut(dir, filepath.Join(base, filepath.FromSlash(test.out)))
			if test.fine && err != nil || !test.fine && !errors.Is(err, ErrOutput) {
				t.Errorf("site %s, output %s: %v", dir, test.out, err)
			}
		}
	}

	// Where case does not matter.
	if _, err := os.Stat(filepath.Join(site, "CONTENT")); err == nil {
		if err := checkOut(site, filepath.Join(site, "Content", "x")); !errors.Is(err, ErrOutput) {
			t.Errorf("content by another case: %v", err)
		}
	}
}
