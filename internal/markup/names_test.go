package markup

import "testing"

// TestNames holds which paragraphs are lists of names.
func TestNames(t *testing.T) {
	for source, want := range map[string]bool{
		"谭启明　单一苇、戚静怡　牟舟　邬慧　苗雅　封泊岸　柏山":       true,
		"名单：谭启明、单一苇、戚静怡、牟舟、邬慧、苗雅、封泊岸、欧阳小满。": true,
		"谭启明　牟　舟　邬　慧　苗　雅　封泊岸　柏　山　单一苇　戚静怡":   true,
		"谭启明　单一苇　戚静怡　牟舟  \n邬慧　苗雅　封泊岸　柏山":    true,
		"谭启明、单一苇、戚静怡": false, // too few to be a list
		"谭启明、单一苇、戚静怡、牟舟、邬慧、苗雅、封泊岸和住在三单元的柏山":     false,
		"谭启明、单一苇、戚静怡、牟舟、邬慧、苗雅、封泊岸、柏山，来了八个人。":    false,
		"谭启明100元　单一苇50元　戚静怡20元　牟舟　邬慧　苗雅　封泊岸　柏山": false,
		"河堤上的灯、路、桥、亭、树、船、水、人都换了样子":              false,
	} {
		d, _ := Parse([]byte(source))
		if got := len(d.Blocks) == 1 && d.Blocks[0].Names(); got != want {
			t.Errorf("%s: %t", source, got)
		}
	}
}
