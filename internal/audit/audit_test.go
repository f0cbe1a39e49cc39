package audit

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"bao/internal/proof"
)

// said is what a parser and a printer tell of one copy. Stretches are given by
// their words, and "a…b" is a pair of marks.
type said struct {
	copy     string
	consumed map[Reason][]string
	printed  []string
	missing  []string
}

var sayings = map[string]said{
	"printed as typed":   {copy: "甲，乙。\n", printed: []string{"甲，乙。"}},
	"lines joined":       {copy: "　　甲乙\r\n丙 丁\n\nx\ny", printed: []string{"甲乙丙 丁", "x y"}},
	"invisible":          {copy: "甲\u200b乙\ufeff\u0001", printed: []string{"甲乙"}},
	"escapes, entities":  {copy: `a\*b &lt;&#20013;&nbsp;&x; \甲`, printed: []string{`a*b <中 &x; \甲`}},
	"backslashes":        {copy: `a\\\\b \\ \\\* \` + "\n&lt;", printed: []string{`a\\b`, `\`, `\*`, `\`, "<"}},
	"backslashes, moved": {copy: `a\\\\b&lt;`, printed: []string{"<", `a\\b`}},
	"backslashes, code":  {copy: `a\\b \\\* \`, printed: []string{`a\\b \\\* \`}},
	"entities":           {copy: "&amp;\n&amp;a&lt;b", printed: []string{"&", "&", "a<b"}},
	"entities, twice":    {copy: "&amp;amp; x &amp;nbsp; &amp;lt;", printed: []string{"&amp; x &nbsp; &lt;"}},
	"a mark before one":  {copy: "甲 & 乙 &nbsp; 丙 &lt;", printed: []string{"甲 & 乙 丙 <"}},
	"entities in code":   {copy: "&amp;amp; x &amp;nbsp;", printed: []string{"&amp;amp; x &amp;nbsp;"}},
	"as code":            {copy: `a\*b&lt;`, printed: []string{`a\*b&lt;`}},
	"more is printed":    {copy: "甲", printed: []string{"注释", "甲", "↩"}},
	"moved":              {copy: "甲乙丙丁", printed: []string{"丙丁", "甲乙"}},
	"nothing is printed": {copy: "甲\n\n乙丙", missing: []string{"甲 乙丙"}},
	"the middle":         {copy: "甲乙丙丁戊", printed: []string{"甲乙", "戊"}, missing: []string{"丙丁"}},
	"the end":            {copy: "甲乙", printed: []string{"甲"}, missing: []string{"乙"}},
	"a digit":            {copy: "138 138", printed: []string{"138 13"}, missing: []string{"8"}},
	"one of two":         {copy: "甲甲", printed: []string{"甲"}, missing: []string{"甲"}},
	"two places":         {copy: "甲乙丙丁戊", printed: []string{"乙", "丁戊"}, missing: []string{"甲", "丙"}},

	"pair":             {copy: "**甲**乙", consumed: pair("**", "**"), printed: []string{"甲乙"}},
	"no pair":          {copy: "**甲*b乙", consumed: pair("**", "*b"), printed: []string{"甲b乙"}, missing: []string{"**", "*"}},
	"words as pair":    {copy: "甲乙甲", consumed: pair("甲", "甲"), printed: []string{"乙"}, missing: []string{"甲", "甲"}},
	"one mark":         {copy: "甲*乙", consumed: map[Reason][]string{Marker: {"*乙"}}, printed: []string{"甲"}, missing: []string{"*乙"}},
	"subhead":          {copy: "## 甲", consumed: map[Reason][]string{Subhead: {"##"}}, printed: []string{"甲"}},
	"words as mark":    {copy: "## 甲", consumed: map[Reason][]string{Subhead: {"## 甲"}}, missing: []string{"## 甲"}},
	"number":           {copy: "12. 甲", consumed: map[Reason][]string{Marker: {"12."}}, printed: []string{"甲"}},
	"comment":          {copy: "甲<!-- 乙 -->", consumed: map[Reason][]string{Comment: {"<!-- 乙 -->"}}, printed: []string{"甲"}},
	"open comment":     {copy: "甲<!-- 乙", consumed: map[Reason][]string{Comment: {"<!-- 乙"}}, printed: []string{"甲"}, missing: []string{"<!-- 乙"}},
	"tag":              {copy: `<b class="甲">乙`, consumed: map[Reason][]string{Tag: {`<b class="甲">`}}, printed: []string{"乙"}},
	"words in a tag":   {copy: "<b 甲>乙", consumed: map[Reason][]string{Tag: {"<b 甲>"}}, printed: []string{"乙"}, missing: []string{"<b 甲>"}},
	"a bare value":     {copy: "<font face=楷体_GB2312>乙", consumed: map[Reason][]string{Tag: {"<font face=楷体_GB2312>"}}, printed: []string{"乙"}},
	"words behind one": {copy: "<b x=甲 丙>乙", consumed: map[Reason][]string{Tag: {"<b x=甲 丙>"}}, printed: []string{"乙"}, missing: []string{"<b x=甲 丙>"}},
	"two tags as one":  {copy: "<b>c</b>", consumed: map[Reason][]string{Tag: {"<b>c</b>"}}, missing: []string{"<b>c</b>"}},
	"bars":             {copy: "|甲｜\n|:--|", consumed: map[Reason][]string{Bars: {"|", "｜", "|:--|"}}, printed: []string{"甲"}},
	"braces":           {copy: "甲{.x #y}", consumed: map[Reason][]string{Braces: {"{.x #y}"}}, printed: []string{"甲"}},
	"quoted braces":    {copy: `甲{class="x y" id=z, .w}`, consumed: map[Reason][]string{Braces: {`{class="x y" id=z, .w}`}}, printed: []string{"甲"}},
	"copy behind them": {copy: `甲{class="x" 乙}`, consumed: map[Reason][]string{Braces: {`{class="x" 乙}`}}, printed: []string{"甲"}, missing: []string{`{class="x" 乙…`}},
	"copy in braces":   {copy: "甲{乙=丙}", consumed: map[Reason][]string{Braces: {"{乙=丙}"}}, printed: []string{"甲"}, missing: []string{"{乙=丙}"}},
	"wide bars":        {copy: "｜甲｜\n｜：－－｜——｜", consumed: map[Reason][]string{Bars: {"｜", "｜", "｜：－－｜——｜"}}, printed: []string{"甲"}},
	"words as bars":    {copy: "｜甲｜", consumed: map[Reason][]string{Bars: {"｜甲｜"}}, missing: []string{"｜甲｜"}},
	"lines":            {copy: "甲\n===\n* * *\n---", consumed: map[Reason][]string{Line: {"===", "* * *", "---"}}, printed: []string{"甲"}},
	"too short lines":  {copy: "甲\n==\n-=-", consumed: map[Reason][]string{Line: {"==", "-=-"}}, printed: []string{"甲"}, missing: []string{"==", "-=-"}},
	"note":             {copy: "［^甲］ ：乙", consumed: map[Reason][]string{Label: {"［^甲］ ："}}, printed: []string{"乙"}},
	"copy as note":     {copy: "［甲］：乙", consumed: map[Reason][]string{Label: {"［甲］："}}, printed: []string{"乙"}, missing: []string{"［甲］："}},
	"notes as one":     {copy: "[^甲]乙[^丙]:", consumed: map[Reason][]string{Label: {"[^甲]乙[^丙]:"}}, missing: []string{"[^甲]乙[^丙]:"}},
	"remark":           {copy: "甲\n[//]: # (乙)\n[comment]: <> 'x'", consumed: map[Reason][]string{Comment: {"[//]: # (乙)", "[comment]: <> 'x'"}}, printed: []string{"甲"}},
	"open remark":      {copy: "[//]: # (乙", consumed: map[Reason][]string{Comment: {"[//]: # (乙"}}, missing: []string{"[//]: # (乙"}},
	"copy as remark":   {copy: "[编者按]: # (乙)", consumed: map[Reason][]string{Comment: {"[编者按]: # (乙)"}}, missing: []string{"[编者按]: # (乙)"}},
	"data":             {copy: "<![CDATA[甲]]>", consumed: map[Reason][]string{Tag: {"<![CDATA[", "]]>"}}, printed: []string{"甲"}},
	"data as comment":  {copy: "<![CDATA[x]]>", consumed: map[Reason][]string{Comment: {"<![CDATA[x]]>"}}, missing: []string{"<![CDATA[x]]…"}},
	"fence":            {copy: "```go\nx\n```", consumed: map[Reason][]string{Fence: {"```go", "```"}}, printed: []string{"x\n"}},
	"words on fence":   {copy: "```甲\nx", consumed: map[Reason][]string{Fence: {"```甲"}}, printed: []string{"x"}, missing: []string{"```甲"}},
	"leads nowhere":    {copy: "[甲]: <>", consumed: map[Reason][]string{Definition: {"[甲]: <>"}}, missing: []string{"[甲]: <>"}},
	"unused":           {copy: "[甲]: 乙", consumed: map[Reason][]string{Definition: {"[甲]: 乙"}}, missing: []string{"[甲]: 乙"}},
	"left out alike":   {copy: "<!-- 甲 ——> <!--乙", consumed: map[Reason][]string{Named: {"<!-- 甲 ——>"}}, printed: []string{"<!--乙"}, missing: []string{"<!-- 甲 ——>"}},
	"no reason":        {copy: "甲乙", consumed: map[Reason][]string{Named: {"乙"}}, printed: []string{"甲"}, missing: []string{"乙"}},
}

func pair(open, close string) map[Reason][]string {
	return map[Reason][]string{Pair: {open, close}}
}

func TestAccount(t *testing.T) {
	for name, s := range sayings {
		a := New([]byte(s.copy))
		for why, stretches := range s.consumed {
			from := 0
			for i, words := range stretches {
				at := from + strings.Index(s.copy[from:], words)
				from = at + len(words)
				switch {
				case why != Pair:
					a.Consumed(why, at, len(words))
				case i == 1:
					open := stretches[0]
					a.Pair(strings.Index(s.copy, open), at, len(open))
				}
			}
		}
		for _, words := range s.printed {
			a.Words(words)
		}
		var got []string
		for _, m := range a.Missing(nil, nil) {
			got = append(got, m.Words)
		}
		if !slices.Equal(got, s.missing) {
			t.Errorf("%s: missing %q, want %q", name, got, s.missing)
		}
		a.Close()
	}
}

// Units are told apart by what they are known by.
func TestUnits(t *testing.T) {
	copy := "[甲](a) ![乙](b) [甲](a)"
	a := New([]byte(copy))
	defer a.Close()
	for i, r := range copy {
		if r == '[' || r == ']' || r == '!' {
			end := i + strings.IndexAny(copy[i:]+")", ")")
			if r != ']' {
				end = i
			}
			if a.Consumed(Brackets, i, min(end+1-i, 2)); r == ']' {
				a.Consumed(Brackets, end, 1)
			}
		}
	}
	a.Address(6, strings.Index(copy, "a"), 1)
	a.Address(15, strings.Index(copy, "b"), 1)
	a.Address(6, strings.LastIndex(copy, "a"), 1)
	a.Unit(Link, 0, 8, 6)
	a.Unit(Picture, 9, 9, 15)
	a.Unit(Link, 19, 8, 6)
	a.Words("甲")
	a.Show(Link, 6)
	a.Words("甲")
	got := fmt.Sprint(a.Missing(nil, nil))
	if want := "[{1 9 9 0 ![乙](b)} {3 19 8 0 [甲](a)}]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// What findings name is not said again: a loss at its place, and anything
// where the parser took copy for something else.
func TestNamed(t *testing.T) {
	copy := "甲乙<b 丙>"
	for _, c := range []struct {
		named, noted []Range
		want         string
	}{
		{nil, nil, "[甲 <b 丙>]"},
		{[]Range{{0, 3}}, nil, "[<b 丙>]"},
		{nil, []Range{{0, 3}}, "[甲 <b 丙>]"},
		{nil, []Range{{6, 1}}, "[甲]"},
	} {
		a := New([]byte(copy))
		a.Consumed(Tag, 6, len("<b 丙>"))
		a.Words("乙")
		var words []string
		for _, m := range a.Missing(c.named, c.noted) {
			words = append(words, m.Words)
		}
		if got := fmt.Sprint(words); got != c.want {
			t.Errorf("named %v, noted %v: %s, want %s", c.named, c.noted, got, c.want)
		}
		a.Close()
	}
}

// Notes are printed after the copy; one that nobody prints is missing.
func TestNotes(t *testing.T) {
	copy := "甲\n\n[^1]: 乙\n\n丙"
	for _, printed := range []bool{true, false} {
		a := New([]byte(copy))
		at := strings.Index(copy, "[^1]")
		a.Consumed(Label, at, len("[^1]:"))
		a.Moved(at, len("[^1]: 乙"))
		a.Words("甲")
		a.Words("丙")
		if printed {
			a.Note(0)
			a.Words("乙")
		}
		if got := a.Missing(nil, nil); (len(got) == 0) != printed {
			t.Errorf("printed %v: missing %v", printed, got)
		}
		a.Close()
	}
}

// Taken words are printed elsewhere, all but what says that they are credits.
func TestTaken(t *testing.T) {
	copy := "本报讯（记者 江 晚）甲。\n\n（通讯员 罗小舟 摄影：街道办）"
	for _, c := range []struct{ names, want string }{
		{"江晚 罗小舟 街道办", "[]"}, {"江晚 罗小舟", "[街道办]"}, {"罗小舟 街道办", "[江 晚]"},
	} {
		a := New([]byte(copy))
		names := strings.Fields(c.names)
		a.Taken("本报讯（记者 江 晚）", names...)
		a.Words("甲。")
		a.Taken("（通讯员 罗小舟 摄影：街道办）", names...)
		var words []string
		for _, m := range a.Missing(nil, nil) {
			words = append(words, m.Words)
		}
		if got := fmt.Sprint(words); got != c.want {
			t.Errorf("%s: missing %s, want %s", c.names, got, c.want)
		}
		a.Close()
	}
}

// A text in one line that is full of what stands for something else takes no
// time that grows with its square either.
func TestManyEntities(t *testing.T) {
	for typed, printed := range map[string]string{"&amp;": "&", `\*`: "*", "&lt;甲": "<甲"} {
		const n = 400_000 // 20 s, when every one of them looked for the end of the line
		a := New([]byte(strings.Repeat(typed, n)))
		begin := proof.Spent()
		a.Words(strings.Repeat(printed, n))
		if got := a.Missing(nil, nil); len(got) > 0 || proof.Spent()-begin > 5*time.Second {
			t.Errorf("%s: %v after %v", typed, got, proof.Spent()-begin)
		}
		a.Close()
	}
}

// A text for which nothing is true that is told takes no time that grows with
// its square.
func TestHostile(t *testing.T) {
	for _, s := range []string{"甲 ", "1 ", "&lt; ", `\* `, "[x]: y\n", "a"} {
		copy := strings.Repeat(s, 200_000/len(s))
		a := New([]byte(copy))
		for i := range 1000 {
			a.Consumed(Definition, i*7, 6)
			a.Unit(Picture, i*7, 6, -i)
		}
		for range 50_000 {
			a.Words("乙 ")
		}
		if got := a.Missing(nil, nil); len(got) == 0 {
			t.Errorf("%q: nothing is missing", s)
		}
		a.Close()
	}
}
