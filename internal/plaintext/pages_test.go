package plaintext

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"bao/internal/foreign"
)

var update = flag.Bool("update", false, "write what comes out into testdata")

// TestPages reads pages as editors send them: each file of testdata is a page
// and the stories on it.
func TestPages(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no pages: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			page := string(archive.Files[0].Data)
			var got bytes.Buffer
			for _, s := range checkWhole(t, page) {
				show(&got, s)
			}
			if *update {
				archive.Files = []txtar.File{archive.Files[0], {Name: "stories", Data: got.Bytes()}}
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(archive.Files[1].Data), got.String()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// show writes what a story says, a line each.
func show(out *bytes.Buffer, s Story) {
	fmt.Fprintf(out, "== %d %s\n", s.Line, s.Headline)
	for _, said := range []struct{ word, value string }{
		{"引题", s.Kicker},
		{"副题", s.Deck},
		{"栏目", s.Section},
		{"来源", s.Source},
		{"日期", s.Date},
		{"署名", strings.Join(s.Signed, " + ")},
	} {
		if said.value != "" {
			fmt.Fprintf(out, "%s %s\n", said.word, said.value)
		}
	}
	for _, c := range s.Byline.Credits {
		fmt.Fprintf(out, "人 %s %s\n", c.Role, c)
	}
	if s.Byline.Covers != "" {
		fmt.Fprintf(out, "人 %s\n", s.Byline.Covers)
	}
	for _, b := range s.Body.Blocks {
		text := ""
		for _, span := range b.Spans {
			if text += span.Text; span.Break {
				text += "／"
			}
		}
		switch b.Kind {
		case foreign.Heading:
			text = strings.Repeat("#", b.Level) + " " + text
		case foreign.Break:
			text = "~ " + b.Mark
		}
		fmt.Fprintf(out, "| %s\n", text)
	}
	for _, j := range s.Joins {
		fmt.Fprintf(out, "? %d–%d %s＋%s\n", j.Line, j.Next, j.Before, j.After)
	}
	for _, r := range s.Body.Remarks {
		fmt.Fprintf(out, "! %s：%q\n", r.Message, r.Text)
	}
}
