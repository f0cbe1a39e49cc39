package word97

import (
	"slices"
	"sort"
)

// run is a stretch of the WordDocument stream with the same properties.
type run struct {
	from, to int
	istd     int // the style of a paragraph
	grpprl   []byte
}

// pageSize is that of a formatted disk page, which holds runs.
const pageSize = 512

// Bounds on what a file can have done: more runs than characters that are read,
// and properties that are read again for each run.
const (
	maxRuns   = 2_000_000
	maxRepeat = 64 << 20 // bytes
)

// readRuns reads the properties of characters and paragraphs.
func (d *doc) readRuns() {
	d.chars = d.pages(plcCharRuns, 1, func(page []byte, at int) run {
		return run{grpprl: cut(page, at+1, u8(page, at))}
	})
	d.paras = d.pages(plcParaRuns, 13, func(page []byte, at int) run {
		size := 2*u8(page, at) - 1
		at++
		if size < 0 {
			size = 2 * u8(page, at)
			at++
		}
		return run{istd: u16(page, at), grpprl: cut(page, at+2, size-2)}
	})
}

// pages reads the runs of all pages of a kind. Size is that of what tells where
// in a page the properties of a run are.
func (d *doc) pages(number, size int, read func(page []byte, at int) run) []run {
	b, _ := d.part(number)
	positions, data := plc(b, 4)
	var runs []run
	for i := range min(len(positions)-1, len(d.word)/pageSize) {
		page := cut(d.word, int(u32(data, 4*i)&0x3fffff)*pageSize, pageSize)
		if len(page) < pageSize {
			continue
		}
		if len(runs) > maxRuns {
			break
		}
		n := int(page[pageSize-1])
		for k := range n {
			r := run{}
			if at := 2 * u8(page, 4*(n+1)+k*size); at > 0 {
				r = read(page, at)
			}
			r.from, r.to = int(u32(page, 4*k)), int(u32(page, 4*k+4))
			runs = append(runs, r)
		}
	}
	slices.SortStableFunc(runs, func(a, b run) int { return a.from - b.from })
	return runs
}

// cut returns size bytes from at on, or what there is of them.
func cut(b []byte, at, size int) []byte {
	if at < 0 || size <= 0 || at >= len(b) {
		return nil
	}
	return b[at:min(at+size, len(b))]
}

// runAt returns the run that a place of the file is in; its end is where the
// next begins.
func runAt(runs []run, fc int) run {
	i := sort.Search(len(runs), func(i int) bool { return runs[i].from > fc })
	next := 1 << 40
	if i < len(runs) {
		next = runs[i].from
	}
	if i > 0 && runs[i-1].to > fc {
		r := runs[i-1]
		r.to = min(r.to, next)
		return r
	}
	return run{from: fc, to: next}
}

// charRun returns the look of a character and where the run that it is in ends.
func (d *doc) charRun(cp int, base look) (look, int) {
	p := d.pieceAt(cp)
	r := runAt(d.chars, p.fc+(cp-p.from)*p.width)
	l := base
	d.apply(&l, base, r.grpprl)
	d.apply(&l, base, d.changed(p))
	end := p.from + (r.to-p.fc+p.width-1)/p.width
	return l, max(cp+1, min(p.to, end))
}

// paraAt returns the properties of the paragraph that a mark ends.
func (d *doc) paraAt(mark int) para {
	p := d.pieceAt(mark)
	r := runAt(d.paras, p.fc+(mark-p.from)*p.width)
	out := para{istd: r.istd, level: noLevel}
	if s := d.style(r.istd); s != nil {
		out = s.para
		out.istd = r.istd
	}
	out.apply(d, r.grpprl)
	out.apply(d, d.changed(p))
	return out
}

// changed returns what was changed of a piece since the last full save.
func (d *doc) changed(p piece) []byte {
	if i := p.prm >> 1; p.prm&1 == 1 && i < len(d.grpprls) && d.repeats(len(d.grpprls[i])) {
		return d.grpprls[i]
	}
	return nil
}

// repeats reports whether size bytes of properties may be read once more.
func (d *doc) repeats(size int) bool {
	d.repeated += size
	return d.repeated < maxRepeat
}
