package compose

// Page is the grid the stories are set on: base columns (基本栏) of equal
// width. All heights in this package are lines.
type Page struct {
	Columns int     // base columns
	Lines   int     // the most lines of a column
	Chars   int     // full-width characters in a line of a base column
	Gutter  int     // characters between two columns (栏空)
	Pitch   float64 // distance of two lines in body sizes: 1.25 for 9 pt on 11.25 pt
	Gap     int     // white lines between a story and the one below it
	MinLeg  int     // least lines of a leg; less than 2 means 2

	// LeadingDown and LeadingUp bound how much closer and wider the lines
	// of a story may stand than the grid's, in thousandths.
	LeadingDown, LeadingUp int

	// LeadingWide is LeadingUp of a story over all columns, if that is more:
	// beside its legs there are none of another story to be out of step with.
	LeadingWide int

	BoxLines  int  // lines a frame (花边) takes above and again below
	JumpLines int  // lines the jump line (下转第N版) takes
	Free      bool // the page is as tall as it takes, and has no foot: a front page
	CloseUp   bool // a short page ends early; otherwise its foot is a place for a filler
}

// footless reports whether copy so many lines high comes to no foot, to which a cut could
// run: the page is read by scrolling, or less than half of it has copy. A column of its own
// beside the lead is what the two notices of a first paper want.
func (p *Page) footless(lines int) bool { return p.Free || 2*lines <= p.Lines }

// Story is one story's possible shapes. Its rank is its index: the lead is
// the first that is no tail.
type Story struct {
	Heads  []Head  // the headline block by span, preferred first; empty: no headline
	Lines  int     // of the body in a base column, byline included; 0: no body
	Boxed  bool    // it stands in a frame, and its lines are set for one
	Photos []Photo // all are placed, side by side or one above the other

	MinSpan, MaxSpan int // columns; 0 leaves it free

	MayJump bool // the end may run on another page (转版)
	Stay    int  // lines that must stay here when it jumps
	Go      int  // lines that must go on then, for the rest to be worth its place

	// Tail marks what is left of a story of an earlier page (上接). Tails
	// stand together at the foot, below the page's own stories, outside
	// rank and size.
	Tail bool
}

// Head is the headline block (kicker, headline, deck) at one span.
type Head struct {
	Span  int // columns
	Size  int // of the headline proper, in any one unit, such as tenths of a point
	Lines int // height without the white above and below

	MinWhite, White, MaxWhite int // white above and below together: least, wished, most
}

// Photo is a picture with its cutline.
type Photo struct {
	Aspect           float64 // width over height
	MinSpan, MaxSpan int     // columns; 0 leaves it free
	Wish             int     // over fewer columns it is better small than left out
	Inset            float64 // characters by which it is narrower than its columns, in a frame
	Cutline          []int   // lines of the cutline at span 1, 2, …; the last holds for wider ones

	// Taller and Lower are by how many per cent its place may be higher
	// or lower than in proportion: as far as cropping leaves what must be
	// seen of it.
	Taller, Lower int

	// Rows is how high a block of set lines is at span 1, 2, …, such as a table that
	// stands across columns: the last holds for wider ones. It has no proportion, is
	// never left out, and stands before pictures in the list of its story.
	Rows []int
}

// set reports whether it is a block of set lines, and no picture.
func (p *Photo) set() bool { return p.Rows != nil }
