package script

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/css"
)

func TestShortStyle(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{
			"/* Why. */\n.a {\n  color: red; /* so */\n}\n\n.b  > .c { content: \"/* no\\\n comment  */\" }\n",
			"\n.a {\ncolor: red;\n}\n.b > .c { content: \"/* no\\\n comment  */\" }",
		},
		{".a/* b */.c{margin:1px/**/2px}", ".a/**/.c{margin:1px/**/2px}"},
		{"a { background: url( x y.png ) /* of a */ }", "a { background: url( x y.png ) }"},
	} {
		if got, err := ShortStyle([]byte(c.text)); err != nil || string(got) != c.want {
			t.Errorf("%q became %q, want %q", c.text, got, c.want)
		}
	}
}

// blanks are the white space and the comments of a sheet; no string of ours has a comment.
var blanks = regexp.MustCompile(`(?s)/\*.*?\*/|\s+`)

// TestShortStyleKeeps holds that of the built-in sheets nothing goes but blanks
// and comments, and that a lexer which stops before the end does not go unseen.
func TestShortStyleKeeps(t *testing.T) {
	files, err := filepath.Glob("../../static/*.css")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		short, err := ShortStyle(text)
		if err != nil {
			t.Fatal(err)
		}
		if want, got := meant(text), meant(short); !bytes.Equal(want, got) {
			t.Errorf("%s: %q became %q", name, want, got)
		}
		if want, got := blanks.ReplaceAll(text, nil), blanks.ReplaceAll(short, nil); !bytes.Equal(want, got) {
			t.Errorf("%s: %d bytes beside blanks and comments, want %d", name, len(got), len(want))
		}
		if bytes.Contains(short, []byte("/*")) || len(short) > len(text)*95/100 {
			t.Errorf("%s: %d bytes of %d", name, len(short), len(text))
		}
	}
}

// meant is a sheet with one space for all that stands between two of its tokens.
func meant(text []byte) (all []byte) {
	lexer := css.NewLexer(parse.NewInputBytes(bytes.Clone(text)))
	for {
		switch kind, token := lexer.Next(); kind {
		case css.ErrorToken:
			return bytes.TrimSpace(all)
		case css.CommentToken, css.WhitespaceToken:
			all = append(bytes.TrimRight(all, " "), ' ')
		default:
			all = append(all, token...)
		}
	}
}
