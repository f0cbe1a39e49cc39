package load

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"bao/internal/diag"
	"bao/internal/source"
)

// list finds what stands below content/ and reads every Markdown file, or
// remembers what it said; others are the files beside them. Both are sorted by
// path. A round of the memory begins with it; what no file of a round was met
// for is forgotten in the end.
func list(fsys fs.FS, o Options) (manuscripts []*manuscript, others []source.Entry, err error) {
	entries, err := source.Find(fsys, ContentDir, o.Each)
	if err != nil {
		return nil, nil, err
	}
	o.Memory().round++
	var texts []source.Entry
	for _, e := range entries {
		if isMarkdown(e.Path) && !e.Link {
			texts = append(texts, e)
		} else {
			others = append(others, e)
		}
	}
	manuscripts = make([]*manuscript, len(texts))
	failures := make([]error, len(texts))
	o.Each(len(texts), func(i int) { manuscripts[i], failures[i] = readOne(fsys, o, texts[i]) })
	for _, err := range failures {
		if err != nil {
			return nil, nil, err
		}
	}
	return slices.DeleteFunc(manuscripts, func(m *manuscript) bool { return m == nil }), others, nil
}

// readOne returns what a text says, nil when it has just been removed.
func readOne(fsys fs.FS, o Options, e source.Entry) (*manuscript, error) {
	if e.Size > mostText {
		return tooLarge(e.Path, fmt.Sprintf("稿件有 %d MB，超过 %d MB，没有读", (e.Size+1<<20-1)>>20, mostText>>20)), nil
	}
	ms, err := recall(o.Memory(), fsys, e, o.Now, o.conventions.fit, func(raw []byte, sum source.Digest) *manuscript {
		if n := max(bytes.Count(raw, []byte("\n")), bytes.Count(raw, []byte("\r"))); n > mostTextLines {
			return tooLarge(e.Path, fmt.Sprintf("稿件有 %d 万行，超过 %d 万行，没有读", n/10_000, mostTextLines/10_000))
		}
		return read(e.Path, classify(e.Path).kind, raw, sum, o.conventions)
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("load: %w", err)
	}
	return ms, nil
}

// What a text may have: in bytes two and a half million characters, ten novels,
// and lines, each of which takes up to two kilobytes while it is read. Parsing
// takes some 25 times as much memory as a text of long ones.
const (
	mostText      = 8 << 20
	mostTextLines = 200_000
)

// tooLarge stands for a text that isn't read.
func tooLarge(path, message string) *manuscript {
	m := unheard(path, classify(path).kind)
	m.Problems = []diag.Problem{tooLong.At(diag.Place{Path: path}, message, "这多半不是稿件；真有这么长，分成几篇")}
	return m
}
