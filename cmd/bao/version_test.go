package main

import (
	"runtime/debug"
	"strings"
	"testing"
)

func TestVersion(t *testing.T) {
	const revision = "6c2fc0a1f4f7a6bfae0a1c1d7d1a3f9a36c8d8d2"
	known := func(version, modified string) *debug.BuildInfo {
		return &debug.BuildInfo{Main: debug.Module{Version: version}, Settings: []debug.BuildSetting{
			{Key: "GOOS", Value: "linux"},
			{Key: "vcs.revision", Value: revision},
			{Key: "vcs.time", Value: "2026-11-26T09:36:00Z"},
			{Key: "vcs.modified", Value: modified},
		}}
	}
	for _, c := range []struct {
		made making
		want string
	}{
		{making{"0.1.0", revision, "2026-11-26", false}, "bao 0.1.0（修订 6c2fc0a，2026-11-26）"},
		{making{version: "0.1.0"}, "bao 0.1.0"},
		{making{}, "bao 开发版"},
		{making{revision: "6c2"}, "bao 开发版（修订 6c2）"},
		{madeOf(&debug.BuildInfo{Main: debug.Module{Version: "(devel)"}}), "bao 开发版"},
		{madeOf(known("v0.1.0", "false")), "bao 0.1.0（修订 6c2fc0a，2026-11-26）"},
		{madeOf(known("v0.0.0-20261126093600-6c2fc0a1f4f7", "false")), "bao 开发版（修订 6c2fc0a，2026-11-26）"},
		{madeOf(known("v0.1.0+dirty", "true")), "bao 开发版（修订 6c2fc0a 之后又有改动，2026-11-26）"},
	} {
		var out strings.Builder
		sayVersion(&out, c.made)
		first, second, _ := strings.Cut(out.String(), "\n")
		if first != c.want || !strings.HasPrefix(second, "go1.") {
			t.Errorf("%+v: %q", c.made, out.String())
		}
	}
}
