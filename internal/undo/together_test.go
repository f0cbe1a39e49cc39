package undo

import (
	"fmt"
	"os"
	"sync"
	"testing"
)

// TestTogether changes files from several sides at once, in two programs that
// show the same paper: each change is kept by itself and can be taken back.
func TestTogether(t *testing.T) {
	dir := t.TempDir()
	programs := []*History{open(t, dir), open(t, dir)}
	var all sync.WaitGroup
	for i := range 12 {
		all.Go(func() {
			h, name := programs[i%2], fmt.Sprintf("%d.md", i)
			files := []File{{Path: name, Data: []byte("a")}}
			if err := h.Create("made "+name, files, write(files)); err != nil {
				t.Error(err)
				return
			}
			if err := h.Replace("changed "+name, name, StampOf([]byte("a")), []byte("b")); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	steps := steps(programs[0])
	if len(steps) != 24 {
		t.Fatalf("%d steps", len(steps))
	}
	for i, step := range steps { // the newest first
		if _, err := programs[i%2].Undo(step.ID); err != nil {
			t.Errorf("%s: %v", step.What, err)
		}
	}
	if left := tree(dir); len(left) > 0 {
		t.Errorf("taken back there are %v", left)
	}
	if entries, err := os.ReadDir(dir + "/" + Dir); err != nil || len(entries) > 0 {
		t.Errorf("%v is kept, %v", entries, err)
	}
}
