package recipe

import (
	"bytes"
	"strings"
	"testing"

	"bao/internal/config"
)

// TestUnedited holds that every file of a recipe is known again, with the line
// ends that git may give it, until somebody edits it.
func TestUnedited(t *testing.T) {
	site := aSite()
	site.Automation.Target = "老 王's"
	for _, name := range Names {
		for path, f := range made(t, name, site, here(t)) {
			if !Unedited(f.Data) {
				t.Errorf("%s is not known again", path)
			}
			if !strings.HasSuffix(path, ".xml") && !Unedited(bytes.ReplaceAll(f.Data, []byte("\n"), []byte("\r\n"))) {
				t.Errorf("%s is not known again with other line ends", path)
			}
			for _, i := range []int{3, len(f.Data) / 2, len(f.Data) - 4} {
				edited := bytes.Clone(f.Data)
				if edited[i]++; Unedited(edited) {
					t.Errorf("%s is edited at %d", path, i)
				}
			}
		}
	}
	for _, other := range []string{"", seal, "\xff\xfe", "# " + seal + "00", "# " + seal + unset} {
		if Unedited([]byte(other)) {
			t.Errorf("%q is nobody's", other)
		}
	}
}

// TestServer holds how a job gets to know the server.
func TestServer(t *testing.T) {
	known := "SHA256:" + strings.Repeat("a", 43)
	for _, c := range []struct {
		target config.Target
		want   string // none: it is known
	}{
		{config.Target{Kind: config.TargetSFTP, Address: "sftp://bao@www.example.cn/var/www"}, "ssh-keyscan www.example.cn "},
		{config.Target{Kind: config.TargetSFTP, Address: "sftp://bao@www.example.cn:2222/var/www"}, "ssh-keyscan -p 2222 www.example.cn "},
		{config.Target{Kind: config.TargetSFTP, Address: "sftp://bao@www.example.cn/var/www", HostKey: known}, ""},
		{config.Target{Kind: config.TargetGit, Address: "git@git.example.cn:que/du.git"}, "ssh-keyscan git.example.cn "},
	} {
		site := aSite()
		site.Publish = []config.Target{c.target}
		for name, path := range jobs {
			text := string(made(t, name, site, here(t))[path].Data)
			if c.want == "" && strings.Contains(text, "#    BAO_KNOWN_HOSTS") || !strings.Contains(text, c.want) {
				t.Errorf("%s of %s\n%s", name, c.target.Address, text)
			}
			if !strings.Contains(text, "tools/bao；") || !strings.Contains(text, "版面.txt") {
				t.Errorf("%s does not say what else is to be done", name)
			}
		}
	}
}
