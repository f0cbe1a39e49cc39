package intake

import (
	"strings"

	"bao/internal/matter"
)

// front writes front matter that reads back as what it says.
func front(fields []field) string {
	var out strings.Builder
	out.WriteString("---\n")
	for _, f := range fields {
		out.WriteString(f.key + ": " + scalar(f.value) + "\n")
	}
	out.WriteString("---\n")
	return out.String()
}

// scalar writes a value as it would be typed, or in quotes where that would not
// read back.
func scalar(value string) string {
	double := `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(value) + `"`
	single := "'" + strings.ReplaceAll(value, "'", "''") + "'"
	for _, form := range []string{value, double, single} {
		src := "标题: " + form + "\n摘要: 一\n"
		fields, findings := matter.Parse([]byte(src), 0, len(src))
		if len(findings) == 0 && len(fields) == 2 && len(fields[0].Values) == 1 && !fields[0].List &&
			fields[0].Values[0].Text == value && fields[0].Values[0].Fields == nil {
			return form
		}
	}
	return double
}
