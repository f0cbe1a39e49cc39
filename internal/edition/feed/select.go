package feed

import "bao/internal/paper"

// inAll is the newest of the paper: issue by issue from the newest, as each is
// printed.
func (p *planner) inAll() []*paper.Article {
	var list []*paper.Article
	for i := len(p.Paper.Issues) - 1; i >= 0 && len(list) < newestInAll; i-- {
		list = appendShown(list, p.Sheets.Articles(p.Paper.Issues[i]), newestInAll)
	}
	return list
}

func inSection(s *paper.Section) []*paper.Article {
	return newestOf(len(s.Articles), func(i int) *paper.Article { return s.Articles[i] }, newestInSection)
}

func byPerson(p *paper.Person) []*paper.Article {
	return newestOf(len(p.Pieces), func(i int) *paper.Article { return p.Pieces[i].Article }, newestByPerson)
}

// newestOf chooses the newest of n articles that are in order, oldest first:
// issue by issue from the newest, each in its order.
func newestOf(n int, at func(i int) *paper.Article, most int) []*paper.Article {
	var list []*paper.Article
	for n > 0 && len(list) < most {
		first := n - 1
		for first > 0 && at(first-1).Issue == at(n-1).Issue {
			first--
		}
		for i := first; i < n; i++ {
			list = appendShown(list, []*paper.Article{at(i)}, most)
		}
		n = first
	}
	return list
}

// appendShown appends those of more that are not withdrawn, up to most in all.
func appendShown(list, more []*paper.Article, most int) []*paper.Article {
	for _, a := range more {
		if len(list) < most && !a.Withdrawn() {
			list = append(list, a)
		}
	}
	return list
}
