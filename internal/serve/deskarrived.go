package serve

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"bao/internal/diag"
	"bao/internal/intake"
	"bao/internal/load"
)

// arrived says what came of an import when the paper has been loaded with it.
// Stories are counted as the list of articles counts them: without what became
// the byline.
//
// An article that came a second time, perhaps as .doc and then as .docx, is an
// error that holds up the whole paper, and nothing of the import is shown; the
// way out stands right here.
func (p *Preview) arrived(in intake.Intake) *outcome {
	now := p.now.Load()
	for i, s := range in.Stories {
		if a := now.article(path.Join(load.ContentDir, s.Path)); a != nil {
			in.Stories[i].Characters = a.Body.Count
		}
	}
	said := arrival(in)
	if !now.heldUp(in) {
		return said
	}
	said.Bad, said.Hint = true, "导入的稿件里有错误，看下面；没改好之前，报纸还是原来的样子，新来的稿件不在里面"
	if steps := p.room.history.Steps(1); len(steps) > 0 {
		said.Again = &again{Do: "undo", Word: "撤销这次导入", Fields: map[string]string{"step": strconv.Itoa(steps[0].ID)}}
	}
	return said
}

// heldUp reports whether there is an error that speaks of a story that came.
func (s *state) heldUp(in intake.Intake) bool {
	return slices.ContainsFunc(s.Problems, func(problem diag.Problem) bool {
		return problem.Severity == diag.Error && slices.ContainsFunc(in.Stories, func(story intake.Story) bool {
			return strings.Contains(problem.Path+" "+problem.Message, path.Join(load.ContentDir, story.Path))
		})
	})
}
