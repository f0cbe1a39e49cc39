package all_test

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"bao/internal/dist"
	"bao/internal/edition"
	"bao/internal/edition/all"
	"bao/internal/sheet"
)

// output is what a source comes to: the key and the bytes of every file.
type output map[string]struct {
	key  dist.Key
	data string
}

func outputOf(t *testing.T, s edition.Source) output {
	s.Sheets = sheet.NewIssues(s.Paper, nil, inTurn)
	out := output{}
	for _, f := range all.Plan(s).Files() {
		var b bytes.Buffer
		key, write := f.Prepare()
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
		file := out[f.Path]
		file.key, file.data = key, b.String()
		out[f.Path] = file
	}
	return out
}

// leaf is a value somewhere in the paper, which can be set.
type leaf struct {
	name string
	reflect.Value
}

// leaves lists what a value holds and points to, but for what the keys take by
// a digest beside it. Lists count by their first two.
func leaves(name string, v reflect.Value, seen map[any]bool, found []leaf) []leaf {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() || seen[v.Interface()] {
			return found
		}
		seen[v.Interface()] = true
		return leaves(name, v.Elem(), seen, found)
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && f.Tag.Get("key") != "-" {
				found = leaves(name+"."+f.Name, v.Field(i), seen, found)
			}
		}
	case reflect.Slice:
		for i := range min(v.Len(), 2) {
			found = leaves(fmt.Sprintf("%s[%d]", name, i), v.Index(i), seen, found)
		}
	case reflect.String, reflect.Int, reflect.Uint8, reflect.Bool:
		found = append(found, leaf{name, v})
	}
	return found
}

// change makes another value of a leaf, and returns what takes it back.
func (l leaf) change() (back func()) {
	before := reflect.New(l.Type()).Elem()
	before.Set(l.Value)
	switch l.Kind() {
	case reflect.String:
		l.SetString(l.String() + "乙")
	case reflect.Int:
		l.SetInt(l.Int() + 1)
	case reflect.Uint8:
		l.SetUint(l.Uint() + 1)
	case reflect.Bool:
		l.SetBool(!l.Bool())
	}
	return func() { l.Set(before) }
}

// TestKeysTell changes every value of the paper that a page of an article may
// show, one at a time, and holds that no file has other bytes under the same
// key: it would not be written again.
func TestKeysTell(t *testing.T) {
	s := source(t, 2)
	issue := s.Paper.Issues[0]
	a := issue.Articles[0]
	a.Expires = issue.Date
	seen := map[any]bool{issue.Next: true, issue.Previous: true}
	for _, other := range issue.Articles[1:] {
		seen[other] = true
	}
	var all []leaf
	for name, v := range map[string]any{"article": a, "section": a.Section, "person": a.People[0], "site": &s.Paper.Site} {
		all = leaves(name, reflect.ValueOf(v), seen, all)
	}
	before := outputOf(t, s)
	for _, l := range all {
		if strings.Contains(l.name, "Issue.Date.") || strings.HasSuffix(l.name, "Issue.Script") {
			continue // issues are in the order of their days, and in the script of the site
		}
		back := l.change()
		for path, file := range outputOf(t, s) {
			if was, known := before[path]; known && was.key == file.key && was.data != file.data {
				t.Errorf("%s changes %s, but not its key", l.name, path)
			}
		}
		back()
	}
	if len(all) < 100 {
		t.Errorf("only %d values changed", len(all))
	}
}
