package build

import (
	"bytes"
	"flag"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

var races = flag.Int("races", 10, "how many times to build twice at once")

// TestTwoAtOnce lets two builds in processes of their own loose on one output,
// which is there already or not. Both must succeed, one after the other, and
// leave what a clean build makes.
func TestTwoAtOnce(t *testing.T) {
	h := newSite(t, *firstSeed)
	words := []string{"新", "旧"}
	for round := range *races {
		h.now = h.now.Add(10 * time.Second)
		h.all(words[round%2])
		h.build("clean", false)
		want := h.output("clean")
		if round%3 == 0 {
			os.RemoveAll(filepath.Join(h.dir, "public"))
		}
		var both [2]*exec.Cmd
		var said [2]bytes.Buffer
		for i := range both {
			both[i] = h.child("public")
			both[i].Stdout, both[i].Stderr = &said[i], &said[i]
			if err := both[i].Start(); err != nil {
				t.Fatal(err)
			}
		}
		for i := range both {
			if err := both[i].Wait(); err != nil {
				t.Errorf("round %d: build %d: %v\n%s", round, i, err, &said[i])
			}
		}
		if got := h.output("public"); !maps.Equal(got, want) {
			t.Error(fmt.Sprintf("round %d: ", round), difference(want, got))
		}
	}
}
