package main

import (
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"text/tabwriter"
)

// pair compares the bao of this checkout with that of another, stage by stage
// in turn, so that what a change costs is told from what the machine does.
type pair struct {
	*contest
	old   string // the other checkout
	bao   [2]string
	costs map[string][2][]cost // by stage
}

// stages are what an editor does, in order.
var stages = []string{"cold", "unchanged", "one article changed", "check"}

func (p *pair) run(out io.Writer) error {
	p.costs = map[string][2][]cost{}
	for i, dir := range []string{p.old, "."} {
		p.bao[i] = p.path(fmt.Sprintf("bao-%d", i))
		if err := compile(dir, p.bao[i], nil); err != nil {
			return err
		}
		if err := generateBao(p.path(p.site(i)), p.kind, p.n, p.seed); err != nil {
			return err
		}
	}
	for round := range p.rounds {
		fmt.Fprintf(p.log, "round %d of %d\n", round+1, p.rounds)
		if err := p.round(round); err != nil {
			return err
		}
	}
	p.report(out)
	return nil
}

func (p *pair) site(i int) string { return fmt.Sprintf("site-%d", i) }

// round takes both through all stages. Which of them is first changes.
func (p *pair) round(round int) error {
	for _, stage := range stages {
		for k := range 2 {
			if err := p.stage(stage, (round+k)%2, round); err != nil {
				return err
			}
		}
	}
	return nil
}

func (p *pair) stage(stage string, i, round int) error {
	site, out := p.path(p.site(i)), p.path(fmt.Sprintf("public-%d", i))
	command := []string{p.bao[i], "build", "-C", site, "-o", out}
	var err error
	switch stage {
	case "cold":
		err = errors.Join(os.RemoveAll(filepath.Join(site, ".bao")), os.RemoveAll(out))
	case "one article changed":
		err = edit(site, round)
	case "check":
		command = []string{p.bao[i], "check", "-C", site}
	}
	if err != nil {
		return err
	}
	c, err := measure(p.dir, command...)
	both := p.costs[stage]
	both[i] = append(both[i], c)
	p.costs[stage] = both
	return err
}

// report prints the medians of both, and of the ratio of their CPU in each
// round with the interval in which its median lies in 95 of 100 cases.
func (p *pair) report(out io.Writer) {
	fmt.Fprintf(out, "%s: %d articles, %d rounds\n\n", p.kind.name, p.n, p.rounds)
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "\tCPU before\tCPU now\tnow/before\tinterval\twall before\twall now\t")
	for _, stage := range stages {
		before, now := p.costs[stage][0], p.costs[stage][1]
		ratios := make([]float64, len(now))
		for i := range now {
			ratios[i] = now[i].cpu().Seconds() / before[i].cpu().Seconds()
		}
		slices.Sort(ratios)
		n := len(ratios)
		low := max(0, n/2-1-int(0.98*math.Sqrt(float64(n)))) // order statistics: n/2 ± 1.96·√n/2
		a, b := median(before), median(now)
		fmt.Fprintf(w, "%s\t%.0f ms\t%.0f ms\t%.3f\t%.3f–%.3f\t%.0f ms\t%.0f ms\t\n", stage,
			a.cpu().Seconds()*1000, b.cpu().Seconds()*1000, ratios[n/2], ratios[low], ratios[n-1-low],
			a.wall.Seconds()*1000, b.wall.Seconds()*1000)
	}
	w.Flush()
}
