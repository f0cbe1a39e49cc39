package starter

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"bao/internal/yamltree"
)

// value returns s as it is typed behind a key or in a [list] or {mapping}: as
// it is where it is read back as that, and else in quotes.
func value(s string) string {
	s = oneLine(s)
	if s == "" || readsAs(s, s) {
		return s
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}

// readsAs asks the reader of settings and front matter itself, which knows
// more traps than could be listed here. A # is quoted in any case: other
// programs read a comment where bao is sure that there is none.
func readsAs(typed, want string) bool {
	if strings.Contains(typed, "#") {
		return false
	}
	root, findings := yamltree.Parse("k: "+typed+"\nl: {m: "+typed+"}\nn: ["+typed+"]\n", yamltree.Tolerance{LooseColon: true})
	if len(findings) > 0 || len(root.Pairs) != 3 {
		return false
	}
	inner, items := root.Pairs[1].Value, root.Pairs[2].Value
	return scalar(root.Pairs[0].Value, want) &&
		len(inner.Pairs) == 1 && scalar(inner.Pairs[0].Value, want) &&
		len(items.Items) == 1 && scalar(items.Items[0], want)
}

func scalar(n *yamltree.Node, want string) bool {
	return n.Kind == yamltree.Scalar && !n.Quoted && n.Text == want
}

// oneLine is s as one line, without what nobody sees: what is pasted into a
// form brings both.
func oneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Co, r) || r == utf8.RuneError:
			return -1
		case r != '\u3000' && (unicode.IsSpace(r) || unicode.IsControl(r)):
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	return strings.TrimSpace(s)
}
