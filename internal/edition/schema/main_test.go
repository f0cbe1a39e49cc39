package schema

import (
	"flag"
	"testing"
)

// TestMain lets property tests draw more than rapid's hundred times: these are
// quick, and notice more. -rapid.checks on the command line has its way.
func TestMain(m *testing.M) {
	if err := flag.Set("rapid.checks", "1000"); err != nil {
		panic(err)
	}
	m.Run()
}
