package typeset

import (
	"strings"
	"testing"
)

// story is copy of about 800 characters in newspaper paragraphs.
func story() []Block {
	const p = "3月22日上午，柳河街道在中心广场举办“邻里节”，1200余名居民参加。“把服务送到家门口，是我们的承诺。”街道负责人说，今年新增义诊、理发、维修等18个摊位（其中夜间5个），线上报名占62.5%。活动现场，孩子们表演了合唱《春天的河》，老人们写春联、剪窗花，笑声不断……"
	var blocks []Block
	for range 6 {
		blocks = append(blocks, Block{Runs: []Run{{Text: p[:len(p)/2/3*3]}, {Text: p[len(p)/2/3*3:], Style: Bold}}})
	}
	return blocks
}

func BenchmarkPrepare(b *testing.B) {
	blocks := story()
	for b.Loop() {
		Prepare(blocks)
	}
}

func BenchmarkCount(b *testing.B) {
	text := Prepare(story())
	b.ReportMetric(float64(len(text.atoms)), "chars")
	for b.Loop() {
		text.Count(Measure{Width: 11000, Indent: 2000})
	}
}

func BenchmarkLines(b *testing.B) {
	text := Prepare(story())
	for b.Loop() {
		text.Lines(Measure{Width: 11000, Indent: 2000})
	}
}

func BenchmarkHeadline(b *testing.B) {
	for b.Loop() {
		title("柳河街道举办第6届“邻里节” 千余居民共享幸福时光").Lines(12000, 0)
	}
}

func BenchmarkLongWord(b *testing.B) {
	text := flush(strings.Repeat("a", 100_000))
	for b.Loop() {
		text.Count(Measure{Width: 11000})
	}
}
