package config

import (
	"net/url"
	"regexp"
	"strings"

	"bao/internal/diag"
	"bao/internal/yamltree"
)

// Forms of the numbers a Chinese site shows: ICP备案 of the 31 provinces,
// 公安联网备案, and the 政府网站标识码 of 国办发〔2017〕47号.
var (
	icpForm    = regexp.MustCompile(`^[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]ICP[备证]\d+号(-\d+)?$`)
	policeForm = regexp.MustCompile(`^\p{Han}公网安备\s?\d{14}号$`)
	idCodeForm = regexp.MustCompile(`^[A-Za-z0-9]{10}$`)
	domainForm = regexp.MustCompile(`^([\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}]{2,}$`)
)

// footer reads what stands at the foot of every page.
func (d *decoder) footer(dst *Footer) reader {
	return func(n *yamltree.Node) {
		d.object(n, "页脚", []entry{
			{"icp", "备案号", []string{"ICP", "ICP备案"}, d.formed(&dst.ICP, badRecord, icpForm, "ICP 备案号的格式不对", "写成 <icp|备案号>: 豫ICP备12345678号-1")},
			{"police", "公安备案", nil, d.formed(&dst.Police, badRecord, policeForm, "公安备案号的格式不对", "写成 <police|公安备案>: 豫公网安备41010000000001号，数字 14 位")},
			{"contact", "联系方式", nil, d.texts(&dst.Contact)},
			{"links", "友情链接", []string{"链接"}, func(v *yamltree.Node) {
				d.each(v, func(item *yamltree.Node) { d.link(&dst.Links, item) })
			}},
			{"notice", "声明", nil, d.sentence(&dst.Notice)},
		})
	}
}

// formed reads text that should have a form. It is kept as written all the
// same: rules change, and the editor has the certificate.
func (d *decoder) formed(dst *string, rule *diag.Rule, form *regexp.Regexp, message, hint string) reader {
	return func(n *yamltree.Node) {
		s, ok := d.scalar(n)
		if !ok {
			return
		}
		*dst = s
		if s != "" && !form.MatchString(s) {
			d.at(rule, n, message, hint)
		}
	}
}

func (d *decoder) link(dst *[]Link, n *yamltree.Node) {
	var l Link
	address := n
	if !d.object(n, "链接", []entry{
		{"name", "名称", nil, d.text(&l.Name)},
		{"url", "网址", nil, func(v *yamltree.Node) { address = v; d.text(&l.URL)(v) }},
	}) {
		return
	}
	if l.Name == "" || l.URL == "" {
		d.at(badLink, n, "链接要有名称和网址", "写成 - {<name|名称>: 青石区政府, <url|网址>: https://www.example.gov.cn/}")
		return
	}
	u, err := url.Parse(l.URL)
	switch {
	case err == nil && u.Scheme == "mailto":
	case err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "":
	case err == nil && u.Scheme == "" && !strings.HasPrefix(l.URL, "//") && !strings.HasPrefix(l.URL, "www.") && !strings.ContainsAny(l.URL, " \\"):
	default:
		d.at(badLink, address, "“"+l.URL+"”不是网址", "写成 <url|网址>: "+withScheme(l.URL))
		return
	}
	*dst = append(*dst, l)
}

// withScheme guesses the address that was meant.
func withScheme(s string) string {
	s = strings.TrimLeft(strings.TrimSpace(s), "/\\")
	host, _, _ := strings.Cut(s, "/")
	if domainForm.MatchString(host) {
		return "https://" + s
	}
	return "https://www.example.cn/"
}

// baseURL returns the address the paper is published at, ending in "/".
func (d *decoder) baseURL(n *yamltree.Node) string {
	if n == nil {
		return ""
	}
	s, ok := d.scalar(n)
	if !ok || s == "" {
		return ""
	}
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || strings.ContainsAny(s, " \t") {
		d.at(badBaseURL, n, "“"+s+"”不是完整的网址", "写成 <base_url|网址>: "+withScheme(s))
		return ""
	}
	if u.RawQuery != "" || u.Fragment != "" || u.ForceQuery || u.User != nil {
		u.RawQuery, u.Fragment, u.ForceQuery, u.User = "", "", false, nil
		d.at(badBaseURL, n, "网址里不能有用户名、? 和 # 这些部分", "写成 <base_url|网址>: "+u.String())
	}
	if !strings.HasSuffix(u.Path, "/") {
		u = u.JoinPath("/")
	}
	return u.String()
}

// gov reads the tags of the government site that hosts the paper. All three
// are required there (必选).
func (d *decoder) gov(dst *Gov) reader {
	return func(n *yamltree.Node) {
		ok := d.object(n, "政府网站", []entry{
			{"site_name", "网站名称", nil, d.text(&dst.SiteName)},
			{"domain", "域名", nil, d.formed(&dst.Domain, badGov, domainForm, "域名的格式不对", "只写域名，不写 http://，例如 <domain|域名>: www.example.gov.cn")},
			{"id_code", "标识码", nil, d.formed(&dst.IDCode, badGov, idCodeForm, "政府网站标识码应是 10 位字母或数字", "写成 <id_code|标识码>: 4101000001，照主办网站页脚上的抄")},
		})
		if ok && *dst != (Gov{}) && (dst.SiteName == "" || dst.Domain == "" || dst.IDCode == "") {
			d.at(badGov, n, "政府网站的三项标签要写全", "写上 <site_name|网站名称>、<domain|域名>、<id_code|标识码>")
		}
	}
}
