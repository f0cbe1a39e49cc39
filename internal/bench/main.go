// Command bench measures bao against the floor, a bare loop that no site
// generator can beat, and against Hugo when its binary is at hand.
//
//	go run ./internal/bench run -n 10000             runs everything in turn, prints ratios
//	go run ./internal/bench gen -n 10000 DIR         writes a paper of 10,000 articles
//	go run ./internal/bench hugo -n 10000 DIR        the same paper for Hugo
//	go run ./internal/bench floor SITE OUT           the floor alone
//	go run ./internal/bench photos -n 500            500 photos of 12 MP, bao and Hugo
//	go run ./internal/bench photosite -n 500 DIR     their papers alone, for both
//	go run ./internal/bench pair -old CHECKOUT       what a change costs, stage by stage
//	go run ./internal/bench publish -n 10000         half of the pages changed, bao and rclone
//	go run ./internal/bench search -n 10000          how it is searched, bao and Pagefind
//	go run ./internal/bench profile SITE OUT         one build, with cpu.pprof and heap.pprof
//
// Hugo is taken from the PATH, or from -hugo FILE; its own tool chain builds
// it: go install github.com/gohugoio/hugo@v0.165.0. So is rclone, -rclone FILE;
// publishing needs OpenSSH's server, too. Scratch files go to
// -tmp DIR; on a file system in memory the disk has no say. What is measured is
// the whole product: cards, fronts and page views composed, an address for all.
//
// It is no part of bao and is never shipped.
package main

import (
	"flag"
	"fmt"
	"os"
	"slices"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) == 0 {
		return fmt.Errorf("say run, pair, gen, hugo, floor, photos, photosite, search, publish or profile; go doc bao/internal/bench tells more")
	}
	flags := flag.NewFlagSet(args[0], flag.ExitOnError)
	n := flags.Int("n", 10_000, "articles")
	seed := flags.Uint64("seed", 1, "of the paper")
	hugo := flags.String("hugo", "hugo", "Hugo's `binary`")
	rounds := flags.Int("rounds", 3, "runs of each; the medians count")
	paper := flags.String("kind", kinds[0].name, "`kind` of paper: usual, twenty, mixed, latin; run measures all where it is all")
	pagefind := flags.String("pagefind", "pagefind", "Pagefind's `binary`")
	webp := flags.Bool("webp", false, "measure Hugo's WebP too")
	tmp := flags.String("tmp", "", "`folder` for scratch files")
	old := flags.String("old", "", "`checkout` to pair this one with")
	only := flags.String("only", "", "`host` to publish to, SFTP or S3; else both")
	rclone := flags.String("rclone", "rclone", "rclone's `binary`")
	usual := flags.Bool("usual", false, "rclone as it comes by SFTP, too, which takes minutes")
	flags.Parse(args[1:])
	if args[0] == "run" && *paper == "all" {
		for _, k := range kinds {
			if err := run(append(slices.Clone(args), "-kind", k.name)); err != nil {
				return err
			}
		}
		return nil
	}
	k, err := kindOf(*paper)
	if err != nil {
		return err
	}
	switch args[0] {
	case "gen":
		return generateBao(flags.Arg(0), k, *n, *seed)
	case "hugo":
		return generateHugo(flags.Arg(0), k, *n, *seed)
	case "floor":
		return floor(flags.Arg(0), flags.Arg(1))
	case "profile":
		return profile(flags.Arg(0), flags.Arg(1))
	case readOnly, indexAlone, withPages:
		return searchSite(args[0], flags.Arg(0), flags.Arg(1))
	case "photosite":
		return writePhotos(flags.Arg(0), *n, *seed)
	case "photos":
		dir, err := os.MkdirTemp(*tmp, "bao-bench-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		return photos(dir, *hugo, *n, *seed, *webp, os.Stdout)
	case "deliver":
		return deliver(flags.Arg(0), os.Stdout)
	case "store":
		return serveStore(os.Stdin, os.Stdout)
	case "publish", "search":
		dir, err := os.MkdirTemp(*tmp, "bao-bench-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		if args[0] == "search" {
			return (&searching{dir: dir, n: *n, seed: *seed, pagefind: *pagefind, out: os.Stdout}).run()
		}
		return (&publishing{dir: dir, n: *n, seed: *seed, rounds: *rounds, only: *only, rclone: *rclone, usual: *usual, log: os.Stderr}).run(os.Stdout)
	case "run", "pair":
		dir, err := os.MkdirTemp(*tmp, "bao-bench-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		c := &contest{dir: dir, kind: k, n: *n, seed: *seed, rounds: *rounds, hugo: *hugo, log: os.Stderr}
		if args[0] == "pair" {
			return (&pair{contest: c, old: *old}).run(os.Stdout)
		}
		return c.run(os.Stdout)
	}
	return fmt.Errorf("unknown word %q", args[0])
}
