package recipe

import (
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"io"
	"strings"
	"testing"
	"time"
	"unicode/utf16"
	"unicode/utf8"
)

// TestWindows reads the task as the Task Scheduler does.
func TestWindows(t *testing.T) {
	site := aSite()
	site.Automation.Target = "老 王's"
	here := Here{Folder: `D:\社区 报 & 文`, Program: `C:\程序 (x86)\bao.exe`, Now: time.Date(2026, 11, 9, 23, 30, 0, 0, time.FixedZone("CST", 8*3600))}
	files := made(t, "windows", site, here)
	text := fromUTF16(t, files["tools/bao-publish.xml"].Data)
	if !strings.HasPrefix(text, "<?xml version=\"1.0\" encoding=\"UTF-16\"?>\r\n<Task version=\"1.2\" xmlns=\"http://schemas.microsoft.com/windows/2004/02/mit/task\">\r\n") {
		t.Errorf("%.200s", text)
	}
	var task struct {
		XMLName  xml.Name `xml:"http://schemas.microsoft.com/windows/2004/02/mit/task Task"`
		Triggers []struct {
			StartBoundary string
			Enabled       bool
			Days          int `xml:"ScheduleByDay>DaysInterval"`
		} `xml:"Triggers>CalendarTrigger"`
		Principal struct {
			ID                  string `xml:"id,attr"`
			LogonType, RunLevel string
		} `xml:"Principals>Principal"`
		Settings struct {
			MultipleInstancesPolicy, ExecutionTimeLimit            string
			DisallowStartIfOnBatteries, StopIfGoingOnBatteries     *bool
			StartWhenAvailable, RunOnlyIfNetworkAvailable, Enabled bool
		}
		Actions struct {
			Context string `xml:"Context,attr"`
			Exec    struct{ Command, Arguments, WorkingDirectory string }
		}
	}
	d := xml.NewDecoder(strings.NewReader(text))
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // it is decoded
	if err := d.Decode(&task); err != nil {
		t.Fatal(err)
	}
	if len(task.Triggers) != 2 || task.Triggers[0].StartBoundary != "2026-11-09T06:05:00" || task.Triggers[1].StartBoundary != "2026-11-09T18:30:00" ||
		!task.Triggers[1].Enabled || task.Triggers[1].Days != 1 {
		t.Errorf("%+v", task.Triggers)
	}
	if p := task.Principal; p.ID == "" || p.ID != task.Actions.Context || p.LogonType != "InteractiveToken" || p.RunLevel != "LeastPrivilege" {
		t.Errorf("%+v", p)
	}
	if s := task.Settings; s.MultipleInstancesPolicy != "IgnoreNew" || !s.Enabled || !s.StartWhenAvailable || !s.RunOnlyIfNetworkAvailable ||
		s.DisallowStartIfOnBatteries == nil || *s.DisallowStartIfOnBatteries || s.StopIfGoingOnBatteries == nil || *s.StopIfGoingOnBatteries || s.ExecutionTimeLimit != "PT2H" {
		t.Errorf("%+v", s)
	}
	want := `/d /s /c ""D:\社区 报 & 文\tools\bao-publish.cmd" "C:\程序 (x86)\bao.exe" "老 王's""`
	if e := task.Actions.Exec; e.Arguments != want || e.Command != `%SystemRoot%\System32\cmd.exe` || e.WorkingDirectory != here.Folder {
		t.Errorf("%+v", e)
	}
}

func fromUTF16(t *testing.T, data []byte) string {
	t.Helper()
	if len(data)%2 > 0 || !bytes.HasPrefix(data, []byte{0xff, 0xfe}) {
		t.Fatalf("% x", data[:2])
	}
	units := make([]uint16, len(data)/2-1)
	if _, err := binary.Decode(data[2:], binary.LittleEndian, units); err != nil {
		t.Fatal(err)
	}
	return string(utf16.Decode(units))
}

// TestCommands holds what cmd.exe needs of a .cmd: its line ends, no mark at
// the start, the code page told before the first character that is not ASCII,
// and no such character in what is run.
func TestCommands(t *testing.T) {
	data := made(t, "windows", aSite(), here(t))["tools/bao-publish.cmd"].Data
	if !bytes.HasPrefix(data, []byte("@echo off\r\nchcp 65001 >nul\r\nrem ")) || bytes.Count(data, []byte("\n")) != bytes.Count(data, []byte("\r\n")) || !utf8.Valid(data) {
		t.Errorf("%q", data)
	}
	for line := range strings.Lines(string(data)) {
		for _, r := range line {
			if r > 0x7e && !strings.HasPrefix(line, "rem ") {
				t.Errorf("%q", line)
				break
			}
		}
	}
	task := fromUTF16(t, made(t, "windows", aSite(), here(t))["tools/bao-publish.xml"].Data)
	if !strings.Contains(task, "/opt/bao&#34;&#34;</Arguments>") { // no name: the usual target
		t.Errorf("%s", task)
	}
}
