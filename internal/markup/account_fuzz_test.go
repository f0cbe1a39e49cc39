package markup

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"bao/internal/audit"

	"pgregory.net/rapid"
)

// FuzzNothingLost holds the audit: what the finished HTML of any text does
// not show is consumed for a reason, or a finding or the audit names it.
func FuzzNothingLost(f *testing.F) {
	for _, s := range fuzzSeeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, body string) {
		if len(body) < 1<<14 && utf8.ValidString(body) {
			checkNothingLost(t, body)
		}
	})
}

// The same for pieces of markup in any order, which finds more in less time.
func TestNothingLostInAnyOrder(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) { checkNothingLost(rt, inAnyOrder(rt)) })
}

// Comments, tags and quotations lose no copy but what a finding names, however
// many of them lack their ends: the audit has nothing to add, wherever < is
// printed once and left out once.
func TestNoFalseAlarm(t *testing.T) {
	pieces := strings.Split("<!-- 查 ——>|<!-- 查 –>|<!-- 查 --》|<!--|<!-- 开|<!---|-->|<?|<![CDATA[|]]>|<!D|"+
		"<div>|</div>|<div class=\"x\">|<div|<b>|</b>|<p>|</p>|> |- |甲|乙。|a|　　|\n|\n\n|\n> |\n> <!-- 查 ——>\n", "|")
	rapid.Check(t, func(rt *rapid.T) {
		body := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 9).Draw(rt, "pieces"), "")
		if m := account([]byte(body)); len(m) > 0 {
			rt.Errorf("named as missing: %+v\nin %q\n%s", m, body, pageOf(body))
		}
	})
}

func checkNothingLost(t tester, body string) {
	t.Helper()
	told := account([]byte(body))
	for _, m := range accountHTML([]byte(body)) {
		if !nameIt(told, m) && !ofCredit(m) {
			t.Errorf("missing and not named: %+v\nin %q\nnamed: %+v\n%s", m, body, told, pageOf(body))
		}
	}
	checkDigits(t, body)
}

// ofCredit reports whether m is only what says that a name below a picture is
// a credit, which the page says in its own way.
func ofCredit(m audit.Missing) bool {
	return m.Kind == audit.Text && strings.Trim(m.Words, "/／（）()：:、。 摄影文图记者本报通讯员供") == ""
}

// nameIt reports whether all of m is named.
func nameIt(told []audit.Missing, m audit.Missing) bool {
	for _, x := range told {
		if x.At <= m.At && m.At+m.Len <= x.At+x.Len {
			return true
		}
	}
	return len(told) >= 50 // there are bounds
}

func pageOf(body string) string {
	d, _ := Parse([]byte(body))
	return plainHTML(d)
}

var digitRun = regexp.MustCompile(`[0-9]{2,}`)

// checkDigits holds that digits that stand side by side on the page stood so
// in the copy, but for controls that nobody sees. Tags, entities and comments are the editor's own doing.
func checkDigits(t tester, body string) {
	t.Helper()
	if strings.ContainsAny(body, `<&\`) {
		return
	}
	d, findings := Parse([]byte(body))
	if len(findings) > 0 {
		return
	}
	r := htmlReader{doc: d}
	r.read(addressed(d))
	for _, run := range digitRun.FindAllString(r.text.String(), -1) {
		if !strings.Contains(clean(body), run) {
			t.Errorf("%s did not stand in the copy:\n%q\n%s", run, body, plainHTML(d))
		}
	}
}
