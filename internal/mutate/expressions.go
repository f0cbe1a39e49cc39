package main

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"strings"
)

// comparisons and operations name the functions that stand for operators.
var (
	comparisons = map[token.Token]string{
		token.LSS: "mutLess", token.LEQ: "mutLessOrEqual", token.GTR: "mutMore", token.GEQ: "mutMoreOrEqual",
	}
	operations = map[token.Token]string{
		token.ADD: "mutPlus", token.SUB: "mutMinus", token.MUL: "mutTimes", token.QUO: "mutOver",
	}
)

// expression plants an expression; decides says that a truth decides something
// there, and so is worth turning.
func (p *planter) expression(e ast.Expr, decides bool) {
	t := p.pkg.TypesInfo.Types[e]
	if t.IsType() || !p.fertile(e) {
		return
	}
	if t.Value != nil {
		p.constant(e, t)
		return
	}
	switch x := e.(type) {
	case *ast.ParenExpr:
		p.expression(x.X, decides)
		return
	case *ast.BinaryExpr:
		p.binary(x, t.Type)
		return
	case *ast.CompositeLit:
		for _, element := range x.Elts {
			p.expression(element, false)
		}
		return
	case *ast.KeyValueExpr:
		p.expression(x.Value, false)
		return
	case *ast.FuncLit:
		p.function(x.Type, x.Body)
		return
	}
	if decides && isBool(t.Type) {
		p.insert(e.Pos(), "((")
		p.operands(e)
		p.insert(e.End(), ") != mutOn(%d))", p.mutant("negate", e.Pos(), e))
		return
	}
	p.operands(e)
}

func (p *planter) operands(e ast.Expr) {
	if s, ok := e.(*ast.SelectorExpr); ok {
		p.expression(s.X, false) // what is selected is a name, no expression
		return
	}
	p.children(e)
}

// binary plants an operation. What cannot be changed is still walked.
func (p *planter) binary(x *ast.BinaryExpr, t types.Type) {
	left, right := p.pkg.TypesInfo.TypeOf(x.X), p.pkg.TypesInfo.TypeOf(x.Y)
	truth := isBool(t)
	switch op := x.Op; {
	case truth && (op == token.EQL || op == token.NEQ):
		id := p.mutant("negate", x.OpPos, x)
		p.insert(x.Pos(), "((")
		p.both(x, false)
		p.insert(x.End(), ") != mutOn(%d))", id)
	case truth && comparisons[op] != "" && has(left, types.IsOrdered) && has(right, types.IsOrdered):
		edge, not := p.mutant("boundary", x.OpPos, x), p.mutant("negate", x.OpPos, x)
		p.insert(x.Pos(), "(%s(%d, ", comparisons[op], edge)
		p.both(x, false, ",")
		p.insert(x.End(), ") != mutOn(%d))", not)
	case truth && (op == token.LAND || op == token.LOR) && isBool(left) && isBool(right):
		// a && b turned is !(!a && !b), which is a || b.
		id := p.mutant("logic", x.OpPos, x)
		p.insert(x.Pos(), "((((")
		p.expression(x.X, true)
		p.insert(x.X.End(), ") != mutOn(%d)) ", id)
		p.insert(x.Y.Pos(), "((")
		p.expression(x.Y, true)
		p.insert(x.End(), ") != mutOn(%d))) != mutOn(%d))", id, id)
	case operations[op] != "" && has(t, number) && types.Identical(left, right):
		p.insert(x.Pos(), "%s(%d, ", operations[op], p.mutant("arithmetic", x.OpPos, x))
		p.both(x, false, ",")
		p.insert(x.End(), ")")
	default:
		p.both(x, false)
	}
}

// both plants the two sides of an operation, with another sign between them.
func (p *planter) both(x *ast.BinaryExpr, decides bool, sign ...string) {
	p.expression(x.X, decides)
	for _, s := range sign {
		p.replace(x.OpPos, len(x.Op.String()), s)
	}
	p.expression(x.Y, decides)
}

// constant moves a number: a small one by one, others by a quarter. Characters
// are left alone, for they are many and tell little.
func (p *planter) constant(e ast.Expr, t types.TypeAndValue) {
	name, ok := p.movable(e, t)
	if !ok {
		return
	}
	move := "mutStep"
	if v, _ := constant.Float64Val(constant.ToFloat(t.Value)); v > 64 || v < -64 || !strings.HasPrefix(strings.TrimPrefix(name, "u"), "int") {
		move = "mutScale"
	}
	up, down := p.mutant("constant up", e.Pos(), e), p.mutant("constant down", e.Pos(), e)
	if name == duration {
		p.insert(e.Pos(), "%s(%d, %d, ", move, up, down)
	} else {
		p.insert(e.Pos(), "%s[%s](%d, %d, ", move, name, up, down)
	}
	p.insert(e.End(), ")")
}

const duration = "time.Duration"

// movable returns the type of a constant that is worth moving.
func (p *planter) movable(e ast.Expr, t types.TypeAndValue) (name string, ok bool) {
	if k := t.Value.Kind(); k != constant.Int && k != constant.Float {
		return "", false
	}
	character := false
	ast.Inspect(e, func(n ast.Node) bool {
		literal, ok := n.(*ast.BasicLit)
		character = character || ok && literal.Kind == token.CHAR
		return true
	})
	if character {
		return "", false
	}
	if named, ok := t.Type.(*types.Named); ok && named.String() == duration {
		return duration, true
	}
	b, ok := types.Unalias(t.Type).(*types.Basic)
	if !ok || b.Info()&types.IsUntyped != 0 {
		return "", false
	}
	return b.Name(), true
}

const number = types.IsInteger | types.IsFloat

// has reports whether t is of a typed basic kind, and no type parameter.
func has(t types.Type, kind types.BasicInfo) bool {
	if _, ok := types.Unalias(t).(*types.TypeParam); ok {
		return false
	}
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&kind != 0 && (kind != number || b.Info()&types.IsUntyped == 0)
}

// isBool reports whether t is bool itself; a named one would need a conversion.
func isBool(t types.Type) bool {
	b, ok := t.(*types.Basic)
	return ok && b.Info()&types.IsBoolean != 0
}
