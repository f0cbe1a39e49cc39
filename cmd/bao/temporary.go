package main

import (
	"os"
	"path/filepath"
	"runtime"

	"bao/internal/starter"
)

// within reports whether a folder is another or around it.
func within(outer, inner string) bool {
	rel, err := filepath.Rel(outer, inner)
	return err == nil && filepath.IsLocal(rel)
}

// temporary refuses a folder in which nothing lasts: programs for Windows that
// show an archive as a folder unpack into one what is double-clicked there.
func temporary(dir string) *starter.Refusal {
	if runtime.GOOS != "windows" { // elsewhere it was chosen
		return nil
	}
	return inTemporary(dir, os.TempDir())
}

func inTemporary(dir, temp string) *starter.Refusal {
	dir, err := filepath.Abs(dir)
	if err != nil || !within(temp, dir) {
		return nil
	}
	return &starter.Refusal{
		Message: "这个文件夹是临时的，里面的东西过后就没有了：" + dir,
		Hint:    "如果是在压缩包里双击的 bao，先把压缩包解压（右键，全部解压缩），再双击解压出来的那一个",
	}
}
