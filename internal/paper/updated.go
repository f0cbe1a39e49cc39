package paper

import "time"

// Updated is the day on which an article last changed for its readers: that of
// its newest correction, or its own.
func (a *Article) Updated() Date {
	day := a.Date
	for _, c := range a.Corrections {
		if day.Before(c.Date) {
			day = c.Date
		}
	}
	return day
}

// In returns the moment at which the day begins in a zone.
func (d Date) In(zone *time.Location) time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, zone)
}

// Updated is the day on which an issue last changed for its readers: its own, or
// that of a correction in it.
func (i *Issue) Updated() Date {
	day := i.Date
	for _, a := range i.Articles {
		if updated := a.Updated(); day.Before(updated) {
			day = updated
		}
	}
	return day
}
