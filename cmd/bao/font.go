package main

import (
	"os"
	"runtime"

	"bao/internal/card"
)

// cardFont returns the font of this computer that share cards are set in, or
// nil when there is none for Chinese.
func cardFont() *card.Font {
	for _, name := range card.FontFiles(runtime.GOOS) {
		file, err := os.Open(name)
		if err != nil {
			continue
		}
		if info, err := file.Stat(); err == nil {
			if font, err := card.ParseFont(file, info.Size()); err == nil {
				return font // which reads of the file as long as the program runs
			}
		}
		file.Close()
	}
	return nil
}
