package markup

import (
	"strings"
	"testing"

	"bao/internal/diag"
)

// TestTitler holds that what stands in a title for the cutter is in no
// cutline and keeps no credit from being found.
func TestTitler(t *testing.T) {
	cut := Titler(func(title string) (crop, rest string, wrong *Finding) {
		rest, crop, found := strings.Cut(title, "裁=")
		if found && crop == "" {
			return "", title, &Finding{Rule: &diag.Rule{}, Message: "裁到哪里"}
		}
		return crop, strings.TrimSpace(rest), nil
	})
	doc, findings := Options{Titles: cut}.Parse([]byte("![柳](a.jpg \"柳树成荫。石磊 摄 裁=左\")\n\n![](b.jpg \"裁=上\")\n\n<img src=\"c.jpg\" alt=\"桥\" title=\"新桥。裁=\">\n"))
	photos := doc.Photos()
	if len(photos) != 3 {
		t.Fatalf("%d photos", len(photos))
	}
	if p := photos[0]; p.Crop != "左" || p.Cutline != "柳树成荫。" || strings.Join(p.Credit.Names, "") != "石磊" {
		t.Errorf("first photo: %+v", p)
	}
	if p := photos[1]; p.Crop != "上" || p.Cutline != "" {
		t.Errorf("second photo: %+v", p)
	}
	var messages []string
	for _, f := range findings {
		messages = append(messages, f.Message)
	}
	if got := strings.Join(messages, "|"); !strings.Contains(got, "图片没有说明") || !strings.Contains(got, "裁到哪里") || len(messages) != 2 {
		t.Errorf("findings: %s", got)
	}
	back, err := Decode(doc.Encode())
	if err != nil || back.Photos()[0].Crop != "左" {
		t.Errorf("after encoding: %v %v", back.Photos(), err)
	}
	out := string(doc.AppendHTML(nil, HTML{Photo: func(i int) Image { return Image{Src: "x.jpg", First: i == 0} }}))
	if strings.Count(out, `fetchpriority="high"`) != 1 || strings.Count(out, `loading="lazy"`) != 2 || strings.Contains(out, "裁=左") {
		t.Error(out)
	}
}

// TestTitlerErrorKept holds that an error isn't lost behind more reminders
// than are counted, nor the bound with it.
func TestTitlerErrorKept(t *testing.T) {
	rule := &diag.Rule{ID: "cut"}
	cut := Titler(func(title string) (crop, rest string, wrong *Finding) {
		return "", title, &Finding{Rule: rule, Message: "裁到哪里"}
	})
	_, findings := Options{Titles: cut}.Parse([]byte(strings.Repeat("<x a>", maxFindings+1) + "\n\n![柳](a.jpg \"柳。\")\n"))
	if len(findings) != maxFindings || findings[len(findings)-1].Rule != rule {
		t.Errorf("%d findings, the last %+v", len(findings), findings[len(findings)-1])
	}
}
