package web

import (
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"bao/internal/edition/view"
	"bao/internal/paper"
	"bao/internal/words"
	"bao/internal/zh"
)

// Letter holds the people whose names begin with one letter in pinyin. In a
// paper of traditional characters, whose readers look names up by strokes, it
// holds those whose names begin with a character of so many.
type Letter struct {
	Letter string // A, or 三畫
	People []PersonEntry
}

// letters parts people into letters, in order.
func letters(people []*paper.Person, script words.Script, entry func(*paper.Person) PersonEntry) []Letter {
	order := byAddress
	if script == words.Traditional {
		order = byStrokes
	}
	var list []Letter
	for _, person := range slices.SortedFunc(slices.Values(people), order) {
		letter := letterOf(person, script)
		if n := len(list); n == 0 || list[n-1].Letter != letter {
			list = append(list, Letter{Letter: letter})
		}
		last := &list[len(list)-1]
		last.People = append(last.People, entry(person))
	}
	return list
}

func letterOf(person *paper.Person, script words.Script) string {
	if n := firstStrokes(person); n > 0 && script == words.Traditional {
		return zh.Numeral(n) + "畫"
	}
	return strings.ToUpper(path.Base(path.Dir(person.Address))[:1])
}

// firstStrokes counts the strokes of the first character, 0 for none.
func firstStrokes(person *paper.Person) int {
	first, _ := utf8.DecodeRuneInString(person.Name)
	return zh.Strokes(first)
}

func byAddress(a, b *paper.Person) int { return strings.Compare(a.Address, b.Address) }

// byStrokes has names that aren't Chinese last, by letter.
func byStrokes(a, b *paper.Person) int {
	if firstStrokes(a) == 0 && firstStrokes(b) == 0 {
		return byAddress(a, b)
	}
	return zh.CompareStrokes(a.Name, b.Name)
}

// jump leads to the letters of a list of people. Of pinyin it has all that names
// begin with; those without people lead nowhere.
func jump(letters []Letter, script words.Script) []view.Link {
	var list []view.Link
	link := func(letter string) { list = append(list, view.Link{Text: letter, Href: "#letter-" + letter}) }
	there := map[string]bool{}
	for _, l := range letters {
		there[l.Letter] = true
		if l.Letter < "A" || script == words.Traditional {
			link(l.Letter)
		}
	}
	for c := 'A'; c <= 'Z' && script == words.Simplified; c++ {
		if letter := string(c); there[letter] {
			link(letter)
		} else {
			list = append(list, view.Link{Text: letter})
		}
	}
	return list
}
