package publish

import (
	"errors"
	"path/filepath"
	"testing"

	"bao/internal/build"
	"bao/internal/config"
	"bao/internal/publish/host"
)

// TestPlaced holds which folders of a paper it is not published to.
func TestPlaced(t *testing.T) {
	paper := filepath.Join(t.TempDir(), "paper")
	o := build.Options{Dir: paper, Out: filepath.Join(paper, "public")}
	for address, good := range map[string]bool{
		"../web": true, "web": true, "../.web": true,
		".": false, "..": false, "../..": false, ".bao": false, ".bao/w": false, "tools": false, ".github/w": false,
		"content": false, "static/w": false, "layouts": false, "public": false, "public/w": false, "../paper/tools/w": false,
	} {
		_, err := placed(o, config.Target{Kind: config.TargetFolder, Address: address})
		var refused *host.Refusal
		if good && err != nil || !good && !errors.As(err, &refused) {
			t.Errorf("%s: %v", address, err)
		}
	}
}
