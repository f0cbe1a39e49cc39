package photo

import "math"

// blend says how one output sample is made of input samples.
type blend struct {
	first   int
	weights []int64 // they add up to 1<<weightBits
}

// axis places n output samples on an input of size samples: output sample i
// has its middle at start+(i+½)·step, in input samples from the edge. A
// negative step mirrors.
type axis struct {
	start, step float64
	n, size     int
}

func (a axis) blends() []blend {
	stretch := max(math.Abs(a.step), 1)
	radius := 3 * stretch
	blends := make([]blend, a.n)
	for i := range blends {
		mid := a.start + (float64(i)+0.5)*a.step - 0.5
		from := max(int(math.Ceil(mid-radius)), 0)
		to := min(int(math.Floor(mid+radius)), a.size-1)
		raw := make([]float64, to-from+1)
		sum := 0.0
		for k := range raw {
			raw[k] = lanczos3((float64(from+k) - mid) / stretch)
			sum += raw[k]
		}
		blends[i] = wholeNumbers(from, raw, sum)
	}
	return blends
}

// wholeNumbers rounds weights so that they still add up exactly, and drops
// zeros at both ends: at a step of one a single weight remains.
func wholeNumbers(from int, raw []float64, sum float64) blend {
	weights := make([]int64, len(raw))
	left, largest := int64(1<<weightBits), 0
	for k, v := range raw {
		weights[k] = int64(math.Round(v / sum * (1 << weightBits)))
		left -= weights[k]
		if weights[k] > weights[largest] {
			largest = k
		}
	}
	weights[largest] += left
	for len(weights) > 1 && weights[0] == 0 {
		weights, from = weights[1:], from+1
	}
	for len(weights) > 1 && weights[len(weights)-1] == 0 {
		weights = weights[:len(weights)-1]
	}
	return blend{from, weights}
}

// level gives all blends the same number of weights, a multiple of four, by
// adding zeros: the processor then foresees every turn of the loop over them.
func level(blends []blend, size int) []blend {
	n := 0
	for _, t := range blends {
		n = max(n, len(t.weights))
	}
	n = min((n+3)&^3, size)
	weights := make([]int64, n*len(blends))
	for i, t := range blends {
		first := min(t.first, size-n)
		copy(weights[i*n+t.first-first:], t.weights)
		blends[i] = blend{first, weights[i*n:][:n]}
	}
	return blends
}

func lanczos3(x float64) float64 {
	x = math.Abs(x)
	switch {
	case x < 1e-9:
		return 1
	case x >= 3:
		return 0
	}
	x *= math.Pi
	return 3 * math.Sin(x) * math.Sin(x/3) / (x * x)
}
