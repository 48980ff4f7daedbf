package onrecord_test

import (
	"go/ast"
	"go/token"
	"go/types"
	"testing"

	"golang.org/x/tools/go/packages"
)

// Package variables are tables: none is changed after it was declared, and
// nothing happens before main.
func TestNothingGlobalChanges(t *testing.T) {
	list, err := packages.Load(&packages.Config{Mode: packages.NeedName | packages.NeedSyntax | packages.NeedTypes | packages.NeedTypesInfo}, "./...")
	if err != nil || packages.PrintErrors(list) > 0 {
		t.Fatalf("the packages cannot be loaded: %v", err)
	}
	for _, p := range list {
		w := globals{T: t, p: p}
		for _, file := range p.Syntax {
			for _, decl := range file.Decls {
				if f, ok := decl.(*ast.FuncDecl); ok {
					w.function(f)
				}
			}
		}
	}
}

// globals looks for changes of package variables.
type globals struct {
	*testing.T
	p *packages.Package
}

func (w globals) function(f *ast.FuncDecl) {
	if f.Recv == nil && f.Name.Name == "init" {
		w.Errorf("%s: an init function", w.p.Fset.Position(f.Pos()))
	}
	if f.Body == nil {
		return
	}
	ast.Inspect(f.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			if n.Tok != token.DEFINE {
				for _, to := range n.Lhs {
					w.changed(to)
				}
			}
		case *ast.IncDecStmt:
			w.changed(n.X)
		case *ast.CallExpr:
			if id, ok := n.Fun.(*ast.Ident); ok && (id.Name == "delete" || id.Name == "clear") {
				w.changed(n.Args[0])
			}
		}
		return true
	})
}

// changed fails where the thing that is assigned to is a package variable, or
// a part of one.
func (w globals) changed(e ast.Expr) {
	switch x := e.(type) {
	case *ast.ParenExpr:
		w.changed(x.X)
	case *ast.StarExpr:
		w.changed(x.X)
	case *ast.IndexExpr:
		w.changed(x.X)
	case *ast.SelectorExpr:
		w.changed(x.X)
	case *ast.Ident:
		v, ok := w.p.TypesInfo.ObjectOf(x).(*types.Var)
		if ok && v.Parent() != nil && v.Parent() == v.Pkg().Scope() {
			w.Errorf("%s: the package variable %s is changed", w.p.Fset.Position(e.Pos()), v.Name())
		}
	}
}
