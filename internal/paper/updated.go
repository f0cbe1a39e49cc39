package paper

// Updated is the day on which an article last changed for its readers: that of
// its newest correction, or its own.
func (a *Article) Updated() Date {
	day := a.Date
	for _, c := range a.Corrections {
		day = Latest(day, c.Date)
	}
	return day
}

// Updated is the day on which an issue last changed for its readers: its own, or
// that of a correction in it.
func (i *Issue) Updated() Date {
	day := i.Date
	for _, a := range i.Articles {
		day = Latest(day, a.Updated())
	}
	return day
}
