package sitecheck

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// partOfSites lists the files of pages of all sites: in a whole proof every one,
// else such that show every kind of thing.
func partOfSites(t *testing.T) []string {
	t.Helper()
	var files []string
	for _, s := range sites {
		if s.folder() == "" {
			continue
		}
		out := s.output(t)
		for _, p := range out.part() {
			files = append(files, filepath.Join(out.dir, filepath.FromSlash(p.path)))
		}
	}
	return files
}

// TestNu has the Nu HTML checker look at every page.
func TestNu(t *testing.T) {
	t.Parallel()
	jar := tool(t, "vnu-jar", "build", "dist", "vnu.jar")
	java, err := exec.LookPath("java")
	if err != nil {
		missing(t, "java")
	}
	// A run as short as this gains nothing from the better of Java's compilers,
	// which would take most of its time.
	args := []string{"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss8m"}
	args = append(args, "-jar", jar, "--format", "json", "--stdout", "--exit-zero-always", "--skip-non-html")
	args = append(args, partOfSites(t)...)
	printed, err := exec.Command(java, args...).Output()
	if err != nil {
		t.Fatalf("%v: %s", err, printed)
	}
	var report struct {
		Messages []struct {
			Type, SubType, URL, Message, Extract string
			LastLine                             int
		}
	}
	if err := json.Unmarshal(printed, &report); err != nil {
		t.Fatalf("%v: %s", err, printed)
	}
	seen := map[string]int{}
	for _, m := range report.Messages {
		if strings.HasPrefix(m.Message, "CSS:") && newCSS.MatchString(m.Message+m.Extract) {
			continue
		}
		if seen[m.Message]++; seen[m.Message] <= 3 {
			_, place, _ := strings.Cut(m.URL, filepath.Base(work)+"/")
			t.Errorf("%s:%d: %s: %s: %q", place, m.LastLine, m.Type, m.Message, m.Extract)
		}
	}
}

// newCSS matches what every browser has had since 2023 and the checker does
// not know yet: container queries and their units, and since
// 2025 highlights, which the style has rules of their own for.
var newCSS = regexp.MustCompile(`container|\dcqi|ghlight\(reading\)`)

// TestHTMLValidate has html-validate look at every page, with the rules in
// testdata.
func TestHTMLValidate(t *testing.T) {
	t.Parallel()
	program := tool(t, "html-validate", "bin", "html-validate.mjs")
	node, err := exec.LookPath("node")
	if err != nil {
		missing(t, "node")
	}
	rules, err := filepath.Abs(filepath.Join("testdata", "html-validate.json"))
	if err != nil {
		t.Fatal(err)
	}
	args := []string{program, "--config", rules, "--formatter", "json"}
	args = append(args, partOfSites(t)...)
	// Into a file: node ends before a pipe has taken all that it wrote.
	file, err := os.CreateTemp(work, "html-validate-*.json")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	cmd := exec.Command(node, args...)
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = file, &said
	runErr := cmd.Run() // an error too when a page is refused
	printed, err := os.ReadFile(file.Name())
	if err != nil {
		t.Fatal(err)
	}
	var report []struct {
		FilePath string
		Messages []struct {
			RuleID, Message, Selector string
			Line                      int
		}
	}
	if err := json.Unmarshal(printed, &report); err != nil {
		t.Fatalf("%v: %v: %s%s", runErr, err, printed, said.Bytes())
	}
	seen := map[string]int{}
	for _, file := range report {
		for _, m := range file.Messages {
			if seen[m.RuleID+m.Selector]++; seen[m.RuleID+m.Selector] <= 3 {
				_, place, _ := strings.Cut(filepath.ToSlash(file.FilePath), filepath.Base(work)+"/")
				t.Errorf("%s:%d: %s: %s: %s", place, m.Line, m.RuleID, m.Message, m.Selector)
			}
		}
	}
}
