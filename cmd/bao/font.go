package main

import (
	"os"
	"runtime"
	"sync"

	"bao/internal/card"
	"bao/internal/words"
)

// cardFonts returns what finds the font of this computer that share cards are set
// in, by the script of the paper, or nil when there is none for it.
func cardFonts() func(words.Script) *card.Font {
	simplified := sync.OnceValue(func() *card.Font { return cardFont(words.Simplified) })
	traditional := sync.OnceValue(func() *card.Font { return cardFont(words.Traditional) })
	return func(script words.Script) *card.Font {
		if script == words.Traditional {
			return traditional()
		}
		return simplified()
	}
}

func cardFont(script words.Script) *card.Font {
	for _, name := range card.FontFiles(runtime.GOOS, script) {
		file, err := os.Open(name)
		if err != nil {
			continue
		}
		if info, err := file.Stat(); err == nil {
			if font, err := card.ParseFont(file, info.Size(), script); err == nil {
				return font // which reads of the file as long as the program runs
			}
		}
		file.Close()
	}
	return nil
}
