package compose

import (
	"math/rand/v2"
	"testing"
)

// pictures are an upright photo and two wide ones, which have one height at no spans of
// six columns.
func pictures() []Photo {
	return []Photo{
		{Aspect: 0.75, MinSpan: 2, MaxSpan: 2, Cutline: []int{3, 2}},
		{Aspect: 1.5, MinSpan: 1, MaxSpan: 5, Wish: 3, Cutline: []int{2, 1}, Taller: 10, Lower: 10},
		{Aspect: 1.56, MinSpan: 1, MaxSpan: 5, Wish: 3, Cutline: []int{2, 1}},
	}
}

// TestPartedPhotos holds that photos which find no place together stand in two, over
// columns of their own, and that all lines stand above or below them.
func TestPartedPhotos(t *testing.T) {
	for _, boxed := range []bool{false, true} {
		page := tabloid(6)
		st := notice(page, 157, 300)
		st.Photos, st.Boxed = pictures(), boxed
		l := Compose(page, []Story{st})
		if len(l.Broken) > 0 || len(l.Places) != 1 || l.Reports[0].Dropped > 0 {
			t.Fatalf("broken %v, %d photos dropped", l.Broken, l.Reports[0].Dropped)
		}
		p := &l.Places[0]
		if in, out := inParts(p); in == 0 || out == 0 {
			t.Errorf("%d photos under the headline, %d at the foot: %+v", in, out, p.Photos)
		}
	}
}

// inParts counts the photos of a place below the copy of their columns, and others.
func inParts(p *Place) (high, low int) {
	for _, ph := range p.Photos {
		above := false
		for _, leg := range p.Legs {
			above = above || ph.Col <= leg.Col && leg.Col < ph.right() && leg.Top < ph.Top
		}
		if above {
			low++
		} else {
			high++
		}
	}
	return high, low
}

// TestPartedPages holds that beside other stories too photos in two places break no rule,
// and that there are such pages.
func TestPartedPages(t *testing.T) {
	parted := 0
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 71))
		page := tabloid(4 + r.IntN(3))
		stories := []Story{notice(page, 90+r.IntN(60), 300), notice(page, 60+r.IntN(40), 280), notice(page, 40, 260)}
		for i := range 2 {
			photos := pictures()
			r.Shuffle(len(photos), func(a, b int) { photos[a], photos[b] = photos[b], photos[a] })
			stories[i].Photos = photos[:2+r.IntN(2)]
		}
		l := Compose(page, stories)
		for _, v := range l.Broken {
			if v.Rule != ruleSeam { // which three stories of any length often can't hold
				t.Errorf("seed %d: %v", seed, v)
			}
		}
		for i := range l.Places {
			if high, low := inParts(&l.Places[i]); high > 0 && low > 0 {
				parted++
			}
		}
	}
	if parted < 10 {
		t.Errorf("photos stand in two places %d times", parted)
	}
}

// TestInset holds that a photo in a frame is as much lower as it is narrower.
func TestInset(t *testing.T) {
	page := tabloid(6)
	for span := 1; span <= 3; span++ {
		plain := photoLines(page, Photo{Aspect: 1.5}, span)
		inset := photoLines(page, Photo{Aspect: 1.5, Inset: 2}, span)
		chars := page.chars(span)
		if want := plain * (chars - 2) / chars; inset < want-2 || inset > want+2 {
			t.Errorf("over %d columns %d thousandths of a line, %d in a frame, not %d", span, plain, inset, want)
		}
	}
	if n := photoLines(page, Photo{Aspect: 1.5, Inset: 1000}, 1); n < 1000 {
		t.Errorf("narrower than nothing, it has %d thousandths of a line", n)
	}
}
