package search

import (
	"slices"
	"strconv"
	"sync"

	"bao/internal/dist"
	"bao/internal/paper"
)

// year is a segment of the index: the articles of the issues of one year, oldest
// first, so that a new issue adds to the end. Those of an issue stand the other
// way round: what comes later is shown first.
type year struct {
	number  int
	chunks  []*chunk
	length  int // of all copy, in characters
	shards  int
	turn    *sync.Mutex     // of those that index, among all years
	version func() dist.Key // of all its files
	made    func() *index
}

// chunk is a few articles that stand one after the other in a month.
type chunk struct {
	name     string // 11-0, the first of November
	month    int
	articles []*paper.Article
	version  func() dist.Key
}

// sizes are how much copy, in characters, goes to a chunk, and how much has its
// pairs in one shard. Small files are better, as package search says, but hosts
// allow some 20,000 in all, and search is to have 3,000 of them at 10,000
// articles, 12,000 at 100,000. For 5,000 characters a shard comes to some 5 KB,
// a chunk to some 6. Where years are many, smaller shards at the cost of larger
// chunks make rare words a third cheaper, which still are far too dear, and common
// ones dearer than they may be (internal/bench, RESULTS.md).
type sizes struct{ paper, chunk, shard int }

var bySize = []sizes{
	{10_000_000, 5_600, 4_800}, // a paper of up to 10 million characters, 12,000 articles
	{25_000_000, 7_000, 9_000},
	{1 << 40, 10_700, 15_400},
}

// besides is how many characters an article has beyond its copy, on average.
const besides = 40

func sizesOf(p *paper.Paper) sizes {
	total := 0
	for _, issue := range p.Issues {
		for _, a := range searched(issue) {
			total += a.Body.Count + besides
		}
	}
	for _, s := range bySize {
		if total <= s.paper {
			return s
		}
	}
	return bySize[len(bySize)-1]
}

// searched are the articles of an issue that readers find: not those whose copy is
// withdrawn.
func searched(issue *paper.Issue) []*paper.Article {
	if !slices.ContainsFunc(issue.Articles, (*paper.Article).Withdrawn) {
		return issue.Articles
	}
	return slices.DeleteFunc(slices.Clone(issue.Articles), (*paper.Article).Withdrawn)
}

// yearsOf parts the articles of the paper into years, newest first.
func yearsOf(p *paper.Paper, version string) []*year {
	size := sizesOf(p)
	var years []*year
	var turn sync.Mutex
	for i := len(p.Issues) - 1; i >= 0; {
		end := i + 1
		for i >= 0 && p.Issues[i].Date.Year == p.Issues[end-1].Date.Year {
			i--
		}
		if y := newYear(p.Issues[i+1:end], size, version, &turn); len(y.chunks) > 0 {
			years = append(years, y)
		}
	}
	return years
}

// newYear makes the segment of the issues of a year, oldest first.
func newYear(issues []*paper.Issue, size sizes, version string, turn *sync.Mutex) *year {
	y := &year{number: issues[0].Date.Year, turn: turn}
	total := 0
	var last *chunk
	filled, nth := 0, 0 // characters in the last chunk, and which of its month it is
	for _, issue := range issues {
		for _, a := range slices.Backward(searched(issue)) {
			length := a.Body.Count + besides
			switch {
			case last == nil || last.month != issue.Date.Month:
				nth, filled = 0, 0
			case filled+length > size.chunk:
				nth, filled = nth+1, 0
			}
			if filled == 0 {
				last = newChunk(issue.Date.Month, nth, version)
				y.chunks = append(y.chunks, last)
			}
			last.articles = append(last.articles, a)
			filled, total = filled+length, total+length
		}
	}
	y.length, y.shards = total, (total+size.shard-1)/size.shard
	y.version = sync.OnceValue(func() dist.Key { return y.digest(version) })
	y.made = sync.OnceValue(func() *index { return y.index() })
	return y
}

func newChunk(month, nth int, version string) *chunk {
	c := &chunk{name: strconv.Itoa(month) + "-" + strconv.Itoa(nth), month: month}
	c.version = sync.OnceValue(func() dist.Key { return c.digest(version) })
	return c
}

// digest is the version of all that is written of a chunk, and of what the
// index has of its articles.
func (c *chunk) digest(version string) dist.Key {
	records := make([]record, len(c.articles))
	for i, a := range c.articles {
		records[i] = recordOf(a)
	}
	return dist.KeyOf(version, "search", records)
}

func (y *year) digest(version string) dist.Key {
	keys := make([]dist.Key, len(y.chunks))
	for i, c := range y.chunks {
		keys[i] = c.version()
	}
	return dist.KeyOf(version, "search", y.number, y.shards, keys)
}
