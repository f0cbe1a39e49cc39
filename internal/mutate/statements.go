package main

import (
	"go/ast"
	"go/constant"
	"go/token"
	"strings"
)

// declaration plants functions. Of tables only the functions in them are
// changed: a constant of a table is the table's own business.
func (p *planter) declaration(d ast.Decl) {
	ast.Inspect(d, func(n ast.Node) bool {
		switch f := n.(type) {
		case *ast.FuncDecl:
			if f.Body != nil {
				p.function(f.Type, f.Body)
			}
			return false
		case *ast.FuncLit:
			p.function(f.Type, f.Body)
			return false
		}
		return true
	})
}

func (p *planter) function(t *ast.FuncType, body *ast.BlockStmt) {
	p.results = append(p.results, t)
	p.statements(body.List)
	p.results = p.results[:len(p.results)-1]
}

// walk plants whatever stands in n.
func (p *planter) walk(n ast.Node) {
	switch x := n.(type) {
	case *ast.GenDecl:
		if x.Tok == token.CONST || x.Tok == token.TYPE {
			return
		}
	case *ast.ArrayType, *ast.StructType, *ast.FuncType, *ast.InterfaceType, *ast.MapType, *ast.ChanType:
		return
	case ast.Expr:
		p.expression(x, false)
		return
	case *ast.IfStmt:
		if x.Init != nil {
			p.children(x.Init)
		}
		p.expression(x.Cond, true)
		p.walk(x.Body)
		if x.Else != nil {
			p.walk(x.Else)
		}
		return
	case *ast.ForStmt:
		p.loop(x)
		return
	case *ast.BlockStmt:
		p.statements(x.List)
		return
	case *ast.CaseClause:
		for _, e := range x.List {
			p.expression(e, isBool(p.pkg.TypesInfo.TypeOf(e)))
		}
		p.statements(x.Body)
		return
	case *ast.CommClause:
		p.statements(x.Body)
		return
	}
	p.children(n)
}

func (p *planter) loop(x *ast.ForStmt) {
	// What a loop begins with and what it does each time are no statements
	// that an if could stand before.
	if x.Init != nil {
		p.children(x.Init)
	}
	if x.Cond != nil {
		p.expression(x.Cond, true)
	}
	if x.Post != nil {
		p.children(x.Post)
	}
	p.statements(x.Body.List)
}

func (p *planter) children(n ast.Node) {
	ast.Inspect(n, func(child ast.Node) bool {
		if child == nil || child == n {
			return child == n
		}
		p.walk(child)
		return false
	})
}

func (p *planter) statements(list []ast.Stmt) {
	for _, s := range list {
		if !p.fertile(s) {
			continue
		}
		if r, ok := s.(*ast.ReturnStmt); ok {
			p.zeroReturn(r)
		}
		if !droppable(s) {
			p.walk(s)
			continue
		}
		p.insert(s.Pos(), "if !mutOn(%d) { ", p.mutant("drop", s.Pos(), s))
		p.walk(s)
		p.insert(s.End(), " }")
	}
}

// droppable reports whether a function still compiles, as a rule, without s.
func droppable(s ast.Stmt) bool {
	switch x := s.(type) {
	case *ast.ExprStmt:
		call, ok := x.X.(*ast.CallExpr)
		if !ok {
			return false
		}
		name, ok := call.Fun.(*ast.Ident)
		return !ok || name.Name != "panic"
	case *ast.AssignStmt:
		return x.Tok != token.DEFINE
	case *ast.BranchStmt:
		return x.Tok == token.CONTINUE || x.Tok == token.BREAK
	case *ast.IncDecStmt, *ast.SendStmt, *ast.GoStmt, *ast.DeferStmt:
		return true
	}
	return false
}

// zeroReturn returns zero values where something else is returned, and the
// other truth where a truth is.
func (p *planter) zeroReturn(r *ast.ReturnStmt) {
	fields := p.results[len(p.results)-1].Results
	if fields == nil || len(r.Results) == 0 {
		return
	}
	var zeros []string
	for _, f := range fields.List {
		for range max(1, len(f.Names)) {
			zeros = append(zeros, "*new("+p.text(f.Type)+")")
		}
	}
	spread := len(r.Results) != len(zeros) // of another function that returns several
	changes := spread
	for i, e := range r.Results {
		if spread || p.isZero(e) {
			continue
		}
		changes = true
		if v := p.pkg.TypesInfo.Types[e].Value; v != nil && v.Kind() == constant.Bool {
			zeros[i] = "!(" + p.text(e) + ")"
		}
	}
	if changes {
		p.insert(r.Pos(), "if mutOn(%d) { return %s }; ", p.mutant("zero return", r.Pos(), r), strings.Join(zeros, ", "))
	}
}

// isZero reports whether e is a zero value as it is written. A false is none:
// it can be turned.
func (p *planter) isZero(e ast.Expr) bool {
	if c, ok := e.(*ast.CompositeLit); ok {
		return len(c.Elts) == 0
	}
	t := p.pkg.TypesInfo.Types[e]
	if t.IsNil() {
		return true
	}
	return t.Value != nil && (t.Value.Kind() == constant.Int && constant.Sign(t.Value) == 0 ||
		t.Value.Kind() == constant.String && constant.StringVal(t.Value) == "")
}
