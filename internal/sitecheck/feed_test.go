package sitecheck

import (
	"path"
	"testing"

	"bao/internal/feedtest"
)

// TestFeeds holds every feed to its standard.
func TestFeeds(t *testing.T) {
	each(t, func(t *testing.T, s *site, out *output) {
		found := 0
		for name, data := range out.files {
			var wrong []string
			switch path.Base(name) {
			case "feed.xml":
				wrong = feedtest.Atom(data)
			case "feed.json":
				wrong = feedtest.JSON(data)
			default:
				continue
			}
			found++
			for _, w := range wrong {
				t.Errorf("%s: %s", name, w)
			}
		}
		if there := found > 0; there != (s.base != "") {
			t.Errorf("%d feeds of a paper at %q", found, s.base)
		}
	})
}
