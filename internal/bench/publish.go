package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"bao/internal/publish/host/hosttest"
)

// publishing measures how a folder of pages, half of which have changed, comes
// to a host by bao and by rclone, in turn, so that a noisy machine troubles
// both alike.
type publishing struct {
	dir    string // scratch folder
	n      int    // pages, half of which change each round
	seed   uint64
	rounds int
	only   string // berth; empty for all
	rclone string // binary, or "" for none
	usual  bool   // rclone as it comes, too, where that takes minutes
	self   string
	log    io.Writer
	runs   map[string][]cost
	did    map[string]outcome
}

func (p *publishing) run(out io.Writer) error {
	var err error
	if p.self, err = os.Executable(); err != nil {
		return err
	}
	if p.rclone, err = exec.LookPath(p.rclone); err != nil {
		fmt.Fprintln(p.log, "no rclone:", err)
		p.rclone = ""
	}
	// rclone refuses to start with one of its own, though nothing here is TLS.
	if err := os.Unsetenv("AWS_CA_BUNDLE"); err != nil {
		return err
	}
	return onBed(p.dir, func(b *bed) error {
		store, err := onS3(b)
		if err != nil {
			return err
		}
		for _, at := range []berth{onSFTP(b), store} {
			if p.only != "" && p.only != at.name {
				continue
			}
			for _, l := range lines {
				if err := p.measure(at, l, l.proxy(b, at.address), out); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// line is what lies between.
type line struct {
	name  string
	delay time.Duration // of a round trip
	rate  int64         // bytes a second; 0: nothing lies between
}

var lines = []line{
	{name: "loopback"},
	{"40 ms, 20 Mbit/s", 40 * time.Millisecond, 20e6 / 8},
}

func (l line) proxy(b *bed, server string) string {
	if l.rate == 0 {
		return server
	}
	return (&hosttest.Line{Delay: l.delay, Rate: l.rate}).Proxy(b, server)
}

// measure takes a berth and a line through all rounds. Before the first, the
// pages are there in a state that nobody measures.
func (p *publishing) measure(at berth, l line, address string, out io.Writer) error {
	p.runs, p.did = map[string][]cost{}, map[string]outcome{}
	all, err := p.contenders(at, l, address)
	if err != nil {
		return err
	}
	if err := errors.Join(os.RemoveAll(p.pages()), writePages(p.pages(), p.n, p.seed, 0)); err != nil {
		return err
	}
	for _, c := range all {
		if !c.follows {
			if err := p.once(c); err != nil {
				return err
			}
		}
	}
	clear(p.runs)
	for round := range p.rounds {
		fmt.Fprintf(p.log, "%s, %s: round %d of %d, load %s\n", at.name, l.name, round+1, p.rounds, load())
		time.Sleep(2 * time.Second) // servers keep whole seconds, and who goes by times must see a change
		if err := writePages(p.pages(), p.n, p.seed, round+1); err != nil {
			return err
		}
		for _, c := range all {
			if err := p.once(c); err != nil {
				return err
			}
		}
	}
	if err := p.once(all[0]); err != nil { // after the going back
		return err
	}
	p.runs[all[0].key()] = p.runs[all[0].key()][:p.rounds]
	if err := p.check(at, all); err != nil {
		return err
	}
	p.report(at, l, all, out)
	return nil
}

func (p *publishing) pages() string { return filepath.Join(p.dir, "pages") }

// once lets one do its work, and keeps what it took.
func (p *publishing) once(c contender) error {
	cost, said, err := output(p.dir, c.command...)
	if err != nil {
		return err
	}
	p.runs[c.key()] = append(p.runs[c.key()], cost)
	var did outcome
	if json.Unmarshal(said, &did) == nil {
		p.did[c.key()] = did
	}
	return nil
}

// check holds that everybody's place has the bytes of the pages.
func (p *publishing) check(at berth, all []contender) error {
	pages := os.DirFS(p.pages())
	return fs.WalkDir(pages, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		want, err := fs.ReadFile(pages, name)
		if err != nil {
			return err
		}
		for _, c := range all {
			if got, err := at.read(c.place + "/" + name); err != nil || !bytes.Equal(got, want) {
				return fmt.Errorf("%s: %s did not come: %w", c.name, name, err)
			}
		}
		return nil
	})
}

// report prints the medians, and how many times bao's everybody took.
func (p *publishing) report(at berth, l line, all []contender, out io.Writer) {
	bao := median(p.runs[all[0].key()])
	fmt.Fprintf(out, "%s, %s: %d of %d pages of %d bytes changed, median of %d, load %s\n\n", at.name, l.name, p.n/2, p.n, pageSize, p.rounds, load())
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "\tconnections\tat once\twall\tleast\tCPU\tpeak MB\t× bao\tfiles\tcalls\t")
	for _, c := range all {
		m := median(p.runs[c.key()])
		least := slices.MinFunc(p.runs[c.key()], func(a, b cost) int { return int(a.wall - b.wall) })
		did := "\t"
		if d, ok := p.did[c.key()]; ok {
			did = fmt.Sprintf("%d\t%d", d.Sent, d.Calls)
		}
		fmt.Fprintf(w, "%s\t%d\t%d\t%s\t%s\t%s\t%.0f\t%.2f\t%s\t\n", c.name, c.connections, c.workers, seconds(m.wall), seconds(least.wall),
			seconds(m.cpu()), float64(m.memory)/1e6, m.wall.Seconds()/bao.wall.Seconds(), did)
	}
	w.Flush()
	fmt.Fprintln(out)
}

// load is how busy the machine has been for a minute, where it tells.
func load() string {
	text, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return "unknown"
	}
	first, _, _ := strings.Cut(string(text), " ")
	return first
}
