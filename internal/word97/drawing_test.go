package word97

import (
	"encoding/binary"
	"testing"
)

// art makes a record of a drawing.
func art(version, instance, kind int, body []byte) []byte {
	b := binary.LittleEndian.AppendUint16(nil, uint16(instance<<4|version))
	b = binary.LittleEndian.AppendUint16(b, uint16(kind))
	return append(binary.LittleEndian.AppendUint32(b, uint32(len(body))), body...)
}

func option(op int, value uint32) []byte {
	return binary.LittleEndian.AppendUint32(binary.LittleEndian.AppendUint16(nil, uint16(op)), value)
}

// 艺术字 is in the options of a shape, behind the longer ones before it.
func TestFormedText(t *testing.T) {
	text := append(wide("柳巷"), 0, 0)
	options := append(option(0x8000|0x0180, 4), option(0x8000|optText, uint32(len(text)))...)
	options = append(append(append(options, option(optPicture, 3)...), "abcd"...), text...)
	id := binary.LittleEndian.AppendUint32(nil, 1026)
	b := art(0xF, 0, artShape, append(art(2, 0, artShapeID, append(id, 0, 0, 0, 0)), art(3, 3, artOptions, options)...))
	if got := readShape(b[8:]); got != (shape{id: 1026, picture: 3, text: "柳巷"}) {
		t.Errorf("got %+v", got)
	}
	if got := inlineText(b); got != "柳巷" {
		t.Errorf("in a line: %q", got)
	}
	if got := readShape(b[8 : len(b)-40]); got.text != "" && got.text != "柳巷" {
		t.Errorf("cut off: %+v", got)
	}
}
