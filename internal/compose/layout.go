package compose

// Rect is a rectangle on the grid: Cols columns from Col, Lines lines from Top.
type Rect struct{ Col, Top, Cols, Lines int }

// Layout is a composed page.
type Layout struct {
	Lines   int         // height of the page
	Places  []Place     // by rank
	Foot    Rect        // what is left at the foot: a place for a filler; none where the page ends early
	Out     []int       // stories without a place, by rank: overset copy
	Cost    int         // see the package comment
	Plain   bool        // the stories stand one below the other, for want of any composition
	Fill    float64     // share of the page's column lines that carry something
	Reports []Report    // one for every story given
	Broken  []Violation // hard rules that could not be held
}

// Place is where a story stands.
type Place struct {
	Story  int
	Region Rect // all of it, without the gap below
	Boxed  bool
	Head   Rect // headline block with its white; Lines 0 without one
	Option int  // index in Story.Heads, -1 without one
	Light  bool // the headline is set in a light face, since an equal one stands beside it
	White  int  // lines of white within Head
	Photos []PhotoPlace
	Legs   []Leg
	Jump   int // first line that runs on elsewhere, -1 when all of it is here

	// Leading is how many lines of height every leg gains (above 0) or
	// loses because its lines stand wider or closer than the grid's.
	Leading int
}

// PhotoPlace is a picture's place; the cutline stands below it.
type PhotoPlace struct {
	Rect
	Photo   int // index in Story.Photos
	Cutline int // lines of the cutline
}

// Leg is one column of body copy. It shows the lines
// From ≤ i < To and has room for Rect.Lines − Place.Leading of them.
type Leg struct {
	Rect
	From, To int
}

// Report tells an editor how a story fits.
type Report struct {
	Story int
	// Natural is how many lines the story is too long (above 0) or too
	// short for its place as first measured: with the wished white, photos
	// in their proportion and the grid's leading.
	Natural int
	// Misfit is what remains after slack: lines that jump or stay out
	// (above 0), or lines that are missing beyond an uneven last row.
	Misfit int
	// Empty counts all lines of the legs without text, the uneven last row
	// included.
	Empty int
	Chars int // Misfit in characters

	White   int // lines of headline white added or, below 0, taken
	Photo   int // change of the photos' height, thousandths
	Leading int // lines of height the legs gained or lost by leading
	Dropped int // photos without a place
	Small   int // and smaller than they are wished
}

func (r Rect) right() int  { return r.Col + r.Cols }
func (r Rect) bottom() int { return r.Top + r.Lines }

func (r Rect) holds(o Rect) bool {
	return o.Col >= r.Col && o.right() <= r.right() && o.Top >= r.Top && o.bottom() <= r.bottom()
}

func (r Rect) overlaps(o Rect) bool {
	return r.sharesColumns(o) && r.sharesLines(o)
}

func (r Rect) sharesColumns(o Rect) bool { return r.Col < o.right() && o.Col < r.right() }
func (r Rect) sharesLines(o Rect) bool   { return r.Top < o.bottom() && o.Top < r.bottom() }
