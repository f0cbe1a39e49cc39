package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"bao/internal/starter"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// TestPaged prints for a console of code page 936: text in GBK, nothing that
// ends a file, and what programs read in UTF-8.
func TestPaged(t *testing.T) {
	var to bytes.Buffer
	w := newPaged(&to)
	n, err := fmt.Fprint(w, "错误：“芦花渡”——a 囍 🎉\xff█\n")
	if err != nil || n != len("错误：“芦花渡”——a 囍 🎉\xff█\n") {
		t.Fatal(n, err)
	}
	if bytes.IndexByte(to.Bytes(), 0x1a) >= 0 {
		t.Errorf("% x", to.Bytes())
	}
	got, err := simplifiedchinese.GBK.NewDecoder().String(to.String())
	if want := "错误：“芦花渡”——a 囍 ??█\n"; err != nil || got != want {
		t.Errorf("%q, %v", got, err)
	}
	to.Reset()
	fmt.Fprint(forPrograms(w), "稿")
	if to.String() != "稿" {
		t.Errorf("%q", to.String())
	}
	if spoken(os.Stdout) != os.Stdout || forPrograms(os.Stdout) != os.Stdout {
		t.Error("here is no code page")
	}
}

func TestMeantArguments(t *testing.T) {
	for _, c := range []struct {
		line string
		args []string // as Windows splits the line
		want []string
	}{
		{`bao import "C:\来 稿\"`, []string{"import", `C:\来 稿"`}, []string{"import", `C:\来 稿\`}},
		{
			`"D:\b ao\bao.exe" import "C:\来 稿\" --date 2026-11-09`,
			[]string{"import", `C:\来 稿" --date 2026-11-09`},
			[]string{"import", `C:\来 稿\`, "--date", "2026-11-09"},
		},
		{
			`bao import "C:\a b\"  "\\电脑\c d\" x`,
			[]string{"import", `C:\a b"  \\电脑\c`, `d" x`},
			[]string{"import", `C:\a b\`, `\\电脑\c d\`, "x"},
		},
		{`bao build -C "C:\报"`, []string{"build", "-C", `C:\报`}, []string{"build", "-C", `C:\报`}},
		// From PowerShell: quotes that are meant.
		{`bao new article "他说\"好\""`, []string{"new", "article", `他说"好"`}, []string{"new", "article", `他说"好"`}},
		{`bao`, nil, nil},
	} {
		if got := meantArguments(c.args, c.line); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q", c.line, got)
		}
	}
}

// TestDropped drops a text onto the program: beside a paper, beside none, and
// at a prompt, where it is a mistake.
func TestDropped(t *testing.T) {
	t.Chdir(t.TempDir())
	drop := func(own bool) (said string, err error) {
		var out bytes.Buffer
		root := newRoot(own)
		root.SetArgs([]string{filepath.Join("来稿", "通知 & 说明.txt")})
		root.SetOut(&out)
		_, err = root.ExecuteContextC(t.Context())
		return out.String(), err
	}
	os.Mkdir("来稿", 0o755)
	os.WriteFile(filepath.Join("来稿", "通知 & 说明.txt"), []byte("停水通知\n\n明天上午九点到十一点停水，请各位居民提前储水，给您带来不便，敬请谅解。\n"), 0o644)
	if _, err := drop(true); err == nil || err.Error() != errNoPaperBeside.Error() {
		t.Error(err)
	}
	if _, err := drop(false); err == nil || exitCode(err) != exitUsage || !strings.Contains(err.Error(), "bao import") {
		t.Error(err)
	}
	os.WriteFile("site.yaml", []byte("title: 槐荫里\n"), 0o644)
	said, err := drop(true)
	if err != nil || !strings.Contains(said, "收进这份报纸：") || !strings.Contains(said, "1 篇稿件") {
		t.Errorf("%s%v", said, err)
	}
	if found, _ := filepath.Glob("content/*/*.md"); len(found) != 1 {
		t.Error(found)
	}
}

// TestUnread holds which windows stay open until somebody has read them.
func TestUnread(t *testing.T) {
	for _, c := range []struct {
		args string
		err  error
		want bool
	}{
		{"", nil, false},
		{"serve", nil, false},
		{"", errProblems, true},
		{"serve", errProblems, true},
		{"build", nil, true},
		{"new site", nil, true},
		{"window_test.go", nil, true}, // dropped
	} {
		found, args, err := newRoot(true).Find(strings.Fields(c.args))
		if err != nil || found.ParseFlags(args) != nil || unread(found, c.err) != c.want {
			t.Errorf("%q, %v: %v", c.args, c.err, err)
		}
	}
}

// TestMisnamed says what is wrong with a name that the system has refused.
func TestMisnamed(t *testing.T) {
	system, other := &fs.PathError{Op: "open", Path: ".", Err: fs.ErrInvalid}, errors.New("other")
	for _, c := range []struct {
		dir  string
		err  error
		want bool
	}{{"报/nul", system, true}, {"a|b", system, true}, {"报", system, false}, {"nul", other, false}} {
		var refused *starter.Refusal
		if got := misnamed(c.dir, c.err); errors.As(got, &refused) != c.want || !c.want && got != c.err {
			t.Errorf("%s, %v: %v", c.dir, c.err, got)
		}
	}
}
