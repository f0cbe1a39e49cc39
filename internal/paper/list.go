package paper

// Tag is a word that several articles bear (标签).
type Tag struct {
	Name     string
	Address  string     // tag/jiuwu/index.html
	Articles []*Article // oldest issue first
}

// List is a list that site.yaml declares (列表), made up.
type List struct {
	Name     string
	Articles []*Article // newest issue first, none whose copy is withdrawn
	More     string     // address of the page that has more of them; may be empty
	Front    bool       // the front page shows it
}

// List returns the list of a name, nil when there is none.
func (p *Paper) List(name string) *List {
	for _, l := range p.Lists {
		if l.Name == name {
			return l
		}
	}
	return nil
}
