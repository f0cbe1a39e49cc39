package compose

// segment is what one story shows along a side of a block, in lines from the
// top of that.
type segment struct {
	top                int // of the story
	head, body         int // the headline
	photo, under       int // the photos with their cutlines
	size               int // of the headline
	headed, boxed, pic bool
}

// mostSegments is how many stories along a side are looked at.
const mostSegments = 16

// side lists the stories along the left or right side of a variant.
func (s *search) side(list []segment, i int32, right bool, top int) []segment {
	v := &s.variants[i]
	switch v.kind {
	case row:
		if right {
			return s.side(list, v.b, right, top)
		}
		return s.side(list, v.a, right, top)
	case stack:
		list = s.side(list, v.a, right, top)
		return s.side(list, v.b, right, top+int(s.variants[v.a].h))
	}
	if len(list) == mostSegments {
		return list
	}
	f, g := &s.kept[v.a], &s.geometries[v.a]
	seg := segment{top: top, head: top + g.head, body: top + g.body, photo: top + g.photo, under: top + g.under, headed: v.flags&headed != 0}
	if g.other > 0 && right != f.side.atRight() {
		seg.photo, seg.under = top+g.other, top+int(v.h)-s.page.Gap
	}
	seg.pic = right && v.flags&photoRight != 0 || !right && v.flags&photoLeft != 0
	seg.boxed = s.stories[f.story].Boxed
	if seg.headed {
		seg.size = s.stories[f.story].Heads[f.head].Size
	}
	return append(list, seg)
}

// seam is what it costs that two blocks stand side by side: headlines on one
// line are not good, equal ones worse. It reports false where photos would
// touch, or cuts meet in a point or run on through both blocks.
func (s *search) seam(a, b int32) (int32, bool) {
	var one, two [mostSegments]segment
	left, right := s.side(one[:0], a, true, 0), s.side(two[:0], b, false, 0)
	var cost int32
	for i := range left {
		x := &left[i]
		for k := range right {
			y := &right[k]
			if x.pic && y.pic && x.photo < y.under && y.photo < x.under ||
				x.top > 0 && y.top > 0 && max(x.top-y.top, y.top-x.top) <= s.page.Gap {
				return 0, false
			}
			if x.headed && y.headed && x.head < y.body && y.head < x.body {
				if alike(x.size, y.size) && x.boxed == y.boxed {
					cost += costAlike
				} else {
					cost += costBeside
				}
			}
		}
	}
	return cost, true
}
