package config

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/width"

	"bao/internal/diag"
	"bao/internal/words"
	"bao/internal/yamltree"
	"bao/internal/zh"
)

var (
	slugForm     = regexp.MustCompile(`^[a-z0-9-]*[a-z0-9][a-z0-9-]*$`)
	languageForm = regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)
	// Chinese as a whole, Mandarin, Cantonese, Hakka, Min, Wu and others (ISO 639).
	// Windows keeps these names for devices: no folder can have them.
	deviceName = regexp.MustCompile(`^(con|prn|aux|nul|com[0-9]|lpt[0-9])$`)
	// CN, the province, the serial number and for periodicals the class:
	// GB/T 9999.1-2018, 中国标准连续出版物号.
	cnForm     = regexp.MustCompile(`(?i)^(?:国内统一(?:连续出版物|刊)号|刊号)?[:\s]*CN[\s:]*(.*)$`)
	cnNumber   = regexp.MustCompile(`^\d{2}-\d{4}(/[A-Z][A-Z0-9-]*)?$`)
	permitForm = regexp.MustCompile(`^(?:内部资料)?准印证(?:号)?[\s:]*(.*)$`)
)

func (d *decoder) language(dst *string) reader {
	return func(n *yamltree.Node) {
		s, ok := d.scalar(n)
		switch {
		case !ok || s == "":
		case languageForm.MatchString(s):
			*dst = s
			if !words.Chinese(s) {
				d.at(otherLanguage, n, "报纸自己的字样只有中文，“"+s+"”的报纸里也还是中文",
					"仍是中文的有：往期、作者、栏目、第2版、下转、责任编辑、搜索，日期、星期和农历；繁体中文写 <language|语言>: zh-Hant")
			}
		default:
			code := "zh-CN"
			if strings.ContainsAny(s, "繁正臺台港") {
				code = "zh-Hant"
			}
			d.at(badLanguage, n, "“"+s+"”不是语言代码", "写成 <language|语言>: "+code)
		}
	}
}

// permit reads {kind, number, …} or the number alone as it is printed.
func (d *decoder) permit(dst *Permit) reader {
	return func(n *yamltree.Node) {
		at, number, kind := n, "", ""
		if n.Kind == yamltree.Map {
			d.object(n, "刊号", []entry{
				{"kind", "类别", nil, d.choice(&kind, [2]string{PermitCN, "刊号"}, [2]string{PermitZhunyin, "准印证"}, [2]string{PermitNone, "无"})},
				{"number", "编号", []string{"号"}, func(v *yamltree.Node) { at = v; d.text(&number)(v) }},
				{"audience", "发送对象", nil, d.text(&dst.Audience)},
				{"printer", "印刷单位", nil, d.text(&dst.Printer)},
				{"run", "印数", nil, d.text(&dst.Run)},
			})
		} else {
			d.text(&number)(n)
		}
		d.licence(dst, at, kind, number)
	}
}

// licence finds the kind that a number tells of, and checks its form.
func (d *decoder) licence(dst *Permit, at *yamltree.Node, kind, number string) {
	const forms = "写成 <permit|刊号>: CN 41-0001，或 <permit|刊号>: 准印证号 豫郑内资准字第0001号"
	narrow := width.Narrow.String(number)
	cn, zhunyin := cnForm.FindStringSubmatch(narrow), permitForm.FindStringSubmatch(narrow)
	switch {
	case kind == PermitNone || kind == "" && (number == "" || number == "无" || number == "none"):
		return
	case number == "":
		d.at(badPermit, at, "没有写编号", forms)
	case kind == PermitCN || kind == "" && cn != nil:
		kind = PermitCN
		if cn != nil {
			narrow = strings.TrimSpace(cn[1])
		}
		number = "CN " + strings.ToUpper(narrow)
		if !cnNumber.MatchString(strings.ToUpper(narrow)) {
			d.at(badPermit, at, "国内统一连续出版物号的格式不对", "写成 CN 41-0001：两位地区号、短横、四位序号")
		}
	case zhunyin != nil:
		kind, number = PermitZhunyin, strings.TrimSpace(zhunyin[1])
		if number == "" {
			d.at(badPermit, at, "没有写编号", forms)
		}
	case kind == "" && strings.Contains(number, "准印") || kind == "" && strings.Contains(number, "内资"):
		kind = PermitZhunyin
	case kind == "":
		d.at(unknownPermit, at, "看不出“"+number+"”是刊号还是准印证号", forms)
		return
	}
	dst.Kind, dst.Number = kind, number
}

func (d *decoder) sections(dst *[]Section) reader {
	return func(n *yamltree.Node) {
		names, slugs := make(map[string]bool), make(map[string]bool)
		d.names(n, func(item *yamltree.Node) {
			s, ok := d.section(item, names, slugs)
			if ok {
				*dst = append(*dst, s)
			}
		})
	}
}

// section reads {slug, name, description}, or the name alone.
func (d *decoder) section(n *yamltree.Node, names, slugs map[string]bool) (Section, bool) {
	s := Section{Update: unsaid}
	name, slug := n, n
	if n.Kind == yamltree.Scalar {
		d.text(&s.Name)(n)
	} else if !d.object(n, "栏目", []entry{
		{"slug", "拼音", nil, func(v *yamltree.Node) { slug = v; d.text(&s.Slug)(v) }},
		{"name", "名称", []string{"栏名"}, func(v *yamltree.Node) { name = v; d.text(&s.Name)(v) }},
		{"description", "说明", []string{"简介"}, d.sentence(&s.Description)},
		{"update", "更新", nil, d.update(&s.Update)},
	}) {
		return s, false
	}
	if s.Name == "" {
		d.at(badSection, n, "栏目没有写名称", "写成 - {<slug|拼音>: "+orElse(s.Slug, "minsheng")+", <name|名称>: 民生}")
		return s, false
	}
	suggested := strings.Trim(zh.Slug(s.Name), "-")
	if s.Slug == "" {
		s.Slug = suggested
	}
	switch {
	case !slugForm.MatchString(s.Slug) || deviceName.MatchString(s.Slug):
		fixed := strings.Trim(zh.Slug(s.Slug), "-")
		if !slugForm.MatchString(fixed) || deviceName.MatchString(fixed) {
			fixed = "lanmu-1"
		}
		d.at(badSection, slug, "“"+s.Slug+"”不能用作栏目地址，只能用小写字母、数字和短横，也不能是系统保留的名字", "写成 <slug|拼音>: "+fixed)
	case slugs[s.Slug]:
		d.at(repeatedSection, slug, "两个栏目的 <slug|拼音> 都是“"+s.Slug+"”", "给其中一个换一个 <slug|拼音>")
	}
	if names[s.Name] {
		d.at(repeatedSection, name, "有两个栏目都叫“"+s.Name+"”", "删去一个，或者改名")
	}
	names[s.Name], slugs[s.Slug] = true, true
	return s, true
}

// pages reads the page plan once the sections are known.
func (d *decoder) pages(n *yamltree.Node, sections []Section) []Page {
	if n == nil {
		return nil
	}
	var pages []Page
	owner := make(map[string]int)
	next := 1
	d.each(n, func(item *yamltree.Node) {
		p, number := Page{Number: next}, item
		takes := &yamltree.Node{}
		if !d.object(item, "版面", []entry{
			{"number", "版次", nil, func(v *yamltree.Node) { number = v; d.integer(&p.Number, 1, 99)(v) }},
			{"name", "版名", []string{"名称"}, d.text(&p.Name)},
			{"sections", "栏目", nil, keep(&takes)},
		}) {
			return
		}
		next = p.Number + 1
		if slices.ContainsFunc(pages, func(q Page) bool { return q.Number == p.Number }) {
			d.at(repeatedPage, number, fmt.Sprintf("第 %d 版写了两次", p.Number), "把两处并成一处，或者改版次")
			return
		}
		d.sectionsNamed(takes, sections, func(v *yamltree.Node, slug string) {
			if before, taken := owner[slug]; taken {
				d.at(sectionTwice, v, fmt.Sprintf("栏目“%s”已经归第 %d 版", slug, before), "一个栏目只归一版，删去一处")
				return
			}
			owner[slug] = p.Number
			p.Sections = append(p.Sections, slug)
		})
		pages = append(pages, p)
	})
	slices.SortFunc(pages, func(a, b Page) int { return a.Number - b.Number })
	return pages
}

// sectionsNamed calls take with every section that n names. What no section
// has for a name is parted as people do.
func (d *decoder) sectionsNamed(n *yamltree.Node, sections []Section, take func(v *yamltree.Node, slug string)) {
	known := func(v *yamltree.Node) bool {
		return slices.ContainsFunc(sections, func(s Section) bool {
			name := unquoted(strings.TrimSpace(v.Text))
			return name == s.Name || name == s.Slug
		})
	}
	d.each(n, func(item *yamltree.Node) {
		all := []*yamltree.Node{item}
		if item.Kind == yamltree.Scalar && !known(item) {
			if some := split(item, "、，,；;/／ \u3000\u00a0"); slices.ContainsFunc(some, known) {
				all = some
			}
		}
		for _, v := range all {
			if slug, ok := d.sectionNamed(v, sections); ok {
				take(v, slug)
			}
		}
	})
}

// sectionNamed returns the slug of the section that n names by slug or name.
func (d *decoder) sectionNamed(n *yamltree.Node, sections []Section) (string, bool) {
	s, ok := d.scalar(n)
	if !ok || s == "" {
		return "", false
	}
	var known []string
	for _, section := range sections {
		if s == section.Slug || s == section.Name {
			return section.Slug, true
		}
		known = append(known, section.Name, section.Slug)
	}
	hint := "先在 <sections|栏目> 里加上它"
	if near := diag.Nearest(s, known); near != "" {
		hint = "改成 " + near
	}
	d.at(unknownSection, n, "没有“"+s+"”这个栏目", hint)
	return "", false
}

// numbering reads what Numbering documents.
func (d *decoder) numbering(dst *Numbering) reader {
	return func(n *yamltree.Node) {
		d.object(n, "期号", []entry{
			{"number", "期号", nil, d.integer(&dst.Number, 0, 99999)},
			{"serial", "总期号", nil, d.integer(&dst.Serial, 0, 999999)},
			{"start", "起始日期", []string{"创刊日期"}, func(v *yamltree.Node) {
				s, ok := d.scalar(v)
				if !ok || s == "" {
					return
				}
				year, month, day, ok := zh.ParseDate(s)
				if !ok {
					d.at(badStart, v, "“"+s+"”不是日期", "写成 <start|起始日期>: 2023-01-05")
					return
				}
				dst.Start = fmt.Sprintf("%04d-%02d-%02d", year, month, day)
			}},
			{"yearly", "每年重排", nil, d.boolean(&dst.Yearly)},
		})
	}
}
