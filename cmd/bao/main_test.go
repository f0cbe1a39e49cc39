package main

import (
	"flag"
	"os"
	"strings"
	"testing"
	"time"

	"bao/internal/browser/browsertest"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite the expectations in testdata")

func TestMain(m *testing.M) {
	testscript.Main(browsertest.Tests{M: m}, map[string]func(){"bao": func() {
		if begun, err := time.Parse(time.RFC3339, os.Getenv(scriptClock)); err == nil {
			ahead := time.Until(begun)
			clock = func() time.Time { return time.Now().Add(ahead) }
		}
		main()
	}})
}

// scriptClock names what it is in a script when a command starts, and scriptNow
// is what it is: the day on which the last of them was written, so that what
// they hold has appeared.
const scriptClock, scriptNow = "BAO_SCRIPT_CLOCK", "2026-11-27T12:00:00+08:00"

// TestScripts runs what editors and readers can see: each script is a site,
// commands and what they say.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           "testdata",
		UpdateScripts: *update,
		Setup: func(env *testscript.Env) error {
			env.Setenv("NO_COLOR", "1")
			env.Setenv(scriptClock, scriptNow)
			bin, _, _ := strings.Cut(env.Getenv("PATH"), string(os.PathListSeparator))
			env.Setenv("BAO_BIN", bin) // the folder with bao alone
			return nil
		},
		Cmds: withPhotos(map[string]func(ts *testscript.TestScript, neg bool, args []string){
			// bytes FILE HEX… writes bytes that no text file can hold.
			"bytes": func(ts *testscript.TestScript, _ bool, args []string) {
				var data []byte
				for _, arg := range args[1:] {
					data = append(data, unhex(ts, arg)...)
				}
				ts.Check(os.WriteFile(ts.MkAbs(args[0]), data, 0o644))
			},
			// png FILE WIDTH HEIGHT draws a picture.
			"png": drawPNG,
			// freeport NAME and hold NAME set a variable to a port that is
			// free, or busy.
			"freeport": freePort,
			"hold":     holdPort,
			// fetch [-host=NAME] CODE URL FILE stores an answer.
			"fetch": fetch,
			// await REGEXP URL waits until an answer has such a line.
			"await": await,
			// submit CODE FILE URL NAME=VALUE… answers the form of a page.
			"submit": submit,
			// busy DIR FILE builds into a folder until FILE has been written.
			"busy": busy,
			// nobody FILE ARGS… runs bao as a user without rights.
			"nobody": nobody,
			// pack FILE FOLDER makes a ZIP of what is in a folder, such as a
			// Word document is.
			"pack": pack,
			// unzip FILE FOLDER unpacks a ZIP there; FOLDER/names says what was in it.
			"unzip": unzip,
			// overlay NAME LINES makes a site of paper/ and the few lines in NAME/.
			"overlay": overlay,
			// count N FILE TEXT fails unless TEXT stands N times in FILE.
			"count": count,
			// holds DIR TEXT… looks for texts in all that is published.
			"holds": holds,
			// pdf FILE DAY writes a PDF that was made on a day.
			"pdf": pdf,
		}),
	})
}
