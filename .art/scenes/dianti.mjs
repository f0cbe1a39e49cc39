// A glass lift on an old block; the first errand is one spring onion.
import { P, K, R, G, L, D, rect, circ, oval, path, poly, line, seg, at, halo, word, cuts, hatch, gouge, within, boxd, person, tree, times, rnd, reseed, sheet, bicycle } from '../ink.mjs'
export const file = '2026-10-12/photos/dianti.jpg', w = 1200, h = 1600
export function svg() {
  reseed(5)
  let b = rect(0, 0, w, h, G)
  b += times(60, () => { const x = rnd(0, w), y = rnd(0, 700); return gouge(x, y, x + rnd(70, 170), y - rnd(10, 40), 5, P) })
  b += circ(1010, 210, 84, P) + circ(1010, 210, 66, R)
  // the block
  b += rect(60, 120, 620, 1330, K)
  for (let r = 0; r < 60; r++) b += times(9, i => gouge(70 + i * 72 + (r % 2) * 36, 132 + r * 22, 128 + i * 72 + (r % 2) * 36, 132 + r * 22 + rnd(-3, 3), 2.2, D))
  b += rect(40, 96, 660, 40, K) + seg(60, 128, 680, 128, 5, P)
  for (let f = 0; f < 6; f++) {
    const y = 176 + f * 205
    // two windows and a balcony a floor
    for (const x of [110, 300]) {
      b += rect(x, y, 140, 112, f === 0 && x === 300 ? R : L, { stroke: P, 'stroke-width': 6 })
      b += seg(x + 70, y, x + 70, y + 112, 6) + seg(x, y + 40, x + 140, y + 40, 5)
      if (rnd() < 0.6) b += path(`M${x + 6} ${y + 6}q20 50 4 100h46q-14 -60 4 -100Z`, [G, P, R][f % 3], { stroke: K, 'stroke-width': 3 })
    }
    b += rect(490, y - 6, 170, 130, f % 2 ? L : P, { stroke: K, 'stroke-width': 5 }) + rect(480, y + 66, 190, 62, K, { stroke: P, 'stroke-width': 4 }) + times(8, i => seg(496 + i * 23, y + 74, 496 + i * 23, y + 120, 4, P))
    if (f === 1 || f === 4) b += seg(486, y + 16, 664, y + 16, 4) + times(4, i => path(`M${500 + i * 42} ${y + 16}h30l4 44h-38Z`, [R, P, G, R][i], { stroke: K, 'stroke-width': 3.5 }))
    if (f === 2 || f === 5) b += at(520, y + 66, path('M-20 0v-18h40v18Z', R, { stroke: K, 'stroke-width': 3 }) + line('M0 -18q-20 -30 -24 -40M0 -18q4 -34 0 -46M0 -18q18 -24 26 -34', 5, K)) + at(600, y + 66, path('M-18 0v-16h36v16Z', G, { stroke: K, 'stroke-width': 3 }) + line('M0 -16q-14 -20 -22 -22M0 -16v-30M0 -16q12 -24 22 -26', 5, K))
    if (f === 3) b += rect(120, y + 122, 84, 46, P, { stroke: K, 'stroke-width': 4 }) + circ(146, y + 145, 16, 'none', { stroke: K, 'stroke-width': 4 })
  }
  // bridge walks and the shaft
  for (let f = 0; f < 6; f++) b += rect(676, 268 + f * 205, 70, 18, K) + times(4, i => seg(684 + i * 18, 230 + f * 205, 684 + i * 18, 270 + f * 205, 4)) + seg(680, 230 + f * 205, 746, 230 + f * 205, 5)
  b += rect(740, 110, 230, 1344, P, { stroke: K, 'stroke-width': 12 })
  for (let f = 0; f < 7; f++) b += seg(740, 110 + f * 192, 970, 110 + f * 192, 8)
  for (let f = 0; f < 6; f++) b += seg(748, 118 + f * 192, 962, 296 + f * 192, 4, G) + cuts(756, 130 + f * 192, 130, 150, 7, { len: 70, a: -52, wd: 4, c: G })
  b += seg(820, 116, 820, 1080, 4) + seg(890, 116, 890, 1080, 4) + circ(855, 150, 34, P, { stroke: K, 'stroke-width': 7 }) + circ(855, 150, 8) + path('M720 110L855 40L990 110Z', K) + rect(720, 100, 270, 18, R)
  b += rect(784, 560, 142, 176, D, { stroke: K, 'stroke-width': 6 }) + hatch(784, 560, 142, 176, 22, { a: 90, wd: 3 })
  // ground floor: the cabin stands open
  b += rect(760, 1120, 190, 330, L, { stroke: K, 'stroke-width': 9 }) + rect(760, 1120, 44, 330, G, { stroke: K, 'stroke-width': 6 }) + rect(906, 1120, 44, 330, G, { stroke: K, 'stroke-width': 6 })
  b += rect(790, 1062, 130, 48, K) + word('12号楼', 855, 1098, 32, P)
  // ground
  b += rect(0, 1440, w, 160, L) + seg(0, 1444, w, 1444, 7) + cuts(0, 1466, w, 120, 44, { len: 90, wd: 4, c: K })
  b += path('M700 1446L650 1500L1060 1500L990 1446Z', P, { stroke: K, 'stroke-width': 5 })
  // doorway and bicycle
  b += bicycle(330, 1500, 0.86)
  // the osmanthus that moved four metres
  b += tree(1090, 1470, 420, { leaf: D, spread: 92, lr: 54, blobs: 8 })
  b += times(60, () => { const t = rnd(0, 6.28), r = Math.sqrt(rnd()); return circ(1090 + Math.cos(t) * 110 * r, 1104 + Math.sin(t) * 90 * r, rnd(4, 8), rnd() < 0.7 ? R : P) })
  b += path('M960 1530L1180 1520L1150 1488L1020 1490Z', P, { stroke: K, 'stroke-width': 4 }) + times(22, () => circ(rnd(1000, 1150), rnd(1496, 1522), 4.5, R))
  // grandmother Qin and her spring onion
  b += person({ x: 850, y: 1488, s: 1.06, face: 'l', hair: 'bun', hairc: P, old: true, top: R, bot: K, arms: [[[-22, 44], [-58, 22]], [[14, 50], [10, 96]]], legs: [[[-14, 58], [-16, 116]], [[8, 60], [12, 116]]], toe: -1,
    hold: line('M-92 -206L-74 -160', 11, D) + line('M-92 -206q-16 -44 -38 -60M-92 -206q-4 -52 -6 -76M-92 -206q12 -40 30 -58', 8, D) + line('M-72 -154q-6 14 -14 16M-72 -154q2 14 -2 22M-70 -156q8 10 12 18', 3, K) })
  b += person({ x: 560, y: 1504, s: 0.92, face: 'r', hair: 'bald', old: true, hairc: P, top: G, bot: K, arms: [[[-22, 40], [-6, 84]], [[34, 10], [58, -34]]] })
  return sheet(w, h, b)
}
