package dist

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"hash"
	"math"
	"reflect"
	"slices"
	"sync"
	"time"
)

// Keyed is a value that knows a digest of itself, cheaper than its parts or
// remembered from before.
type Keyed interface{ Key() Key }

// KeyOf digests values with all that they hold: types by name, structs field
// by field, pointers by what they point to. Functions and channels have no
// digest and panic, so that a view cannot hide something from its key.
func KeyOf(values ...any) Key {
	h := hashers.Get().(*hasher)
	defer hashers.Put(h)
	h.Reset()
	h.buf = h.buf[:0]
	for _, v := range values {
		h.value(reflect.ValueOf(v))
	}
	h.flush()
	return Key(h.Sum(h.buf)[:16])
}

var hashers = sync.Pool{New: func() any { return &hasher{Hash: sha256.New()} }}

// hasher gathers small writes, because a hash call for every field costs more
// than the hashing.
type hasher struct {
	hash.Hash
	buf []byte
}

func (h *hasher) flush() {
	h.Write(h.buf)
	h.buf = h.buf[:0]
}

func (h *hasher) number(n uint64) {
	if len(h.buf) > 4000 {
		h.flush()
	}
	h.buf = binary.AppendUvarint(h.buf, n)
}

func (h *hasher) text(s string) {
	h.number(uint64(len(s)))
	h.buf = append(h.buf, s...)
}

var (
	keyedType = reflect.TypeFor[Keyed]()
	timeType  = reflect.TypeFor[time.Time]()
)

func (h *hasher) value(v reflect.Value) {
	if !v.IsValid() {
		h.number(0)
		return
	}
	t := v.Type()
	if t.NumMethod() > 0 && t.Implements(keyedType) && !(t.Kind() == reflect.Pointer && v.IsNil()) {
		key := v.Interface().(Keyed).Key()
		h.buf = append(h.buf, key[:]...)
		return
	}
	switch v.Kind() {
	case reflect.String:
		h.text(v.String())
	case reflect.Bool:
		h.number(uint64(boolBit(v.Bool())))
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		h.number(uint64(v.Int()))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		h.number(v.Uint())
	case reflect.Float32, reflect.Float64:
		h.number(math.Float64bits(v.Float()))
	case reflect.Pointer, reflect.Interface:
		h.reference(v)
	case reflect.Slice, reflect.Array:
		h.list(v)
	case reflect.Map:
		h.mapping(v)
	case reflect.Struct:
		h.structure(v)
	default:
		panic(fmt.Sprintf("dist: a view holds a %s, which has no digest", t))
	}
}

func (h *hasher) reference(v reflect.Value) {
	if v.IsNil() {
		h.number(0)
		return
	}
	h.number(1)
	if v.Kind() == reflect.Interface {
		h.text(v.Elem().Type().String())
	}
	h.value(v.Elem())
}

func (h *hasher) list(v reflect.Value) {
	h.number(uint64(v.Len()))
	if v.Type().Elem().Kind() == reflect.Uint8 && v.Kind() == reflect.Slice {
		h.buf = append(h.buf, v.Bytes()...)
		return
	}
	for i := range v.Len() {
		h.value(v.Index(i))
	}
}

func (h *hasher) mapping(v reflect.Value) {
	keys := v.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int {
		ka, kb := KeyOf(a.Interface()), KeyOf(b.Interface())
		return slices.Compare(ka[:], kb[:])
	})
	h.number(uint64(len(keys)))
	for _, k := range keys {
		h.value(k)
		h.value(v.MapIndex(k))
	}
}

func (h *hasher) structure(v reflect.Value) {
	if v.Type() == timeType {
		h.text(v.Interface().(time.Time).Format(time.RFC3339Nano))
		return
	}
	for i := range v.NumField() {
		h.value(v.Field(i))
	}
}

func boolBit(b bool) int {
	if b {
		return 1
	}
	return 0
}
