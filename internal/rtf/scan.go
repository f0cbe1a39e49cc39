package rtf

// kind is what a token is.
type kind uint8

const (
	isEnd    kind = iota
	isOpen        // {
	isClose       // }
	isWord        // \word, with a number or without
	isSymbol      // \ and a character that is no letter
	isChar        // \'hh
	isText        // characters as they stand
	isBinary      // what \bin announces
)

// token is a piece of RTF.
type token struct {
	kind  kind
	name  string // of a word; the character of a symbol
	arg   int
	given bool // a number stands behind the word
	bytes []byte
}

// scanner cuts RTF into tokens.
type scanner struct {
	data []byte
	at   int
}

func (s *scanner) next() token {
	for s.at < len(s.data) {
		c := s.data[s.at]
		switch c {
		case '{':
			s.at++
			return token{kind: isOpen}
		case '}':
			s.at++
			return token{kind: isClose}
		case '\\':
			s.at++
			return s.control()
		case '\r', '\n', 0:
			s.at++
			continue
		}
		start := s.at
		for s.at < len(s.data) && !special(s.data[s.at]) {
			s.at++
		}
		return token{kind: isText, bytes: s.data[start:s.at]}
	}
	return token{}
}

func special(c byte) bool {
	return c == '{' || c == '}' || c == '\\' || c == '\r' || c == '\n' || c == 0
}

// control reads what stands behind a backslash.
func (s *scanner) control() token {
	if s.at >= len(s.data) {
		return token{}
	}
	c := s.data[s.at]
	if !letter(c) {
		s.at++
		if c == '\'' {
			return s.hex()
		}
		return token{kind: isSymbol, name: string(rune(c))}
	}
	start := s.at
	for s.at < len(s.data) && letter(s.data[s.at]) && s.at-start < 32 {
		s.at++
	}
	t := token{kind: isWord, name: string(s.data[start:s.at])}
	s.number(&t)
	if s.at < len(s.data) && s.data[s.at] == ' ' {
		s.at++
	}
	if t.name == "bin" {
		n := min(max(t.arg, 0), len(s.data)-s.at)
		t = token{kind: isBinary, bytes: s.data[s.at : s.at+n]}
		s.at += n
	}
	return t
}

// number reads the number of a control word.
func (s *scanner) number(t *token) {
	i, sign := s.at, 1
	if i < len(s.data) && s.data[i] == '-' {
		i, sign = i+1, -1
	}
	for first := i; i < len(s.data) && '0' <= s.data[i] && s.data[i] <= '9' && i-first < 10; i++ {
		t.arg = t.arg*10 + int(s.data[i]-'0')
		t.given = true
		s.at = i + 1
	}
	t.arg *= sign
}

func (s *scanner) hex() token {
	if s.at+2 > len(s.data) {
		return token{}
	}
	high, ok1 := nibble(s.data[s.at])
	low, ok2 := nibble(s.data[s.at+1])
	if !ok1 || !ok2 {
		return token{kind: isSymbol, name: "'"}
	}
	s.at += 2
	return token{kind: isChar, bytes: []byte{high<<4 | low}}
}

func nibble(c byte) (byte, bool) {
	switch {
	case '0' <= c && c <= '9':
		return c - '0', true
	case 'a' <= c|0x20 && c|0x20 <= 'f':
		return (c | 0x20) - 'a' + 10, true
	}
	return 0, false
}

func letter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
