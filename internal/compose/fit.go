package compose

// effort says how hard a layout is looked for.
type effort struct {
	slack  int32 // how much more a block may cost than its stories at their best
	splits int   // splits of a row that are followed
	wide   int   // and of a row over all columns
	uneven int   // per cent by which blocks of a row may differ in height before their slack is looked at
	plans  int   // choices of stories over all columns
	work   int   // pairs of blocks that are put together
}

// little, some and much effort are made one after the other, until a layout is
// found that costs no more beyond its stories at their best than was looked
// for.
var (
	little = effort{45, 2, 6, 14, 8, 1e5}
	some   = effort{90, 3, 8, 18, 10, 4e5}
	much   = effort{400, 8, 16, 40, 20, 8e5}
)

// utmost is the effort for few stories, before a rule is broken: whatever holes it takes.
var utmost = effort{1500, 16, 32, 100, 40, 8e5}

// fullest is the share of the page, in per cent, that stories may need as long
// as there is not much ado about it: some room is always lost to making ends
// meet.
const fullest = 98

// fit finds a layout. As long as there is none, photos of a story stand in two
// places, a story runs on elsewhere, then photos stay out, then the lowest ranks.
func (s *search) fit() (Layout, bool) {
	for len(s.present) > 0 {
		s.jump = -1
		if l, ok := s.tryParted(); ok {
			return l, true
		}
		if s.jump = s.spare(); s.jump >= 0 {
			if l, ok := s.try(); ok {
				return l, true
			}
		}
		s.jump = -1
		if l, ok := s.despite(); ok {
			return l, true
		}
		if !s.giveWay() {
			break
		}
	}
	return Layout{}, false
}

// try makes one effort after the other, much where there must be a way.
func (s *search) try() (Layout, bool) {
	var best Layout
	for _, e := range []effort{little, some, much} {
		s.begin(e)
		if !s.mayFit() {
			break
		}
		l, ok := s.attempt()
		if !ok {
			continue
		}
		if best.Places == nil || l.Cost < best.Cost {
			best = l
		}
		if best.Cost <= int(s.base()+s.content()) {
			break
		}
	}
	return best, best.Places != nil
}

// despite finds a layout that breaks rules: with a cut from head to foot, or
// the stories one below the other.
func (s *search) despite() (Layout, bool) {
	if s.begin(much); !s.mayFit() {
		return Layout{}, false
	}
	s.cuts = true
	l, ok := s.attempt()
	s.cuts = false
	if !ok {
		return s.plain()
	}
	if len(s.items) < fewItems {
		s.begin(utmost)
		if whole, ok := s.attempt(); ok {
			return whole, true
		}
	}
	return l, true
}

// unsureItems is for how many stories it is not sure what they need.
const unsureItems = 3

// content is the cost beyond that of the stories at their best with which an
// effort is content. Of few stories more effort costs little.
func (s *search) content() int32 {
	if len(s.items) < fewItems-1 {
		return s.effort.slack
	}
	return 2 * s.effort.slack
}

// base is what the stories cost at their best.
func (s *search) base() int32 {
	if len(s.leasts) == 0 {
		return 0
	}
	return s.leasts[len(s.leasts)-1]
}

// attempt makes the effort that was begun.
func (s *search) attempt() (Layout, bool) {
	best, ok := s.solve()
	if !ok {
		return Layout{}, false
	}
	return s.layout(&best), true
}

// mayFit reports whether what is present may find room on the page.
func (s *search) mayFit() bool { return len(s.items) <= unsureItems || s.need() <= fullest }

// need is the share of the page, in per cent, that the stories take as long as
// there is not much ado about it.
func (s *search) need() int {
	need := s.foot * s.page.Columns
	for i := range s.items {
		need += s.items[i].areas[s.page.Columns-1].least
	}
	return need * 100 / (s.page.Columns * s.tall)
}

// giveWay makes room and reports whether there was a way to: a photo stays out,
// but one of the lead's, or the lowest ranks do, so many that the others may
// fit.
func (s *search) giveWay() bool {
	for k := len(s.present) - 1; k >= 0; k-- {
		i := s.present[k]
		least := s.blocks(i)
		if i == s.lead {
			least++
		}
		if s.photos[i] > least {
			s.photos[i]--
			return true
		}
	}
	if len(s.present) == 1 {
		return false
	}
	for {
		s.present = s.present[:len(s.present)-1]
		s.jump = s.spare()
		if s.begin(little); len(s.present) == 1 || s.need() <= fullest {
			return true
		}
	}
}

// spare is the story that can best run on elsewhere, -1 if none can.
func (s *search) spare() int {
	best, most := -1, s.page.MinLeg-1
	for _, i := range s.present {
		st := &s.stories[i]
		if n := st.Lines - st.Stay; st.MayJump && n > most && n >= st.Go {
			best, most = i, n
		}
	}
	return best
}
