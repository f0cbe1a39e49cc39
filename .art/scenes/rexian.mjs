// What 412 calls were about: a chart cut like the other pictures.
import { P, K, R, G, L, D, rect, circ, oval, path, poly, line, seg, at, halo, word, sans, cuts, hatch, gouge, within, boxd, times, rnd, reseed, sheet } from '../ink.mjs'
export const file = '2026-10-12/photos/rexian.png', w = 1600, h = 1066
export function svg() {
  reseed(17)
  const data = [['停车和充电', 128, R], ['噪声', 96, K], ['漏水和下水道', 83, D], ['树木和路灯', 57, G], ['其他', 48, L]]
  let b = rect(0, 0, w, h, P)
  b += sans('412个电话都说了些什么', 90, 126, 68, K, { 'text-anchor': 'start' }) + sans('2026年第三季度12345热线诉求，按类分，单位：件', 90, 190, 36, D, { 'text-anchor': 'start' })
  b += rect(90, 216, 1420, 8, K) + rect(90, 230, 1420, 3, K)
  const x0 = 400, k = 7.6
  data.forEach(([t, v, c], i) => {
    const y = 280 + i * 142
    b += sans(t, x0 - 24, y + 66, 44, K, { 'text-anchor': 'end' })
    b += rect(x0, y, v * k, 96, c, { stroke: K, 'stroke-width': 6 })
    if (c === K) b += within(boxd(x0, y, v * k, 96), cuts(x0, y, v * k, 96, 44, { len: 60, a: 0, wd: 4 }))
    else if (c !== L) b += within(boxd(x0, y, v * k, 96), cuts(x0, y, v * k, 96, 30, { len: 60, a: 0, wd: 3 }))
    else b += within(boxd(x0, y, v * k, 96), times(14, j => seg(x0 + j * 30, y, x0 + j * 30 - 40, y + 96, 4, K)))
    b += sans(String(v), x0 + v * k + 24, y + 68, 58, K, { 'text-anchor': 'start' })
  })
  b += seg(x0, 260, x0, 980, 8)
  // an old telephone that rings
  b += at(1340, 800, halo(path('M-150 120L-110 -10Q-104 -34 -80 -34H80Q104 -34 110 -10L150 120Q152 140 130 140H-130Q-152 140 -150 120Z', R, { stroke: K, 'stroke-width': 10 }) + circ(0, 52, 62, P, { stroke: K, 'stroke-width': 8 }) + times(10, i => circ(Math.cos(i * 0.56 + 0.6) * 42, 52 + Math.sin(i * 0.56 + 0.6) * 42, 8)) + circ(0, 52, 18, K) + path('M-180 -60Q-190 -130 -120 -128H120Q190 -130 180 -60H110Q108 -84 90 -86H-90Q-108 -84 -110 -60Z', K) + cuts(-160, -122, 320, 34, 16, { len: 40, a: 0, wd: 3 }) + rect(-40, -60, 80, 28, K)), 1, -6)
  b += at(1340, 620, line('M-120 0q-20 -30 0 -60M-60 -14q-16 -30 0 -64M60 -14q16 -30 0 -64M120 0q20 -30 0 -60', 9, R))
  return sheet(w, h, b, { flat: true })
}
