package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"bao/internal/paper"
	"bao/internal/zh"
)

// searching measures how a paper of n made-up articles is searched: by what bao
// writes for it, and by Pagefind, in the same run, against grep.
type searching struct {
	dir      string
	n        int
	seed     uint64
	pagefind string // binary
	self     string
	out      io.Writer

	texts   map[string]string // folded, line by line, by the address of the article
	size    int               // of the text in bytes of UTF-8
	queries []string
}

const (
	searchedQueries = 200
	// fullyCompared is how many articles may have a query of which every result
	// is compared with grep; of more common ones, their number is.
	fullyCompared = 100
)

func (s *searching) run() error {
	var err error
	if s.self, err = os.Executable(); err != nil {
		return err
	}
	if _, err := measure(s.dir, s.self, "gen", "-kind", various.name, "-n", fmt.Sprint(s.n), "-seed", fmt.Sprint(s.seed), "site"); err != nil {
		return err
	}
	var costs []cost
	for _, what := range []string{readOnly, indexAlone, withPages} {
		c, err := measure(s.dir, s.self, what, "site", what)
		if err != nil {
			return err
		}
		costs = append(costs, c)
	}
	p, _, err := readPaper(filepath.Join(s.dir, "site"))
	if err != nil {
		return err
	}
	s.read(p)
	own := s.sizes(filepath.Join(s.dir, indexAlone, "search"))
	fmt.Fprintf(s.out, "%d articles, text %.1f MB; indexed in %.2f s of CPU (reading alone %.2f s), peak %d MB (reading alone %d MB)\n",
		s.n, float64(s.size)/1e6, (costs[1].cpu() - costs[0].cpu()).Seconds(), costs[0].cpu().Seconds(), costs[1].memory>>20, costs[0].memory>>20)
	fmt.Fprintf(s.out, "%d files, %.1f MB: %.0f %% of the text; pairs and words %.0f %%, text %.0f %%\n\n",
		own.files, float64(own.all)/1e6, s.share(own.all), s.share(own.shards), s.share(own.chunks))
	table := tabwriter.NewWriter(s.out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "\trecall\tprecision\tmedian\t95 %\tfirst query\t95 %\tlargest\tthe same, gzip\t95 %\tlargest\t")
	defer table.Flush()
	pages := filepath.Join(s.dir, withPages)
	if s.pagefind, err = exec.LookPath(s.pagefind); err != nil {
		fmt.Fprintln(s.out, "no Pagefind:", err)
	} else {
		c, err := measure(s.dir, s.pagefind, "--site", withPages, "--glob", "????-??-??/gao-*.html", "--root-selector", "main")
		if err != nil {
			return err
		}
		files, bytes := folder(filepath.Join(pages, "pagefind"))
		fmt.Fprintf(s.out, "Pagefind: %.2f s of CPU, peak %d MB; %d files, %.1f MB: %.0f %% of the text\n\n",
			c.cpu().Seconds(), c.memory>>20, files, float64(bytes)/1e6, s.share(bytes))
	}
	plain := httptest.NewServer(http.FileServer(http.Dir(pages)))
	defer plain.Close()
	packed := httptest.NewServer(gzipped(http.FileServer(http.Dir(pages))))
	defer packed.Close()
	file := (&url.URL{Scheme: "file", Path: filepath.ToSlash(pages)}).String()
	rows := []struct{ name, script, at, packed string }{
		{"bao, http", askBao, plain.URL, packed.URL}, {"bao, file", askBao, file, ""},
	}
	if s.pagefind != "" {
		rows = append(rows, struct{ name, script, at, packed string }{"Pagefind, http", askPagefind, plain.URL, packed.URL})
	}
	for _, r := range rows {
		seen, err := s.inBrowser(r.script, r.at, r.packed)
		if err != nil {
			return errors.Join(fmt.Errorf("%s", r.name), err)
		}
		fmt.Fprintf(table, "%s\t%s\t\n", r.name, seen)
	}
	return nil
}

func (s *searching) share(bytes int64) float64 { return 100 * float64(bytes) / float64(s.size) }

// read keeps the text of the paper and chooses what is searched for: stretches
// of Chinese copy of one to six characters.
func (s *searching) read(p *paper.Paper) {
	s.texts = map[string]string{}
	r := rand.New(rand.NewPCG(s.seed, 5))
	var all []*paper.Article
	for _, issue := range p.Issues {
		all = append(all, issue.Articles...)
	}
	for _, a := range all {
		lines := []string{a.Title, a.Deck, a.Body.Doc().Text()}
		for _, c := range a.Byline.Credits {
			lines = append(lines, c.String())
		}
		var folded []string
		for line := range strings.SplitSeq(strings.Join(lines, "\n"), "\n") {
			folded = append(folded, string(zh.AppendFold(nil, line)))
			s.size += len(line)
		}
		s.texts[a.Address] = strings.Join(folded, "\n")
	}
	for len(s.queries) < searchedQueries {
		text := []rune(s.texts[all[r.IntN(len(all))].Address])
		at, n := r.IntN(len(text)), 1+len(s.queries)%6
		if at+n <= len(text) && !slices.ContainsFunc(text[at:at+n], func(c rune) bool { return !zh.Han(c) }) {
			s.queries = append(s.queries, string(text[at:at+n]))
		}
	}
}

// grep returns the addresses of the articles that have a query.
func (s *searching) grep(query string) []string {
	found := []string{}
	for address, text := range s.texts {
		if strings.Contains(text, query) {
			found = append(found, address)
		}
	}
	slices.Sort(found)
	return found
}

type indexSizes struct {
	files               int
	all, shards, chunks int64
}

func (s *searching) sizes(dir string) indexSizes {
	var sum indexSizes
	filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return nil
		}
		info, err := d.Info()
		if err != nil {
			return nil
		}
		sum.files, sum.all = sum.files+1, sum.all+info.Size()
		switch base := filepath.Base(name); {
		case strings.HasPrefix(base, "s"):
			sum.shards += info.Size()
		case strings.Contains(base, "-"):
			sum.chunks += info.Size()
		}
		return nil
	})
	return sum
}

// seen is what was seen in a browser.
type seen struct {
	recall, precision float64 // of the queries compared fully
	times             []time.Duration
	bytes, packed     []int64 // of the first query and its page
}

func (v seen) String() string {
	kb := func(list []int64) string {
		if len(list) == 0 {
			return "–\t–\t–"
		}
		slices.Sort(list)
		return fmt.Sprintf("%d\t%d\t%d KB", list[len(list)/2]/1000, list[len(list)*95/100]/1000, list[len(list)-1]/1000)
	}
	slices.Sort(v.times)
	at := func(part float64) string {
		return fmt.Sprintf("%.0f ms", float64(v.times[int(part*float64(len(v.times)-1))].Microseconds())/1000)
	}
	return fmt.Sprintf("%.1f %%\t%.1f %%\t%s\t%s\t%s\t%s", 100*v.recall, 100*v.precision, at(0.5), at(0.95), kb(v.bytes), kb(v.packed))
}
