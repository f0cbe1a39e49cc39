package load

import (
	"fmt"

	"bao/internal/config"
	"bao/internal/markup"
)

// lineEnds takes what the file says of the ends of its lines.
func (r *reader) lineEnds(value string, at span) {
	switch value {
	case config.LinesAuto, "自动":
		r.lines = markup.LinesAuto
	case config.LinesSplit, "分段":
		r.lines = markup.LinesSplit
	case config.LinesJoin, "连接":
		r.lines = markup.LinesJoin
	case "":
	default:
		r.problem(badLines, at, fmt.Sprintf("换行不认得“%s”", value), "写 自动、分段 或 连接")
	}
}
