package config

import "strings"

// Public reports whether the paper may be told of to those who are not at it:
// it has an address of its own, and is not internal. Only then are there feeds,
// maps and what else asks for absolute addresses.
func (s *Site) Public() bool { return s.BaseURL != "" && !s.Internal() }

// Internal reports whether the paper has a permit of internal circulation, by
// which it is not to be put before the public (内部资料性出版物管理办法,
// article 15).
func (s *Site) Internal() bool { return s.Permit.Kind == PermitZhunyin }

// URL is the absolute address of a page as the page itself gives it, where
// a folder stands for its index.html; address is seen from the root of the
// site. It is empty without base_url.
func (s *Site) URL(address string) string {
	if s.BaseURL == "" {
		return ""
	}
	return s.BaseURL + strings.TrimSuffix(address, "index.html")
}
