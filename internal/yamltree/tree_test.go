package yamltree

import (
	"strings"
	"testing"
)

func TestQuote(t *testing.T) {
	for _, c := range [][2]string{
		{"甲: 乙", `"甲: 乙"`}, {`他说"好"`, `'他说"好"'`}, {`a\b`, `'a\b'`}, {`"a"'b'`, `"\"a\"'b'"`},
	} {
		if got := Quote(c[0]); got != c[1] {
			t.Errorf("Quote(%q) = %s, want %s", c[0], got, c[1])
		}
		root, findings := Parse("k: "+Quote(c[0])+"\n", Tolerance{})
		if len(findings) > 0 || root.Pairs[0].Value.Text != c[0] {
			t.Errorf("%s is read as %q %+v", c[1], root.Pairs[0].Value.Text, findings)
		}
	}
}

func TestStrictColon(t *testing.T) {
	src := "a：甲\nb:乙\nc: 丙\n"
	if _, findings := Parse(src, Tolerance{LooseColon: true}); len(findings) > 0 {
		t.Errorf("tolerated, and yet %+v", findings)
	}
	root, findings := Parse(src, Tolerance{})
	if len(findings) != 2 || findings[0].Hint != "a: 甲" || findings[1].Hint != "b: 乙" {
		t.Errorf("findings: %+v", findings)
	}
	if len(root.Pairs) != 3 || root.Pairs[0].Value.Text != "甲" || root.Pairs[1].Value.Text != "乙" {
		t.Errorf("root: %+v", root)
	}
}

// TestHostile feeds what would take the library down or keep it busy, and
// wants an answer with a finding in it.
func TestHostile(t *testing.T) {
	for name, src := range map[string]string{
		"deep brackets": strings.Repeat("[", 30000),
		"deep braces":   strings.Repeat("{a: ", 15000),
		"deep dashes":   strings.Repeat("- ", 30000),
		"deep keys":     strings.Repeat("? ", 30000),
		"large":         strings.Repeat("a", 1<<20),
		"aliases":       "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n",
		"all wrong":     strings.Repeat("@@\n", 10000),
		"open":          strings.Repeat("a: \"b\n", 5000),
	} {
		t.Run(name, func(t *testing.T) {
			_, findings := Parse(src, Tolerance{})
			if len(findings) == 0 || len(findings) > maxFindings+1 {
				t.Errorf("%d findings", len(findings))
			}
		})
	}
}

// A quote that is left open does not swallow the keys below it, though another
// quote stands further down.
func TestOpenQuote(t *testing.T) {
	for _, src := range []string{"a: \"甲\nb: 乙\"\n", "a: '甲\nb: 乙'\n", "a: \"甲\nb：乙\nc: 丙\"\n"} {
		root, findings := Parse(src, Tolerance{LooseColon: true})
		if len(root.Pairs) < 2 || root.Pairs[0].Value.Text != "甲" || root.Pairs[1].Key != "b" {
			t.Errorf("%q is read as %+v", src, root)
		}
		if len(findings) != 1 || findings[0].Rule != unclosed || !strings.Contains(findings[0].Hint, "甲") {
			t.Errorf("%q: %+v", src, findings)
		}
	}
	if root, findings := Parse("a: \"甲\n  b: 乙\"\n", Tolerance{}); len(findings) > 0 || root.Pairs[0].Value.Text != "甲 b: 乙" {
		t.Errorf("over two lines: %+v %+v", root, findings)
	}
}
