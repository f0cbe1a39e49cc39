package docx

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"bao/internal/foreign"
	"bao/internal/foreign/word"
)

// written is the text of a document as it was read.
func written(d *foreign.Document) held {
	var h held
	var boxes []string
	h.main = textIn(d.Blocks, &boxes)
	for _, n := range d.Notes {
		if text := textIn(n.Blocks, &boxes); text != "" {
			h.wholes = append(h.wholes, text)
		}
	}
	h.wholes = append(h.wholes, boxes...)
	return h
}

func textIn(blocks []foreign.Block, boxes *[]string) string {
	var out strings.Builder
	for _, b := range blocks {
		for _, s := range b.Spans {
			out.WriteString(bare(s.Ruby + s.Text))
		}
		for _, row := range b.Rows {
			for _, cell := range row.Cells {
				out.WriteString(textIn(cell.Blocks, boxes))
			}
		}
		inner := textIn(b.Blocks, boxes)
		if b.Kind != foreign.Box {
			out.WriteString(inner)
		} else if inner != "" {
			*boxes = append(*boxes, inner)
		}
	}
	return out.String()
}

// loss is what the reading of a document did to its characters.
type loss struct{ lost, doubled, scrambled []string }

func (l loss) String() string {
	return fmt.Sprintf("lost %q, doubled %q, scrambled %q", l.lost, l.doubled, l.scrambled)
}

func (l loss) none() bool { return len(l.lost)+len(l.doubled)+len(l.scrambled) == 0 }

// compare tells what of a document is neither in d, in order, nor named by a
// remark, and what is in d more than once.
func compare(h held, d *foreign.Document) loss {
	var l loss
	w := written(d)
	missing, extra := apartFrom(h.main, w.main)
	rest, unlike := slices.Clone(w.wholes), []string{}
	for _, whole := range h.wholes {
		if i := slices.Index(rest, whole); i >= 0 {
			rest = slices.Delete(rest, i, i+1)
		} else {
			unlike = append(unlike, whole)
		}
	}
	for _, whole := range unlike {
		if i := slices.IndexFunc(rest, func(s string) bool { return alike([]rune(whole), []rune(s)) }); i >= 0 {
			rest = slices.Delete(rest, i, i+1)
			continue
		}
		// One that differs: the nearest is what was left of it.
		best := -1
		for i, s := range rest {
			if m, e := apartFrom(whole, s); len(e) == 0 && len(strings.Join(m, "")) < len(whole) {
				best = i
			}
		}
		if best < 0 {
			missing = append(missing, whole)
			continue
		}
		m, _ := apartFrom(whole, rest[best])
		missing = append(missing, m...)
		rest = slices.Delete(rest, best, best+1)
	}
	extra = append(extra, rest...)
	left := excuseOf(d.Remarks)
	for _, m := range missing {
		switch {
		case left.take(m):
		case slices.Contains(extra, m):
			l.scrambled = append(l.scrambled, m)
			extra = slices.Delete(extra, slices.Index(extra, m), slices.Index(extra, m)+1)
		default:
			l.lost = append(l.lost, m)
		}
	}
	l.doubled = extra
	return l
}

func alike(a, b []rune) bool {
	return slices.EqualFunc(a, b, same)
}

func same(a, b rune) bool { return a == b || a == anyRune || word.Private(a) }

// excuse is characters that remarks name as left out, each as often as it
// may be missing.
type excuse map[rune]int

func excuseOf(remarks []foreign.Remark) excuse {
	n := excuse{}
	for _, r := range remarks {
		if r.Left {
			for _, c := range bare(r.Text) {
				n[c]++
			}
		}
	}
	return n
}

// take tells whether all characters of a piece are named, and takes them.
func (n excuse) take(piece string) bool {
	for _, c := range piece {
		if n[c]--; n[c] < 0 && c != anyRune {
			return false
		}
	}
	return true
}

// apartFrom returns the pieces of a that b lacks, and those that b has more.
func apartFrom(left, right string) (missing, extra []string) {
	a, b := []rune(left), []rune(right)
	for len(a) > 0 && len(b) > 0 && same(a[0], b[0]) {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && same(a[len(a)-1], b[len(b)-1]) {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if len(a)*len(b) > 50e6 {
		return []string{string(a)}, []string{string(b)}
	}
	long := make([][]int32, len(a)+1) // longest common part of a[i:] and b[j:]
	for i := range long {
		long[i] = make([]int32, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if long[i][j] = max(long[i+1][j], long[i][j+1]); same(a[i], b[j]) {
				long[i][j] = long[i+1][j+1] + 1
			}
		}
	}
	var gone, more []rune
	cut := func() {
		if len(gone) > 0 {
			missing, gone = append(missing, string(gone)), nil
		}
		if len(more) > 0 {
			extra, more = append(extra, string(more)), nil
		}
	}
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case i < len(a) && j < len(b) && same(a[i], b[j]):
			cut()
			i, j = i+1, j+1
		case j == len(b) || i < len(a) && long[i+1][j] >= long[i][j+1]:
			gone = append(gone, a[i])
			i++
		default:
			more = append(more, b[j])
			j++
		}
	}
	cut()
	return missing, extra
}

// corpus is the folder of Word files that nobody here wrote.
const corpus = "../../../shared/docx"

// corpusFiles are its files; CORPUS=folder go test -run Corpus tries others.
func corpusFiles(t testing.TB) []string {
	t.Helper()
	files, _ := filepath.Glob(filepath.Join(cmp.Or(os.Getenv("CORPUS"), corpus), "*.docx"))
	if len(files) == 0 {
		t.Skip("no", corpus)
	}
	return files
}

func TestCorpusLosesNothing(t *testing.T) {
	for _, file := range corpusFiles(t) {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			d, err := Read(data)
			if err != nil && os.Getenv("CORPUS") != "" {
				t.Skip(err)
			} else if err != nil {
				t.Fatal(err)
			}
			if l := compare(whatIsHeld(t, data), d); !l.none() {
				t.Error(l)
			}
		})
	}
}
