// The courtyard with its lamp off.
import { P, K, R, G, L, D, rect, circ, oval, path, poly, line, seg, at, halo, word, cuts, hatch, gouge, within, boxd, person, rays, tiles, times, rnd, reseed, sheet } from '../ink.mjs'
export const file = '2026-11-09/photos/yuanzi.jpg', w = 1620, h = 1080
export function svg() {
  reseed(15)
  let b = rect(0, 0, w, h, K)
  const mx = 1010, my = 220
  b += rays(mx, my, 150, 1300, 26, { c: D, wd: 7, step: 92 }) + circ(mx, my, 138, P) + circ(mx - 40, my - 30, 22, L) + circ(mx + 30, my + 40, 32, L) + circ(mx + 56, my - 44, 15, L) + circ(mx - 30, my + 64, 13, L)
  b += times(30, () => { const x = rnd(40, w - 40), y = rnd(40, 330); return Math.hypot(x - mx, y - my) < 190 ? '' : circ(x, y, rnd(2, 5), P) })
  // north house, tiles shining
  b += tiles(170, 330, 1290, 150, { c: D, s: 50, skew: 70 }) + rect(140, 474, 1350, 22, P, { stroke: K, 'stroke-width': 6 }) + rect(210, 496, 1210, 250, D) + times(12, i => rect(240 + i * 98, 496, 14, 250, K))
  for (const x of [290, 560, 1150]) b += rect(x, 540, 150, 130, K, { stroke: P, 'stroke-width': 5 }) + times(4, i => seg(x + 30 * (i + 1), 540, x + 30 * (i + 1), 670, 4, P)) + times(3, i => seg(x, 572 + i * 32, x + 150, 572 + i * 32, 4, P))
  b += rect(790, 520, 190, 226, K, { stroke: P, 'stroke-width': 6 }) + seg(885, 520, 885, 746, 5, P) + path('M820 600l30 -30l30 30l-30 30ZM890 600l30 -30l30 30l-30 30Z', R, { stroke: P, 'stroke-width': 3 })
  // side houses
  b += poly([[0, 330], [190, 430], [190, 800], [0, 960]], K) + poly([[0, 250], [230, 400], [230, 450], [0, 340]], D) + line('M0 340L230 450', 7, P) + rect(50, 560, 90, 130, D, { stroke: P, 'stroke-width': 5 })
  b += poly([[1620, 330], [1430, 430], [1430, 800], [1620, 960]], K) + poly([[1620, 250], [1390, 400], [1390, 450], [1620, 340]], D) + line('M1620 340L1390 450', 7, P) + rect(1490, 560, 90, 130, R, { stroke: P, 'stroke-width': 5 })
  // the moonlit yard
  b += poly([[190, 750], [1430, 750], [1620, 960], [1620, 1080], [0, 1080], [0, 960]], G) + times(7, i => seg(150 - i * 26, 776 + i * i * 7, 1470 + i * 26, 776 + i * i * 7, 3, D)) + times(14, i => seg(810 + (i - 6.5) * 90, 750, 810 + (i - 6.5) * 150, 1080, 3, D))
  b += rect(770, 746, 230, 16, P, { stroke: K, 'stroke-width': 4 }) + rect(740, 762, 290, 16, P, { stroke: K, 'stroke-width': 4 })
  b += seg(778, 772, 990, 772, 5, R)
  // shadow of the pomegranate, then the tree
  b += path('M470 880Q400 930 300 950Q200 960 120 1010Q180 1040 300 1020Q380 1040 460 1000Q520 960 500 890Z', K, { opacity: 0.9 }) + times(24, () => gouge(rnd(150, 440), rnd(950, 1020), rnd(170, 460), rnd(950, 1020), 4, G))
  b += halo(path('M470 900Q500 760 470 640L500 640Q520 740 540 900Z', K) + line('M486 700q-60 -60 -120 -80M492 680q40 -70 110 -90M486 650q-20 -60 -10 -110', 14) + times(80, () => { const t = rnd(0, 6.28), r = Math.sqrt(rnd()), x = 484 + Math.cos(t) * 190 * r, y = 560 + Math.sin(t) * 110 * r; return oval(x, y, 22, 9, rnd() < 0.6 ? D : K, { stroke: P, 'stroke-width': 2.5, transform: `rotate(${rnd(0, 180)} ${x} ${y})` }) }) + [[400, 600], [520, 640], [580, 560], [450, 520], [340, 570]].map(([x, y]) => circ(x, y, 24, R, { stroke: K, 'stroke-width': 5 }) + path(`M${x - 10} ${y + 20}l-4 16l10 -6l6 8l6 -8l10 6l-6 -16Z`, R, { stroke: K, 'stroke-width': 3 })).join(''))
  // clothesline with its moon-white wash; the lamp that rests
  b += line('M560 560Q900 640 1400 520', 5, P) + [[1080, 588, R], [1160, 578, P], [1250, 562, L]].map(([x, y, c]) => path(`M${x} ${y}h64l6 86q-36 10 -76 0Z`, c, { stroke: K, 'stroke-width': 5 })).join('')
  b += halo(seg(760, 498, 760, 540, 5) + path('M724 580Q726 540 760 540Q794 540 796 580Z', P, { stroke: K, 'stroke-width': 6 }) + circ(760, 586, 16, K))
  // people on their stools
  const sit = o => person({ hip: [0, -96], legs: [[[-40, 10], [-42, 78]], [[-34, 12], [-30, 82]]], toe: -1, bot: K, ...o })
  const stool = (x, y, s) => at(x, y, halo(rect(-44, -92, 88, 16, L, { stroke: K, 'stroke-width': 5 }) + seg(-34, -76, -40, 0, 9) + seg(34, -76, 40, 0, 9)), s)
  b += stool(1240, 960, 1) + sit({ x: 1240, y: 970, s: 1.04, face: 'l', hair: 'bald', hairc: P, old: true, top: P, arms: [[[-14, 44], [-40, 60]], [[-6, 50], [-34, 70]]], hold: '' })
  b += stool(1420, 1010, 1) + sit({ x: 1420, y: 1020, s: 1.04, face: 'l', hair: 'bun', hairc: P, old: true, top: R, arms: [[[-14, 44], [-40, 66]], [[-4, 50], [-30, 76]]] })
  // telescope and young Yang
  b += halo(seg(1010, 820, 960, 1000, 11, K) + seg(1010, 820, 1060, 1000, 11, K) + seg(1010, 820, 1016, 1010, 11, K) + seg(930, 880, 1080, 730, 44, K) + seg(930, 880, 1080, 730, 30, R) + seg(1064, 746, 1086, 724, 48, P) + seg(912, 898, 934, 876, 24, K))
  b += person({ x: 860, y: 1000, s: 1.02, face: 'r', hair: 'pony', top: L, bot: D, lean: 22, arms: [[[30, 20], [60, 10]], [[30, 30], [50, 4]]] })
  // father and son on the step
  const step = o => person({ hip: [0, -70], legs: [[[-30, 16], [-36, 56]], [[34, 16], [36, 56]]], bot: K, ...o })
  b += step({ x: 660, y: 850, s: 0.84, face: 'r', hair: 'short', top: D, arms: [[[-14, 40], [10, 60]], [[16, 36], [-2, 60]]] }) + step({ x: 560, y: 856, s: 0.78, face: 'r', hair: 'short', top: R, arms: [[[-14, 40], [4, 62]], [[30, 10], [54, -20]]] })
  return sheet(w, h, b)
}
