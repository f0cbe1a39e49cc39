package main

import "strings"

// meantArguments are the arguments of a Windows command line as they were
// meant. The system takes the \" at the end of "C:\来稿\" for a quote that is
// part of the name, and then all that follows for more of it. No name has a
// quote in it, so where one seems to, the line is read again, and \ is only \.
func meantArguments(args []string, line string) []string {
	for _, arg := range args {
		if before, _, found := strings.Cut(arg, `"`); found && wholePath(before) {
			if again := splitPlainly(line); len(again) > 0 {
				return again[1:]
			}
		}
	}
	return args
}

// wholePath reports whether a name begins with a drive or a computer.
func wholePath(name string) bool {
	return strings.HasPrefix(name, `\\`) || len(name) > 2 && name[1] == ':' && name[2] == '\\'
}

// splitPlainly splits at spaces that are not between quotes.
func splitPlainly(line string) []string {
	var list []string
	var word strings.Builder
	quoted, begun := false, false
	for _, r := range line {
		switch {
		case r == '"':
			quoted, begun = !quoted, true
		case !quoted && (r == ' ' || r == '\t'):
			if begun {
				list = append(list, word.String())
			}
			word.Reset()
			begun = false
		default:
			word.WriteRune(r)
			begun = true
		}
	}
	if begun {
		list = append(list, word.String())
	}
	return list
}
