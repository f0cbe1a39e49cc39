package markup

import (
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// Any tree comes back as it was, not only those that Parse makes.
func TestDecodeReversesEncode(t *testing.T) {
	str := rapid.StringN(0, 12, -1)
	var node *rapid.Generator[Node]
	node = rapid.Custom(func(t *rapid.T) Node {
		n := Node{
			Kind: Kind(rapid.IntRange(1, int(kinds)-1).Draw(t, "kind")), Level: rapid.Uint8().Draw(t, "level"),
			Align: Align(rapid.IntRange(0, 3).Draw(t, "align")), Task: Task(rapid.IntRange(0, 2).Draw(t, "task")),
			Ordered: rapid.Bool().Draw(t, "ordered"), Tight: rapid.Bool().Draw(t, "tight"), Header: rapid.Bool().Draw(t, "header"),
			Number: rapid.IntRange(-1<<40, 1<<40).Draw(t, "number"), Link: rapid.IntRange(0, 2).Draw(t, "link"),
			Text: str.Draw(t, "text"), Info: str.Draw(t, "info"),
		}
		if rapid.Bool().Draw(t, "attr") {
			n.Attr = &Attr{ID: str.Draw(t, "id"), Class: str.Draw(t, "class")}
			for range rapid.IntRange(0, 2).Draw(t, "pairs") {
				n.Attr.Other = append(n.Attr.Other, Pair{str.Draw(t, "name"), str.Draw(t, "value")})
			}
		}
		for range rapid.SampledFrom([]int{0, 0, 0, 1, 2}).Draw(t, "children") {
			n.Children = append(n.Children, node.Draw(t, "child"))
		}
		return n
	})
	rapid.Check(t, func(t *rapid.T) {
		d := &Doc{Cut: rapid.Bool().Draw(t, "cut")}
		for range 3 {
			d.Links = append(d.Links, Link{str.Draw(t, "dest"), str.Draw(t, "typed"), rapid.Bool().Draw(t, "photo"), rapid.IntRange(0, 1<<30).Draw(t, "at"), rapid.IntRange(0, 99).Draw(t, "len")})
		}
		for range rapid.IntRange(0, 4).Draw(t, "blocks") {
			d.Blocks = append(d.Blocks, node.Draw(t, "block"))
		}
		for range rapid.IntRange(0, 2).Draw(t, "notes") {
			d.Notes = append(d.Notes, node.Draw(t, "note"))
		}
		back, err := Decode(d.Encode())
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(d, back); diff != "" {
			t.Fatal(diff)
		}
		// In the memory of the document before, too.
		lent := false
		err = Lend(d.Encode(), func(back *Doc) {
			lent = true
			if diff := cmp.Diff(d, back); diff != "" {
				t.Fatal(diff)
			}
		})
		if err != nil || !lent {
			t.Fatal(err)
		}
	})
	if Lend("", func(*Doc) { t.Error("lent") }) == nil {
		t.Error("nothing is a document")
	}
}

// What is cut short is noticed. That no bit has turned is for those to see to
// who keep the bytes.
func TestDecodeDamaged(t *testing.T) {
	d, _ := Parse([]byte(fuzzSeeds[0]))
	whole := d.Encode()
	for i := range whole {
		if _, err := Decode(whole[:i]); err == nil {
			t.Errorf("cut at %d and not noticed", i)
		}
	}
	if _, err := Decode(""); err == nil {
		t.Error("nothing was decoded")
	}
}

// FuzzDecode holds that bytes of any kind are a document or an error.
func FuzzDecode(f *testing.F) {
	for _, s := range fuzzSeeds {
		d, _ := Parse([]byte(s))
		f.Add([]byte(d.Encode()))
	}
	f.Add([]byte("\x01\x00\xff\xff\xff\xff\x0f\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Decode(string(data))
		if err != nil {
			return
		}
		if count(d.Blocks)+count(d.Notes) > len(data) {
			t.Error("more nodes than bytes")
		}
		back, err := Decode(d.Encode())
		if err != nil || !reflect.DeepEqual(d, back) {
			t.Errorf("decoded differently the second time: %v", err)
		}
		// A tree of any shape is rendered without a panic, and harmless.
		for _, s := range []string{"<script", "href=\"javascript:", "src=\"javascript:"} {
			if strings.Contains(strings.ToLower(plainHTML(d)), s) {
				t.Errorf("%s in %s", s, plainHTML(d))
			}
		}
		d.Text()
		d.Photos()
		d.Head(30)
		d.TrimStart(3)
	})
}

// The cases come back from their encoded form as they were.
func TestCasesEncoded(t *testing.T) {
	eachCase(t, func(name, body string) {
		d, _ := Parse([]byte(body))
		back, err := Decode(d.Encode())
		if err != nil || !reflect.DeepEqual(d, back) {
			t.Errorf("%s: changed by encoding, %v\n%s", name, err, cmp.Diff(d, back))
		}
	})
}
