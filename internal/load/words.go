package load

import "bao/internal/byline"

// Word returns the Chinese word of front matter that word, as editors spell it,
// means in an article, and whether there is one.
func Word(word string) (chinese string, known bool) {
	k, known := findKey(word, article)
	return k.chinese, known
}

// RoleWord returns the Chinese word of front matter for people of a role; empty
// where there is none, as for offices that send copy in.
func RoleWord(role byline.Role) string {
	for i := range keys {
		if k := &keys[i]; k.role == role && role != "" {
			return k.chinese
		}
	}
	return ""
}
