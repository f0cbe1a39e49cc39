package layout

// endless reports templates that call themselves in any case, be it through
// others: html/template would go on until memory is full.
func (c *checker) endless() {
	const (
		open = iota + 1
		done
	)
	state := map[*visit]int{}
	var follow func(v *visit)
	follow = func(v *visit) {
		state[v] = open
		for _, call := range v.calls {
			switch {
			case !call.sure:
			case state[call.callee] == open:
				v.found = append(v.found, flaw{wrongCall.At(call.place(), call.callee.name+" 又调用了自己，没有完", "去掉这一处，或者放进 {{with}}、{{range}} 里"), "自己"})
			case state[call.callee] == 0:
				follow(call.callee)
			}
		}
		state[v] = done
	}
	for _, v := range c.order {
		if state[v] == 0 {
			follow(v)
		}
	}
}
