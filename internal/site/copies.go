package site

import (
	"bao/internal/diag"
	"bao/internal/origin"
)

// copies reminds of the site's copies of built-in files that have changed since.
func (s *Site) copies() ([]diag.Problem, error) {
	var err error
	if s.copied, err = origin.Copies(s.Files, origin.Theme{FS: s.Theme, Say: s.script.File}, s.copied); err != nil {
		return nil, err
	}
	var problems []diag.Problem
	for _, c := range s.copied {
		if c.State == origin.Behind || c.Lost {
			problems = append(problems, c.Remind())
		}
	}
	return problems, nil
}
