package load

import (
	"bytes"
	"sync"
	"testing"
	"time"
)

// TestOneFileAtOnce has workers ask for what one picture is at the same time,
// cut in several ways, when it is new, remembered and taken up from disk: for
// the race detector.
func TestOneFileAtOnce(t *testing.T) {
	fsys := aSite(
		"content/2026-03-09/1.png", aPNG(40, 30),
		"content/2026-03-09/a.md", `---
title: 甲
---
![一](1.png "一。裁切=10% 10% 50% 50%")

![二](1.png "二。裁切=20% 20% 50% 50%")

![三](1.png "三。裁切=30% 30% 50% 50%")

[原图](1.png)
`)
	workers := func(n int, do func(i int)) {
		var group sync.WaitGroup
		for i := range n {
			group.Go(func() { do(i) })
		}
		group.Wait()
	}
	m := NewMemory("1")
	for range 3 {
		for range 3 {
			p, problems, err := Load(fsys, Options{Now: noon.Add(time.Hour), Memory: func() *Memory { return m }, Each: workers})
			if err != nil || len(problems) > 0 {
				t.Fatal(problems, err)
			}
			if width := p.Issues[0].Articles()[0].Body.Targets[0].Photo.Width; width == 0 {
				t.Fatal("the picture has no width")
			}
		}
		if m.Changed() {
			var saved bytes.Buffer
			if err := m.Save(&saved); err != nil {
				t.Fatal(err)
			}
			m = ReadMemory("1", bytes.NewReader(saved.Bytes()), int64(saved.Len()))
		}
	}
}
