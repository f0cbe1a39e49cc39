package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"
)

// The handbook's pictures are there, no archive grows by much, and what ships
// is what it shows.
func TestHandbookPictures(t *testing.T) {
	const root = "../../"
	handbook, err := os.ReadFile(root + "README.zh-CN.md")
	if err != nil {
		t.Fatal(err)
	}
	var shown []string
	for _, m := range regexp.MustCompile(`(?m)^ +!\[[^\]]+\]\((\.art/handbook/[^)]+)\)$`).FindAllSubmatch(handbook, -1) {
		shown = append(shown, string(m[1]))
	}
	ships, _ := filepath.Glob(root + pictures)
	if len(shown) < 3 || len(shown) != len(ships) {
		t.Fatalf("the handbook shows %v, the archives have %v", shown, ships)
	}
	for _, file := range ships {
		name, _ := filepath.Rel(root, file)
		if info, err := os.Stat(file); err != nil || info.Size() > 60_000 || !slices.Contains(shown, filepath.ToSlash(name)) {
			t.Errorf("%s: %v, or heavier than 60 KB, or not shown", file, err)
		}
	}
}
