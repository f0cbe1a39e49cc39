package load

import (
	"errors"
	"testing"
	"testing/fstest"
)

// TestReadSettings: settings that are as they were are not read again, and
// those of another file are.
func TestReadSettings(t *testing.T) {
	site := func(name, text string) fstest.MapFS { return fstest.MapFS{name: {Data: []byte(text)}} }
	first, err := ReadSettings(site("site.yaml", "报名: 苇塘\n不知道: 1\n"), nil)
	if err != nil || first.Site.Title != "苇塘" || len(first.problems) != 1 {
		t.Fatalf("%+v, %v", first, err)
	}
	first.Site.Title = "记得的"
	for name, c := range map[string]struct {
		fsys  fstest.MapFS
		title string
		told  int
	}{
		"the same":     {site("site.yaml", "报名: 苇塘\n不知道: 1\n"), "记得的", 1},
		"other words":  {site("site.yaml", "报名: 堤岸\n"), "堤岸", 0},
		"another file": {site("site.yml", "报名: 苇塘\n不知道: 1\n"), "苇塘", 1},
	} {
		s, err := ReadSettings(c.fsys, first)
		if err != nil || s.Site.Title != c.title || len(s.problems) != c.told {
			t.Errorf("%s: %q, %d problems, %v", name, s.Site.Title, len(s.problems), err)
		}
	}
	if _, err := ReadSettings(fstest.MapFS{}, first); !errors.Is(err, ErrNoSite) {
		t.Errorf("none: %v", err)
	}
	if name, err := FindSiteFile(fstest.MapFS{"site.yml": {}, "site.yaml": {}, "site.yaml.txt": {}}); err != nil || name != "site.yaml" {
		t.Errorf("of three %s, %v", name, err)
	}
}
