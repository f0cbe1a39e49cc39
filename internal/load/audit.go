package load

import (
	"strings"
	"unicode"

	"bao/internal/audit"
	"bao/internal/diag"
	"bao/internal/markup"
)

// takenOut is the words that were taken out of the copy at its ends, because
// they are printed in a place of their own.
type takenOut struct{ first, last []string }

// audit holds the document against the copy: what is neither printed nor
// named by a finding is a problem. It comes last, when nothing more is taken
// out of the document.
func (r *reader) audit(account *audit.Account, doc *markup.Doc, findings []markup.Finding) {
	var elsewhere []string
	if r.taken.first != nil || r.taken.last != nil {
		elsewhere = r.elsewhere()
	}
	for _, words := range r.taken.first {
		account.Taken(words, elsewhere...)
	}
	doc.Account(account, func() {
		for _, words := range r.taken.last {
			account.Taken(words, elsewhere...)
		}
	})
	for _, m := range account.Missing(placesOf(findings)) {
		at := r.text.Body + m.At
		r.Problems = append(r.Problems, m.Problem(r.text.Place(at, m.Len)))
	}
}

// elsewhere is what is printed of the words that were taken out.
func (r *reader) elsewhere() []string {
	words := []string{r.Byline.Covers, r.Dateline}
	for _, c := range r.Byline.Credits {
		// Notes on names, too, and whatever mark stood between: 柳湾社区□记者 江晚（实习）.
		words = append(append(words, c.Names...), strings.FieldsFunc(c.Label+" "+c.Typed, func(r rune) bool { return !unicode.IsLetter(r) })...)
	}
	return words
}

// placesOf returns where findings say that something of the copy is lost, and
// where they say anything.
func placesOf(findings []markup.Finding) (named, noted []audit.Range) {
	for _, f := range findings {
		if f.Rule.Severity == diag.Guess {
			continue
		}
		at := audit.Range{At: f.Offset, Len: f.Len}
		if noted = append(noted, at); f.Rule.Whole {
			named = append(named, at)
		}
	}
	return named, noted
}
