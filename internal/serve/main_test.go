package serve

import (
	"os"
	"testing"

	"bao/internal/browser/browsertest"
)

func TestMain(m *testing.M) { os.Exit(browsertest.Tests{M: m}.Run()) }
