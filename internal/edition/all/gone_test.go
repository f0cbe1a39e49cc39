package all

import (
	"reflect"
	"regexp"
	"strings"
	"testing"

	"bao/internal/edition/page"
	"bao/internal/edition/view"
	"bao/internal/edition/web"
)

// TestGone holds that the fields in the table are none any more, and that what
// is said of them names fields that there are.
func TestGone(t *testing.T) {
	types := map[string]reflect.Type{}
	for _, of := range []any{
		web.Front{},
		view.Frame{},
		view.FeedLink{},
		page.View{},
		page.SheetStory{},
		page.FrontStory{},
		page.SheetFiller{},
		page.FillerItem{},
		page.Head{},
	} {
		types[reflect.TypeOf(of).Name()] = reflect.TypeOf(of)
	}
	for key, now := range gone {
		name, field, _ := strings.Cut(key, ".")
		of, known := types[name]
		if !known {
			t.Errorf("%s: there is no such view, or this test has to be told of it", key)
			continue
		}
		if _, ok := of.FieldByName(field); ok {
			t.Errorf("%s is there", key)
		}
		said := regexp.MustCompile(`\{\{(?:if |with |range )?\.(\w+)`).FindStringSubmatch(now)
		if said == nil {
			t.Errorf("%s: nothing is said that can be written: %s", key, now)
			continue
		}
		if _, ok := of.FieldByName(said[1]); !ok {
			t.Errorf("%s: .%s, which is to take its place, is not there", key, said[1])
		}
	}
}
