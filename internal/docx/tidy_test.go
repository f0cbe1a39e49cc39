package docx

import (
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

func TestTidy(t *testing.T) {
	for in, want := range map[string]string{
		"<a><b/ ><c x='/ '/\t\n></a>":             "<a><b/><c x='/ '/></a>",
		"<a>1/ 2 > 1</a >":                        "<a>1/ 2 > 1</a >",
		"<?xml version='1.0' ?><!-- it's --><a/>": "<?xml version='1.0' ?><!-- it's --><a/>",
		"<a x=\"<'/ \">'/ '</a>":                  "<a x=\"<'/ \">'/ '</a>",
		"":                                        "",
	} {
		for _, from := range []io.Reader{strings.NewReader(in), iotest.OneByteReader(strings.NewReader(in))} {
			if got, err := io.ReadAll(&tidy{from: from}); err != nil || string(got) != want {
				t.Errorf("%s: %s, %v", in, got, err)
			}
		}
	}
}
