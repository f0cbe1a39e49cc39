package typeset

import (
	"runtime"
	"strings"
	"testing"
)

// Copy without a Chinese character takes no more memory than its characters
// need: growing the list of them for a megabyte of letters took three times
// that.
func TestLatinTakesNoMoreMemory(t *testing.T) {
	const n = 1 << 20
	blocks := []Block{{Runs: []Run{{Text: strings.Repeat("a", n)}}}}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	text := Prepare(blocks)
	runtime.ReadMemStats(&after)
	const each = 80 // bytes of an atom and of what is summed up beside it
	if took := (after.TotalAlloc - before.TotalAlloc) / n; took > each {
		t.Errorf("%d bytes a character, more than %d", took, each)
	}
	runtime.KeepAlive(text)
}
