package load

import "testing"

// TestHeadlineSum holds that headlines that are the same but for spaces have
// one sum: others may never be compared.
func TestHeadlineSum(t *testing.T) {
	one := headlineSum(&manuscript{Kicker: "春天", Title: "花 开了", Deck: "在河边"})
	for _, same := range []manuscript{
		{Title: "春天花开了", Deck: "在 河边"}, {Title: "春天\u3000花开了在河边"}, {Kicker: "春天花", Title: "开了\u00a0", Deck: "在河边"},
	} {
		if headlineSum(&same) != one {
			t.Errorf("%q has a sum of its own", same.Title)
		}
	}
	if headlineSum(&manuscript{Title: "春天花开了在路边"}) == one {
		t.Error("another headline has the same sum")
	}
}
