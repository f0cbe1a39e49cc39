// Package yamltree reads YAML as editors type it into a tree whose every key
// and value knows where it stands, and explains every mistake at once, each
// with the line that would be right.
//
// It takes mappings, lists and scalars, and keeps scalars as the text that
// was typed; anchors, aliases, tags and merge keys are mistakes here. It must
// not know what any key means.
package yamltree

import (
	"strings"

	"bao/internal/diag"
)

// Kind is the kind of a Node.
type Kind uint8

// The kinds of node.
const (
	Null Kind = iota // nothing was written
	Scalar
	List
	Map
)

// Node is a value. Offsets and lengths are bytes of the source.
type Node struct {
	Kind    Kind
	Text    string // of a Scalar, without quotes, otherwise as typed
	Quoted  bool   // the scalar was written in quotes or as a block
	Flow    bool   // the scalar is an item of a [list]
	At, Len int    // the stretch as typed, up to the end of its first line
	Items   []*Node
	Pairs   []Pair
}

// Pair is a key of a Map with its value. A key stands in a Map once.
type Pair struct {
	Key           string
	KeyAt, KeyLen int
	Value         *Node
}

// Finding is a mistake: a place in the source in bytes, the rule that is
// broken, one Chinese sentence without a full stop, and what to type instead.
type Finding struct {
	At, Len       int
	Rule          *diag.Rule
	Message, Hint string
}

// Tolerance says what is taken as it was meant, without a finding.
type Tolerance struct {
	// LooseColon takes a full-width colon, or one without the space behind
	// it, for the end of a key.
	LooseColon bool
}

// What an editor may write is far below these; beyond them the reader would
// only burn time and stack.
const (
	maxBytes    = 64 << 10
	maxNesting  = 32
	maxFindings = 50
)

// Parse reads src. The root is a Map, empty when there is nothing in src;
// parts around a mistake are read as they were most likely meant.
func Parse(src string, t Tolerance) (*Node, []Finding) {
	c := visible(src)
	return c.typed(parseClean(c.text, t))
}

func parseClean(src string, t Tolerance) (*Node, []Finding) {
	empty := &Node{Kind: Map}
	if len(src) > maxBytes {
		return empty, []Finding{{Rule: tooLarge, Message: "文件太大，不像是手写的设置", Hint: "正文应写在第二个 --- 之后，设置只留几行"}}
	}
	if at := tooDeep(src); at >= 0 {
		return empty, []Finding{{At: at, Len: 1, Rule: tooNested, Message: "括号或列表套得太深", Hint: "删去多余的 [、{ 或 -"}}
	}
	s := newScan(src, t, false)
	doc, fault := parse(s.out)
	if fault != nil {
		s = newScan(src, t, true)
		for doc, fault = parse(s.out); fault != nil; doc, fault = parse(s.out) {
			if !s.drop(fault) {
				break
			}
		}
	}
	b := builder{scan: s}
	root := b.root(doc)
	return root, s.findings
}

// tooDeep returns where a line opens more brackets or list entries than any
// honest line does, or -1. Nesting by indentation needs no check: its depth is
// at most the square root of the size.
func tooDeep(src string) int {
	flow := 0
	for at := 0; at < len(src); {
		line := src[at:]
		if i := strings.IndexByte(line, '\n'); i >= 0 {
			line = line[:i+1]
		}
		entries := 0
		for i := range len(line) {
			switch line[i] {
			case '[', '{':
				flow++
			case ']', '}':
				flow = max(0, flow-1)
			case '-', '?', ':', '&', '!':
				entries++
			}
			if flow > maxNesting {
				return at + i
			}
		}
		if entries > 64*maxNesting {
			return at
		}
		at += len(line)
	}
	return -1
}
