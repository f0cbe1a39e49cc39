package load

import (
	"fmt"
	"time"

	"bao/internal/paper"
	"bao/internal/zh"
)

// when works out when an event is, from what was written and the day of its
// article.
type when struct {
	*reader
	article paper.Date // zero when it isn't known
	event   *paper.Event
}

const howToSayWhen = "写成 2026-11-28 14:00、11月28日 下午2点 这样；一整天的只写日期"

// settle fills in Start and End; false when it has told why it can't.
func (w *when) settle(start, end text) bool {
	from, to, ok := zh.ParsePeriod(start.Text)
	if !ok {
		return w.refuse(start, fmt.Sprintf("看不懂活动的时间“%s”", start.Text), howToSayWhen)
	}
	until := start // where the end was written
	if end.Text != "" {
		if !to.IsZero() {
			return w.refuse(end, "活动到几时写了两遍", "“"+w.say("时间", "start")+"”里已经写了到几时，把“"+w.say("到", "end")+"”删掉")
		}
		var more zh.Moment
		if to, more, ok = zh.ParsePeriod(end.Text); !ok || !more.IsZero() {
			return w.refuse(end, fmt.Sprintf("看不懂活动到几时“%s”", end.Text), "写成 16:00、下午4点、11月30日 16:00 这样")
		}
		until = end
	}
	return w.begins(from, to, start) && (to.IsZero() || w.ends(from, to, until))
}

func (w *when) refuse(at text, message, hint string) bool {
	w.problem(badEvent, at.span, message, hint)
	return false
}

// begins settles the start; to tells whether it is still on.
func (w *when) begins(from, to zh.Moment, at text) bool {
	switch {
	case from.Day == 0:
		return w.refuse(at, fmt.Sprintf("活动的时间“%s”没有写是哪一天", at.Text), howToSayWhen)
	case from.Year == 0 && w.article.IsZero():
		return w.refuse(at, fmt.Sprintf("活动的时间“%s”没有写年份，稿件也没有日期", at.Text), "写成 2026-11-28 14:00 这样")
	case from.Timed && from.Vague && from.Clock < 6*60:
		// 2点 is hardly ever at night.
		return w.refuse(at, fmt.Sprintf("看不出“%s”是凌晨还是下午", at.Text), fmt.Sprintf("下午的写 %02d:%02d 或者写上“下午”，凌晨的写上“凌晨”", from.Clock/60+12, from.Clock%60))
	}
	day := dayFrom(from, w.article)
	if from.Year == 0 && w.article.Later(distant).Before(day) {
		if day = w.running(from, to); day.IsZero() {
			return w.refuse(at, fmt.Sprintf("活动的时间“%s”在稿件的日期（%s）以前", at.Text, w.article), "是明年的，写上年份；已经办完了的，不用写活动")
		}
	}
	w.event.WholeDay = !from.Timed
	w.event.Start = paper.Moment{Day: day, Minute: from.Clock}
	return w.weekday(from, w.event.Start.Day, at)
}

// distant is how many days ahead nobody leaves out the year: what would be
// farther was rather meant to be past.
const distant = 300

// running is the day on which something began that the article says is still
// on, zero when it isn't: an exhibition is told of after its first day.
func (w *when) running(from, to zh.Moment) paper.Date {
	if to.Day == 0 {
		return paper.Date{}
	}
	day := paper.Date{Year: w.article.Year, Month: from.Month, Day: from.Day}
	if w.article.Before(day) {
		day.Year--
	}
	if !day.Exists() || dayFrom(to, day).Before(w.article) {
		return paper.Date{}
	}
	return day
}

// ends settles the end, which may leave out what from has said.
func (w *when) ends(from, to zh.Moment, at text) bool {
	if from.Timed != to.Timed {
		if from.Timed {
			return w.refuse(at, "活动写了从几点开始，没有写到几点", "写成 11月30日 16:00 这样；不知道到几点，就只写开始")
		}
		return w.refuse(at, "活动写了到几点，没有写从几点开始", "在日期后面写上几点开始，如 11月28日 14:00")
	}
	start := w.event.Start
	end := paper.Moment{Day: start.Day, Minute: to.Clock}
	if to.Day > 0 {
		end.Day = dayFrom(to, start.Day)
	}
	if to.Vague && end.Compare(start) <= 0 {
		end.Minute += 12 * 60 // 下午2点到4点
	}
	if c := end.Compare(start); c < 0 || c == 0 && !w.event.WholeDay {
		return w.refuse(at, fmt.Sprintf("活动到%s，比开始还早", clockOf(end, w.event.WholeDay)), "看看哪个写错了；过了半夜的，写上是哪一天，如 11月29日 01:00")
	}
	if end != start {
		w.event.End = end
	}
	return w.weekday(to, end.Day, at)
}

// clockOf is an end as the editor is told it.
func clockOf(m paper.Moment, wholeDay bool) string {
	day := zh.Date(m.Day.Time())
	if wholeDay {
		return day
	}
	return fmt.Sprintf("%s %02d:%02d", day, m.Minute/60, m.Minute%60)
}

// weekday holds the day of the week that was written against the calendar.
func (w *when) weekday(said zh.Moment, day paper.Date, at text) bool {
	is := int(day.Time().Weekday())
	if is == 0 {
		is = 7
	}
	if said.Weekday == 0 || said.Weekday == is {
		return true
	}
	return w.refuse(at, fmt.Sprintf("%s是%s，写的不是", zh.Date(day.Time()), zh.Weekday(day.Time())), "看看日期和星期哪个写错了；星期可以不写，网页上会有")
}

// dayFrom is the day that was said: of the year, and of the month, in which it
// comes next from another day on where those were left out.
func dayFrom(said zh.Moment, from paper.Date) paper.Date {
	if said.Year > 0 {
		return paper.Date{Year: said.Year, Month: said.Month, Day: said.Day}
	}
	year, month := from.Year, from.Month
	if said.Month > 0 {
		month = said.Month
	}
	for range 12 * 8 { // the 29th of February comes every eighth year at least
		day := paper.Date{Year: year, Month: month, Day: said.Day}
		if !day.Before(from) && day.Exists() {
			return day
		}
		if said.Month > 0 {
			year++
		} else if month++; month > int(time.December) {
			year, month = year+1, 1
		}
	}
	return from
}
