// Package proof says how much of a long proof a run of the tests makes: of every
// page at every width in every colour a part, in which each has its turn, or with
// BAO_PROOF=whole all, as .ci/run does; and what a run has cost so far.
package proof

import "os"

// Whole reports whether everything is looked at.
func Whole() bool { return os.Getenv("BAO_PROOF") == "whole" }

// Turn returns in which of all ways the nth of many things is looked at: in every
// one in a whole proof, else in one, the next at each n.
func Turn[T any](n int, all []T) []T {
	if Whole() {
		return all
	}
	n %= len(all)
	return all[n : n+1]
}

// Count returns how often something is tried: n times, in a whole proof at least
// whole times.
func Count(n, whole int) int {
	if Whole() {
		return max(n, whole)
	}
	return n
}
