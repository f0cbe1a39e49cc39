// Package script shortens scripts and style sheets for the way to readers:
// comments, white space and long names of variables are for those who write them.
package script

import (
	"bytes"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/js"
)

// Version is another one whenever the same script would come out otherwise.
const Version = "tdewolff/minify 2.24.25, 2009"

// Short returns a script that does what text does. It has no syntax that text
// lacks, whatever would be shorter: old phones run it. The error says what is
// no script.
func Short(text []byte) ([]byte, error) {
	var b bytes.Buffer
	err := (&js.Minifier{Version: 2009}).Minify(minify.New(), &b, bytes.NewReader(text), nil)
	return b.Bytes(), err
}
