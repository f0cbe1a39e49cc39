package config

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/text/width"

	"bao/internal/yamltree"
)

// governmentUpdate is how many days a section of a government site is left
// alone where site.yaml doesn't say: half a year, the mildest term of the
// inspections (政府网站与政务新媒体检查指标, 国办秘函〔2019〕19号, 栏目不更新).
const governmentUpdate = 6 * daysOfMonth

// A month is as long as a monthly paper may take.
const daysOfMonth, daysOfYear = 31, 366

var (
	updateForm = regexp.MustCompile(`^(\d{1,4}|[每一两二三六])\s*(?:个)?\s*(天|日|days?|周|星期|weeks?|月|months?|年|years?)?$`)
	halfWords  = strings.NewReplacer("半年", "6个月", "半个月", "15天")
	fewWords   = map[string]int{"每": 1, "一": 1, "两": 2, "二": 2, "三": 3, "六": 6}
)

// update reads after how many days something new is due: 30, 30天, 2周, 半年;
// 0 for 不限.
func (d *decoder) update(dst *int) reader {
	return func(n *yamltree.Node) {
		s, ok := d.scalar(n)
		if !ok || s == "" {
			return
		}
		switch s {
		case "不限", "无", "none", "no":
			*dst = 0
			return
		}
		found := updateForm.FindStringSubmatch(halfWords.Replace(strings.ToLower(width.Narrow.String(s))))
		if found == nil {
			d.at(badValue, n, "看不懂“"+s+"”是几天", "写成 30天、2周、6个月，或者写 "+d.words(n, [][2]string{{"none", "不限"}}))
			return
		}
		count, few := fewWords[found[1]]
		if !few {
			count, _ = strconv.Atoi(found[1])
		}
		*dst = count * unitDays(found[2])
	}
}

func unitDays(unit string) int {
	switch {
	case unit == "周" || unit == "星期" || strings.HasPrefix(unit, "week"):
		return 7
	case unit == "月" || strings.HasPrefix(unit, "month"):
		return daysOfMonth
	case unit == "年" || strings.HasPrefix(unit, "year"):
		return daysOfYear
	}
	return 1
}

// unsaid marks a section that says nothing of its updates.
const unsaid = -1

// updates gives the sections that say nothing the paper's own term.
func updates(s *Site, term int) {
	if term == unsaid {
		term = 0
		if s.Gov != (Gov{}) {
			term = governmentUpdate
		}
	}
	for i := range s.Sections {
		if s.Sections[i].Update == unsaid {
			s.Sections[i].Update = term
		}
	}
}

// Term is how long a number of days is, in the largest unit that it is whole in.
func Term(days int) string {
	switch {
	case days%daysOfYear == 0:
		return fmt.Sprintf("%d年", days/daysOfYear)
	case days%daysOfMonth == 0:
		return fmt.Sprintf("%d个月", days/daysOfMonth)
	}
	return fmt.Sprintf("%d天", days)
}
