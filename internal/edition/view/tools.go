package view

import (
	"bao/internal/config"
	"bao/internal/layout"
)

// Tools is what readers can do with an article below root, made once; nil where
// the site has no script for it.
func (f *Frames) Tools(root string) *layout.Fragment {
	if f.story == "" {
		return nil
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if made := f.tools[root]; made != nil {
		return made
	}
	t := &Tools{Script: root + f.story}
	if f.aloud != "" {
		t.Aloud = root + f.aloud
	}
	// 内部资料性出版物管理办法 art. 15: not to be put before the public, so
	// nothing invites to pass it on.
	if t.Share = f.Paper.Site.Permit.Kind != config.PermitZhunyin; t.Share && f.code != "" {
		t.Code = root + f.code
	}
	made := f.Layouts.Fragment("tools.html", t)
	f.tools[root] = made
	return made
}
