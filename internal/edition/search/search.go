// Package search plans what readers search the paper with: the page
// /search.html, and below /search/ the data that static/search.js reads there.
//
// The data are classic scripts, for nothing else can be loaded where a paper is
// read from a USB stick: browsers refuse fetch, modules, workers and WebAssembly
// under file://. Each calls baoSearch with its name, its version and a payload:
//
//	search/fold.js            traditional characters and their simplified forms, where a text has any
//	search/index.js           the years and their versions, the sections
//	search/people.js          everybody named in the paper
//	search/2026.js            directory of a year: its chunks, where its shards begin
//	search/2026/s0.js …       shards: which articles have a character, a pair of them, or a word
//	search/2026/11-0.js …     chunks: the words of a few articles of a month
//
// When an article changes, its chunk is written again, and the directory and
// the shards of its year; and index.js, which tells browsers of it. Other
// years stay as they are. How the data are searched is said in static/search.js.
//
// What a first search loads goes by the size of these files. One for words that
// are rare reads of every year its directory and two or three shards, and then
// the chunks of what it found; one for common words reads a shard or two of the
// newest year and ten chunks. So shards and chunks are about as large as each
// other, and as small as the number of files allows that hosts take.
//
// It reads no files, and indexes a year when the first of its shards is asked
// for.
package search

import (
	"strconv"

	"bao/internal/dist"
	"bao/internal/edition"
	"bao/internal/edition/view"
	"bao/internal/load"
)

// Plan adds the page and the data.
func Plan(s edition.Source, to *edition.Plan) {
	p := &planner{Source: s, to: to, frames: view.NewFrames(s), years: yearsOf(s.Paper, format)}
	to.Page(owner, load.SearchAddress, "search.html", func() any { return p.view() })
	p.words()
	for _, y := range p.years {
		p.year(y)
	}
}

type planner struct {
	edition.Source
	to     *edition.Plan
	frames *view.Frames
	years  []*year // newest first

	version func() dist.Key // of index.js
}

// format is the form of the files, which their versions bear. It changes with
// that form, not with every program: a new one leaves the same bytes. What reads
// them says so, static/search.js in a line of its own.
const format = "search 3"

// owner is who has the addresses of search, as editors know it.
const owner = "搜索"

// year plans the files of a year. Their number is told by how long its copy is,
// for nothing is indexed yet.
func (p *planner) year(y *year) {
	name := strconv.Itoa(y.number)
	p.add(name, y.version, func() []byte { return y.made().directory })
	for i := range y.shards {
		p.add(name+"/s"+strconv.Itoa(i), y.version, func() []byte { return y.made().shards[i] })
	}
	for _, c := range y.chunks {
		p.add(name+"/"+c.name, c.version, c.text)
	}
}
