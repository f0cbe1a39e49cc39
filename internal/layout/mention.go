package layout

import (
	"bytes"
	"slices"
	"text/template/parse"
)

// mentions is what a template says, whatever the type of its dot is: a page
// is given what costs something only where it is asked for.
type mentions struct {
	fields map[string]bool
	calls  []string
}

// Mentions reports whether a template, or one that it calls, has .field in any
// of its branches.
func (s *Set) Mentions(template, field string) bool {
	seen := map[string]bool{}
	var says func(name string) bool
	says = func(name string) bool {
		m, ok := s.said[name]
		if !ok || seen[name] {
			return false
		}
		seen[name] = true
		return m.fields[field] || slices.ContainsFunc(m.calls, says)
	}
	return says(template)
}

// Says reports whether one of the site's own templates has a word in its text.
func (s *Set) Says(word string) bool {
	for _, f := range s.files {
		if f.own && bytes.Contains(f.data, []byte(word)) {
			return true
		}
	}
	return false
}

// Extra lists the site's own templates that replace no built-in one: by them
// pages outside the issues may be set (版式).
func (s *Set) Extra() []string {
	var names []string
	for name, f := range s.files {
		if f.own && !f.replaces {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// mention gathers what the templates say, before html/template rewrites them.
func (s *Set) mention() {
	s.said = map[string]mentions{}
	for _, t := range s.root.Templates() {
		if t.Tree == nil {
			continue
		}
		m := mentions{fields: map[string]bool{}}
		each(t.Tree.Root, func(n parse.Node) {
			for _, name := range chain(n) {
				m.fields[name] = true
			}
			if call, ok := n.(*parse.TemplateNode); ok {
				m.calls = append(m.calls, call.Name)
			}
		})
		s.said[t.Name()] = m
	}
}

// chain returns the names of .a.b, $x.a.b and (…).a.b.
func chain(n parse.Node) []string {
	switch n := n.(type) {
	case *parse.FieldNode:
		return n.Ident
	case *parse.VariableNode:
		return n.Ident[1:]
	case *parse.ChainNode:
		return n.Field
	}
	return nil
}

// each calls do with every node of a template.
func each(n parse.Node, do func(parse.Node)) {
	do(n)
	switch n := n.(type) {
	case *parse.ListNode:
		if n != nil {
			for _, item := range n.Nodes {
				each(item, do)
			}
		}
	case *parse.ActionNode:
		each(n.Pipe, do)
	case *parse.IfNode:
		branches(&n.BranchNode, do)
	case *parse.RangeNode:
		branches(&n.BranchNode, do)
	case *parse.WithNode:
		branches(&n.BranchNode, do)
	case *parse.TemplateNode:
		if n.Pipe != nil {
			each(n.Pipe, do)
		}
	case *parse.PipeNode:
		for _, c := range n.Cmds {
			each(c, do)
		}
	case *parse.CommandNode:
		for _, arg := range n.Args {
			each(arg, do)
		}
	case *parse.ChainNode:
		each(n.Node, do)
	}
}

func branches(n *parse.BranchNode, do func(parse.Node)) {
	each(n.Pipe, do)
	each(n.List, do)
	each(n.ElseList, do)
}
