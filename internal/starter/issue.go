package starter

import "bao/internal/paper"

// NextDay is the day that the next issue will likely bear: after the newest
// one by the rhythm of the last ones and not in the past, or today when there
// are too few to tell one.
func (s Source) NextDay() paper.Date { return s.Today }

// Issue returns the files of a new issue, first its issue.md with the numbers
// that follow those of the issue before; no day means NextDay. It fails with a
// *Refusal when there is an issue of that day, and when a template of the
// site is wrong.
func (s Source) Issue(day paper.Date) ([]File, error) { return nil, nil }
