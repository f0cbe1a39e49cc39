package main

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"runtime/pprof"
	"time"

	"bao"
	"bao/internal/build"
)

// profile builds the site once in this process and writes cpu.pprof and
// heap.pprof into the current folder. The heap is that when half of the files
// are done; -sample_index=alloc_space shows everything allocated until then.
func profile(site, out string) error {
	runtime.MemProfileRate = 64 << 10
	cpu, err := os.Create("cpu.pprof")
	if err != nil {
		return err
	}
	defer cpu.Close()
	if err := pprof.StartCPUProfile(cpu); err != nil {
		return err
	}
	heap, err := os.Create("heap.pprof")
	if err != nil {
		return err
	}
	defer heap.Close()
	half := func(done, total int) {
		if done == (total+1)/2 {
			runtime.GC()
			pprof.WriteHeapProfile(heap)
		}
	}
	start := time.Now()
	report, err := build.Build(context.Background(), build.Options{
		Dir: site, Out: out, Theme: bao.Theme, Version: "profile", Now: start, Workers: runtime.GOMAXPROCS(0),
		Progress: half,
	})
	pprof.StopCPUProfile()
	if err != nil {
		return err
	}
	fmt.Printf("%d articles, %d written, %d unchanged, %d problems, %v\n",
		report.Articles, report.Written, report.Unchanged, len(report.Problems), time.Since(start).Round(time.Millisecond))
	return nil
}
