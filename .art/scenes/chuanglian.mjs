// She walks and looks up: every curtain is a piece of news.
import { P, K, R, G, L, D, rect, circ, oval, path, poly, line, seg, at, halo, word, cuts, hatch, gouge, within, boxd, person, tree, times, rnd, reseed, sheet } from '../ink.mjs'
export const file = '2026-11-09/photos/chuanglian.jpg', w = 1480, h = 1110
export function svg() {
  reseed(61)
  let b = rect(0, 0, w, h, D)
  b += times(44, r => times(17, i => gouge(i * 90 + (r % 2) * 45 - 30, 20 + r * 20, i * 90 + 46 + (r % 2) * 45 - 30, 20 + r * 20 + rnd(-2, 2), 2.2, rnd() < 0.7 ? K : G)))
  const kinds = ['open', 'open', 'half', 'shut', 'open', 'cat', 'plant', 'open', 'half', 'light', 'open', 'wash', 'open', 'reader', 'open']
  kinds.forEach((t, i) => {
    const x = 70 + (i % 5) * 280, y = 60 + Math.floor(i / 5) * 264, c = [R, G, L, P, R, G, R, L][(i * 3) % 8]
    b += rect(x - 10, y - 10, 220, 210, P, { stroke: K, 'stroke-width': 6 }) + rect(x, y, 200, 190, t === 'light' ? L : K, { stroke: K, 'stroke-width': 6 })
    const left = `M${x} ${y}H${x + 74}Q${x + 66} ${y + 90} ${x + 30} ${y + 110}Q${x + 50} ${y + 150} ${x + 40} ${y + 190}H${x}Z`, right = `M${x + 200} ${y}H${x + 126}Q${x + 134} ${y + 90} ${x + 170} ${y + 110}Q${x + 150} ${y + 150} ${x + 160} ${y + 190}H${x + 200}Z`
    if (t === 'shut') b += rect(x, y, 200, 190, R) + times(9, j => line(`M${x + 12 + j * 22} ${y}q6 90 -2 190`, 5))
    else if (t === 'half') b += rect(x, y, 108, 190, c) + times(4, j => line(`M${x + 16 + j * 24} ${y}q6 90 -2 190`, 4)) + circ(x + 156, y + 110, 2, P)
    else b += path(left, c, { stroke: K, 'stroke-width': 5 }) + path(right, c, { stroke: K, 'stroke-width': 5 }) + line(`M${x + 24} ${y}q4 60 -6 110M${x + 48} ${y}q4 60 -12 104M${x + 176} ${y}q-4 60 6 110M${x + 152} ${y}q-4 60 12 104`, 4)
    if (t === 'cat') b += at(x + 78, y + 190, path('M0 0q-6 -44 22 -52l-2 -28l14 12h12l12 -12l4 32q8 20 -4 28q14 8 10 20Z', P))
    if (t === 'plant') b += at(x + 100, y + 190, path('M-26 0l-6 -40h64l-6 40Z', L) + line('M0 -40q-26 -30 -34 -64M0 -40v-74M0 -40q26 -30 36 -60', 8, G))
    if (t === 'light') b += seg(x + 100, y, x + 100, y + 30, 4) + path(`M${x + 76} ${y + 56}q4 -26 24 -26q20 0 24 26Z`, R, { stroke: K, 'stroke-width': 4 }) + at(x + 100, y + 190, path('M-44 0Q-40 -60 0 -60Q40 -60 44 0Z', D, { stroke: K, 'stroke-width': 5 }) + circ(0, -82, 28, P, { stroke: K, 'stroke-width': 5 }) + path('M-30 -82Q-28 -114 0 -114Q28 -114 30 -82Q0 -100 -30 -82Z', P, { stroke: K, 'stroke-width': 4 }) + path('M22 -36h34v-26h-34Z', P, { stroke: K, 'stroke-width': 4 }))
    if (t === 'reader') b += at(x + 100, y + 190, path('M-40 0Q-36 -56 0 -56Q36 -56 40 0Z', G) + circ(0, -78, 27, P, { stroke: K, 'stroke-width': 4 }) + path('M-29 -80Q-28 -110 0 -110Q28 -110 29 -80Q0 -96 -29 -80Z', K) + path('M-50 -40h50v44h-50ZM0 -40h50v44h-50Z', P, { stroke: K, 'stroke-width': 4 }))
    if (t === 'wash') b += seg(x - 10, y + 60, x + 210, y + 52, 5, P) + [20, 84, 150].map((d, j) => path(`M${x + d} ${y + 58}h40l4 64h-48Z`, [P, R, L][j], { stroke: K, 'stroke-width': 4 })).join('')
    b += rect(x - 20, y + 196, 240, 14, K)
  })
  b += rect(0, 850, w, 260, L) + seg(0, 852, w, 852, 8) + cuts(0, 880, w, 210, 50, { len: 90, wd: 3, c: K })
  // a leafless tree and a bicycle shed sign would be too much: only Luo
  b += person({ x: 420, y: 1076, s: 1.36, face: 'r', hair: 'bob', top: R, bot: K, tilt: -12, arms: [[[-14, 52], [-4, 98]], [[34, 20], [30, -30]]], mid: line('M-30 -222L38 -120', 7, K) + rect(10, -132, 66, 56, G, { stroke: K, 'stroke-width': 5 }), hold: at(-42, -112, circ(0, 14, 20, 'none', { stroke: K, 'stroke-width': 5 }) + [[-24, R], [-8, D], [8, P], [24, R]].map(([r, c]) => at(0, 32, rect(-4, 0, 8, 40, K) + rect(-4, 32, 18, 8, K) + circ(0, 4, 9, c, { stroke: K, 'stroke-width': 3 }), 1, r)).join('')) })
  b += person({ x: 1010, y: 1066, s: 0.8, face: 'l', hair: 'pony', top: G, bot: K, arms: [[[-32, -20], [-56, -64]], [[12, 46], [16, 86]]], mid: rect(16, -216, 30, 70, R, { stroke: K, 'stroke-width': 4 }) })
  b += person({ x: 1200, y: 1060, s: 1.1, face: 'l', hair: 'bun', hairc: P, old: true, top: K, bot: D, arms: [[[-12, 50], [-40, 70]], [[10, 50], [14, 92]]], hold: at(-56, -120, path('M-24 0h48l10 60h-68Z', L, { stroke: K, 'stroke-width': 5 }) + line('M-14 0q14 -34 28 0', 5)) })
  return sheet(w, h, b)
}
