//go:build unix

package docx

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"text/tabwriter"
	"time"

	"bao/internal/foreign/word"
)

// The table of the issue: what bao, mammoth and pandoc lose of the files in
// ../shared/docx and of those in testdata, in what time and memory.
//
//	npm install --prefix DIR mammoth
//	go test ./internal/docx -run Table -v -table -mammoth DIR
var (
	table   = flag.Bool("table", false, "print the table beside mammoth and pandoc")
	mammoth = flag.String("mammoth", "", "folder with mammoth in its node_modules")
)

const mammothScript = `require("mammoth").convertToHtml({path: process.argv[1]}).then(r => process.stdout.write(r.value))`

// tool is a program that reads Word documents, and how its output is text.
type tool struct {
	name    string
	command func(file string) *exec.Cmd
	text    func(output []byte) string
}

var tools = []tool{
	{"bao", func(file string) *exec.Cmd {
		c := exec.Command(os.Args[0], "-test.run=^TestReadOne$")
		c.Env = append(os.Environ(), "DOCX="+file)
		return c
	}, func(output []byte) string {
		text, _, _ := bytes.Cut(output, []byte("\x00"))
		return string(text)
	}},
	{"mammoth", func(file string) *exec.Cmd {
		c := exec.Command("node", "-e", mammothScript, file)
		c.Dir = *mammoth
		return c
	}, textOfHTML},
	{"pandoc", func(file string) *exec.Cmd { return exec.Command("pandoc", "-f", "docx", "-t", "json", file) }, textOfPandoc},
}

// TestReadOne is bao's side of the table: it prints what it read and named.
func TestReadOne(t *testing.T) {
	data, err := os.ReadFile(os.Getenv("DOCX"))
	if err != nil {
		t.Skip("only for the table")
	}
	d, err := Read(data)
	if err != nil {
		t.Fatal(err)
	}
	w := written(d)
	fmt.Print(w.main, strings.Join(w.wholes, ""))
	for _, r := range d.Remarks {
		if r.Left && !beside.MatchString(r.Message) {
			fmt.Print(bare(r.Text))
		}
	}
	fmt.Print("\x00")
}

// beside are the remarks whose text is none of the body's.
var beside = regexp.MustCompile(`批注|修订|页眉|页脚|图表|图示`)

var (
	noteMarks = regexp.MustCompile(`<sup><a href="#(foot|end)note[^>]*>\[\d+\]</a></sup>|<a href="#(foot|end)note-ref[^>]*>↑</a>`)
	tags      = regexp.MustCompile(`<[^>]*>`)
)

func textOfHTML(output []byte) string {
	return html.UnescapeString(tags.ReplaceAllString(noteMarks.ReplaceAllString(string(output), ""), ""))
}

func textOfPandoc(output []byte) string {
	var tree struct{ Meta, Blocks any }
	json.Unmarshal(output, &tree)
	var out strings.Builder
	var walk func(any)
	walk = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, e := range v {
				walk(e)
			}
		case map[string]any:
			switch c := v["c"]; v["t"] {
			case "Str":
				out.WriteString(c.(string))
			case "Code", "CodeBlock", "Math":
				out.WriteString(c.([]any)[1].(string))
			case "Image": // its words are no text of the document's
			case nil:
				for _, e := range v {
					walk(e)
				}
			default:
				walk(c)
			}
		}
	}
	walk(tree.Meta)
	walk(tree.Blocks)
	return out.String()
}

func TestTable(t *testing.T) {
	if !*table {
		t.Skip("asked for with -table")
	}
	folder := t.TempDir()
	var files []string
	for name, data := range fixtures(t) {
		if strings.Contains(name, "shown-by-code") {
			continue // none of it is text to the oracle
		}
		file := filepath.Join(folder, filepath.Base(name)+".docx")
		os.WriteFile(file, data, 0o644)
		files = append(files, file)
	}
	large := filepath.Join(folder, "photos.docx")
	os.WriteFile(large, photos(t), 0o644)
	var out strings.Builder
	w := tabwriter.NewWriter(&out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "files\tprogram\tread\tlost\tadded\tseconds\tMB")
	for _, tool := range tools {
		row(t, w, "shared", tool, corpusFiles(t))
		row(t, w, "own", tool, files)
		row(t, w, "20 photos", tool, []string{large})
	}
	w.Flush()
	fmt.Print(out.String())
}

// row reads files with a tool and sums up its losses, its time, and the most
// memory that it took for one.
func row(t *testing.T, w *tabwriter.Writer, name string, tool tool, files []string) {
	var read, lost, added int
	var seconds float64
	var memory int64
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		h := whatIsHeld(t, data)
		if file, err = filepath.Abs(file); err != nil {
			t.Fatal(err)
		}
		c := tool.command(file)
		start := time.Now()
		output, err := c.Output()
		seconds += time.Since(start).Seconds()
		if usage, ok := c.ProcessState.SysUsage().(*syscall.Rusage); ok {
			memory = max(memory, int64(usage.Maxrss))
		}
		if err == nil {
			read++
		}
		l, a := difference(h.main+strings.Join(h.wholes, ""), bare(tool.text(output)))
		if l+a > 0 {
			t.Logf("%s %s: lost %d, added %d", tool.name, filepath.Base(file), l, a)
		}
		lost, added = lost+l, added+a
	}
	if runtime.GOOS == "darwin" {
		memory >>= 10 // it counts bytes
	}
	fmt.Fprintf(w, "%s\t%s\t%d of %d\t%d\t%d\t%.2f\t%d\n", name, tool.name, read, len(files), lost, added, seconds, memory>>10)
}

// difference counts the characters that one text has more of than another. A
// symbol may be read as any character.
func difference(held, read string) (lost, added int) {
	count := map[rune]int{}
	for _, r := range held {
		count[r]++
	}
	any := count[anyRune]
	delete(count, anyRune)
	for _, r := range read {
		count[r]--
	}
	for r, n := range count {
		switch {
		case n > 0 && word.Private(r): // read as what it shows
			any += n
		case n > 0:
			lost += n
		case n < 0:
			added -= n
		}
	}
	return lost + max(0, any-added), max(0, added-any)
}
