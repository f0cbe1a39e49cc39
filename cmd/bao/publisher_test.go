package main

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// TestPublishClears holds that no line of progress is left on a terminal.
func TestPublishClears(t *testing.T) {
	dir := t.TempDir()
	var photo bytes.Buffer
	if err := png.Encode(&photo, image.NewRGBA(image.Rect(0, 0, 640, 480))); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"site.yaml":                   "报名: 柳荫\n发布: web\n",
		"content/2026-11-09/a.md":     "---\n标题: 桥\n---\n修好了。\n\n![桥](qiao.png)\n",
		"content/2026-11-09/qiao.png": photo.String(),
	} {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("XDG_DATA_HOME", t.TempDir())
	t.Setenv("LocalAppData", t.TempDir())
	terminal, err := os.Create(filepath.Join(t.TempDir(), "terminal"))
	if err != nil {
		t.Fatal(err)
	}
	defer terminal.Close()
	command := &cobra.Command{}
	command.SetContext(t.Context())
	command.SetOut(terminal)
	command.SetErr(terminal)
	p, err := openPublish(command, publishing{site: siteOptions{dir: dir}, yes: true}, "")
	if err != nil {
		t.Fatal(err)
	}
	defer p.job.Close()
	p.progress.w = terminal
	p.progress.start = p.progress.start.AddDate(0, 0, -1) // it is shown at once
	if err := p.publish(); err != nil {
		t.Fatal(err)
	}
	said, err := os.ReadFile(terminal.Name())
	if err != nil {
		t.Fatal(err)
	}
	shown := 0
	for line := range strings.Lines(string(said)) {
		i := strings.LastIndex(line, "\r\x1b[K")
		if i < 0 {
			continue
		}
		shown++
		for _, what := range []string{"处理照片", "生成中", "发布中"} {
			if strings.Contains(line[i:], what) {
				t.Errorf("left behind: %q", line)
			}
		}
	}
	if shown == 0 || !strings.Contains(string(said), "版面.txt") {
		t.Errorf("nothing to clear: %q", said)
	}
}
