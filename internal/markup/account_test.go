package markup

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"testing"

	"bao/internal/audit"
)

// account returns what of a body is not printed, and no finding names.
func account(body []byte) []audit.Missing {
	a := audit.New(body)
	defer a.Close()
	d, findings := Options{Account: a}.Parse(body)
	d.Account(a, nil)
	return a.Missing(places(findings))
}

// places says where findings name losses, and where they say anything.
func places(findings []Finding) (named, noted []audit.Range) {
	for _, f := range findings {
		r := audit.Range{At: f.Offset, Len: f.Len}
		if noted = append(noted, r); f.Rule.Whole {
			named = append(named, r)
		}
	}
	return named, noted
}

// missing is what the audit names in the examples of CommonMark and in our own
// cases, and no finding does.
var missing = map[string][]string{
	// A link cannot stand in a link, nor anything but words in what is read
	// to who cannot see a picture.
	"links": {`<a href="b.m…`, "[里](e.md)"}, "marks in alt": {"[树](a.md)", "![内](b.jpg)"},
	"example 520": {"[foo](uri1)"}, "example 574": {"![bar](/url)"}, "example 575": {"[bar](/url)"},
}

// All of the examples of CommonMark and of our own cases are accounted for.
func TestAccountOfCases(t *testing.T) {
	data, err := os.ReadFile("testdata/spec.json")
	if err != nil {
		t.Fatal(err)
	}
	var examples []struct {
		Markdown string
		Example  int
	}
	if err := json.Unmarshal(data, &examples); err != nil {
		t.Fatal(err)
	}
	for _, e := range examples {
		checkAccount(t, fmt.Sprint("example ", e.Example), e.Markdown)
	}
	eachCase(t, func(name, body string) { checkAccount(t, name, body) })
}

func checkAccount(t *testing.T, name, body string) {
	var got []string
	for _, m := range account([]byte(body)) {
		got = append(got, m.Words)
	}
	if want := missing[name]; !slices.Equal(got, want) {
		t.Errorf("%s: missing %q, want %q\n%s", name, got, want, body)
	}
	checkNothingLost(t, body)
}
