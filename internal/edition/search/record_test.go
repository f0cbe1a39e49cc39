package search

import (
	"testing"

	"bao/internal/byline"
	"bao/internal/paper"
)

// TestRecordByline holds that what covers a byline stands before the editor, who
// made neither words nor pictures.
func TestRecordByline(t *testing.T) {
	wrote := byline.Credit{Role: byline.Reporter, Label: "记者", Names: []string{"江晚"}}
	edited := byline.Credit{Role: byline.Editor, Label: "责任编辑", Names: []string{"沈石"}}
	for _, tt := range []struct {
		credits      []byline.Credit
		covers, want string
	}{
		{[]byline.Credit{wrote, edited}, "文/图", "记者 江晚　文/图　责任编辑 沈石"},
		{[]byline.Credit{wrote}, "文/图", "记者 江晚　文/图"},
		{[]byline.Credit{wrote, edited}, "", "记者 江晚　责任编辑 沈石"},
		{nil, "", ""},
	} {
		if got := recordOf(&paper.Article{Byline: byline.Line{Credits: tt.credits, Covers: tt.covers}}).Byline; got != tt.want {
			t.Errorf("%s, want %s", got, tt.want)
		}
	}
}
