package kin

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// textOf is a text of a headline and lines.
func textOf(head string, lines ...string) Text {
	return Text{Heads: []string{head}, Copy: func(give func(string, bool)) {
		for _, line := range lines {
			give(line, false)
		}
	}}
}

// words are what everybody writes about; no two stories of them are kin.
var words = strings.Fields(`居民把花种进了旧车棚的空地 物业公司连夜换好了楼道的灯 老人食堂的菜价又降了两角 孩子们在图书角读完了一本厚书
社区医生上门量了血压 志愿者给独居老人送去了热汤 网格员记下了每一户的难处 早市的摊位重新画了线 修车铺的老师傅收了徒弟
楼组长敲开了四十户人家的门 街道办事处答应月底之前答复 停车位多出了二十六个 放学后的球场亮着灯 合唱队排练新歌到很晚`)

// name makes a name that there is no other of, of characters that names have.
func name(r *rand.Rand, n int) string {
	var b strings.Builder
	for range n {
		b.WriteRune(rune(0x5000 + r.IntN(0x4000)))
	}
	return b.String()
}

// archive makes n stories. Number 10k+5 follows up number 10k: both name the
// same project and the same person, once, where they begin.
func archive(r *rand.Rand, n int) []Item {
	items := make([]Item, n)
	var followed [2]string // project and person
	for i := range items {
		own := [2]string{name(r, 4), name(r, 3)}
		switch i % 10 {
		case 0:
			followed = own
		case 5:
			own = followed
		}
		lines := []string{own[1] + "说，" + own[0] + "就要动工了。"}
		for range 8 {
			lines = append(lines, words[r.IntN(len(words))]+"，"+words[r.IntN(len(words))]+"。")
		}
		items[i].Signature = SignatureOf(textOf(words[r.IntN(len(words))], lines...))
	}
	return items
}

// TestFollowUps holds that nearly every follow-up is found, from either side,
// and hardly anything else, in a young paper and in an archive.
func TestFollowUps(t *testing.T) {
	for _, n := range []int{150, 400, 4000} {
		kin := Relate(archive(rand.New(rand.NewPCG(uint64(n), 1)), n))
		found, wrong := 0, 0
		for i, k := range kin {
			for _, j := range k.Earlier {
				if i%10 == 5 && j == i-5 && slices.Contains(kin[j].Later, i) {
					found++
				} else {
					wrong++
				}
			}
		}
		t.Logf("%d stories: %d of %d follow-ups found, %d wrong", n, found, n/10, wrong)
		if found*100 < 95*n/10 || wrong*20 > n/10 {
			t.Errorf("%d stories: %d of %d follow-ups found, %d wrong", n, found, n/10, wrong)
		}
	}
}

// TestSignature holds what makes two texts kin, and what does not.
func TestSignature(t *testing.T) {
	shared := func(a, b Text) int {
		x, y, n := SignatureOf(a), SignatureOf(b), 0
		for i := range x.len() {
			for j := range y.len() {
				if x.word(i) == y.word(j) {
					n++
				}
			}
		}
		return n
	}
	for _, test := range []struct {
		name string
		a, b Text
		want int
	}{
		{"a name in the headline", textOf("槐树巷通车"), textOf("走进槐树巷"), 1},
		{"the editor's break in it", textOf("走进槐 树巷"), textOf("槐树巷通车"), 1},
		{"a name in the lede", textOf("甲", "槐树巷通车了"), textOf("乙", "到了槐树巷"), 1},
		{"what stands once further down", textOf("甲", "一", "槐树巷通车了"), textOf("乙", "到了槐树巷"), 0},
		{"what stands there twice", textOf("甲", "一", "槐树巷通车了", "槐树巷的灯"), textOf("乙", "到了槐树巷"), 1},
		{"across a joining word", textOf("槐树的巷"), textOf("槐树的巷"), 0},
		{"across a mark", textOf("槐，树巷"), textOf("槐，树巷"), 0},
		{"a Latin word in any case", textOf("G60边上"), textOf("沿着g60"), 1},
		{"a figure", textOf("2026年"), textOf("2026次"), 0},
		{"a tag", Text{Tags: []string{"加装电梯"}}, Text{Tags: []string{"加装电梯"}}, 1},
		{"a maker", Text{Makers: []string{"马雁"}}, Text{Makers: []string{"马雁"}}, 1},
		{"nothing", Text{}, Text{}, 0},
	} {
		if got := shared(test.a, test.b); got != test.want {
			t.Errorf("%s: %d words shared, want %d", test.name, got, test.want)
		}
	}
	long := textOf("甲", strings.Repeat(name(rand.New(rand.NewPCG(1, 1)), 9000), 2))
	if n := SignatureOf(long).len(); n != mostWords {
		t.Errorf("a long text has %d words, want %d", n, mostWords)
	}
}

// TestRelate holds which kin are chosen.
func TestRelate(t *testing.T) {
	about := func(tags ...string) Item { return Item{Signature: SignatureOf(Text{Tags: tags})} }
	hidden := func(it Item) Item { it.Hidden = true; return it }
	items := []Item{
		about("电梯", "槐树巷"), about("食堂", "重阳"), hidden(about("电梯", "槐树巷")), about("电梯", "槐树巷"),
		about("电梯", "槐树巷"),
		{},
		about("重阳"), about("电梯", "槐树巷"), about("电梯", "槐树巷", "街坊"),
		about("电梯", "槐树巷", "街坊"),
	}
	for range 200 { // in which those words are rare
		items = append(items, Item{})
	}
	got := Relate(items)[:10]
	want := []Kin{
		{nil, []int{7, 4}}, // and not 3 and 8, which are earlier or have nearer kin
		{nil, nil},
		{[]int{0}, nil}, // nobody's, but not without kin
		{[]int{0}, []int{9, 8}},
		{[]int{3, 0}, []int{9, 8}},
		{nil, nil},
		{nil, nil}, // one word is not enough
		{[]int{4, 3, 0}, []int{9, 8}},
		{[]int{7, 4, 3, 0}, []int{9}},
		{[]int{8, 7, 4, 3}, nil},
	}
	want[0].Later = []int{8, 7}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%v, want\n%v", got, want)
	}
}

// TestRelateLaw holds, whatever the signatures, that the kin of a text are
// before it and not hidden, that nobody is named twice, and that Later is the
// other side of Earlier.
func TestRelateLaw(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		items := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Item {
			tags := rapid.SliceOfDistinct(rapid.IntRange(0, 8), rapid.ID).Draw(t, "tags")
			text := Text{}
			for _, tag := range tags {
				text.Tags = append(text.Tags, fmt.Sprint("词", tag))
			}
			return Item{SignatureOf(text), rapid.IntRange(0, 2).Draw(t, "group"), rapid.Bool().Draw(t, "hidden")}
		}), 0, 60).Draw(t, "items")
		kin := Relate(items)
		for i, k := range kin {
			if len(k.Earlier) > MostEarlier || len(k.Later) > MostLater {
				t.Fatalf("%d has too many kin: %v", i, k)
			}
			for n, j := range k.Earlier {
				if j >= i || items[j].Hidden || slices.Contains(k.Earlier[:n], j) {
					t.Fatalf("%d before %d: %v", j, i, k)
				}
			}
			for n, j := range k.Later {
				if j <= i || items[j].Hidden || n > 0 && j >= k.Later[n-1] || !slices.Contains(kin[j].Earlier, i) {
					t.Fatalf("%d after %d: %v", j, i, k)
				}
			}
		}
		if !reflect.DeepEqual(kin, Relate(items)) {
			t.Fatal("related otherwise the second time")
		}
	})
}

func BenchmarkSignatureOf(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1))
	var lines []string
	for range 40 { // 800 characters
		lines = append(lines, words[r.IntN(len(words))]+name(r, 8)+"。")
	}
	text := textOf("居民把花种进了旧车棚", lines...)
	for b.Loop() {
		SignatureOf(text)
	}
}

func BenchmarkRelate(b *testing.B) {
	items := archive(rand.New(rand.NewPCG(1, 1)), 10_000)
	for b.Loop() {
		Relate(items)
	}
}
