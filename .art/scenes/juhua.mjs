// One flower, close up: red threads with golden hooks.
import { P, K, R, G, L, D, rect, circ, oval, path, line, seg, at, halo, word, down, cuts, gouge, within, rays, times, rnd, reseed, sheet } from '../ink.mjs'
export const file = '2026-10-26/photos/juhua.jpg', w = 1200, h = 1500
const petal = (x, y, t, len, wd, hook, c) => {
  // a thread that leaves the heart, widens and curls over at its end
  const e = [Math.cos(t), Math.sin(t)], n = [-e[1], e[0]], p = (a, b) => `${(x + e[0] * a + n[0] * b).toFixed(1)} ${(y + e[1] * a + n[1] * b).toFixed(1)}`
  const d = `M${p(20, 0)}C${p(len * 0.4, hook * 18)} ${p(len * 0.8, hook * 40)} ${p(len, hook * 8)}C${p(len * 1.1, -hook * 26)} ${p(len * 0.98, -hook * 58)} ${p(len * 0.86, -hook * 34)}`
  return line(d, wd + 9, K) + line(d, wd, c) + line(`M${p(len * 0.3, hook * 10)}Q${p(len * 0.6, hook * 26)} ${p(len * 0.86, hook * 18)}`, 3.4, c === P ? K : P)
}
const leaf = (x, y, s, rot) => at(x, y, halo(path('M0 0C40 -60 30 -90 80 -100C90 -70 110 -80 150 -90C150 -60 180 -50 220 -30C190 0 190 30 150 40C130 60 90 50 80 80C40 70 20 40 0 0Z', D, { stroke: K, 'stroke-width': 7 }) + line('M0 0Q90 -20 200 -26M60 -12L86 -70M70 -14L92 52M120 -20L146 -66M130 -22L150 26', 5, P)), s, rot)
export function svg() {
  reseed(77)
  const cx = 580, cy = 560
  let b = rect(0, 0, w, h, K) + rays(cx, cy, 430, 1100, 50, { c: G, wd: 7, step: 84 })
  b += line(`M${cx} ${cy + 200}Q${cx + 30} 1000 ${cx - 10} 1330`, 40, P) + line(`M${cx} ${cy + 200}Q${cx + 30} 1000 ${cx - 10} 1330`, 30, D)
  b += leaf(600, 1130, 1.5, -14) + at(580, 1180, leaf(0, 0, 1.5, -20), [-1, 1]) + leaf(600, 1000, 1.1, -46) + at(584, 1010, leaf(0, 0, 1.15, -40), [-1, 1])
  const rings = [[26, 400, 24, R], [24, 340, 22, R], [20, 270, 22, L], [17, 205, 20, R], [13, 150, 18, P], [9, 96, 16, R]]
  for (const [k, len, wd, c] of rings) b += times(k, i => petal(cx, cy, (i + rnd(-0.25, 0.25)) * 2 * Math.PI / k, len * rnd(0.92, 1.08), wd, i % 2 ? 1 : -1, c))
  b += circ(cx, cy, 40, R, { stroke: K, 'stroke-width': 8 }) + times(7, i => line(`M${cx + Math.cos(i * 0.9) * 12} ${cy + Math.sin(i * 0.9) * 12}q14 -14 24 0`, 5, P))
  // pot and its slip
  b += halo(path('M330 1300H830L790 1520H370Z', R, { stroke: K, 'stroke-width': 10 }) + rect(300, 1270, 560, 60, R, { stroke: K, 'stroke-width': 10 })) + cuts(360, 1350, 430, 140, 18, { len: 80, a: 90, wd: 4 })
  b += at(900, 1150, halo(seg(0, 0, -40, 200, 12, L) + rect(-64, -250, 150, 380, P, { stroke: K, 'stroke-width': 7 }) + down('赤线金钩', 12, -168, 74, R)), 1, 5)
  return sheet(w, h, b)
}
