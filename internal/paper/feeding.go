package paper

// Feeding says how a section is kept up to date (栏目更新).
type Feeding struct {
	Section *Section
	Last    Date // of its newest article that readers have seen; zero for none yet
	Days    int  // since then
	Next    Date // of the next one that waits for its day; zero for none
}

// Overdue reports whether the section should have had something new by now.
// One that never had anything isn't shown to readers, and owes them nothing.
func (f *Feeding) Overdue() bool {
	return f.Section.Update > 0 && !f.Last.IsZero() && f.Days > f.Section.Update
}

// Feedings tells of every section, in the order of site.yaml. What has expired
// has fed its section all the same; drafts feed none.
func (p *Paper) Feedings() []Feeding {
	list := make([]Feeding, len(p.Sections))
	bySlug := make(map[string]*Feeding, len(list))
	for i, s := range p.Sections {
		list[i].Section = s
		bySlug[s.Slug] = &list[i]
		for _, a := range s.Articles {
			list[i].meet(a.State, Latest(a.Date, a.Issue.Date), p.Today)
		}
	}
	for _, h := range p.Held {
		if f := bySlug[h.Section]; f != nil {
			f.meet(h.State, h.Date, p.Today)
		}
	}
	for i := range list {
		if f := &list[i]; !f.Last.IsZero() {
			f.Days = apart(f.Last, p.Today)
		}
	}
	return list
}

// meet counts an article that readers see from a day on.
func (f *Feeding) meet(state State, day, today Date) {
	switch {
	case state == Draft:
	case today.Before(day):
		if f.Next.IsZero() || day.Before(f.Next) {
			f.Next = day
		}
	case f.Last.Before(day):
		f.Last = day
	}
}
