package compose

import "testing"

// TestSmallPhoto holds that a photo stands over as many columns as are wished where
// there is room, and over fewer rather than nowhere.
func TestSmallPhoto(t *testing.T) {
	small := false
	for lines := 120; lines >= 40; lines -= 2 {
		page := tabloid(5)
		page.Lines, page.CloseUp = lines, true
		stories := []Story{notice(page, 90, 300), notice(page, 60, 260), notice(page, 40, 200)}
		stories[1].Photos = []Photo{{Aspect: 1.5, MinSpan: 1, MaxSpan: 3, Wish: 2}}
		l := Compose(page, stories)
		for i := range l.Places {
			for _, ph := range l.Places[i].Photos {
				r := l.Reports[l.Places[i].Story]
				if (ph.Cols < 2) != (r.Small == 1) || r.Dropped > 0 {
					t.Errorf("%d lines: a photo over %d columns, told %+v", lines, ph.Cols, r)
				}
				if small = small || ph.Cols < 2; ph.Cols < 2 && lines > 80 {
					t.Errorf("%d lines are room enough, but the photo is small", lines)
				}
			}
		}
		if len(l.Out)+len(l.Broken) > 0 {
			break
		}
	}
	if !small {
		t.Error("no photo is small rather than left out")
	}
}
