package docx

import (
	"errors"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"bao/internal/foreign"
)

// bodies returns the bodies of the documents that are written by hand.
func bodies(t testing.TB) []string {
	t.Helper()
	var all []string
	files, _ := filepath.Glob("testdata/*.txtar")
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			if f.Name == "body" {
				all = append(all, string(f.Data))
			}
		}
	}
	return all
}

// readsOrRefuses holds what is promised of any bytes: a document whose numbers
// of notes and pictures lead somewhere, or a refusal.
func readsOrRefuses(t *testing.T, data []byte) {
	d, err := Read(data)
	if err != nil {
		var refusal *foreign.Refusal
		if !errors.As(err, &refusal) || refusal.Message == "" || refusal.Hint == "" {
			t.Fatalf("no refusal: %#v", err)
		}
		return
	}
	var check func(blocks []foreign.Block)
	check = func(blocks []foreign.Block) {
		for _, b := range blocks {
			for _, s := range b.Spans {
				if s.Note < 0 || s.Note > len(d.Notes) || s.Picture < 0 || s.Picture > len(d.Pictures) {
					t.Fatalf("leads nowhere: %+v", s)
				}
			}
			for _, row := range b.Rows {
				for _, cell := range row.Cells {
					if cell.Wide < 1 || cell.Tall < 1 {
						t.Fatalf("covers nothing: %+v", cell)
					}
					check(cell.Blocks)
				}
			}
			check(b.Blocks)
		}
	}
	check(d.Blocks)
	for _, n := range d.Notes {
		check(n.Blocks)
	}
}

func FuzzRead(f *testing.F) {
	for _, data := range fixtures(f) {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) { readsOrRefuses(t, data) })
}

// FuzzBody changes the XML of a body, which a change to the bytes of a ZIP file
// never gets to.
func FuzzBody(f *testing.F) {
	for _, seed := range bodies(f) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, body string) {
		readsOrRefuses(t, build(t, map[string]string{"body": body}))
	})
}
