package view

import (
	"strings"

	"bao/internal/paper"
	"bao/internal/words"
	"bao/internal/zh"
)

// LunarOf is a day of the Chinese calendar as a nameplate prints it, without the
// word 农历; empty where the calendar is not known.
func LunarOf(d paper.Date, script words.Script) string {
	lunar, ok := zh.LunarDate(d.Time())
	if !ok {
		return ""
	}
	if script == words.Simplified {
		return lunar.String()
	}
	say := script.Say
	return strings.NewReplacer("腊月", say("腊月"), "闰", say("闰")).Replace(lunar.String())
}
