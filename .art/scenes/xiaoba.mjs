// The small bus at the stop of the old lane.
import { P, K, R, G, L, D, rect, circ, oval, path, poly, line, seg, at, halo, word, sans, down, cuts, hatch, gouge, within, boxd, person, tiles, tree, times, rnd, reseed, sheet } from '../ink.mjs'
export const file = '2026-10-12/photos/xiaoba.jpg', w = 1600, h = 1066
export function svg() {
  reseed(33)
  let b = rect(0, 0, w, h, P)
  b += times(50, () => { const x = rnd(0, w), y = rnd(20, 320); return gouge(x, y, x + rnd(60, 160), y + rnd(-6, 6), 5, G) })
  b += circ(250, 170, 78, R)
  // wall of the sauce house behind
  b += rect(0, 330, w, 480, L) + times(15, r => times(16, i => seg(i * 110 + (r % 2) * 55, 350 + r * 32, i * 110 + 70 + (r % 2) * 55, 350 + r * 32, 2.5, G)))
  b += tiles(-40, 250, w + 80, 96, { s: 46 }) + rect(-10, 340, w + 20, 22, K)
  b += path('M1280 810V540Q1280 430 1390 430Q1500 430 1500 540V810Z', K) + rect(1304, 560, 84, 250, R) + rect(1394, 560, 84, 250, R) + circ(1374, 690, 8, P) + circ(1408, 690, 8, P) + rect(1300, 470, 180, 62, P, { stroke: K, 'stroke-width': 5 }) + word('老酱园', 1390, 518, 48)
  b += tree(110, 820, 520, { leaf: D, spread: 140, lr: 66 })
  // road
  b += rect(0, 800, w, 266, D) + seg(0, 804, w, 804, 9) + cuts(0, 830, w, 210, 60, { len: 120, wd: 5, c: K }) + times(6, i => rect(80 + i * 270, 960, 150, 16, P))
  b += rect(0, 800, w, 40, L) + seg(0, 842, w, 842, 6)
  // bus
  const bus = path('M0 -330Q0 -368 40 -368H640Q700 -368 716 -300L740 -170Q744 -150 744 -60H0Z', R, { stroke: K, 'stroke-width': 10 })
    + path('M0 -130H742V-60H0Z', P, { stroke: K, 'stroke-width': 7 })
    + [30, 172, 314].map(x => rect(x, -322, 126, 138, G, { stroke: K, 'stroke-width': 7 }) + gouge(x + 20, -200, x + 70, -306, 6, P)).join('')
    + path('M596 -322H640Q668 -322 680 -280L704 -172H596Z', G, { stroke: K, 'stroke-width': 7 })
    + rect(456, -330, 124, 262, L, { stroke: K, 'stroke-width': 7 }) + seg(518, -330, 518, -68, 6)
    + rect(300, -430, 300, 60, K) + sans('3路　灯芯巷', 450, -386, 40, P)
    + circ(710, -100, 22, P, { stroke: K, 'stroke-width': 6 }) + rect(690, -58, 60, 16, K)
    + [140, 620].map(x => circ(x, -48, 62, K) + circ(x, -48, 34, L) + circ(x, -48, 12, K)).join('')
    + word('鹊渡小巴', 326, -80, 46, K)
  b += at(560, 950, halo(bus), 1.12)
  // passengers' heads in the windows, the driver with the bell
  const hd = (x, y, hair, c) => at(x, y, circ(0, 0, 30, P, { stroke: K, 'stroke-width': 5 }) + path('M-32 2Q-36 -36 0 -36Q36 -36 32 2Q0 -22 -32 2Z', c, { stroke: K, 'stroke-width': 4 }) + line('M-14 4q4 -5 8 0M6 4q4 -5 8 0M-6 16q6 6 12 0', 3.5))
  b += hd(660, 700, 0, K) + hd(820, 704, 0, P) + hd(980, 700, 0, R) + hd(1280, 698, 0, K)
  b += at(1378, 590, seg(0, -16, 0, 0, 4) + path('M-20 30Q-16 0 0 0Q16 0 20 30Z', L, { stroke: K, 'stroke-width': 4 }) + circ(0, 36, 6))
  b += path('M0 880L540 880Q580 960 560 1066L0 1066Z', L, { stroke: K, 'stroke-width': 8 }) + times(5, i => seg(0, 920 + i * 36, 550, 920 + i * 36, 2.5, G)) + times(6, i => seg(60 + i * 90, 884, 40 + i * 94, 1066, 2.5, G))
  // the stop and those who wait
  b += halo(seg(470, 870, 470, 420, 16, K) + rect(390, 380, 160, 190, P, { stroke: K, 'stroke-width': 9 }) + rect(390, 380, 160, 60, R, { stroke: K, 'stroke-width': 6 }) + sans('3', 470, 428, 50, P) + down('灯芯巷口', 440, 474, 24) + times(4, i => seg(486, 462 + i * 24, 530, 462 + i * 24, 4)))
  b += person({ x: 322, y: 960, s: 1.06, face: 'r', hair: 'bun', hairc: P, old: true, top: G, bot: K, arms: [[[2, 50], [20, 90]], [[16, 46], [44, 78]]], hold: line('M48 -140q26 -14 24 10l-10 150', 8, K) })
  b += person({ x: 186, y: 990, s: 1.1, face: 'r', hair: 'bald', old: true, hairc: P, glasses: true, top: K, bot: D, arms: [[[-8, 52], [-2, 96]], [[30, 16], [50, -40]]] })
  b += person({ x: 430, y: 1000, s: 0.72, face: 'r', hair: 'pony', top: R, bot: K, arms: [[[-6, 46], [-4, 84]], [[30, -26], [54, -70]]], mid: rect(-44, -226, 26, 70, G, { stroke: K, 'stroke-width': 4 }) })
  return sheet(w, h, b)
}
