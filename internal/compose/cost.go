package compose

// The cost of a layout is the sum of these. A unit is about half a line of
// white that nobody asked for; the package comment explains the order.
const (
	costWhiteMore = 2  // the first line of headline white over the wish, the second twice that, …
	costWhiteLess = 3  // likewise below the wish
	costWhiteMost = 8  // no single line of white costs more
	costLeading   = 9  // each line of height won or lost by leading
	costBlank     = 10 // each line missing beyond an uneven last row,
	costHole      = 10 // and so much more each after the first blankMost
	costUneven    = 1  // each line the last row is uneven by
	costCrop      = 10 // a photo ten per cent off its proportion; grows with the square

	costHead      = 6  // each headline option after the first
	costPhotoTop  = 3  // photo above its headline
	costPhotoLeft = 2  // photo at the left, or in the middle, of the legs
	costPhotoFoot = 2  // photo under its text
	costParted    = 10 // photos of one story in two places
	costPhotoSpan = 4  // each column a photo is away from the span its rank suggests

	costShortLeg = 5  // each line a leg is shorter than legShort
	costLongLeg  = 1  // each line a leg is longer than legLong
	costFlat     = 9  // each unit of width over height beyond flat
	costThin     = 20 // each time a region is thinner than thin
	costLeadSpan = 30 // each column the lead is narrower than half the page

	costAbove  = 1 // a worse story standing above a better one
	costBeside = 1 // two headlines side by side on a line,
	costAlike  = 3 // of about one size
	costLadder = 3 // each story of a stack after the second
	costBanner = 6 // each story after the first that runs over all columns

	costFootPlace = 60 // a place for a filler at the foot
	costFootLine  = 30 // each line of the page's height left at the foot

	costPhotoSmall = 60  // a photo over fewer columns than are wished
	costLeadSmall  = 240 // and all of the lead's

	costJump      = 30     // a story that runs on elsewhere, and
	costJumpLines = 20     // lines that cost one more
	costPhotoOut  = 700    // a photo without a place
	costRegion    = 300    // no region's shape costs more
	costBroken    = 200000 // a hard rule given up
)

const (
	blankMost = 6   // lines
	legShort  = 6   // lines
	legLong   = 48  // lines
	flat      = 2.6 // width over height
	thin      = 0.4 // width over height
)

// whiteCost is the cost of n lines of headline white over (n > 0) or below
// the wish.
func whiteCost(n int) int32 {
	step, sum := int32(costWhiteMore), int32(0)
	if n < 0 {
		step, n = costWhiteLess, -n
	}
	for i := range n {
		sum += min(step*int32(i+1), costWhiteMost)
	}
	return sum
}

// blankCost is the cost of n lines missing beyond an uneven last row. Many of
// them in one story make a hole; at the foot of the page they make a place.
func blankCost(n int) int32 {
	return int32(max(0, n)*costBlank + max(0, n-blankMost)*costHole)
}

// cropCost is the cost of a photo changed by so many thousandths.
func cropCost(thousandths int) int32 {
	return int32(thousandths * thousandths * costCrop / 10000)
}

// regionCost judges the shape of a story's region.
func (s *search) regionCost(story, span, height, rows int) int32 {
	var cost float64
	if rows > 0 && rows < legShort {
		cost += float64(costShortLeg * (legShort - rows))
	}
	if rows > legLong {
		cost += float64(costLongLeg * (rows - legLong))
	}
	wide := float64(s.page.chars(span)) / (float64(height) * s.page.Pitch)
	if wide > flat {
		cost += costFlat * (wide - flat)
	}
	if wide < thin {
		cost += costThin * (thin/wide - 1)
	}
	if story == s.lead {
		cost += float64(costLeadSpan * max(0, (s.page.Columns+1)/2-span))
	}
	return int32(min(cost, costRegion))
}
