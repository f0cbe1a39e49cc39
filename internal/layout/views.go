package layout

import "reflect"

// View says what a template is executed with: a page, or a piece that many
// pages show.
type View struct {
	Template string
	Type     reflect.Type
	Kinds    []string // what its field Kind may say; nil for a view without one
}

// ViewOf returns the view of a template that is executed with a *T.
func ViewOf[T any](template string, kinds ...string) View {
	return View{template, reflect.TypeFor[*T](), kinds}
}
