package recipe

import (
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"fmt"
	"strings"
	"unicode/utf16"

	"bao/internal/publish/host"
)

// windows makes a task for schtasks /Create /XML, and the commands it runs.
//
// The commands are few and know no path: those stand in the task, since a .cmd
// is read in the code page of the system, which may lack the characters of a
// path, and a task is UTF-16 (schtasks takes no other encoding for granted).
func (p *plan) windows() ([]File, error) {
	if strings.ContainsAny(p.Here.Folder+p.Here.Program, "\"%") {
		return nil, &host.Refusal{Message: "文件夹的名字里有百分号，计划任务用不了", Hint: "给报纸或 bao 所在的文件夹换个名字"}
	}
	commands, err := p.files("tools/bao-publish.cmd", "windows.cmd")
	if err != nil {
		return nil, err
	}
	commands[0].Data = bytes.ReplaceAll(commands[0].Data, []byte("\n"), []byte("\r\n"))
	// https://learn.microsoft.com/windows/win32/taskschd/task-scheduler-schema
	task := task{
		Version: "1.2", Space: "http://schemas.microsoft.com/windows/2004/02/mit/task",
		Description: "按时发布《" + p.Title + "》。装上：schtasks /Create /XML tools\\bao-publish.xml /TN bao-publish（" + seal + unset + "）",
		Principal:   principal{ID: "Author", LogonType: "InteractiveToken", RunLevel: "LeastPrivilege"},
		Settings: settings{
			MultipleInstances: "IgnoreNew", StartWhenAvailable: true, OnlyIfNetwork: true, Enabled: true, TimeLimit: "PT2H",
		},
		Actions: actions{Context: "Author", Command: `%SystemRoot%\System32\cmd.exe`, Folder: p.Here.Folder},
	}
	script := strings.TrimRight(p.Here.Folder, `\`) + `\tools\bao-publish.cmd`
	task.Actions.Arguments = `/d /s /c ""` + script + `" "` + p.Here.Program + `"`
	if p.Named {
		task.Actions.Arguments += ` "` + p.Target.Name + `"`
	}
	task.Actions.Arguments += `"` // of /c: with /s, the first and the last quote alone are taken off
	for _, m := range p.Times {
		task.Triggers = append(task.Triggers, trigger{
			Start:   fmt.Sprintf("%sT%02d:%02d:00", p.Here.Now.Format("2006-01-02"), m.Hour, m.Minute),
			Enabled: true, Days: 1,
		})
	}
	text, err := xml.MarshalIndent(task, "", "  ")
	if err != nil {
		return nil, err
	}
	whole := "\ufeff<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n" + string(text) + "\n"
	var out bytes.Buffer
	for _, unit := range utf16.Encode([]rune(strings.ReplaceAll(whole, "\n", "\r\n"))) {
		out.Write(binary.LittleEndian.AppendUint16(nil, unit))
	}
	return append(commands, File{"tools/bao-publish.xml", sealed(out.Bytes()), 0o644}), nil
}

// task is the part of the schema that is used, in the order in which Windows
// itself writes it.
type task struct {
	XMLName     xml.Name  `xml:"Task"`
	Version     string    `xml:"version,attr"`
	Space       string    `xml:"xmlns,attr"`
	Description string    `xml:"RegistrationInfo>Description"`
	Triggers    []trigger `xml:"Triggers>CalendarTrigger"`
	Principal   principal `xml:"Principals>Principal"`
	Settings    settings  `xml:"Settings"`
	Actions     actions   `xml:"Actions"`
}

type trigger struct {
	Start   string `xml:"StartBoundary"` // without a zone: that of the computer
	Enabled bool   `xml:"Enabled"`
	Days    int    `xml:"ScheduleByDay>DaysInterval"`
}

// principal: who has made the task, while logged on, so that the passwords
// that Windows keeps for that user can be had.
type principal struct {
	ID        string `xml:"id,attr"`
	LogonType string `xml:"LogonType"`
	RunLevel  string `xml:"RunLevel"`
}

type settings struct {
	MultipleInstances  string `xml:"MultipleInstancesPolicy"`
	NotOnBatteries     bool   `xml:"DisallowStartIfOnBatteries"`
	StopOnBatteries    bool   `xml:"StopIfGoingOnBatteries"`
	StartWhenAvailable bool   `xml:"StartWhenAvailable"` // it was off at the time
	OnlyIfNetwork      bool   `xml:"RunOnlyIfNetworkAvailable"`
	Enabled            bool   `xml:"Enabled"`
	TimeLimit          string `xml:"ExecutionTimeLimit"`
}

type actions struct {
	Context   string `xml:"Context,attr"`
	Command   string `xml:"Exec>Command"`
	Arguments string `xml:"Exec>Arguments"`
	Folder    string `xml:"Exec>WorkingDirectory"`
}
