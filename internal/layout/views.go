package layout

import "reflect"

// View says what a template is executed with: a page, or a piece that many
// pages show.
type View struct {
	Template string
	Type     reflect.Type
	Kinds    []string // what its field Kind may say; nil for a view without one

	// Gone says in Chinese what to write in place of fields that went from this
	// view and what is in it, by type and field: Front.Lead.
	Gone map[string]string
}

// ViewOf returns the view of a template that is executed with a *T.
func ViewOf[T any](template string, kinds ...string) View {
	return View{Template: template, Type: reflect.TypeFor[*T](), Kinds: kinds}
}
