package load

import (
	"fmt"
	"slices"
	"strings"

	"bao/internal/diag"
	"bao/internal/matter"
	"bao/internal/paper"
)

// plannedEvent is an event as it was written, of which the article's day has
// to tell the year.
type plannedEvent struct {
	span
	Start, End, Place, Phone text
}

// eventWord is a word within 活动, and where its value goes.
type eventWord struct {
	name, chinese string
	others        []string
	field         func(e *plannedEvent) *text
}

var eventWords = []eventWord{
	{"start", "时间", []string{"开始", "日期"}, func(e *plannedEvent) *text { return &e.Start }},
	{"end", "到", []string{"结束", "至"}, func(e *plannedEvent) *text { return &e.End }},
	{"place", "地点", []string{"地址"}, func(e *plannedEvent) *text { return &e.Place }},
	{"phone", "电话", []string{"联系电话", "咨询电话", "报名电话"}, func(e *plannedEvent) *text { return &e.Phone }},
}

func findEventWord(word string) *eventWord {
	word = strings.TrimSpace(word)
	for i := range eventWords {
		w := &eventWords[i]
		if word == w.name || plainKey(word) == w.chinese || slices.Contains(w.others, plainKey(word)) {
			return w
		}
	}
	return nil
}

// events reads 活动: {时间, 到, 地点, 电话}, only the time, or a list of them.
func (r *reader) events(_ key, f matter.Field) {
	for _, v := range f.Values {
		e := plannedEvent{span: span{v.At, v.Len}}
		if v.Fields == nil {
			e.Start = text{strings.TrimSpace(v.Text), span{v.At, v.Len}}
		}
		for _, part := range v.Fields {
			r.eventPart(&e, part)
		}
		r.planned = append(r.planned, e)
	}
}

// eventPart takes one part of an event, and those that follow in its value:
// within {braces} neither a full-width comma nor a full-width colon parts
// anything to YAML.
func (r *reader) eventPart(e *plannedEvent, part matter.Field) {
	word, value, at := part.Key, "", part.KeyAt
	if len(part.Values) > 0 {
		v := part.Values[0]
		value, at = v.Text, v.At
		if len(value) != v.Len { // in quotes: one value, whatever it holds
			r.eventValue(e, word, value, span{part.KeyAt, len(word)}, span{v.At, v.Len})
			return
		}
	} else if before, after, ok := strings.Cut(word, wideColon); ok {
		word, value, at = before, after, at+len(before)+len(wideColon)
	}
	wordAt := span{part.KeyAt, len(word)}
	for {
		own, next, rest := cutEventPart(value)
		r.eventValue(e, word, own, wordAt, span{at, len(own)})
		if next == "" {
			return
		}
		word, wordAt = next, span{at + len(own) + len(wideComma), len(next)}
		value, at = rest, at+len(value)-len(rest)
	}
}

// cutEventPart parts a value from the next word in it, behind a comma, and what
// is behind that; next is "" where there is none.
func cutEventPart(value string) (own, next, rest string) {
	for from := 0; ; {
		i := strings.Index(value[from:], wideComma)
		if i < 0 {
			return value, "", ""
		}
		comma := from + i
		from = comma + len(wideComma)
		colon := strings.IndexAny(value[from:], ":：")
		if colon < 0 {
			return value, "", ""
		}
		word, behind := value[from:from+colon], value[from+colon:]
		if findEventWord(word) != nil {
			return value[:comma], word, strings.TrimPrefix(strings.TrimPrefix(behind, ":"), wideColon)
		}
	}
}

func (r *reader) eventValue(e *plannedEvent, word, value string, wordAt, at span) {
	w := findEventWord(word)
	if w == nil {
		hint := "活动里能写的有：" + strings.Join(r.eventWordNames(), "、")
		if near := diag.Nearest(word, r.eventWordNames()); near != "" {
			hint = fmt.Sprintf("是不是“%s”？%s", near, hint)
		}
		r.problem(badEvent, wordAt, fmt.Sprintf("活动里不认识“%s”", word), hint)
		return
	}
	field := w.field(e)
	if field.Text != "" {
		r.problem(badEvent, wordAt, "一个活动里“"+word+"”写了两次", "只留一个；是两个活动，就分开写：\n"+r.twoEvents())
		return
	}
	*field = text{strings.TrimSpace(unquoted(value)), at}
}

func (r *reader) eventWordNames() []string {
	names := make([]string, len(eventWords))
	for i, w := range eventWords {
		names[i] = r.say(w.chinese, w.name)
	}
	return names
}

// twoEvents shows how two are written.
func (r *reader) twoEvents() string {
	start := r.say("时间", "start")
	return "        " + r.say("活动", "event") + ":\n          - {" + start + ": 11月28日 14:00}\n          - {" + start + ": 11月29日 14:00}"
}

// settleEvents works out when the events are, now that the article's day is
// known.
func (r *reader) settleEvents() {
	day := r.Date
	if day.IsZero() {
		day = classify(r.Path).date
	}
	for _, planned := range r.planned {
		if planned.Start.Text == "" {
			r.problem(badEvent, planned.span, "活动没有写时间", "写成“"+r.say("活动: {时间", "event: {start")+": 11月28日 14:00}”")
			continue
		}
		e := paper.Event{Place: planned.Place.Text, Phone: planned.Phone.Text}
		w := when{reader: r, article: day, event: &e}
		if w.settle(planned.Start, planned.End) {
			r.Events = append(r.Events, e)
		}
	}
}
