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
		data, err := os.ReadFile(name)
		if err != nil {
			continue
		}
		if font, err := card.ParseFont(data); err == nil {
			return font
		}
	}
	return nil
}
