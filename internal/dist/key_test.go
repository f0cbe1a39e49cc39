package dist

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

type inner struct {
	Name string
	n    int
}

type keyed string

func (k keyed) Key() Key { return Key{1} }

func TestKeyOf(t *testing.T) {
	day := time.Date(2026, 11, 9, 0, 0, 0, 0, time.UTC)
	// Each row holds values of one type, as a field of a view has one type.
	rows := [][]any{
		{"", "a", "ab"},
		{0, 1, -1, 1 << 40},
		{true, false},
		{1.5, -1.5, 0.0},
		{[]string{"ab", "c"}, []string{"a", "bc"}, []string{"a"}, []string(nil)},
		{inner{"a", 1}, inner{"a", 2}, inner{"b", 1}},
		{&inner{"a", 3}, &inner{"a", 4}, (*inner)(nil)},
		{map[string]int{"a": 1, "b": 2}, map[string]int{"a": 2, "b": 1}, map[string]int{}},
		{day, day.AddDate(0, 0, 1)},
		{[]any{"a"}, []any{inner{"a", 9}}, []any{nil}, []any{1}},
		{[]byte("abc"), []byte("ab")},
	}
	for _, row := range rows {
		seen := map[Key]any{}
		for _, v := range row {
			k := KeyOf(v, "end")
			if other, ok := seen[k]; ok {
				t.Errorf("%#v and %#v have one key", other, v)
			}
			if seen[k] = v; KeyOf(v, "end") != k {
				t.Errorf("%#v has two keys", v)
			}
		}
	}
	if KeyOf(keyed("x")) != KeyOf(keyed("y")) {
		t.Error("a Keyed value was not asked for its key")
	}
	type tagged struct {
		Name string
		Made func() `key:"-"`
	}
	if KeyOf(tagged{"a", nil}) != KeyOf(tagged{"a", func() {}}) {
		t.Error("a field that is to be left out was digested")
	}
	// An array of bytes is read at once where it has an address.
	type sum struct{ D [4]byte }
	in := sum{[4]byte{0, 0x80, 0xff}}
	if KeyOf(struct{ S *sum }{&in}) == KeyOf(struct{ S *sum }{&sum{[4]byte{0, 0x80, 0xfe}}}) {
		t.Error("an array of bytes is not in the key")
	}
	if KeyOf([]sum{in}) != KeyOf([1]sum{in}) { // with and without an address
		t.Error("an array of bytes has two keys")
	}
}

func TestKeyOfFunctionPanics(t *testing.T) {
	defer func() {
		if said := fmt.Sprint(recover()); !strings.Contains(said, "func()") {
			t.Errorf("of a function it says %q", said)
		}
	}()
	KeyOf(struct{ F func() }{})
}

func BenchmarkKeyOf(b *testing.B) {
	type link struct{ Text, Href string }
	view := struct {
		Title string
		Links []link
		Names []string
	}{"一个标题", make([]link, 40), []string{"甲", "乙"}}
	for b.Loop() {
		KeyOf("article.html", &view)
	}
}

// digested knows its key.
type digested struct{ of byte }

func (d digested) Key() Key { return Key{7, d.of} }

type alike struct {
	Name string
	n    int
}

// TestKeyOfTellsApart holds rows of values that differ in one thing alone: a
// type, what an interface holds, where one list ends and the next begins, the
// keys of a map, what a pointer points to.
func TestKeyOfTellsApart(t *testing.T) {
	type lists struct{ A, B []string }
	type maps struct{ A, B map[string]int }
	type pair struct{ A, B any }
	for name, row := range map[string][]any{
		"types of the same form": {[]any{inner{"a", 1}}, []any{alike{"a", 1}}, []any{&inner{"a", 1}}},
		"types of a number":      {[]any{1}, []any{int64(1)}, []any{uint(1)}, []any{true}, []any{"\x01"}, []any{1.0}},
		"interface contents":     {[]any{1}, []any{2}, []any{nil}, []any{""}, []any{"a"}, []any{[]string{}}, []any{}},
		"interfaces in a row":    {pair{1, nil}, pair{nil, 1}, pair{1, 1}, pair{nil, nil}},
		"lengths of lists":       {lists{[]string{"a"}, nil}, lists{nil, []string{"a"}}, lists{[]string{"a"}, []string{""}}, lists{[]string{"a", ""}, nil}},
		"lengths of texts":       {[]string{"a", "b"}, []string{"ab", ""}, []string{"", "ab"}, []string{"ab"}},
		"lengths of bytes":       {[][]byte{{1}, {2}}, [][]byte{{1, 2}, {}}, [][]byte{{}, {1, 2}}},
		"bytes":                  {[]byte("ab"), []byte("ac"), [2]byte{1, 2}, [2]byte{1, 3}},
		"keys of maps":           {map[string]int{"a": 1}, map[string]int{"b": 1}, map[string]int{"a": 1, "b": 1}},
		"lengths of maps":        {maps{map[string]int{"a": 1}, nil}, maps{nil, map[string]int{"a": 1}}},
		"pointers":               {[]*int{nil}, []*int{new(int)}, []*int{nil, nil}},
		"pointers in a row":      {[]*int{nil, new(1)}, []*int{new(1), nil}, []*int{nil, new(0)}, []*int{new(0), nil}},
		"what knows its key":     {[]digested{{1}}, []digested{{2}}, []digested{{1}, {1}}},
		"or is none":             {[]*digested{nil}, []*digested{{1}}, []*digested{{0}}},
		"truths":                 {[]bool{true, false}, []bool{false, true}, []bool{true}},
		"unsigned":               {uint8(1), uint8(2), uint8(255)},
		"floats":                 {1.0, 1.5, -1.0},
		"days":                   {[]any{time.Unix(0, 1).UTC()}, []any{time.Unix(0, 2).UTC()}},
	} {
		seen := map[Key]int{}
		for i, v := range row {
			k := KeyOf(v)
			if other, ok := seen[k]; ok {
				t.Errorf("%s: %#v and %#v have one key", name, row[other], v)
			}
			seen[k] = i
		}
	}
	if KeyOf("a", "b") == KeyOf("a", "c") || KeyOf("a", "b") == KeyOf("b", "a") || KeyOf("a") == KeyOf("a", nil) {
		t.Error("a value is left out")
	}
	many := map[int]string{}
	for i := range 50 {
		many[i] = "x"
	}
	key := KeyOf(many)
	for range 20 {
		if KeyOf(many) != key {
			t.Fatal("a map has two keys")
		}
	}
	long := make([]string, 3000) // more than is gathered at once
	first := KeyOf(long)
	for _, i := range []int{0, 1499, 2999} {
		long[i] = "x"
		if KeyOf(long) == first {
			t.Errorf("the text at %d is left out", i)
		}
		long[i] = ""
	}
}
