package load

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"

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
		if isMarkdown(e.Path) {
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
	fits := func(ms *manuscript) bool { return ms.SiteLines == o.lines }
	ms, err := recall(o.Memory(), fsys, e, o.Now, fits, func(raw []byte, sum source.Digest) *manuscript {
		return read(e.Path, classify(e.Path).kind, raw, sum, o.lines)
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("load: %w", err)
	}
	return ms, nil
}
