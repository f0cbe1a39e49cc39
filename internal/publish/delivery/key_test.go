package delivery

import "testing"

// TestKey holds that a plan has the key of its like, and another when anything
// is sent, deleted or replaced that was not, or on top of something else.
func TestKey(t *testing.T) {
	set := func(pieces ...Piece) Set { return Set{Pieces: pieces} }
	a, b := Piece{Path: "a.html", Sum: Sum{1}}, Piece{Path: "b.html", Sum: Sum{2}}
	standing := func(number int, token string, records map[string]record) *manifest {
		return &manifest{Number: number, Token: token, Done: true, records: records}
	}
	there := map[string]record{"a.html": {state: there, sum: Sum{9}}, "old.html": {state: there, sum: Sum{8}}}
	plan := func() *Plan { return compared(set(a, b), standing(3, "x", there), 20000, 7) }
	if first, second := plan(), plan(); first.Key() != second.Key() {
		t.Error("the same plan has another key the next time")
	}
	keys := map[string]string{plan().Key(): "the plan"}
	for name, other := range map[string]*Plan{
		"other bytes":        compared(set(Piece{Path: "a.html", Sum: Sum{3}}, b), standing(3, "x", there), 20000, 7),
		"another name":       compared(set(a, Piece{Path: "c.html", Sum: Sum{2}}), standing(3, "x", there), 20000, 7),
		"less":               compared(set(a), standing(3, "x", there), 20000, 7),
		"deleted at once":    compared(set(a, b), standing(3, "x", there), 20000, 0),
		"another number":     compared(set(a, b), standing(4, "x", there), 20000, 7),
		"another run":        compared(set(a, b), standing(3, "y", there), 20000, 7),
		"nothing there":      compared(set(a, b), nil, 20000, 7),
		"not finished":       compared(set(a, b), &manifest{Number: 3, Token: "x", records: there}, 20000, 7),
		"another's file":     changed(plan(), func(p *Plan) { p.Replaced = []string{"a.html"} }),
		"another's place":    changed(plan(), func(p *Plan) { p.Title = "芦花渡" }),
		"a record in pieces": changed(plan(), func(p *Plan) { p.Damaged = true }),
		"one comes back":     changed(plan(), func(p *Plan) { p.Returned++ }),
		"a change as new":    changed(plan(), func(p *Plan) { p.Added, p.Changed = append(p.Changed, p.Added...), nil }),
	} {
		if same, ok := keys[other.Key()]; ok {
			t.Errorf("%s has the key of %s", name, same)
		}
		keys[other.Key()] = name
	}
}

func changed(p *Plan, change func(*Plan)) *Plan {
	change(p)
	return p
}
