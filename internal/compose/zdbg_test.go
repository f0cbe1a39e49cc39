package compose

import (
	"encoding/json"
	"fmt"
	"os"
	"testing"
)

func TestDbgPage(t *testing.T) {
	raw, err := os.ReadFile("/dev/shm/dbg.json")
	if err != nil {
		t.Skip()
	}
	var list []struct {
		N       int
		Page    Page
		Stories []Story
	}
	json.Unmarshal(raw, &list)
	for _, x := range list {
		if os.Getenv("N") != fmt.Sprint(x.N) {
			continue
		}
		l := Compose(x.Page, x.Stories)
		fmt.Printf("%d stories cost %d fill %.3f out %v broken %v\n", len(x.Stories), l.Cost, l.Fill, l.Out, l.Broken)
		for _, s := range x.Stories {
			fmt.Printf("   jump %v stay %d lines %d span %d-%d photos %+v heads %d tail %v\n", s.MayJump, s.Stay, s.Lines, s.MinSpan, s.MaxSpan, s.Photos, len(s.Heads), s.Tail)
		}
		for _, p := range l.Places {
			fmt.Printf("   place %d %+v photos %+v jump %d\n", p.Story, p.Region, p.Photos, p.Jump)
		}
	}
}
