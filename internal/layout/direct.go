package layout

import (
	"bytes"
	"html/template"
	"io"
	"reflect"
	"slices"
	"sync"
	"text/template/parse"
)

// html/template spends most of a build calling its escapers by reflection, a
// microsecond for each of the hundred values on a page. So once it has
// executed a template, and thereby escaped its parse tree, the tree is
// compiled for the type of the view and runs here: the same nodes, the same
// escapers where there is anything to escape. What the compiler does not
// know, and every error, goes back to html/template, which thereby stays the
// one authority on what a template means. The first page of a kind costs what
// it always did; each further one about a sixth.

// direct holds the compiled templates of a set.
type direct struct {
	root    *template.Template
	writers writers

	mu       sync.Mutex
	programs map[programKey]*program
}

type programKey struct {
	name string
	dot  reflect.Type
}

// program is one template compiled for one type of dot.
type program struct {
	body    []step
	vars    int  // how many variables it declares
	refused bool // html/template is to execute it
}

// step is one node of a template. It returns false when html/template is to
// start over.
type step func(r *run, dot reflect.Value) bool

// run is one execution.
type run struct {
	out   []byte
	vars  []reflect.Value // of the template that is being executed
	stack []reflect.Value // room for vars
}

func newDirect(root *template.Template) *direct {
	return &direct{root: root, writers: allWriters(), programs: map[programKey]*program{}}
}

// execute writes the page if it can; where it can't it has written nothing.
func (d *direct) execute(w io.Writer, name string, view any) (done bool, err error) {
	dot := reflect.ValueOf(view)
	if !dot.IsValid() {
		return false, nil
	}
	d.mu.Lock()
	p := d.programs[programKey{name, dot.Type()}]
	d.mu.Unlock()
	if p == nil || p.refused {
		return false, nil
	}
	buffer, own := w.(*bytes.Buffer)
	if !own {
		buffer = buffers.Get().(*bytes.Buffer)
		defer buffers.Put(buffer)
		buffer.Reset()
	}
	r := run{out: buffer.AvailableBuffer()}
	if !r.program(p, dot) {
		return false, nil
	}
	buffer.Write(r.out)
	if !own {
		_, err = w.Write(buffer.Bytes())
	}
	return true, err
}

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// learn compiles a template that html/template has executed without error.
// Before that its tree is not escaped and must not be run.
func (d *direct) learn(name string, view any) {
	dot := reflect.TypeOf(view)
	if dot == nil {
		return
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.programs[programKey{name, dot}] != nil {
		return
	}
	c := compiler{root: d.root, writers: d.writers, programs: map[programKey]*program{}}
	p, ok := c.template(name, dot)
	if !ok {
		d.programs[programKey{name, dot}] = &program{refused: true}
		return
	}
	d.programs[programKey{name, dot}] = p
}

// slow lists the templates that were refused.
func (d *direct) slow() []string {
	d.mu.Lock()
	defer d.mu.Unlock()
	var names []string
	for key, p := range d.programs {
		if p.refused {
			names = append(names, key.name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func (r *run) program(p *program, dot reflect.Value) bool {
	outer, base := r.vars, len(r.stack)
	r.stack = append(r.stack, dot) // $
	for range p.vars {
		r.stack = append(r.stack, reflect.Value{})
	}
	r.vars = r.stack[base:]
	ok := r.steps(p.body, dot)
	r.vars, r.stack = outer, r.stack[:base]
	return ok
}

func (r *run) steps(list []step, dot reflect.Value) bool {
	for _, s := range list {
		if !s(r, dot) {
			return false
		}
	}
	return true
}

// truth is text/template's: whether a value counts as not empty.
func truth(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.String, reflect.Slice, reflect.Array, reflect.Map:
		return v.Len() > 0
	case reflect.Pointer:
		return !v.IsNil()
	case reflect.Struct:
		return true
	}
	return !v.IsZero()
}

// tree returns the escaped nodes of a template.
func (c *compiler) tree(name string) *parse.ListNode {
	t := c.root.Lookup(name)
	if t == nil || t.Tree == nil {
		return nil
	}
	return t.Tree.Root
}
