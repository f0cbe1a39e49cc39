package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"text/tabwriter"
	"time"
)

// contest is one comparison: the same paper, everybody in turn, so that a
// noisy machine troubles all alike.
type contest struct {
	dir    string // scratch folder
	kind   kind
	n      int
	seed   uint64
	rounds int
	hugo   string // binary, or "" for none
	bao    string // binary
	empty  string // another, that composes nothing
	alone  string // another, that makes the pages of the articles alone
	self   string
	log    io.Writer
	runs   map[string][]cost
}

// What is measured, in the order of the table.
const (
	floorRow     = "floor"
	coldRow      = "bao, cold"
	emptyRow     = "– nothing composed"
	aloneRow     = "– article pages alone"
	unchangedRow = "bao, unchanged"
	changedRow   = "bao, one article changed"
	hugoRow      = "Hugo"
)

func (c *contest) run(out io.Writer) error {
	if err := c.prepare(); err != nil {
		return err
	}
	for round := range c.rounds {
		fmt.Fprintf(c.log, "round %d of %d\n", round+1, c.rounds)
		if err := c.round(round); err != nil {
			return err
		}
	}
	c.report(out)
	return nil
}

func (c *contest) path(name string) string { return filepath.Join(c.dir, name) }

// prepare writes the papers and builds the programs.
func (c *contest) prepare() error {
	c.runs = map[string][]cost{}
	var err error
	if c.self, err = os.Executable(); err != nil {
		return err
	}
	c.bao, c.empty, c.alone = c.path("bao"), c.path("bao-empty"), c.path("bao-alone")
	if err := errors.Join(compile(".", c.bao, nil), compile(".", c.empty, unComposed), compile(".", c.alone, articlesAlone)); err != nil {
		return err
	}
	if c.hugo, err = exec.LookPath(c.hugo); err != nil {
		fmt.Fprintln(c.log, "no Hugo:", err)
		c.hugo = ""
	}
	fmt.Fprintf(c.log, "writing %d articles\n", c.n)
	if err := generateBao(c.path("site"), c.kind, c.n, c.seed); err != nil || c.hugo == "" {
		return err
	}
	return generateHugo(c.path("hugosite"), c.kind, c.n, c.seed)
}

// compile builds the bao of the checkout at dir, with stubs in place.
func compile(dir, binary string, stubs []stub) error {
	replaced, err := overlay(dir, binary+"-overlay", stubs)
	if err != nil {
		return err
	}
	args := append([]string{"build", "-o", binary}, replaced...)
	build := exec.Command("go", append(args, "bao/cmd/bao")...)
	build.Dir = dir
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if text, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("building bao: %w\n%s", err, text)
	}
	return nil
}

func (c *contest) round(round int) error {
	if err := c.remove("floor", "public", "empty", "alone", "hugo", "site/.bao"); err != nil {
		return err
	}
	bao := []string{c.bao, "build", "-C", c.path("site"), "-o", c.path("public")}
	if err := c.measure(floorRow, c.self, "floor", c.path("site"), c.path("floor")); err != nil {
		return err
	}
	if err := c.measure(aloneRow, c.alone, "build", "-C", c.path("site"), "-o", c.path("alone")); err != nil {
		return err
	}
	if err := c.remove("site/.bao"); err != nil {
		return err
	}
	if err := c.measure(emptyRow, c.empty, "build", "-C", c.path("site"), "-o", c.path("empty")); err != nil {
		return err
	}
	if err := c.remove("site/.bao"); err != nil {
		return err
	}
	if err := c.measure(coldRow, bao...); err != nil {
		return err
	}
	if c.hugo != "" {
		if err := c.measure(hugoRow, c.hugo, "--quiet", "-s", c.path("hugosite"), "-d", c.path("hugo"), "--noBuildLock"); err != nil {
			return err
		}
	}
	if err := c.measure(unchangedRow, bao...); err != nil {
		return err
	}
	if err := edit(c.path("site"), round); err != nil {
		return err
	}
	return c.measure(changedRow, bao...)
}

func (c *contest) remove(names ...string) error {
	for _, name := range names {
		if err := os.RemoveAll(c.path(name)); err != nil {
			return err
		}
	}
	return nil
}

func (c *contest) measure(row string, command ...string) error {
	cost, err := measure(c.dir, command...)
	c.runs[row] = append(c.runs[row], cost)
	return err
}

// edit changes the copy of one article, as an editor does who mends a slip.
func edit(site string, round int) error {
	names, err := filepath.Glob(filepath.Join(site, "content/*/gao-000.md"))
	if err != nil {
		return err
	}
	name := names[round%len(names)]
	text, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	return os.WriteFile(name, append(text, "后来又补了一句。\n"...), 0o644)
}

// report prints the medians and what they are of the floor's and of Hugo's.
func (c *contest) report(out io.Writer) {
	floor := median(c.runs[floorRow])
	var hugo cost
	rows := []string{floorRow, coldRow, emptyRow, aloneRow, unchangedRow, changedRow}
	if c.hugo != "" {
		hugo = median(c.runs[hugoRow])
		rows = append(rows, hugoRow)
	}
	folders := map[string]string{floorRow: "floor", coldRow: "public", emptyRow: "empty", aloneRow: "alone", hugoRow: "hugo"}
	fmt.Fprintf(out, "%s: %d articles, median of %d\n\n", c.kind.name, c.n, c.rounds)
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "\twall\tuser\tsys\tCPU/floor\twall/Hugo\tCPU/Hugo\tpeak MB\tfiles\tMB written\t")
	for _, row := range rows {
		m := median(c.runs[row])
		written := "\t"
		if folders[row] != "" {
			files, bytes := folder(c.path(folders[row]))
			written = fmt.Sprintf("%d\t%.1f", files, float64(bytes)/1e6)
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\t%s\t%.0f\t%s\t\n", row, seconds(m.wall), seconds(m.user), seconds(m.sys),
			ratio(m.cpu(), floor.cpu()), ratio(m.wall, hugo.wall), ratio(m.cpu(), hugo.cpu()), float64(m.memory)/1e6, written)
	}
	w.Flush()
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.2f s", d.Seconds()) }

// ratio prints what a is of b: 1.42 or 1/25.
func ratio(a, b time.Duration) string {
	switch {
	case a == 0 || b == 0:
		return "–"
	case a*2 >= b:
		return strings.TrimSuffix(fmt.Sprintf("%.2f", float64(a)/float64(b)), ".00")
	}
	return fmt.Sprintf("1/%.1f", float64(b)/float64(a))
}
