package load

// Word returns the Chinese word of front matter that word, as editors spell it,
// means in an article, and whether there is one.
func Word(word string) (chinese string, known bool) {
	k, known := findKey(word, article)
	return k.chinese, known
}
