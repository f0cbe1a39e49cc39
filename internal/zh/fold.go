package zh

import (
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// FoldKind is what a character of folded text is to one who searches.
type FoldKind uint8

// The kinds of characters in folded text.
const (
	FoldSpace  FoldKind = iota // a space between two words or two figures
	FoldOther                  // a Chinese character, or another that is looked for by itself
	FoldLetter                 // of a script that has words, such as Latin
	FoldDigit                  // 0 to 9
)

// KindOfFold returns the kind of a character of folded text.
func KindOfFold(r rune) FoldKind {
	switch {
	case r == ' ':
		return FoldSpace
	case r >= '0' && r <= '9':
		return FoldDigit
	case r < firstUnspaced && unicode.IsLetter(r):
		return FoldLetter
	}
	return FoldOther
}

// firstUnspaced is where Unicode's blocks of East Asian scripts begin, which
// do not part words.
const firstUnspaced = 0x2e80

// AppendFold appends s as it is compared when readers search, and returns the
// result: letters and figures alone, in their plain width and form (NFKD without
// marks), lower case, simplified. Two Latin words, or two figures, between which
// anything stood are parted by one space; a hyphen or an apostrophe does not
// part words, so that Wi-Fi is wifi.
//
// static/search.js has the same rules; a test compares the two.
func AppendFold(dst []rune, s string) []rune {
	f := folder{out: dst}
	table := simplified()
	for _, r := range s {
		switch {
		case r >= firstIdeograph && r <= lastIdeograph:
			if simple := table[r-firstIdeograph]; simple != 0 {
				r = rune(simple)
			}
			f.letter(r, FoldOther)
		case r < 0x80:
			f.add(r)
		case r >= 0xff01 && r <= 0xff5e:
			f.add(narrow(r))
		case r >= 0x3000 && r <= 0x3004: // most marks of copy
			f.gap = parted
		default:
			f.plain(r)
		}
	}
	return f.out
}

// gap is what stood since the last letter or figure.
type gap uint8

const (
	touching gap = iota
	hyphened
	parted
)

type folder struct {
	out  []rune
	last FoldKind // of the last of out; FoldSpace for none
	gap  gap
	form []byte
}

// plain adds the characters that r is made of.
func (f *folder) plain(r rune) {
	f.form = norm.NFKD.AppendString(f.form[:0], string(r))
	for _, part := range string(f.form) {
		f.add(part)
	}
}

// add adds a character that has no other form.
func (f *folder) add(r rune) {
	switch {
	case r >= 'a' && r <= 'z':
		f.letter(r, FoldLetter)
	case r >= '0' && r <= '9':
		f.letter(r, FoldDigit)
	case r == '-' || r == '\'' || r == '’' || r == '‐':
		f.gap = max(f.gap, hyphened)
	case unicode.IsLetter(r) || unicode.IsNumber(r):
		r = Simplified(unicode.ToLower(r))
		f.letter(r, KindOfFold(r))
	case !unicode.In(r, unicode.M, unicode.Cf): // those do not part anything
		f.gap = parted
	}
}

func (f *folder) letter(r rune, kind FoldKind) {
	if kind == f.last && (kind == FoldLetter && f.gap == parted || kind == FoldDigit && f.gap != touching) {
		f.out = append(f.out, ' ')
	}
	f.out, f.last, f.gap = append(f.out, r), kind, touching
}
