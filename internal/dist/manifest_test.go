package dist

import (
	"encoding/binary"
	"hash/crc32"
	"maps"
	"strings"
	"testing"
)

func someRecords() map[string]record {
	return map[string]record{
		"index.html": {Key{1}, 5, 7}, "a/" + strings.Repeat("长", 100) + ".html": {Key{2}, 1 << 40, -1}, "b": {}, "": {Key{3}, 0, 0},
	}
}

// TestManifest is read back as it was written, and of one that was cut short or
// in which a single bit is another nothing is believed.
func TestManifest(t *testing.T) {
	whole, records := Key{9, 15: 8}, someRecords()
	data := encodeManifest(whole, maps.All(records))
	if m := decodeManifest(data); m.whole != whole || !maps.Equal(m.records, records) {
		t.Fatalf("%+v", m)
	}
	nothing := func(what string, data []byte, at int) {
		t.Helper()
		if m := decodeManifest(data); m.records == nil || len(m.records) > 0 || m.whole != (Key{}) {
			t.Errorf("%s at %d: %+v", what, at, m)
		}
	}
	for n := range data {
		nothing("cut", data[:n], n)
	}
	for i := range data {
		for bit := range 8 {
			data[i] ^= 1 << bit
			nothing("flipped", data, i)
			data[i] ^= 1 << bit
		}
	}
	nothing("with a byte more", append(data[:len(data):len(data)], 0), len(data))
	if m := decodeManifest(encodeManifest(whole, maps.All(map[string]record{}))); m.whole != whole || len(m.records) > 0 {
		t.Errorf("an empty folder: %+v", m)
	}
}

// TestManifestOfAnother holds records that end too early although the sum is
// right, as a version to come might write them: what is whole is kept.
func TestManifestOfAnother(t *testing.T) {
	for name, spoilt := range map[string]string{
		"a length of nothing": "\xff", "a length beyond the end": "\xff\x7f", "a huge length": "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01",
		"a path without a record": "\x01a", "a record too short": "\x01a" + strings.Repeat("x", 31),
	} {
		if m := decodeManifest(sealed(spoilt)); len(m.records) > 0 {
			t.Errorf("%s: %+v", name, m.records)
		}
	}
}

// sealed is a manifest of these bytes in place of records, with a right sum.
func sealed(records string) []byte {
	data := append([]byte(manifestHeader), make([]byte, len(Key{}))...)
	data = append(data, records...)
	return binary.LittleEndian.AppendUint32(data, crc32.ChecksumIEEE(data[len(manifestHeader):]))
}
