package view

import "bao/internal/layout"

// Tools is what readers can do with an article below root, made once; nil where
// the site has no script for it.
func (f *Frames) Tools(root string) *layout.Fragment { return f.rooted(root).tools }

func (f *Frames) newTools(root string) *layout.Fragment {
	if f.story == "" {
		return nil
	}
	t := &Tools{Script: root + f.story}
	if f.aloud != "" {
		t.Aloud = root + f.aloud
	}
	// Nothing invites to pass on what is not to be put before the public.
	if t.Share = !f.Paper.Site.Internal(); t.Share && f.code != "" {
		t.Code = root + f.code
	}
	return f.Layouts.Fragment("tools.html", t)
}
