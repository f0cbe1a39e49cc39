package publish

import (
	"testing"

	"bao/internal/config"
	"bao/internal/publish/verify"
)

// TestNoticed holds what ends a publication as problems do.
func TestNoticed(t *testing.T) {
	old, missing := verify.Finding{Kind: verify.Old}, verify.Finding{Kind: verify.Missing}
	plain, kind := verify.Finding{Kind: verify.Plain, Remark: true}, verify.Finding{Kind: verify.Type}
	for _, c := range []struct {
		target string
		found  []verify.Finding
		want   int
	}{
		{config.TargetSFTP, nil, 0},
		{config.TargetSFTP, []verify.Finding{plain}, 0},
		{config.TargetSFTP, []verify.Finding{old, missing, plain}, 2},
		{config.TargetSFTP, []verify.Finding{{Kind: verify.Unreachable}}, 1},
		{config.TargetGit, []verify.Finding{old, missing, kind}, 1}, // the platform has not taken it up
		{config.TargetGit, []verify.Finding{missing}, 1},
	} {
		j := &Job{Target: config.Target{Kind: c.target}}
		if got := j.Noticed(c.found); got != c.want {
			t.Errorf("%s: %d of %+v, want %d", c.target, got, c.found, c.want)
		}
	}
}

// TestPressed holds that the setting is named where it does something, by the
// handbook's word.
func TestPressed(t *testing.T) {
	for kind, want := range map[string]string{
		config.TargetFolder: "打开 gzip",
		config.TargetS3:     "打开 gzip；对象存储没有这一项的话，在 site.yaml 的这个发布目标里加一行 压缩: 是",
	} {
		j := &Job{Target: config.Target{Kind: kind}}
		found := j.settings([]verify.Finding{{Kind: verify.Plain, Hint: "打开 gzip"}, {Kind: verify.Old}})
		if found[0].Hint != want || found[1].Hint != "" {
			t.Errorf("%s: %+v", kind, found)
		}
	}
}
