package markup

import (
	"bytes"
	"fmt"

	"bao/internal/diag"
)

// maxGuesses is how many guesses are listed of one article; they must not
// crowd out what is wrong.
const maxGuesses = 100

// tell lists what was guessed.
func (p *passage) tell() {
	parts, breaks := 0, 0
	for i, border := range p.borders {
		switch {
		case p.signed[0] <= i && i < p.signed[1]:
		case border == parted:
			parts++
		case border == broken && !p.lines[i-1].hard:
			breaks++
		}
	}
	const hint = "要连成一段，在稿件开头写一行“换行: 连接”"
	if from := p.signed[0]; p.signed[1] > from {
		p.guess(from, guessedSignoff, "这里当作落款，排在右边", "不是落款，就写成一句话，句末加标点")
	}
	switch {
	case p.verse && breaks > 0:
		p.guess(0, guessedLines, fmt.Sprintf("这里的%d行照原样分行", breaks+1), hint)
	case parts > 0:
		p.guess(0, guessedLines, fmt.Sprintf("这里的%d行分成了%d段", len(p.lines), parts+1), hint)
	case p.doubts > 2: // of fewer nothing is to be seen
		p.guess(0, guessedLines, fmt.Sprintf("这里的%d行连成了一段", len(p.lines)), "要分开，就在两段之间空一行，或者在稿件开头写一行“换行: 分段”")
	}
}

// guess adds a finding at a line.
func (p *passage) guess(i int, rule *diag.Rule, message, hint string) {
	l := &p.lines[i]
	if l.at < 0 || p.guesses >= maxGuesses {
		return
	}
	p.guesses++
	end := len(p.src)
	if k := bytes.IndexByte(p.src[l.at:], '\n'); k >= 0 {
		end = l.at + k
	}
	typed := bytes.TrimRight(p.src[l.at:end], " \t\r\u3000")
	p.warn(l.at, len(typed), rule, message, hint)
}
