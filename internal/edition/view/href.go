package view

import "strings"

// RootOf returns the way from an address to the root of the site.
func RootOf(address string) string { return strings.Repeat("../", strings.Count(address, "/")) }

// Href makes an address of the site relative to a page; other addresses stay.
func Href(root, address string) string {
	if address == "" || strings.HasPrefix(address, "//") {
		return address
	}
	if i := strings.IndexAny(address, ":/?#"); i >= 0 && address[i] == ':' {
		return address
	}
	return root + address
}
