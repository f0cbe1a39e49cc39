package search

import "bao/internal/zh"

// How numbers are written: the k of their golomb codes.
const (
	ofFirst  = 0 // how far first is from that of the entry before
	ofSecond = 5 // how far second is, likewise, or itself where first is another
	ofLength = 2 // of the rest of a word, in characters
	ofLetter = 5 // of the rest of a word, in another order
	ofMonth  = 0
	ofMany   = 2  // articles in a chunk
	ofStart  = 6  // how far the first of a shard is from that of the shard before
	ofPart   = 14 // the second of a shard in which a first goes on
)

// written returns the files of a year. A shard ends where first does, among large
// entries where second does, when it has its part of all bits; the last ones may
// be empty.
func (y *year) written(g *gatherer) *index {
	articles, total, done, i := y.count(), 0, 0, 0
	g.entries(func(e *entry) { total += e.size(articles) })
	made := &index{shards: make([][]byte, y.shards)}
	starts := make([]start, y.shards)
	var w bitWriter
	last, end := entry{}, rune(0) // end is the first of the entry before
	g.entries(func(e *entry) {
		if e.first != last.first || e.large && e.second != last.second {
			if last.first != 0 && done*y.shards >= total*(i+1) {
				made.shards[i], w, last = counted(starts[i].entries, w.bytes()), bitWriter{}, entry{}
				i++
			}
		}
		if last.first == 0 {
			if starts[i].first = e.first; e.first == end {
				starts[i].second = e.second
			}
			last.first = e.first
		}
		starts[i].entries++
		w.entry(e, &last, articles)
		last.first, last.second, end = e.first, e.second, e.first
		done += e.size(articles)
	})
	for ; i < y.shards; i++ {
		made.shards[i], w = counted(starts[i].entries, w.bytes()), bitWriter{}
		if i+1 < y.shards {
			starts[i+1] = start{first: end + 1} // where nothing is
		}
	}
	made.directory = y.directory(starts)
	return made
}

// start is where a shard begins, with second 0 where no entry before it has the
// same first, and how many entries it has.
type start struct {
	first, second rune
	entries       int
}

// counted puts before the entries of a shard how many they are. That stands
// here and not in the directory, which a search in the year begins with
// whatever it looks for.
func counted(entries int, data []byte) []byte {
	return append([]byte{byte(entries >> 8), byte(entries)}, data...)
}

// size is about how many bits an entry takes.
func (e *entry) size(articles int) int {
	return 10 + len(e.places)*(2+riceOrder(len(e.places), articles))
}

// entry writes an entry behind another.
func (w *bitWriter) entry(e, last *entry, articles int) {
	w.golomb(int(e.first-last.first), ofFirst)
	if e.first == last.first {
		w.golomb(int(e.second-last.second), ofSecond)
	} else {
		w.golomb(int(e.second), ofSecond)
	}
	if isWord(e.first) {
		rest := []rune(e.rest)
		w.golomb(len(rest), ofLength)
		for _, r := range rest {
			w.golomb(int(r^0x60), ofLetter) // a is 1
		}
	}
	w.places(e.places, articles)
}

func isWord(first rune) bool {
	return first == ofSection || first == ofPerson || zh.KindOfFold(first) == zh.FoldLetter
}

// places writes a list of places: how many, whether any has a rank, and for
// each how far it is from the one before, and then its rank.
func (w *bitWriter) places(list []place, articles int) {
	w.golomb(len(list)-1, 0)
	ranked := uint64(0)
	for _, p := range list {
		if p.rank() > 0 {
			ranked = 1
			break
		}
	}
	w.write(ranked, 1)
	k, last := riceOrder(len(list), articles), -1
	for _, p := range list {
		w.rice(p.article()-last-1, k)
		last = p.article()
		switch {
		case ranked == 0:
		case p.rank() == 0:
			w.write(0, 1)
		default:
			w.write(4|uint64(p.rank()-1), 3)
		}
	}
}

// directory tells what the files of the year are: of each chunk its month and
// how many articles it has, of each shard the entry with which it begins.
func (y *year) directory(starts []start) []byte {
	var w bitWriter
	month := 1
	w.golomb(len(y.chunks), 8)
	for _, c := range y.chunks {
		w.golomb(c.month-month, ofMonth)
		w.golomb(len(c.articles)-1, ofMany)
		month = c.month
	}
	w.golomb(len(starts), 8)
	last := start{}
	for _, s := range starts {
		w.golomb(int(s.first-last.first), ofStart)
		w.write(b2u(s.second > 0), 1)
		if s.second > 0 {
			w.golomb(int(s.second), ofPart)
		}
		last = s
	}
	return w.bytes()
}
