package watch

import "strings"

// What editors, systems and sync programs put beside the files they work on,
// in lower case. Names are asked for every file at every look, so these are
// plain comparisons rather than patterns.
var (
	litterNames = map[string]bool{
		".git": true, ".svn": true, ".hg": true, ".bao": true, // version control, and our own memory
		".ds_store": true, "thumbs.db": true, "ehthumbs.db": true, "desktop.ini": true,
		"$recycle.bin": true, "@eadir": true,
		"4913": true, "5036": true, // vim asks whether it may create files here
	}
	litterPrefixes = []string{
		".#", "#", // Emacs; its other name ends in # too
		"~$", ".~", // Word, WPS, LibreOffice
		"._", ".tmp", ".goutputstream-", // macOS, several, gedit
		".nfs", ".fuse_hidden", ".smbdelete", // deleted while open on a network drive
	}
	litterSuffixes = []string{
		"~", ".swp", ".swo", ".swn", ".swx", ".swpx", // vim
		".tmp", ".temp", ".crdownload", ".part", ".partial", ".download",
		".kate-swp", "___jb_tmp___", "___jb_old___", ".vsctmp", // Kate, JetBrains, Visual Studio Code
	}
)

// littered reports whether a file or folder of this name never counts.
func littered(name string) bool {
	name = strings.ToLower(name)
	if litterNames[name] {
		return true
	}
	for _, p := range litterPrefixes {
		if strings.HasPrefix(name, p) && (p != "#" || strings.HasSuffix(name, "#")) {
			return true
		}
	}
	for _, s := range litterSuffixes {
		if strings.HasSuffix(name, s) {
			return true
		}
	}
	// TextEdit saves to name.md.sb-4c3e3b2e-Xa81kq first.
	i := strings.LastIndex(name, ".sb-")
	return i > 0 && len(name)-i == len(".sb-4c3e3b2e-xa81kq")
}
