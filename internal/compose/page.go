package compose

// Page is the grid the stories are set on: base columns (基本栏) of equal
// width, each of so many lines. All heights in this package are lines.
type Page struct {
	Columns int     // base columns
	Lines   int     // lines of a column
	Chars   int     // full-width characters in a line of a base column
	Gutter  int     // characters between two columns (栏空)
	Pitch   float64 // distance of two lines in body sizes: 1.25 for 9 pt on 11.25 pt
	Gap     int     // white lines between a story and the one below it
	MinLeg  int     // least lines of a leg; less than 2 means 2
	Crop    int     // per cent a photo's height may be changed, up or down

	// LeadingDown and LeadingUp bound how much closer and wider the lines
	// of a story may stand than the grid's, in thousandths.
	LeadingDown, LeadingUp int

	BoxLines  int  // lines a frame (花边) takes above and again below
	JumpLines int  // lines the jump line (下转第N版) takes
	All       bool // a layout without one of the stories is none
	FreeJump  bool // stories may end anywhere without penalty: a front page of links
	CloseUp   bool // a short page ends early; otherwise its foot is a place for a filler
}

// Story is one story's possible shapes. Its rank is its index: 0 is the lead.
type Story struct {
	Heads  []Head  // the headline block by span, preferred first; empty: no headline
	Copy   []Copy  // ways to set the body, preferred first; empty: no body
	Photos []Photo // all are placed, side by side or one above the other

	MinSpan, MaxSpan int // columns; 0 leaves it free

	Keep    bool // leaves a page that is too full only after all others
	Filler  bool // a brief that may stay out when the page has no hole for it
	MayJump bool // the end may run on another page (转版)
	Stay    int  // lines that must stay here when it jumps
}

// Head is the headline block (kicker, headline, deck) at one span.
type Head struct {
	Span  int // columns
	Size  int // of the headline proper, in any one unit, such as tenths of a point
	Lines int // height without the white above and below

	MinWhite, White, MaxWhite int // white above and below together: least, wished, most
}

// Copy is the body set to one measure.
type Copy struct {
	Lines   int  // of the whole body, byline included
	Measure int  // columns a line runs over: 0 or 1 the base column, more 长栏
	Boxed   bool // set for a frame, a little narrower than the column
}

// Photo is a picture with its cutline.
type Photo struct {
	Aspect           float64 // width over height
	MinSpan, MaxSpan int     // columns; 0 leaves it free
	Cutline          []int   // lines of the cutline at span 1, 2, …; the last holds for wider ones
}
