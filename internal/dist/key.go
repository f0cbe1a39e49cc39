package dist

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"
	"sync"
	"time"
)

// Keyed is a value that knows a digest of itself, cheaper than its parts or
// remembered from before.
type Keyed interface{ Key() Key }

// KeyOf digests values with all that they hold: types by name, structs field
// by field, pointers by what they point to. Functions and channels have no
// digest and panic, so that a view cannot hide something from its key. A field
// tagged `key:"-"` is left out: it says nothing that its neighbours do not.
func KeyOf(values ...any) Key {
	h := hashers.Get().(*hasher)
	defer hashers.Put(h)
	h.all = h.all[:0]
	for _, v := range values {
		h.value(reflect.ValueOf(v))
	}
	sum := sha256.Sum256(h.all)
	return Key(sum[:])
}

var hashers = sync.Pool{New: func() any { return new(hasher) }}

// hasher gathers what is digested, because a hash call for every field costs more
// than the hashing.
type hasher struct{ all []byte }

func (h *hasher) number(n uint64) { h.all = binary.AppendUvarint(h.all, n) }

func (h *hasher) text(s string) {
	h.number(uint64(len(s)))
	h.all = append(h.all, s...)
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
	digestOf(v.Type())(h, v)
}

// digest is how the values of one type are digested. It is found once a type,
// since finding it takes longer than digesting a field.
type digest func(h *hasher, v reflect.Value)

var digests sync.Map // of digest, by reflect.Type

func digestOf(t reflect.Type) digest {
	if known, ok := digests.Load(t); ok {
		return known.(digest)
	}
	d := newDigest(t)
	digests.Store(t, d)
	return d
}

func newDigest(t reflect.Type) digest {
	plain := plainDigest(t)
	if !t.Implements(keyedType) {
		return plain
	}
	return func(h *hasher, v reflect.Value) {
		if v.Kind() == reflect.Pointer && v.IsNil() {
			plain(h, v)
			return
		}
		key := v.Interface().(Keyed).Key()
		h.all = append(h.all, key[:]...)
	}
}

func plainDigest(t reflect.Type) digest {
	switch t.Kind() {
	case reflect.String:
		return func(h *hasher, v reflect.Value) { h.text(v.String()) }
	case reflect.Bool:
		return func(h *hasher, v reflect.Value) { h.text(strconv.FormatBool(v.Bool())) }
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return func(h *hasher, v reflect.Value) { h.number(uint64(v.Int())) }
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return func(h *hasher, v reflect.Value) { h.number(v.Uint()) }
	case reflect.Float32, reflect.Float64:
		return func(h *hasher, v reflect.Value) { h.number(math.Float64bits(v.Float())) }
	case reflect.Interface:
		return (*hasher).dynamic
	case reflect.Pointer:
		return pointerDigest(t)
	case reflect.Slice, reflect.Array:
		return listDigest(t)
	case reflect.Map:
		return (*hasher).mapping
	case reflect.Struct:
		return structDigest(t)
	}
	return func(*hasher, reflect.Value) {
		panic(fmt.Sprintf("dist: a view holds a %s, which has no digest", t))
	}
}

func structDigest(t reflect.Type) digest {
	if t == timeType {
		return func(h *hasher, v reflect.Value) { h.text(v.Interface().(time.Time).Format(time.RFC3339Nano)) }
	}
	type field struct {
		index int
		digest
	}
	var fields []field
	for i := range t.NumField() {
		if f := t.Field(i); f.Tag.Get("key") != "-" {
			fields = append(fields, field{i, digestOf(f.Type)})
		}
	}
	return func(h *hasher, v reflect.Value) {
		for _, f := range fields {
			f.digest(h, v.Field(f.index))
		}
	}
}

// dynamic digests what an interface holds, with the name of its type.
func (h *hasher) dynamic(v reflect.Value) {
	if v.IsNil() {
		h.text("nil")
		return
	}
	h.text(v.Elem().Type().String())
	h.value(v.Elem())
}

// later returns digestOf(t), found when it is first used: a type may hold
// itself.
func later(t reflect.Type) func() digest {
	return sync.OnceValue(func() digest { return digestOf(t) })
}

func pointerDigest(t reflect.Type) digest {
	pointee := later(t.Elem())
	return func(h *hasher, v reflect.Value) {
		if v.IsNil() {
			h.number(0)
			return
		}
		h.number(1)
		pointee()(h, v.Elem())
	}
}

func listDigest(t reflect.Type) digest {
	if t.Elem().Kind() == reflect.Uint8 {
		return (*hasher).octets
	}
	element := later(t.Elem())
	return func(h *hasher, v reflect.Value) {
		h.number(uint64(v.Len()))
		digest := element()
		for i := range v.Len() {
			digest(h, v.Index(i))
		}
	}
}

func (h *hasher) octets(v reflect.Value) {
	h.number(uint64(v.Len()))
	if v.Kind() == reflect.Slice || v.CanAddr() {
		h.all = append(h.all, v.Bytes()...)
		return
	}
	for i := range v.Len() {
		h.all = append(h.all, byte(v.Index(i).Uint()))
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
