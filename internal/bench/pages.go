package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

// pageSize is how many bytes a page has of a paper of short stories.
const pageSize = 6 << 10

// writePages brings a folder of n pages to a state: in each after the first,
// every other page is another.
func writePages(dir string, n int, seed uint64, state int) error {
	for i := range n {
		if state > 0 && i%2 == 1 {
			continue
		}
		name := filepath.Join(dir, fmt.Sprintf("%04d-%02d-%02d", 2020+i/20/336, 1+i/20/28%12, 1+i/20%28), fmt.Sprintf("page-%d.html", i))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(name, page(rand.New(rand.NewPCG(seed, uint64(state*n+i)))), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// page is made of clauses and of figures that no compression gets rid of.
func page(r *rand.Rand) []byte {
	var b strings.Builder
	b.WriteString("<!DOCTYPE html><html lang=\"zh-CN\"><meta charset=\"utf-8\">\n")
	for b.Len() < pageSize {
		fmt.Fprintf(&b, "<p>%s，%x。</p>\n", clauses[r.IntN(len(clauses))], r.Uint64())
	}
	return []byte(b.String()[:pageSize])
}
