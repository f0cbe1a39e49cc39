package all_test

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"bao"
	"bao/internal/edition/all"
	"bao/internal/handbook"
	"bao/internal/layout"
)

// TestHandbook holds that the handbook tells of every view and of what is in
// it, with every field and no other.
func TestHandbook(t *testing.T) {
	told := map[string][]string{}
	for _, v := range handbook.Views(bao.Handbook) {
		if told[v.Name] != nil {
			t.Errorf("the handbook tells of %s twice", v.Name)
		}
		told[v.Name] = nil
		for _, r := range v.Rows {
			told[v.Name] = append(told[v.Name], r.Fields...)
			if r.Meaning == "" {
				t.Errorf("the handbook does not say what %s of %s means", r.Fields, v.Name)
			}
		}
	}
	types := map[string]reflect.Type{}
	for _, v := range all.Views() {
		reach(t, v.Type, types)
	}
	for name, of := range types {
		fields, known := told[name]
		if !known {
			t.Errorf("the handbook does not tell of %s: %v", name, membersOf(of))
			continue
		}
		for _, f := range membersOf(of) {
			if !slices.Contains(fields, f) {
				t.Errorf("the handbook does not name .%s of %s", f, name)
			}
		}
		for _, f := range fields {
			if !slices.Contains(membersOf(of), f) {
				t.Errorf("%s has no field .%s, which the handbook names", name, f)
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(told)) {
		if types[name] == nil {
			t.Errorf("the handbook tells of %s, which no view has", name)
		}
	}
}

// reach adds a type and those that a template gets to from it.
func reach(t *testing.T, of reflect.Type, types map[string]reflect.Type) {
	for of.Kind() == reflect.Pointer || of.Kind() == reflect.Slice && of.Name() == "" || of.Kind() == reflect.Array {
		of = of.Elem()
	}
	if !strings.HasPrefix(of.PkgPath(), "bao/") || of.Kind() != reflect.Struct && of.NumMethod() == 0 {
		return
	}
	if had := types[of.Name()]; had != nil {
		if had != of {
			t.Errorf("two views are named %s: %s, %s", of.Name(), had, of)
		}
		return
	}
	types[of.Name()] = of
	if of.Kind() == reflect.Struct {
		for i := range of.NumField() {
			if f := of.Field(i); f.IsExported() {
				reach(t, f.Type, types)
			}
		}
	}
	p := reflect.PointerTo(of)
	for i := range p.NumMethod() {
		if m := p.Method(i); m.Name != "Key" && m.Type.NumIn() == 1 && m.Type.NumOut() > 0 {
			reach(t, m.Type.Out(0), types)
		}
	}
}

// membersOf lists the fields and methods that a type has itself, without those
// of types that are embedded in it.
func membersOf(of reflect.Type) (names []string) {
	inner := map[string]bool{"Key": true}
	if of.Kind() == reflect.Struct {
		for i := range of.NumField() {
			f := of.Field(i)
			if f.Anonymous {
				p := reflect.PointerTo(f.Type)
				for m := range p.NumMethod() {
					inner[p.Method(m).Name] = true
				}
			} else if f.IsExported() {
				names = append(names, f.Name)
			}
		}
	}
	p := reflect.PointerTo(of)
	for i := range p.NumMethod() {
		if m := p.Method(i); !inner[m.Name] && m.Type.NumIn() == 1 && m.Type.NumOut() > 0 {
			names = append(names, m.Name)
		}
	}
	return names
}

// TestHandbookExamples holds that the handbook has an example of every view,
// and that it can be used as it stands.
func TestHandbookExamples(t *testing.T) {
	theme, _, _ := layout.Parse(nil, bao.Theme)
	examples, told := map[string]string{}, map[string]bool{}
	for _, v := range handbook.Views(bao.Handbook) {
		examples[v.Name] = v.Example
		for _, name := range v.Templates {
			told[name] = true
		}
	}
	for file := range ownLayouts(t, "") {
		if name := strings.TrimPrefix(file, "layouts/"); !told[name] && !strings.Contains(bao.Handbook, "\n| `"+name+"` |") {
			t.Errorf("the handbook does not say what %s is given", name)
		}
	}
	for _, v := range all.Views() {
		example := examples[v.Type.Elem().Name()]
		if example == "" {
			t.Errorf("the handbook has no example of %s (%s)", v.Type.Elem().Name(), v.Template)
			continue
		}
		_, problems := checked(t, fstest.MapFS{"layouts/" + v.Template: {Data: []byte(example)}}, theme)
		for _, p := range problems {
			t.Errorf("the example of %s: %s", v.Template, p)
		}
	}
}
