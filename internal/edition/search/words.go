package search

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"bao/internal/dist"
	"bao/internal/paper"
	"bao/internal/zh"
)

// words plans what is not of one year.
func (p *planner) words() {
	p.add("fold", foldVersion, func() []byte { return packedPairs(zh.SimplifiedPairs()) })
	people := sync.OnceValue(func() []name { return namesOf(p.Paper.People) })
	key := sync.OnceValue(func() dist.Key { return dist.KeyOf(format, people()) })
	p.list("people", key, func() any { return people() })
	index := sync.OnceValue(func() contents { return p.contents(key()) })
	p.version = sync.OnceValue(func() dist.Key { return dist.KeyOf(format, index()) })
	p.list("index", p.version, func() any { return index() })
}

var foldVersion = sync.OnceValue(func() dist.Key { return dist.KeyOf("fold", zh.SimplifiedPairs()) })

// packedPairs packs characters, each with its simplified form, in the order of
// the first: how far each is from the one before. Since both blocks of
// characters are in the order of radicals, the second are not far either.
func packedPairs(pairs string) []byte {
	var w bitWriter
	runes := []rune(pairs)
	w.golomb(len(runes)/2, 12)
	last, lastSimple := 0x4e00, 0x4e00
	for i := 0; i < len(runes); i += 2 {
		from, to := int(runes[i]), int(runes[i+1])
		w.golomb(from-last, 2)
		if w.write(b2u(to < lastSimple), 1); to < lastSimple {
			w.golomb(lastSimple-to, 4)
		} else {
			w.golomb(to-lastSimple, 4)
		}
		last, lastSimple = from, to
	}
	return w.bytes()
}

func b2u(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

// contents is what index.js tells.
type contents struct {
	Fold     string      `json:"fold"` // versions of those files
	People   string      `json:"people"`
	Years    []yearEntry `json:"years"`    // newest first
	Sections []name      `json:"sections"` // that have articles
}

type yearEntry struct {
	Year     int    `json:"year"`
	Version  string `json:"version"`
	Articles int    `json:"articles"`
	Chunks   int    `json:"chunks"`
}

// name is a person or a section: what it is called, in words and in pinyin
// with hyphens, the folder of its list, and how many articles are there.
type name struct {
	Name   string `json:"name"`
	Pinyin string `json:"pinyin"`
	Slug   string `json:"slug"`
	Count  int    `json:"count"`
}

func (p *planner) contents(people dist.Key) contents {
	c := contents{Fold: short(foldVersion()), People: short(people), Years: []yearEntry{}, Sections: []name{}}
	for _, y := range p.years {
		c.Years = append(c.Years, yearEntry{y.number, short(y.version()), y.count(), len(y.chunks)})
	}
	for _, s := range p.Paper.Sections {
		if len(s.Articles) > 0 {
			c.Sections = append(c.Sections, name{s.Name, zh.Slug(s.Name), slugOf(s.Address), len(s.Articles)})
		}
	}
	return c
}

// namesOf lists people, those who are named most often first.
func namesOf(people []*paper.Person) []name {
	names := make([]name, len(people))
	for i, p := range people {
		names[i] = name{p.Name, zh.NameSlug(p.Name), slugOf(p.Address), len(p.Pieces)}
	}
	slices.SortStableFunc(names, func(a, b name) int {
		return cmp.Or(b.Count-a.Count, strings.Compare(a.Slug, b.Slug))
	})
	return names
}
