package audit

import (
	"bytes"
	"sync"
	"unicode/utf8"
)

var accounts = sync.Pool{New: func() any { return new(Account) }}

// Reason says why a stretch of the copy is not printed.
type Reason uint8

// The closed list of reasons. A mark without its pair is none.
const (
	Pair       Reason = iota // one of a pair of marks: ** _ ~~ `
	Subhead                  // # before a subhead, # after it, === below it
	Marker                   // what an item, a quotation or a description begins with
	Fence                    // of a block of code, and its language
	Line                     // --- *** ___ === across the page
	Bars                     // of a table, and the rule below its head
	Brackets                 // of a link or picture, and what else is around its parts
	Label                    // [^name], with the colon where the note stands; [name]
	address                  // of a link or picture
	Definition               // [name]: address, of a link that was read
	Braces                   // {.class}
	Tag                      // of HTML
	Comment                  // <!-- --> and its like, closed; [//]: # (…)
	Crop                     // how a picture is to be cut
	Break                    // the backslash that asks for a new line
	Named                    // nothing but a finding says where it went
	moved                    // printed elsewhere
)

// Consumed tells that the parser took a stretch of the copy for what is not
// printed.
func (a *Account) Consumed(why Reason, at, length int) {
	if a == nil || length <= 0 {
		return
	}
	s := span{max(at, 0), min(at+length, len(a.src)), why}
	if at >= 0 && s.end == at+length && looks(why, a.src[at:s.end]) {
		a.spans = append(a.spans, s)
	} else {
		a.doubts = append(a.doubts, s)
	}
}

// Pair tells that the parser took equal marks of some length, at two places,
// for what they stand around.
func (a *Account) Pair(open, close, length int) {
	if a == nil {
		return
	}
	if length <= 0 || open < 0 || close < open+length || close+length > len(a.src) {
		return
	}
	both := [...]span{{open, open + length, Pair}, {close, close + length, Pair}}
	marks := a.src[open : open+length]
	if bytes.IndexByte([]byte("*_~`"), marks[0]) >= 0 && only(marks, string(marks[:1])) && bytes.Equal(marks, a.src[close:close+length]) {
		a.spans = append(a.spans, both[:]...)
	} else {
		a.doubts = append(a.doubts, both[:]...)
	}
}

// Address tells where the address of a unit with a key stands.
func (a *Account) Address(key, at, length int) {
	if a != nil && at >= 0 && length > 0 && at+length <= len(a.src) {
		a.addresses = append(a.addresses, unit{at: at, end: at + length, key: key})
	}
}

// Moved tells that a stretch is printed elsewhere: it is the next of the
// notes, in the order in which Note is called.
func (a *Account) Moved(at, length int) {
	if a == nil || at < 0 || at+length > len(a.src) {
		return
	}
	s := span{at, at + length, moved}
	a.spans = append(a.spans, s)
	a.notes = append(a.notes, s)
}

// Unit tells of a picture, link or reference that the parser read at a place.
// Its key is what Show will be told of it.
func (a *Account) Unit(kind Kind, at, length, key int) {
	if a != nil {
		a.read = append(a.read, unit{kind, at, at + length, key})
	}
}

// looks reports whether s looks like what the reason says. It reads the copy
// in its own way, roughly: a stretch that holds words never passes.
func looks(why Reason, s []byte) bool {
	switch why {
	case Subhead:
		return only(s, "#＃") || only(s, "=") || only(s, "-")
	case Marker:
		return only(s, ">") || len(s) == 1 && bytes.IndexByte([]byte("-+*:>"), s[0]) >= 0 || numbered(s) || box(s)
	case Fence:
		return ascii(s) && bytes.IndexByte(s, '\n') < 0
	case Line:
		return across(s)
	case Bars:
		return only(s, "|｜:：-－—–―─━>")
	case Brackets:
		return only(s, "![]()<>！（）【】［］〔〕:：|｜\"'“”‘’「」『』〝〞＂＇")
	case Label:
		return s[0] == '[' && s[len(s)-1] == ']' || noted(s)
	case Definition:
		return leads(s) || only(s, "\"')")
	case Braces:
		return braces(s)
	case Tag:
		return tag(s)
	case Comment:
		return comment(s)
	case Crop:
		s = bytes.TrimLeft(s, " ,;|　，；、")
		return bytes.HasPrefix(s, []byte("裁")) || bytes.HasPrefix(s, []byte("crop"))
	case Break:
		return string(s) == `\`
	}
	return false
}

// only reports whether s has only the given characters, and blanks.
func only(s []byte, set string) bool {
	for _, r := range string(s) {
		if !has(set, r) && !blankRune(r) {
			return false
		}
	}
	return true
}

func has(set string, r rune) bool {
	for _, c := range set {
		if c == r {
			return true
		}
	}
	return false
}

func ascii(s []byte) bool {
	for _, c := range s {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
