package load

import (
	"cmp"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"bao/internal/diag"
)

// FindSiteFile returns the name of the file with the settings of the site in
// fsys: site.yaml, or what Windows and editors make of that name (site.yml,
// Site.yaml, site.yaml.txt). It fails with ErrNoSite when there is none.
func FindSiteFile(fsys fs.FS) (string, error) {
	names, err := siteFiles(fsys)
	if err != nil {
		return "", err
	}
	if len(names) == 0 {
		return "", ErrNoSite
	}
	return names[0], nil
}

// siteFiles lists the files that may be it, site.yaml itself first.
func siteFiles(fsys fs.FS) ([]string, error) {
	entries, err := fs.ReadDir(fsys, ".")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var names []string
	for _, e := range entries {
		if !e.IsDir() && mayBeSiteFile(e.Name()) {
			names = append(names, e.Name())
		}
	}
	slices.SortStableFunc(names, func(a, b string) int {
		switch SiteFile {
		case a:
			return -1
		case b:
			return 1
		}
		return cmp.Compare(len(a), len(b))
	})
	return names, err
}

func mayBeSiteFile(name string) bool {
	name = strings.ToLower(strings.TrimSpace(uncopied(name)))
	name = strings.TrimSuffix(name, ".txt")
	for ext := path.Ext(name); ext == ".yaml" || ext == ".yml"; ext = path.Ext(name) {
		if name = strings.TrimSuffix(name, ext); name == "site" {
			return true
		}
	}
	return false
}

// oddSiteFile reports a name other than site.yaml, and a second file.
func oddSiteFile(names []string) []diag.Problem {
	var problems []diag.Problem
	if name := names[0]; name != SiteFile {
		hint := "把它改名为 site.yaml"
		if strings.HasSuffix(strings.ToLower(name), ".txt") {
			hint += "；看不见 .txt 的话，先在资源管理器里勾选“查看→文件扩展名”"
		}
		problems = append(problems, siteName.At(diag.Place{Path: name}, "设置文件叫 "+name+"，当作 site.yaml 读了", hint))
	}
	for _, other := range names[1:] {
		problems = append(problems, siteName.At(diag.Place{Path: other}, "设置文件有两份，这一份没有读，读的是 "+names[0], "两份并成一份 site.yaml，另一份删掉"))
	}
	return problems
}
