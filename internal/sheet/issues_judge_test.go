package sheet

import (
	"fmt"
	"slices"
	"strings"
)

// judge looks at a made-up issue.
type judge struct {
	*written
	*measures
	sheets []Sheet
	byAddr map[string]*writtenStory
	plans  map[int]demanded // what was meant for a page, where there is a plan
	flows  demanded         // what may stand on any page of a plan
}

// judge measures how an issue came out.
func (m *measures) judge(w *written) []Sheet {
	j := &judge{w, m, w.makeUp(), map[string]*writtenStory{}, map[int]demanded{}, demanded{}}
	for i := range w.stories {
		s := &w.stories[i]
		j.byAddr[s.article.Address] = s
		if n := s.planned(w); n > 0 {
			d := j.plans[n]
			d.add(s.estimate(w.print))
			j.plans[n] = d
		} else if w.plan != noPlan {
			j.flows.add(s.estimate(w.print))
		}
	}
	j.texts()
	for i := range j.sheets {
		j.page(i)
	}
	j.jumps()
	return j.sheets
}

// short and long report whether a plan gives a page too little or too much,
// whatever is done with it.
func (j *judge) short(n int) bool {
	d, ok := j.plans[n]
	return ok && d.most+j.flows.most < fullPage*capacityOf(j.print, n == 1)
}

func (j *judge) long(n int) bool {
	d, ok := j.plans[n]
	return ok && d.least > capacityOf(j.print, n == 1)
}

// page holds what is to be said of one page.
func (j *judge) page(i int) {
	s, last := &j.sheets[i], i == len(j.sheets)-1
	n := s.Number
	j.full(s, last)
	frames, own := 0, 0
	for k := range s.Stories {
		story := &s.Stories[k]
		if story.Place.Boxed {
			frames++
		}
		if story.From == 0 {
			own++
		}
		j.story(s, story)
	}
	if len(s.Stories) > 0 {
		j.count(onlyTails, j.seed, n, 1, when(own == 0, "%d stories", len(s.Stories)))
		j.lead(s)
	}
	j.count(twoFrames, j.seed, n, float64(frames), when(frames > 1, "%d frames", frames))
	j.count(highTails, j.seed, n, 1, highTail(s))
	j.count(overlapping, j.seed, n, 1, astray(s))
	j.count(rulesBroken, j.seed, n, float64(len(s.Broken)), clipped(strings.Join(s.Broken, "；"), 100))
	j.sizes(s)
}

// highTail says which tail does not stand below the page's own stories.
func highTail(s *Sheet) string {
	foot := 0
	for k := range s.Stories {
		if r := s.Stories[k].Place.Region; s.Stories[k].From == 0 {
			foot = max(foot, r.Top+r.Lines)
		}
	}
	for k := range s.Stories {
		if story := &s.Stories[k]; story.From > 0 && story.Place.Region.Top < foot {
			return "《" + story.Headline + "》"
		}
	}
	return ""
}

func clipped(text string, most int) string {
	r := []rune(text)
	return string(r[:min(len(r), most)])
}

// when formats a text where something is so.
func when(wrong bool, format string, args ...any) string {
	if !wrong {
		return ""
	}
	return fmt.Sprintf(format, args...)
}

// full holds how full a page is: one that its plan leaves short is counted
// apart, one that it makes too long should be full all the same.
func (j *judge) full(s *Sheet, last bool) {
	n, fill := s.Number, carried(s)
	if _, planned := j.plans[n]; planned {
		short, long := j.short(n) && fill < fullPage, j.long(n) // of what fills a page there was enough
		j.count(badPlan, j.seed, n, 1, when(short || long, "demand %.0f–%.0f of %.0f", j.plans[n].least, j.plans[n].most, capacityOf(j.print, n == 1)))
		if short || long {
			said := strings.Join(s.Fit(), "；")
			silent := !strings.ContainsAny(said, "缺超空") && !strings.Contains(said, "排不下") && !strings.Contains(said, "第"+fmt.Sprint(n+1)+"版")
			j.count(silentPlan, j.seed, n, 1, when(silent, "%s", said))
		}
		if short {
			return
		}
	} else if !last {
		j.count(grownEmpty, j.seed, n, 1-fill, when(fill < 0.6, "%.1f %% full", 100*fill))
	}
	if last {
		return
	}
	j.fill[j.format] = append(j.fill[j.format], fill)
	j.count(notFull, j.seed, n, 1-fill, when(fill < fullPage, "%s: %.1f %% full, %d stories", j.format, 100*fill, len(s.Stories)))
}

// sizes holds that headlines get no larger down the page's ranks.
func (j *judge) sizes(s *Sheet) {
	before := 0.0
	for k := range s.Stories {
		story := &s.Stories[k]
		if story.From > 0 || story.Place.Option < 0 {
			continue
		}
		j.count(sizeRises, j.seed, s.Number, 1, when(before > 0 && story.Heading.Size > before, "《%s》 %.2f after %.2f", story.Headline, story.Heading.Size, before))
		before = story.Heading.Size
	}
}

// jumps holds that stories run on seldom, and lead somewhere.
func (j *judge) jumps() {
	for i := range j.sheets {
		s := &j.sheets[i]
		n := 0
		for k := range s.Stories {
			story := &s.Stories[k]
			if story.To == 0 && story.Place.Jump < 0 {
				continue
			}
			n++
			met := slices.ContainsFunc(j.sheets, func(to Sheet) bool {
				return to.Number == story.To && to.Number > s.Number && slices.ContainsFunc(to.Stories, func(rest Story) bool {
					return rest.Copy == story.Copy && rest.From == s.Number
				})
			})
			j.count(lostJumps, j.seed, s.Number, 1, when(!met, "《%s》 to page %d", story.Headline, story.To))
		}
		j.count(manyJumps, j.seed, s.Number, float64(n), when(n > 1, "%d", n))
		j.count(jumpPages, j.seed, s.Number, 1, when(n > 0, "%d", n))
	}
}
