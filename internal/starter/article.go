package starter

import "bao/internal/paper"

// Article is what is known of an article that is to be written.
type Article struct {
	Title    string     // required
	Section  string     // a name or slug of the paper's, or empty
	Reporter string     // one or several, as typed, or empty
	Day      paper.Date // of its issue; none means the newest issue, and today where there is none
}

// Article returns the file of a new article: in the folder of its issue, named
// by the pinyin of its title and by no name that is taken. It fails with a
// *Refusal when there is no title or no such section, and when a template of
// the site is wrong.
func (s Source) Article(a Article) (File, error) { return File{}, nil }
