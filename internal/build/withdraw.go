package build

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
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

func noteOf(origin string, digest [16]byte) (string, string) {
	sum := sha256.Sum256([]byte(origin))
	return hex.EncodeToString(sum[:8]), hex.EncodeToString(digest[:8])
}

// noted lists the articles of a paper in the form in which they are noted.
// Those that are shown only on request were never published.
func noted(p *paper.Paper) []byte {
	var b bytes.Buffer
	b.WriteString(noteHeader)
	for _, issue := range p.Issues {
		for _, a := range issue.Articles() {
			if a.State == paper.Published {
				origin, digest := noteOf(a.Origin, a.Body.Digest)
				fmt.Fprintf(&b, "%s %s %s\n", origin, digest, a.Address)
			}
		}
	}
	return b.Bytes()
}

func readNote(data []byte) []articleNote {
	rest, ok := strings.CutPrefix(string(data), noteHeader)
	if !ok {
		return nil
	}
	var all []articleNote
	for line := range strings.Lines(rest) {
		if f := strings.Fields(line); len(f) == 3 {
			all = append(all, articleNote{f[0], f[1], f[2]})
		}
	}
	return all
}

// withdrawal finds out whether a build takes back more than it may unasked.
// An article is there as long as its file is, or another of its text, or one
// at its address: renamed folders withdraw nothing. Nor does time, which ends
// what its editor has let end.
func withdrawal(tree *dist.Tree, p *paper.Paper) error {
	data, err := tree.Note()
	if err != nil {
		return err
	}
	before := readNote(data)
	if len(before) < fewArticles {
		return nil
	}
	there := map[string]bool{}
	for _, n := range readNote(noted(p)) {
		there[n.origin], there[n.digest], there[n.address] = true, true, true
	}
	for _, h := range p.Held {
		if h.State == paper.Expired {
			origin, _ := noteOf(h.Origin, [16]byte{})
			there[origin] = true
		}
	}
	w := &Withdrawal{Of: len(before)}
	for _, n := range before {
		if !there[n.origin] && !there[n.digest] && !there[n.address] {
			w.Gone = append(w.Gone, n.address)
		}
	}
	if len(w.Gone)*shareAllowed > w.Of {
		return w
	}
	return nil
}
