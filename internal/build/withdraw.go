package build

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"iter"
	"slices"
	"strings"

	"bao/internal/dist"
	"bao/internal/paper"
)

// Withdrawal is returned for a build that would take so many published
// articles off the website that a folder is more likely to have gone astray.
// Nothing was written.
type Withdrawal struct {
	Gone []string // addresses
	Of   int      // articles that are published now
}

func (w *Withdrawal) Error() string {
	return fmt.Sprintf("build: %d of %d published articles would be withdrawn", len(w.Gone), w.Of)
}

// A paper of fewer articles is rebuilt sooner than it is asked for; a third of
// a paper is more than editors take back in a day.
const (
	fewArticles  = 10
	shareAllowed = 3
)

const noteHeader = "bao articles 1\n"

// articleNote is what is noted of a published article: its source, by name and
// by what is in it, and where it stands. The website is public, so that no name
// of a file is told.
type articleNote struct{ origin, digest, address string }

func appendOrigin(b []byte, origin string) []byte {
	sum := sha256.Sum256([]byte(origin))
	return hex.AppendEncode(b, sum[:8])
}

// noteLen is about what the note of an article takes.
const noteLen = 64

// noted lists the articles of a paper in the form in which they are noted.
func noted(p *paper.Paper) []byte {
	b := append(make([]byte, 0, noteLen*len(p.Addresses)), noteHeader...)
	for a := range published(p) {
		b = append(appendOrigin(b, a.Origin), ' ')
		b = append(hex.AppendEncode(b, a.Body.Digest[:8]), ' ')
		b = append(append(b, a.Address...), '\n')
	}
	return b
}

// published are the articles of a paper, those included of which the headline
// alone still stands; those that are shown only on request were never published.
func published(p *paper.Paper) iter.Seq[*paper.Article] {
	return func(yield func(*paper.Article) bool) {
		for _, issue := range p.Issues {
			for _, a := range issue.Articles {
				if a.Out() && !yield(a) {
					return
				}
			}
		}
	}
}

func readNote(data []byte) []articleNote {
	list, ok := strings.CutPrefix(string(data), noteHeader)
	if !ok {
		return nil
	}
	all := make([]articleNote, 0, strings.Count(list, "\n"))
	for line := range strings.Lines(list) {
		origin, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		if digest, address, ok := strings.Cut(rest, " "); ok {
			all = append(all, articleNote{origin, digest, address})
		}
	}
	return all
}

// withdrawal finds out whether a build takes back more than it may unasked.
// An article is there as long as its file is, or another of its text, or one
// at its address: renamed folders withdraw nothing. Nor does time, which leaves
// the headline of what its editor has let end.
func withdrawal(tree *dist.Tree, p *paper.Paper) error {
	data, err := tree.Note()
	if err != nil {
		return err
	}
	before := readNote(data)
	if len(before) < fewArticles {
		return nil
	}
	there := make(map[string]bool, len(before))
	for a := range published(p) {
		there[a.Address] = true
	}
	moved := slices.DeleteFunc(slices.Clone(before), func(n articleNote) bool { return there[n.address] })
	if len(moved)*shareAllowed <= len(before) {
		return nil // as nearly always
	}
	for _, n := range readNote(noted(p)) {
		there[n.origin], there[n.digest] = true, true
	}
	w := &Withdrawal{Of: len(before)}
	for _, n := range moved {
		if !there[n.origin] && !there[n.digest] {
			w.Gone = append(w.Gone, n.address)
		}
	}
	if len(w.Gone)*shareAllowed > w.Of {
		return w
	}
	return nil
}
