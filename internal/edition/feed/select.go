package feed

import (
	"iter"
	"slices"

	"bao/internal/edition/view"
	"bao/internal/paper"
)

// inAll is the newest of the paper: issue by issue from the newest, as each is
// printed.
func (p *planner) inAll() []*paper.Article {
	return first(newestInAll, func(yield func(*paper.Article) bool) {
		for _, issue := range slices.Backward(p.Paper.Issues) {
			for _, a := range p.Sheets.Articles(issue) {
				if !a.Withdrawn() && !yield(a) {
					return
				}
			}
		}
	})
}

func inSection(s *paper.Section) []*paper.Article {
	return first(newestInSection, view.Newest(s.Articles, func(a *paper.Article) *paper.Article { return a }))
}

func byPerson(p *paper.Person) []*paper.Article {
	return first(newestByPerson, view.Newest(p.Pieces, func(piece paper.Piece) *paper.Article { return piece.Article }))
}

// first takes so many articles, or as many as there are.
func first(most int, articles iter.Seq[*paper.Article]) []*paper.Article {
	var list []*paper.Article
	for a := range articles {
		if list = append(list, a); len(list) == most {
			break
		}
	}
	return list
}
