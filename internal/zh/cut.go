package zh

import (
	"strings"
	"unicode"
)

// ellipsis is the Chinese omission mark, two characters wide.
const ellipsis = "……"

// Cut returns at most limit characters of s that read well on their own. It
// ends after a whole sentence, with its closing quotes, if one ends in the
// second half of the limit; otherwise at a comma or semicolon there, otherwise
// anywhere but inside a Latin word or a number, and then …… says that
// something is missing. A text that fits is returned whole, without the
// spaces around it; a limit below 1 gives "".
func Cut(s string, limit int) string {
	s = strings.TrimSpace(s)
	if limit < 1 {
		return ""
	}
	var scratch [256]rune // so that nothing is allocated for a lede
	head, more := firstRunes(scratch[:0], s, limit+2)
	if len(head) <= limit && !more {
		return s
	}
	if limit < 3 {
		return string(head[:limit]) // no room for the mark itself
	}
	if end := sentenceEnd(head, limit); end*2 >= limit {
		return string(head[:end])
	}
	room := limit - 2
	end := clauseEnd(head, room)
	if end*2 < limit {
		end = wordEnd(head, room)
	}
	text := strings.TrimRightFunc(string(head[:end]), dangling)
	if text == "" {
		text = string(head[:room])
	}
	return text + ellipsis
}

// firstRunes appends the first n characters of s to head and says whether
// there are more, without converting the whole of a long article.
func firstRunes(head []rune, s string, n int) (_ []rune, more bool) {
	for _, r := range s {
		if len(head) == n {
			return head, true
		}
		head = append(head, r)
	}
	return head, false
}

const (
	openers = "“‘（《〈「『【〔〖([{"
	closers = "”’）》〉」』】〕〗)]}"
)

// sentenceEnd returns the length of the longest run of whole sentences in
// head[:limit] that leaves no bracket or quote open, 0 if there is none.
func sentenceEnd(head []rune, limit int) int {
	end, depth, stopped := 0, 0, false
	for i := 0; i < limit; i++ {
		r := head[i]
		switch {
		case r >= 0x4e00 && r <= 0x9fff: // most of them
			stopped = false
		case strings.ContainsRune(openers, r):
			depth, stopped = depth+1, false
		case strings.ContainsRune(closers, r):
			// A closing quote belongs to the sentence before it.
			depth = max(depth-1, 0)
		default:
			stopped = stop(head, i)
		}
		if stopped && depth == 0 && !goesOn(head, i+1) {
			end = i + 1
		}
	}
	return end
}

// stop reports whether the mark at head[i] ends a sentence.
func stop(head []rune, i int) bool {
	switch r := head[i]; r {
	case '。', '！', '？', '｡', '…':
		return true
	case '.', '!', '?':
		// In Latin text a stop has a space or a quote after it; in 3.5
		// and www.example.cn it has not.
		if i+1 >= len(head) || unicode.IsSpace(head[i+1]) || strings.ContainsRune(closers, head[i+1]) {
			return true
		}
		return r != '.' && !asciiAlnum(head[i+1])
	}
	return false
}

// goesOn reports whether the sentence mark before head[i] is followed by more
// of the same: ？！, the other half of an ellipsis, or a closing quote.
func goesOn(head []rune, i int) bool {
	return i < len(head) && (strings.ContainsRune("。！？…!?", head[i]) || strings.ContainsRune(closers, head[i]))
}

// clauseEnd returns the length of the longest part of head[:room+1] before a
// mark that divides clauses, 0 if there is none.
func clauseEnd(head []rune, room int) int {
	for i := room; i > 0; i-- {
		switch head[i] {
		case '，', '；', '：', '。', '！', '？':
			return i
		case ',', ';', ':':
			// 3,000 and 10:30 are numbers.
			if !asciiAlnum(head[i-1]) || !asciiAlnum(head[i+1]) {
				return i
			}
		}
	}
	return 0
}

// wordEnd returns the largest length up to room that splits no Latin word,
// number or combined character. Only a word that begins the text and fills
// the room is split after all.
func wordEnd(head []rune, room int) int {
	for i := room; i > 0; i-- {
		before, after := head[i-1], head[i]
		joined := inWord(before) && inWord(after) ||
			unicode.In(after, unicode.Mn, unicode.Me, unicode.Cf, unicode.Sk) || before == '\u200d'
		if !joined {
			return i
		}
	}
	return room
}

// inWord reports whether r is part of a Latin word or a number such as
// 3,000.5, 50%, covid-19 or a@b.cn.
func inWord(r rune) bool {
	return r < 0x2e80 && (unicode.IsLetter(r) || unicode.IsDigit(r)) || fullwidthAlnum(r) ||
		strings.ContainsRune(".,:%@_-/'&", r)
}

// dangling reports whether r must not stand before the omission mark.
func dangling(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune(openers, r) || strings.ContainsRune("，、；：。！？,;:—…·.-/", r)
}
