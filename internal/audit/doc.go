// Package audit accounts for the copy of one article: every character of its
// body but white space, and every picture, link and note, is printed, or it
// lies in a stretch that the parser says it has consumed, for one of a short
// closed list of reasons. What is neither is Missing.
//
// It does not take the parser's word. What is printed is looked for in the
// copy itself, a stretch that does not look like its reason counts as copy,
// and what the parser says nothing of has to be printed. So it finds losses
// that nobody has thought of.
//
// It must not know how copy is parsed or printed: it is told words, stretches
// of bytes and units, and shares no code with whoever tells it.
package audit

// An Account is kept for one article. First the parser tells what it has
// consumed (Consumed, Pair, Moved, Unit), then whoever prints tells what is
// printed, in the order in which it is read (Words, Picture, Show, Taken,
// Note). A nil Account takes what it is told and does nothing. It is for one
// goroutine at a time.
type Account struct {
	src       []byte
	spans     []span  // consumed, in the order of the copy once settled
	doubts    []span  // said to be consumed, but they do not look it
	notes     []span  // copy that is printed elsewhere, by the number of the note
	read      []unit  // what the parser has read
	addresses []unit  // where their addresses stand
	shown     []shown // what is printed
	out       []string
	credits   []span // where copy says whose pictures are

	settled bool
	lost    bool // the words did not come out one after the other
	pos     int  // the copy is printed up to here
	next    int  // the first of spans that pos has not passed
	end     int  // of what pos runs through: the copy or a note
	last    int  // of read, the picture that was asked for last
}

// span is a stretch of the copy.
type span struct {
	at, end int
	why     Reason
}

// Kind says what is missing.
type Kind uint8

// What a Missing can be.
const (
	Text    Kind = iota // words, digits and marks
	Picture             // a picture
	Film                // a film or a recording
	Link                // where a link leads
	Ref                 // a reference to a note
	Number              // of an item of a list
)

// unit is one thing that the parser has read. Its key is what a printed one
// has too: where its address stands, the number of a note or an item.
type unit struct {
	kind    Kind
	at, end int
	key     int
}

type shown struct {
	kind Kind
	key  int
}

// New returns an account of a body, which must not change while it is kept.
func New(body []byte) *Account {
	a := accounts.Get().(*Account)
	a.src, a.end = body, len(body)
	return a
}

// Close ends an account, which must not be used any more.
func (a *Account) Close() {
	clear(a.out)
	*a = Account{
		spans: a.spans[:0], doubts: a.doubts[:0], notes: a.notes[:0],
		read: a.read[:0], addresses: a.addresses[:0], shown: a.shown[:0], out: a.out[:0], credits: a.credits[:0],
	}
	accounts.Put(a)
}
