package sitecheck

import (
	"encoding/json"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"rsc.io/qr"
)

// longestCode is how many bytes static/qr.js takes.
const longestCode = 271

// TestCode compares the codes that the script draws, of texts of every length,
// with those of a library that always takes mask 0 as well.
func TestCode(t *testing.T) {
	ctx := tab(t)
	random := rand.New(rand.NewPCG(15, 7714))
	var texts []string
	for n := 1; n <= longestCode; n++ {
		text := "a" // small, so that the library takes bytes too
		for len(text) < n-3 {
			text += []string{"b", "Z", "0", "/", "%E6", "报"}[random.IntN(6)]
		}
		texts = append(texts, text+strings.Repeat("x", n-len(text)))
	}
	list, err := json.Marshal(append(texts, strings.Repeat("x", longestCode+1)))
	if err != nil {
		t.Fatal(err)
	}
	if err := chromedp.Do(ctx, chromedp.Navigate("about:blank")); err != nil {
		t.Fatal(err)
	}
	codes, err := chromedp.Run(ctx, chromedp.Evaluate[[][][]int](read(t, "static", "qr.js")+"\n;"+string(list)+".map(qr)"))
	if err != nil {
		t.Fatal(err)
	}
	if codes[len(texts)] != nil {
		t.Errorf("there is a code of %d bytes", longestCode+1)
	}
	for i, text := range texts {
		want, err := qr.Encode(text, qr.L)
		if err != nil {
			t.Fatal(err)
		}
		rows := make([][]int, want.Size)
		for y := range rows {
			rows[y] = make([]int, want.Size)
			for x := range rows[y] {
				if want.Black(x, y) {
					rows[y][x] = 1
				}
			}
		}
		if !slices.EqualFunc(codes[i], rows, slices.Equal) {
			t.Fatalf("the code of %q, %d bytes:\n%v\nwant\n%v", text, len(text), codes[i], rows)
		}
	}
}
