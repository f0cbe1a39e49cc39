package sheet

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// measure counts faults of one kind.
type measure struct {
	name    string
	most    float64 // share of all that may be so, in per cent; below 0 any
	bad, of int
	worst   []fault
}

// fault is an example to be looked at.
type fault struct {
	seed   uint64
	page   int // 0 for the whole issue
	weight float64
	text   string
}

// shownFaults is how many examples of a measure are printed.
const shownFaults = 4

func (m *measure) share() float64 { return 100 * float64(m.bad) / float64(max(1, m.of)) }

func (m *measure) held() bool { return m.most < 0 || m.share() <= m.most }

func (m *measure) String() string {
	limit := "       "
	if m.most >= 0 {
		limit = fmt.Sprintf("≤ %4.1f%%", m.most)
	}
	mark := " "
	if !m.held() {
		mark = "✗"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s %-52s %5d of %6d  %5.1f%%  %s\n", mark, m.name, m.bad, m.of, m.share(), limit)
	slices.SortStableFunc(m.worst, func(x, y fault) int { return cmp.Compare(y.weight, x.weight) })
	for i, f := range m.worst {
		if i == shownFaults {
			break
		}
		fmt.Fprintf(&b, "      -seed %d, page %d: %s\n", f.seed, f.page, f.text)
	}
	return b.String()
}

// measures are what the issues are judged by, in the order of the table.
type measures struct {
	list []*measure
	fill map[string][]float64 // of pages that are to be full, by format
	// empty lists, for every story, the lines of its legs that carry nothing
	// beyond an uneven last row.
	empty []int
}

const (
	leftOut     = "stories left out while pages may grow"
	vanished    = "stories that stand nowhere, nobody told"
	outOfFixed  = "stories left out of an issue of fixed pages"
	textCut     = "stories whose text is cut, doubled or out of order"
	headCut     = "headlines that are not as written"
	nameCut     = "headings that divide a name"
	manyJumps   = "pages from which more than one story runs on"
	jumpPages   = "pages from which a story runs on"
	lostJumps   = "jumps that lead nowhere"
	notFull     = "pages below 97 %, but last ones and short plans"
	grownEmpty  = "grown pages below 60 %, but last ones"
	onlyTails   = "pages of nothing but what is left of others"
	highTails   = "pages where a tail is not at the foot"
	photosOut   = "photos without a place"
	leadBare    = "leads without their picture"
	leadSmall   = "leads' pictures below two fifths of the page"
	pointCut    = "marked regions that are cut"
	boxCut      = "pictures cut to a box, or drawn, that are cut again"
	twoFrames   = "pages with more than one frame"
	overlapping = "pages where something overlaps or is off the page"
	rulesBroken = "pages that say 没有做到"
	lowSubhead  = "legs with a subhead in their last two lines"
	widow       = "legs that begin with a paragraph's last line"
	sizeRises   = "headlines larger than one of a better rank"
	hollow      = "stories with more than two empty lines"
	badPlan     = "pages that their plan makes too short or too long"
	silentPlan  = "of these, nothing is said"
)

func newMeasures() *measures {
	m := &measures{fill: map[string][]float64{}}
	for _, row := range []struct {
		name string
		most float64
	}{
		{leftOut, 0},
		{vanished, 0},
		{outOfFixed, -1},
		{textCut, 0},
		{headCut, 0},
		{nameCut, 0},
		{manyJumps, 0},
		{jumpPages, 100.0 / 3},
		{lostJumps, 0},
		{notFull, 0},
		{grownEmpty, 0},
		{onlyTails, 0},
		{highTails, 0},
		{photosOut, 2},
		{leadBare, 0},
		{leadSmall, 0},
		{pointCut, 0},
		{boxCut, 0},
		{twoFrames, 0},
		{overlapping, 0},
		{rulesBroken, 0},
		{lowSubhead, 0},
		{widow, 0},
		{sizeRises, 0},
		{hollow, 0},
		{badPlan, 15},
		{silentPlan, 0},
	} {
		m.list = append(m.list, &measure{name: row.name, most: row.most})
	}
	return m
}

func (m *measures) of(name string) *measure {
	return m.list[slices.IndexFunc(m.list, func(row *measure) bool { return row.name == name })]
}

// count says that one more was looked at, and what is wrong with it, nothing
// for "".
func (m *measures) count(name string, seed uint64, page int, weight float64, wrong string) {
	row := m.of(name)
	row.of++
	if wrong == "" {
		return
	}
	row.bad++
	row.worst = append(row.worst, fault{seed, page, weight, wrong})
}

func (m *measures) String() string {
	var b strings.Builder
	for _, row := range m.list {
		b.WriteString(row.String())
	}
	b.WriteString("\nfill of pages that are to be full\n")
	names := make([]string, 0, len(m.fill))
	for name := range m.fill {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		list := slices.Sorted(slices.Values(m.fill[name]))
		sum, below := 0.0, 0
		for _, f := range list {
			sum += f
			if f < fullPage {
				below++
			}
		}
		fmt.Fprintf(&b, "  %-12s %4d pages  mean %5.1f%%  least %5.1f%%  tenth %5.1f%%  below 97 %% %4d\n",
			name, len(list), 100*sum/float64(len(list)), 100*list[0], 100*list[(len(list)-1)/10], below)
	}
	slices.Sort(m.empty)
	if n := len(m.empty); n > 0 {
		fmt.Fprintf(&b, "\nempty lines of a story: half %d, nine of ten %d, most %d\n", m.empty[n/2], m.empty[n*9/10], m.empty[n-1])
	}
	return b.String()
}
