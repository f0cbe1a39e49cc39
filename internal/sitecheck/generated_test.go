package sitecheck

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"

	"bao/internal/proof"
)

var generated = flag.Int("generated", 1, "at how many generated issues the tests of composed pages look, at least; in a whole proof three")

// generatedSites are papers of one issue each, as the tests of package sheet make
// them up of copy that nobody has seen. Their editors plan badly, so they may have
// things to say of them.
func generatedSites(t *testing.T) []*site {
	t.Helper()
	list, err := writeGenerated()
	if err != nil {
		t.Fatal(err)
	}
	return list
}

var writeGenerated = sync.OnceValues(func() ([]*site, error) {
	dir := filepath.Join(work, "generated")
	write := exec.Command("go", "test", "bao/internal/sheet", "-count=1", "-vet=off", "-run", "^TestWriteSources$", "-args",
		"-sources", dir, "-papers", fmt.Sprint(proof.Count(*generated, 3)))
	if out, err := write.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("%w\n%s", err, out)
	}
	papers, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var list []*site
	for _, p := range papers {
		list = append(list, &site{name: p.Name(), source: func() string { return filepath.Join(dir, p.Name()) }, warned: true})
	}
	return list, nil
})
