package compose

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// change is one change to the sample and what Check must find: nothing, or
// exactly one rule broken by these stories.
type change struct {
	name    string
	change  func(*sample)
	rule    string
	stories []int
}

func (c *change) hold(t *testing.T) {
	t.Helper()
	s := sound()
	if c.change != nil {
		c.change(s)
	}
	var want []Violation
	if c.rule != "" {
		want = []Violation{{c.rule, c.stories}}
	}
	got := slices.CompactFunc(Check(s.page, s.stories, s.layout), func(a, b Violation) bool {
		return a.Rule == b.Rule && slices.Equal(a.Stories, b.Stories)
	})
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s:\n%s", c.name, diff)
	}
}

func holdAll(t *testing.T, list []change) {
	t.Helper()
	for i := range list {
		list[i].hold(t)
	}
}

func TestCheckStories(t *testing.T) {
	holdAll(t, []change{
		{name: "sound"},
		{"a story of nobody", func(s *sample) { s.place(1).Story = 5 }, ruleMissing, []int{5}},
		{"a story before the first", func(s *sample) { s.place(1).Story = -1 }, ruleMissing, []int{-1}},
		{"a photo of nobody", func(s *sample) { s.place(1).Photos[0].Photo = 1 }, ruleMissing, []int{1}},
		{"a photo before the first", func(s *sample) { s.place(1).Photos[0].Photo = -1 }, ruleMissing, []int{1}},
		{"a headline of nobody", func(s *sample) { s.place(2).Option = 1 }, ruleMissing, []int{2}},
		{"neither placed nor out", func(s *sample) { s.stories = append(s.stories, Story{}) }, ruleMissing, []int{5}},
		{"out, and told so", func(s *sample) { s.stories, s.layout.Out = append(s.stories, Story{}), []int{5} }, "", nil},
		{"out twice", func(s *sample) { s.stories, s.layout.Out = append(s.stories, Story{}), []int{5, 5} }, ruleMissing, []int{5}},
		{"placed and out", func(s *sample) { s.layout.Out = []int{3} }, ruleMissing, []int{3}},
		{"out of nobody", func(s *sample) { s.layout.Out = []int{5} }, ruleMissing, []int{5}},
		{"out before the first", func(s *sample) { s.layout.Out = []int{-1} }, ruleMissing, []int{-1}},
	})
}

func TestCheckLead(t *testing.T) {
	holdAll(t, []change{
		{"not at the top", func(s *sample) {
			p := s.place(0)
			s.move(0, 0, 1)
			p.Region.Lines-- // the gap below stays
			p.Legs[0].Lines, p.Legs[1].Lines, p.Legs[2].Lines = 3, 3, 19
			s.fill(0, 3, 3, 19)
		}, ruleLead, []int{0}},
		{"not at the left", func(s *sample) {
			for i := range s.layout.Places { // all of the page a column to the right, over one more
				s.move(i, 1, 0)
			}
			s.page.Columns++
			p := s.place(sampleBanner)
			p.Region.Col, p.Region.Cols = 0, 6
			p.Head.Col, p.Head.Cols = 0, 6
			s.story(sampleBanner).Heads[0].Span = 6
			s.story(0).Photos[0].MaxSpan = 2
		}, ruleLead, []int{0}},
		{"out", func(s *sample) { s.leaveOut(0) }, ruleLead, []int{0}},
		{"as large as the next", func(s *sample) { s.story(1).Heads[0].Size = 400 }, ruleLead, []int{0, 1}},
		{"as large as the next that has a headline", func(s *sample) {
			s.headless(1)
			s.story(2).Heads[0].Size = 400
		}, ruleLead, []int{0, 2}},
		{"without a headline the next may be any", func(s *sample) {
			s.headless(0)
			s.story(1).Heads[0].Size = 500
		}, "", nil},
	})
}

func TestCheckSizes(t *testing.T) {
	holdAll(t, []change{
		{"larger than the one before", func(s *sample) { s.story(3).Heads[0].Size = 221 }, ruleSize, []int{2, 3}},
		{"larger than the lead", func(s *sample) { s.story(1).Heads[0].Size = 401 }, ruleSize, []int{0, 1}},
		{"as large as the one before", func(s *sample) { s.story(3).Heads[0].Size = 220 }, "", nil},
		{"larger, one without a headline between", func(s *sample) {
			s.headless(3)
			s.story(4).Heads[0].Size = 230
		}, ruleSize, []int{2, 4}},
		{"places in another order", func(s *sample) {
			slices.Reverse(s.layout.Places)
			s.stories[3].Heads[0].Size = 221
		}, ruleSize, []int{2, 3}},
	})
}

func TestCheckWhite(t *testing.T) {
	// More or less white with as many lines of headline, legs as they were.
	white := func(s *sample, n int) {
		p := s.place(sampleBeside)
		p.White, p.Head.Lines = p.White+n, p.Head.Lines+n
		for i := range p.Legs {
			p.Legs[i].Top += n
			p.Legs[i].Lines -= n
		}
		s.fill(sampleBeside, p.Legs[0].Lines, p.Legs[1].Lines)
	}
	holdAll(t, []change{
		{"the least", func(s *sample) { white(s, -1) }, "", nil},
		{"too little", func(s *sample) { white(s, -2) }, ruleWhite, []int{1}},
		{"the most", func(s *sample) { white(s, 2) }, "", nil},
		{"too much", func(s *sample) { white(s, 3) }, ruleWhite, []int{1}},
		{"not what stands there", func(s *sample) { s.place(1).White++ }, ruleWhite, []int{1}},
		{"a headline cut off", func(s *sample) { s.place(1).Head.Lines-- }, ruleWhite, []int{1}},
		{"a headline of another span", func(s *sample) { s.story(1).Heads[0].Span = 1 }, ruleWhite, []int{1}},
		{"white as wished where none is allowed beyond", func(s *sample) { s.story(1).Heads[0].MaxWhite = 0 }, ruleWhite, []int{1}},
	})
}

func TestCheckCover(t *testing.T) {
	holdAll(t, []change{
		{"a leg at the right of it", func(s *sample) {
			s.place(1).Head.Cols, s.story(1).Heads[0].Span = 1, 1
		}, ruleCover, []int{1}},
		{"a leg at the left of it", func(s *sample) {
			s.place(1).Head.Col, s.place(1).Head.Cols, s.story(1).Heads[0].Span = 4, 1, 1
		}, ruleCover, []int{1}},
		{"a leg above the headline", func(s *sample) {
			p := s.place(sampleFrame)
			p.Head.Top = 54
			p.Legs[0].Top = 29
		}, ruleCover, []int{3}},
		{"a headline left out", func(s *sample) {
			p := s.place(sampleFrame)
			p.Option, p.Head = -1, Rect{}
		}, ruleCover, []int{3}},
		{"no headline wanted", func(s *sample) { s.headless(sampleFrame) }, "", nil},
	})
}

func TestCheckText(t *testing.T) {
	holdAll(t, []change{
		{"a line left out between legs", func(s *sample) { s.place(2).Legs[1].From++ }, ruleText, []int{2}},
		{"a line twice", func(s *sample) { s.place(2).Legs[1].From-- }, ruleText, []int{2}},
		{"the first line left out", func(s *sample) { s.place(3).Legs[0].From++ }, ruleText, []int{3}},
		{"legs in another order", func(s *sample) {
			legs := s.place(2).Legs
			legs[0], legs[1] = legs[1], legs[0]
		}, ruleText, []int{2}},
		{"the last line left out", func(s *sample) { s.story(2).Lines++ }, ruleText, []int{2}},
		{"a line too many", func(s *sample) { s.story(2).Lines-- }, ruleText, []int{2}},
		{"more lines than room", func(s *sample) { s.fill(2, 11, 12) }, ruleText, []int{2}},
		{"room for more", func(s *sample) { s.fill(2, 11, 9) }, "", nil},
		{"no legs", func(s *sample) { s.place(2).Legs = nil }, ruleText, []int{2}},
		{"no copy", func(s *sample) { s.place(2).Legs, s.story(2).Lines = nil, 0 }, "", nil},
	})
}

func TestCheckLegs(t *testing.T) {
	holdAll(t, []change{
		{"two lines", func(s *sample) { s.fill(2, 11, 2) }, "", nil},
		{"a single line", func(s *sample) { s.fill(2, 11, 1) }, ruleLeg, []int{2}},
		{"an empty leg", func(s *sample) { s.fill(2, 11, 0) }, ruleLeg, []int{2}},
		{"a single line first", func(s *sample) { s.fill(2, 1, 11) }, ruleLeg, []int{2}},
		{"two where three are asked for", func(s *sample) {
			s.page.MinLeg = 3
			s.fill(2, 11, 2)
		}, ruleLeg, []int{2}},
		{"two where none are asked for", func(s *sample) {
			s.page.MinLeg = 0
			s.fill(2, 11, 2)
		}, "", nil},
	})
}

func TestCheckBanner(t *testing.T) {
	rows := func(s *sample, n int) {
		p := s.place(sampleBanner)
		for i := range p.Legs {
			p.Legs[i].Lines = n
		}
		s.fill(sampleBanner, n, n, n, n, n)
	}
	holdAll(t, []change{
		{"legs of four lines", func(s *sample) { rows(s, 4) }, "", nil},
		{"legs of three lines", func(s *sample) { rows(s, 3) }, ruleBanner, []int{4}},
		{"one leg of three lines", func(s *sample) { s.fill(4, 4, 4, 4, 4, 3) }, ruleBanner, []int{4}},
		{"legs of three lines over fewer columns", func(s *sample) { s.fill(2, 11, 3) }, "", nil},
		{"no more than three lines in all", func(s *sample) {
			s.place(4).Legs = s.place(4).Legs[:1]
			s.fill(4, 3)
		}, "", nil},
	})
}

func TestCheckTails(t *testing.T) {
	holdAll(t, []change{
		{"over all columns at the foot", func(s *sample) { s.tail(Rect{0, 89, 5, 12}) }, "", nil},
		{"two side by side", func(s *sample) {
			s.tail(Rect{0, 89, 2, 12})
			s.tail(Rect{2, 89, 3, 12})
		}, ruleBump, []int{5, 6}},
		{"two side by side, told apart", func(s *sample) {
			s.tail(Rect{0, 89, 2, 12})
			s.tail(Rect{2, 89, 3, 12})
			s.place(6).Light = true
		}, "", nil},
		{"above a story of the page", func(s *sample) {
			s.tail(Rect{0, 60, 5, 12})
			s.move(sampleBanner, 0, 13)
			s.layout.Lines += 13
		}, ruleTails, []int{4, 5}},
		{"above a story of the page that comes later", func(s *sample) {
			s.tail(Rect{0, 60, 5, 12})
			s.move(sampleBanner, 0, 13)
			s.layout.Lines += 13
			slices.Reverse(s.layout.Places)
		}, ruleTails, []int{5, 4}},
		{"a story without a headline begins beside it", func(s *sample) {
			s.tail(Rect{0, 89, 2, 12})
			s.add(0, 0, Rect{2, 89, 3, 12}, Rect{}, Rect{}, Rect{2, 89, 1, 12}, Rect{3, 89, 1, 12}, Rect{4, 89, 1, 12})
			s.headless(6)
			s.stories[6].Tail = true
		}, "", nil},
		{"its headline is larger than those of the page", func(s *sample) {
			s.tail(Rect{0, 89, 5, 12})
			s.stories[5].Heads[0].Size = 900
		}, "", nil},
		{"in front of the stories of the page", func(s *sample) {
			s.tail(Rect{0, 89, 5, 12})
			s.stories = append(s.stories[5:], s.stories[:5]...)
			for i := range s.layout.Places {
				p := s.place(i)
				p.Story = (p.Story + 1) % 6
			}
		}, "", nil},
		{"a page of tails has no lead", func(s *sample) {
			*s = sample{page: s.page}
			s.tail(Rect{1, 1, 4, 12})
		}, "", nil},
	})
}

func TestCheckLeading(t *testing.T) {
	wider := func(s *sample) {
		s.place(1).Leading = 1
		s.fill(1, 37, 37)
	}
	banner := func(s *sample) {
		s.place(4).Leading = 1
		s.fill(4, 22, 22, 22, 22, 22)
	}
	closer := func(s *sample) {
		s.place(1).Leading = -1
		s.fill(1, 39, 39)
	}
	holdAll(t, []change{
		{"wider", wider, "", nil},
		{"too wide", func(s *sample) { wider(s); s.page.LeadingUp = 27 }, ruleLeading, []int{1}},
		{"as wide as may be", func(s *sample) { wider(s); s.page.LeadingUp = 28 }, "", nil},
		{"more than all columns may", func(s *sample) { wider(s); s.page.LeadingUp, s.page.LeadingWide = 27, 100 }, ruleLeading, []int{1}},
		{"over all columns", func(s *sample) { banner(s); s.page.LeadingUp, s.page.LeadingWide = 0, 46 }, "", nil},
		{"too wide over all columns", func(s *sample) { banner(s); s.page.LeadingUp, s.page.LeadingWide = 0, 45 }, ruleLeading, []int{4}},
		{"over all columns as elsewhere", func(s *sample) { banner(s); s.page.LeadingUp, s.page.LeadingWide = 46, 0 }, "", nil},
		{"closer", func(s *sample) { closer(s); s.page.LeadingDown = 26 }, "", nil},
		{"too close", func(s *sample) { closer(s); s.page.LeadingDown = 25 }, ruleLeading, []int{1}},
		{"wider by what may be closer", func(s *sample) { wider(s); s.page.LeadingUp, s.page.LeadingDown = 0, 100 }, ruleLeading, []int{1}},
		{"wider, and as many lines as before", func(s *sample) { s.place(1).Leading = 1 }, ruleText, []int{1}},
		{"one leg too short for it", func(s *sample) {
			wider(s)
			s.place(1).Legs[1].Lines = 20
			s.fill(1, 37, 19)
		}, ruleLeading, []int{1}},
	})
}

func TestCheckJump(t *testing.T) {
	holdAll(t, []change{
		{"the end elsewhere", func(s *sample) { s.jump(4, 100) }, "", nil},
		{"it may not", func(s *sample) { s.jump(4, 100); s.story(4).MayJump = false }, ruleText, []int{4}},
		{"as much stays as has to", func(s *sample) { s.jump(4, 100); s.story(4).Stay = 100 }, "", nil},
		{"less stays than has to", func(s *sample) { s.jump(4, 100); s.story(4).Stay = 101 }, ruleText, []int{4}},
		{"as much goes as has to", func(s *sample) { s.jump(4, 100); s.story(4).Go = 15 }, "", nil},
		{"less goes than has to", func(s *sample) { s.jump(4, 100); s.story(4).Go = 16 }, ruleText, []int{4}},
		{"all of it stays", func(s *sample) { s.place(4).Jump = 115 }, ruleText, []int{4}},
		{"one line goes", func(s *sample) { s.jump(4, 114) }, "", nil},
		{"more lines here than said", func(s *sample) { s.jump(4, 100); s.place(4).Jump = 99 }, ruleText, []int{4}},
		{"two of them", func(s *sample) { s.jump(4, 100); s.jump(1, 70) }, ruleJumps, []int{1, 4}},
		{"fewer lines here than said", func(s *sample) { s.jump(4, 100); s.place(4).Jump = 101 }, ruleText, []int{4}},
	})
}

func TestCheckPhotos(t *testing.T) {
	// A photo of two columns is 27 characters wide: in proportion it is 14.4 lines high.
	tall := func(s *sample, n int) {
		p := s.place(0)
		p.Photos[0].Lines += n
		for i := range 2 {
			p.Legs[i].Top, p.Legs[i].Lines = 23+n, 4-n
		}
		s.fill(0, 4-n, 4-n, 20)
	}
	holdAll(t, []change{
		{"a little higher", func(s *sample) { tall(s, 1) }, "", nil},
		{"too high", func(s *sample) { tall(s, 2) }, ruleCrop, []int{0}},
		{"a little lower", func(s *sample) { tall(s, -1) }, "", nil},
		{"too low", func(s *sample) { tall(s, -2) }, ruleCrop, []int{0}},
		{"higher than what must be seen allows", func(s *sample) { s.story(0).Photos[0].Taller = 4; tall(s, 1) }, ruleCrop, []int{0}},
		{"lower than what must be seen allows", func(s *sample) { s.story(0).Photos[0].Lower = 9; tall(s, -1) }, ruleCrop, []int{0}},
		{"higher where it may not be lower", func(s *sample) { s.story(0).Photos[0].Lower = 0; tall(s, 1) }, "", nil},
		{"lower where it may not be higher", func(s *sample) { s.story(0).Photos[0].Taller = 0; tall(s, -1) }, "", nil},
		{"in whole lines where it may not be cut", func(s *sample) { s.story(0).Photos[0].Taller, s.story(0).Photos[0].Lower = 0, 0 }, "", nil},
		{"narrower than its least span", func(s *sample) { s.story(0).Photos[0].MinSpan = 3 }, ruleCrop, []int{0}},
		{"as wide as its least span", func(s *sample) { s.story(0).Photos[0].MinSpan = 2 }, "", nil},
		{"as wide as its most", func(s *sample) { s.story(0).Photos[0].MaxSpan = 2 }, "", nil},
		{"wider than its most span", func(s *sample) { s.story(0).Photos[0].MaxSpan = 1 }, ruleCrop, []int{0}},
		{"any span", func(s *sample) { s.story(0).Photos[0].MinSpan, s.story(0).Photos[0].MaxSpan = 0, 0 }, "", nil},
		{"its cutline cut off", func(s *sample) { s.place(0).Photos[0].Cutline = 0 }, ruleCrop, []int{0}},
		{"a cutline for another span", func(s *sample) { s.story(0).Photos[0].Cutline = []int{1, 2} }, ruleCrop, []int{0}},
		{"left out", func(s *sample) { s.place(0).Photos = nil }, "", nil},
	})
}

func TestCheckLeadPicture(t *testing.T) {
	// The page has another column, so that two are no longer two fifths of it.
	wide := func(s *sample) {
		s.page.Columns = 6
		p := s.place(sampleBanner)
		p.Region.Cols, p.Head.Cols, s.story(sampleBanner).Heads[0].Span = 6, 6, 6
	}
	holdAll(t, []change{
		{"two of six columns", wide, rulePicture, []int{0}},
		{"it may not be wider", func(s *sample) { wide(s); s.story(0).Photos[0].MaxSpan = 2 }, "", nil},
		{"it may be as wide as it likes", func(s *sample) { wide(s); s.story(0).Photos[0].MaxSpan = 0 }, rulePicture, []int{0}},
		{"left out", func(s *sample) { wide(s); s.place(0).Photos = nil }, "", nil},
		{"one of two may be wider", func(s *sample) {
			wide(s)
			s.story(0).Photos = append(s.story(0).Photos, s.story(0).Photos[0])
			s.story(0).Photos[0].MaxSpan = 2
			p := s.place(0)
			p.Photos = append(p.Photos, PhotoPlace{Rect{2, 18, 1, 7}, 1, 2})
			p.Legs[2].Lines = 11
			s.fill(0, 4, 4, 11)
		}, rulePicture, []int{0}},
	})
}

func TestCheckPictures(t *testing.T) {
	// The lead's photo at the right of it, at a line, beside that of story 1.
	right := func(s *sample, top int) {
		p := s.place(0)
		p.Photos[0].Col, p.Photos[0].Top = 1, top
		p.Legs[0].Rect = Rect{0, 7, 1, 20}
		p.Legs[1].Rect = Rect{1, 23, 1, 4}
		p.Legs[2].Rect = Rect{2, 23, 1, 4}
		foot := 4
		if top > 7 {
			foot = top - 7
			p.Legs[1].Rect, p.Legs[2].Rect = Rect{1, 7, 1, foot}, Rect{2, 7, 1, foot}
		}
		s.fill(0, 20, foot, foot)
	}
	// The lead's photo at the foot of it, above that of story 2.
	foot := func(s *sample, top int) {
		p := s.place(0)
		p.Photos[0].Top = top
		for i := range 2 {
			p.Legs[i].Top, p.Legs[i].Lines = 7, top-7
		}
		s.fill(0, top-7, top-7, 20)
	}
	reversed := func(s *sample) { foot(s, 12); slices.Reverse(s.layout.Places) }
	holdAll(t, []change{
		{"side by side", func(s *sample) { right(s, 7) }, rulePhotos, []int{0, 1}},
		{"side by side for some lines", func(s *sample) { right(s, 10); s.page.BoxLines = 0 }, rulePhotos, []int{0, 1}},
		{"one above the other", func(s *sample) { foot(s, 12) }, rulePhotos, []int{0, 2}},
		{"one below the other", reversed, rulePhotos, []int{2, 0}},
		{"three lines between", func(s *sample) { foot(s, 10) }, rulePhotos, []int{0, 2}},
		{"four lines between", func(s *sample) { foot(s, 9) }, "", nil},
		{"three lines between, no frames", func(s *sample) { foot(s, 10); s.page.BoxLines = 0 }, "", nil},
		{"one line between, no frames", func(s *sample) { foot(s, 12); s.page.BoxLines = 0 }, rulePhotos, []int{0, 2}},
		{"one line between, the lower one first, no frames", func(s *sample) { reversed(s); s.page.BoxLines = 0 }, rulePhotos, []int{2, 0}},
	})
}

func TestCheckBounds(t *testing.T) {
	holdAll(t, []change{
		{"below the foot", func(s *sample) { s.layout.Lines-- }, ruleBounds, []int{4}},
		{"an early end", func(s *sample) { s.layout.Lines++ }, "", nil},
		{"right of the last column", func(s *sample) { s.move(1, 1, 0) }, ruleBounds, []int{1}},
		{"left of the first column", func(s *sample) {
			s.leaveOut(3)
			s.stories[3] = Story{}
			s.move(2, -1, 0)
		}, ruleBounds, []int{2}},
		{"above the head", func(s *sample) { s.move(1, 0, -1) }, ruleBounds, []int{1}},
		{"a leg out of its story", func(s *sample) { s.place(2).Region.Lines-- }, ruleBounds, []int{2}},
		{"a photo out of its story", func(s *sample) { s.place(2).Photos[0].Top = 27 }, ruleBounds, []int{2}},
		{"a headline out of its story", func(s *sample) { s.place(3).Head.Top = 27 }, ruleBounds, []int{3}},
		{"a leg over another", func(s *sample) { s.place(2).Legs[1].Col = 0 }, ruleBounds, []int{2}},
		{"a leg over a photo", func(s *sample) { s.place(0).Legs[0].Top, s.place(0).Legs[0].Lines = 21, 6 }, ruleBounds, []int{0}},
		{"a photo over the headline", func(s *sample) { s.place(0).Photos[0].Top-- }, ruleBounds, []int{0}},
		{"a leg of no width", func(s *sample) { s.place(3).Legs[0].Cols = 0 }, ruleBounds, []int{3}},
		{"a story over another", func(s *sample) { s.place(2).Region.Cols++ }, ruleBounds, []int{2, 3}},
		{"no white between two", func(s *sample) { s.place(2).Region.Top, s.place(2).Region.Lines = 27, 32 }, ruleBounds, []int{0, 2}},
		{"no white between two, the lower one first", func(s *sample) {
			s.place(2).Region.Top, s.place(2).Region.Lines = 27, 32
			slices.Reverse(s.layout.Places)
		}, ruleBounds, []int{2, 0}},
		{"no white between two, none asked for", func(s *sample) {
			s.place(2).Region.Top, s.place(2).Region.Lines = 27, 32
			s.page.Gap = 0
		}, "", nil},
	})
}

func TestCheckBump(t *testing.T) {
	// The headline of story 1 above its photo, beside that of the lead.
	top := func(s *sample) {
		s.place(1).Head.Top, s.place(1).Photos[0].Top = 0, 6
	}
	// Its headline at some line, the photo below it.
	low := func(s *sample, line int) {
		p := s.place(1)
		p.Head.Top, p.Photos[0].Top = line, line+6
		for i := range p.Legs {
			p.Legs[i].Top, p.Legs[i].Lines = line+21, 38-line
		}
		s.fill(1, 38-line, 38-line)
	}
	// Headlines within a tenth of each other.
	equal := func(s *sample) { s.story(1).Heads[0].Size = 360 }
	light := func(s *sample) { s.place(1).Light = true }
	holdAll(t, []change{
		{"a tenth smaller", func(s *sample) { top(s); equal(s) }, ruleBump, []int{0, 1}},
		{"a little more than a tenth smaller", func(s *sample) { top(s); s.story(1).Heads[0].Size = 359 }, "", nil},
		{"a little less than a tenth smaller", func(s *sample) { top(s); s.story(1).Heads[0].Size = 370 }, ruleBump, []int{0, 1}},
		{"the smaller one first", func(s *sample) { top(s); equal(s); slices.Reverse(s.layout.Places) }, ruleBump, []int{1, 0}},
		{"told apart by weight", func(s *sample) { top(s); equal(s); light(s) }, "", nil},
		{"both light", func(s *sample) { top(s); equal(s); light(s); s.place(0).Light = true }, ruleBump, []int{0, 1}},
		{"on one line", func(s *sample) { low(s, 6); equal(s) }, ruleBump, []int{0, 1}},
		{"one below the other", func(s *sample) { low(s, 7); equal(s) }, "", nil},
		{"one in a frame", func(s *sample) { top(s); equal(s); s.place(1).Boxed = true }, "", nil},
		{"both in frames", func(s *sample) { top(s); equal(s); s.place(0).Boxed, s.place(1).Boxed = true, true }, ruleBump, []int{0, 1}},
		{"only one has a headline", func(s *sample) { top(s); equal(s); s.headless(0) }, "", nil},
		{"only the other has a headline", func(s *sample) { top(s); equal(s); s.headless(1) }, "", nil},
	})
}

func TestCheckSeams(t *testing.T) {
	// The cut above story 4 is not covered by a headline.
	bare := func(s *sample) { s.headless(4) }
	// Nor is it by a photo that begins so many lines below it.
	photo := func(s *sample, down int, spans ...int) {
		bare(s)
		p, col := s.place(4), 0
		for i, span := range spans {
			p.Photos = append(p.Photos, PhotoPlace{Rect{col, 60 + down, span, 3}, i, 0})
			aspect := float64(span*14-1) / 3 / 1.25
			s.story(4).Photos = append(s.story(4).Photos, Photo{Aspect: aspect})
			col += span
		}
	}
	// Story 0 alone over all columns, story 1 below it.
	crown := func(s *sample, top int) {
		*s = sample{page: s.page, layout: Layout{Lines: 80}}
		s.add(400, 5, Rect{0, 0, 5, 27}, Rect{0, 0, 5, 7}, Rect{},
			Rect{0, 7, 1, 20}, Rect{1, 7, 1, 20}, Rect{2, 7, 1, 20}, Rect{3, 7, 1, 20}, Rect{4, 7, 1, 20})
		s.add(0, 0, Rect{0, top, 5, 10}, Rect{}, Rect{},
			Rect{0, top, 1, 10}, Rect{1, top, 1, 10}, Rect{2, top, 1, 10}, Rect{3, top, 1, 10}, Rect{4, top, 1, 10})
		s.headless(1)
	}
	holdAll(t, []change{
		{"from head to foot", func(s *sample) { s.leaveOut(4) }, ruleSeam, []int{0, 1, 3}},
		{"from head to foot of a page that is scrolled", func(s *sample) { s.leaveOut(4); s.page.Free = true }, "", nil},
		{"from side to side", bare, ruleSeam, []int{4}},
		{"covered by a photo", func(s *sample) { photo(s, 0, 5) }, "", nil},
		{"covered by two photos", func(s *sample) { photo(s, 0, 2, 3) }, "", nil},
		{"covered by a photo in a frame", func(s *sample) { photo(s, 1, 5) }, "", nil},
		{"a photo too low", func(s *sample) { photo(s, 2, 5) }, ruleSeam, []int{4}},
		{"a photo too narrow", func(s *sample) { photo(s, 0, 4) }, ruleSeam, []int{4}},
		{"two photos, one too low", func(s *sample) { photo(s, 0, 2, 3); s.place(4).Photos[1].Top = 62 }, ruleSeam, []int{4}},
		{"covered by the headline of the lead", func(s *sample) { crown(s, 28) }, "", nil},
		{"too far below the lead", func(s *sample) { crown(s, 29) }, ruleSeam, []int{1}},
		{"below a lead without a headline", func(s *sample) { crown(s, 28); s.headless(0) }, ruleSeam, []int{1}},
		{"below another than the lead", func(s *sample) {
			crown(s, 28)
			s.headless(0)
			s.add(300, 5, Rect{0, 39, 5, 20}, Rect{0, 39, 5, 7}, Rect{}, Rect{0, 46, 1, 13}, Rect{1, 46, 1, 13}, Rect{2, 46, 1, 13}, Rect{3, 46, 1, 13}, Rect{4, 46, 1, 13})
			s.move(1, 0, 32)
			s.move(2, 0, -11)
		}, ruleSeam, []int{1}},
		{"a single story has no seams", func(s *sample) {
			*s = sample{page: s.page, layout: Layout{Lines: 80}}
			s.add(400, 5, Rect{0, 0, 2, 27}, Rect{0, 0, 2, 7}, Rect{}, Rect{0, 7, 1, 20}, Rect{1, 7, 1, 20})
		}, "", nil},
	})
}

// TestCheckOrder holds that what is broken is told in order, by rule and by
// story.
func TestCheckOrder(t *testing.T) {
	s := sound()
	s.place(3).White++
	s.place(1).White++
	s.story(2).Heads[0].Size = 250
	want := []Violation{{ruleSize, []int{1, 2}}, {ruleWhite, []int{1}}, {ruleWhite, []int{3}}}
	if diff := cmp.Diff(want, Check(s.page, s.stories, s.layout)); diff != "" {
		t.Error(diff)
	}
}
