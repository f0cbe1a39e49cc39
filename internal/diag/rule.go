package diag

// Rule is a kind of problem, declared once, in the package that finds it.
type Rule struct {
	ID       string   // kebab-case English; other programs know the rule by it, so it never changes
	Name     string   // Chinese; editors know the rule by it, in messages, site.yaml and front matter
	Severity Severity // unless the site sets another
	Why      string   // one Chinese sentence: what goes wrong where the rule is broken
	// Whole marks a rule that keeps the output or the copy whole. Nobody may
	// set it otherwise or let an article pass.
	Whole bool
}

// At returns the problem that the rule is broken at a place.
func (r *Rule) At(place Place, message, hint string) Problem {
	return Problem{Place: place, Rule: r, Severity: r.Severity, Message: message, Hint: hint}
}
