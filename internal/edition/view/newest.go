package view

import (
	"iter"

	"bao/internal/paper"
)

// Newest gives the articles of a list, which are in order, oldest first, as
// readers see them: issue by issue from the newest, each in its own order,
// without what is withdrawn.
func Newest[T any](list []T, article func(T) *paper.Article) iter.Seq[*paper.Article] {
	return func(yield func(*paper.Article) bool) {
		for end := len(list); end > 0; {
			start := end - 1
			for issue := article(list[start]).Issue; start > 0 && article(list[start-1]).Issue == issue; {
				start--
			}
			for _, one := range list[start:end] {
				if a := article(one); !a.Withdrawn() && !yield(a) {
					return
				}
			}
			end = start
		}
	}
}
