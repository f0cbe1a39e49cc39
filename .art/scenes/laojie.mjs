// The old lane at half past five, awnings up.
import { P, K, R, G, L, D, g, path, rect, circ, oval, poly, line, seg, at, halo, word, down, cuts, hatch, rays, tiles, person, bicycle, times, rnd, reseed, sheet, gouge, within, steam } from '../ink.mjs'
export const file = '2026-10-12/photos/laojie.jpg', w = 1620, h = 1080
function awning(x1, y1, x2, y2, drop, k, c) {
  // slanted awning seen from the lane: back edge on the wall, front edge hanging lower
  let s = ''
  for (let i = 0; i < k; i++) {
    const a = i / k, b = (i + 1) / k, l = (u, v, t) => u + (v - u) * t
    s += poly([[l(x1[0], x2[0], a), l(x1[1], x2[1], a)], [l(x1[0], x2[0], b), l(x1[1], x2[1], b)], [l(y1[0], y2[0], b), l(y1[1], y2[1], b)], [l(y1[0], y2[0], a), l(y1[1], y2[1], a)]], i % 2 ? P : c, { stroke: K, 'stroke-width': 4 })
    const m = (a + b) / 2, fx = l(y1[0], y2[0], a), fy = l(y1[1], y2[1], a), gx = l(y1[0], y2[0], b), gy = l(y1[1], y2[1], b)
    s += path(`M${fx} ${fy}L${gx} ${gy}L${gx} ${gy + drop * 0.7}Q${l(y1[0], y2[0], m)} ${l(y1[1], y2[1], m) + drop * 1.4} ${fx} ${fy + drop * 0.7}Z`, i % 2 ? P : c, { stroke: K, 'stroke-width': 4 })
  }
  return s
}
export function svg() {
  reseed(12)
  let b = rect(0, 0, w, h, P)
  // dawn sky down the lane
  b += rect(560, 0, 560, 620, P) + circ(820, 470, 92, R)
  b += rays(820, 470, 120, 620, 26, { c: G, wd: 6, step: 74, from: 180, to: 360 })
  // far end houses
  b += poly([[600, 470], [700, 400], [800, 470], [800, 700], [600, 700]], K) + tiles(590, 440, 220, 50, { s: 22, skew: 30 })
  b += poly([[830, 500], [930, 440], [1040, 500], [1040, 700], [830, 700]], K) + tiles(815, 470, 240, 50, { s: 22, skew: 30 })
  b += rect(650, 540, 46, 60, R) + rect(720, 540, 40, 60, L) + rect(880, 550, 46, 60, L) + rect(950, 550, 46, 60, R)
  // lane
  b += poly([[640, 690], [1000, 690], [1620, 1080], [0, 1080]], L)
  for (let r = 0; r < 9; r++) {
    const t = (r + 1) / 9, y = 690 + 390 * t * t, x1 = 640 - 640 * t * t, x2 = 1000 + 620 * t * t
    b += seg(x1, y, x2, y + rnd(-4, 4), 3 + 3 * t)
    const k = 7
    const t0 = r / 9, y0 = 690 + 390 * t0 * t0, p1 = 640 - 640 * t0 * t0, p2 = 1000 + 620 * t0 * t0
    b += times(k, i => { const u = (i + (r % 2) * 0.5 + 0.3) / k; return seg(p1 + (p2 - p1) * u, y0, x1 + (x2 - x1) * u, y, 2 + 3 * t) })
  }
  b += cuts(300, 760, 1000, 300, 70, { len: 60, a: 0, wd: 4, c: P })
  // left wall
  b += poly([[0, 0], [0, 980], [640, 690], [640, 330], [470, 200], [300, 0]], K)
  b += within('M0 0L0 980L640 690L640 330L470 200L300 0Z', times(26, i => gouge(-20, i * 44, 660, 320 + i * 15, 3, G)) )
  b += poly([[0, 40], [0, 250], [640, 400], [640, 330], [420, 150], [220, 40]], K)
  b += within('M0 0L0 250L640 405L640 320L300 0Z', times(16, i => times(24, j => { const x = j * 30 + (i % 2) * 15 - 20, y = i * 30 + j * 9 - 140; return line(`M${x} ${y}q14 22 28 8`, 3.4, P) })))
  // left shops: lit openings
  b += poly([[30, 470], [30, 900], [230, 812], [230, 500]], L) + poly([[270, 505], [270, 800], [420, 732], [420, 525]], L) + poly([[460, 530], [460, 718], [560, 678], [560, 545]], L)
  b += times(3, i => rect(60 + i * 52, 560, 30, 52, G)) + seg(30, 640, 230, 640, 6) + times(4, i => oval(60 + i * 46, 628, 17, 13, [R, P, G, R][i], { stroke: K, 'stroke-width': 4 }))
  b += seg(270, 640, 420, 622, 5) + times(3, i => oval(296 + i * 44, 622 - i * 5, 15, 15, P, { stroke: K, 'stroke-width': 4 }))
  b += awning([10, 400], [-30, 520], [250, 450], [262, 540], 26, 7, R)
  b += awning([262, 452], [264, 540], [440, 486], [455, 552], 20, 5, G)
  b += awning([452, 490], [462, 552], [600, 520], [604, 565], 14, 5, R)
  // hanging signs left
  b += rect(300, 236, 66, 170, P, { stroke: K, 'stroke-width': 6 }) + down('豆腐', 333, 306, 54, K)
  b += rect(505, 330, 48, 128, R, { stroke: K, 'stroke-width': 5 }) + down('馄饨', 529, 382, 40, P)
  // what the shops on the left hold
  b += poly([[30, 740], [230, 700], [230, 812], [30, 900]], G, { stroke: K, 'stroke-width': 5 }) + times(6, i => seg(60 + i * 32, 738 - i * 6, 60 + i * 32, 884 - i * 13, 3))
  b += times(3, i => at(80 + i * 58, 736 - i * 11, path('M-22 0v-40q22 -14 44 0v40Z', P, { stroke: K, 'stroke-width': 4 })))
  b += poly([[270, 690], [420, 662], [420, 732], [270, 800]], R, { stroke: K, 'stroke-width': 5 }) + steam(320, 680, 90, 2, K, 5) + oval(322, 682, 34, 12, P, { stroke: K, 'stroke-width': 5 })
  b += poly([[460, 650], [560, 634], [560, 678], [460, 718]], K)
  // right wall
  b += poly([[1620, 0], [1620, 1000], [1000, 690], [1000, 350], [1130, 220], [1250, 0]], K)
  b += within('M1620 0L1620 1000L1000 690L1000 350L1130 220L1250 0Z', times(26, i => gouge(1640, i * 44, 980, 330 + i * 15, 3, G)))
  b += within('M1620 0L1620 260L1000 420L1000 340L1250 0Z', times(16, i => times(24, j => { const x = 1620 - j * 30 - (i % 2) * 15, y = i * 30 + j * 9 - 140; return line(`M${x} ${y}q-14 22 -28 8`, 3.4, P) })))
  b += poly([[1590, 480], [1590, 930], [1390, 838], [1390, 510]], L) + poly([[1350, 515], [1350, 815], [1210, 748], [1210, 535]], L) + poly([[1170, 540], [1170, 728], [1070, 684], [1070, 552]], L)
  b += seg(1390, 690, 1590, 715, 6) + times(4, i => path(`M${1410 + i * 46} ${690 + i * 5}q18 -40 36 4Z`, [G, R, G, P][i], { stroke: K, 'stroke-width': 4 }))
  b += seg(1210, 640, 1350, 655, 5) + times(3, i => rect(1222 + i * 42, 612 + i * 4, 30, 28, [P, R, G][i], { stroke: K, 'stroke-width': 4 }))
  b += awning([1378, 455], [1362, 548], [1620, 405], [1650, 530], 26, 7, G)
  b += awning([1190, 490], [1180, 556], [1366, 458], [1358, 546], 20, 5, R)
  b += awning([1040, 520], [1036, 568], [1182, 492], [1176, 556], 14, 5, G)
  b += rect(1262, 240, 62, 196, P, { stroke: K, 'stroke-width': 6 }) + down('老酱园', 1293, 296, 50, K)
  b += poly([[1590, 770], [1390, 728], [1390, 838], [1590, 930]], R, { stroke: K, 'stroke-width': 5 }) + times(3, i => at(1430 + i * 58, 752 + i * 12, oval(0, -18, 24, 16, [G, P, K][i], { stroke: K, 'stroke-width': 4 })))
  b += times(3, i => at(1236 + i * 46, 748 + i * 12, path('M-20 0q-8 -34 4 -44v-10h32v10q12 10 4 44Z', K) + oval(0, -54, 16, 6, P)))
  b += poly([[1170, 660], [1070, 640], [1070, 684], [1170, 728]], G, { stroke: K, 'stroke-width': 4 })
  // lantern strings across
  b += line('M470 250Q800 380 1140 250', 4) + times(5, i => { const t = (i + 0.7) / 5.4, x = 470 + 670 * t, y = 250 + 4 * 65 * t * (1 - t) ; return at(x, y, seg(0, 0, 0, 14, 3) + oval(0, 36, 26, 22, R, { stroke: K, 'stroke-width': 4 }) + line('M-9 15q-8 21 0 42M9 15q8 21 0 42', 3) + seg(0, 58, 0, 76, 3)) })
  // wires with magpies
  b += line('M300 110Q760 210 1240 90', 4)
  const mag = (x, y, s, d) => at(x, y, path('M0 0q22 -26 46 -12l16 4l-14 6q-4 20 -26 22l-46 34l14 -34Q-14 8 0 0Z', K) + path('M10 8q14 -2 20 6q-10 10 -24 4Z', P), [d * s, s])
  b += mag(640, 150, 1, 1) + mag(960, 134, 1, -1)
  // people
  b += person({ x: 800, y: 800, s: 0.52, face: 'b', hair: 'bun', top: R, bot: K, hold: path('M36 -130h40l8 44h-56Z', L, { stroke: K, 'stroke-width': 4 }) })
  b += person({ x: 892, y: 786, s: 0.48, face: 'b', top: G })
  b += person({ x: 700, y: 850, s: 0.66, hair: 'bob', hairc: K, top: P, apron: R, face: 'r', arms: [[[-14, 50], [16, 84]], [[34, 30], [62, 8]]] })
  b += bicycle(1010, 948, 0.92) + person({ x: 962, y: 946, s: 0.86, face: 'l', hair: 'cap', hairc: G, old: true, top: K, bot: D, arms: [[[6, 46], [44, 66]], [[20, 40], [66, 40]]] })
  b += person({ x: 470, y: 1000, s: 0.98, face: 'r', hair: 'bun', hairc: P, old: true, top: G, bot: K, arms: [[[-16, 50], [-6, 96]], [[26, 44], [54, 74]]], hold: path('M50 -142q18 -34 36 0l14 64h-66Z', R, { stroke: K, 'stroke-width': 5 }) + line('M62 -142q-6 -60 -20 -78M72 -142q4 -60 14 -84', 6, D) })
  b += person({ x: 584, y: 1004, s: 0.62, face: 'l', hair: 'pony', top: R, bot: K, arms: [[[-24, 20], [-50, -6]], [[12, 44], [16, 70]]] })
  // cat
  b += at(1240, 1000, halo(path('M0 0q-6 -44 26 -52l-2 -30l16 14h14l14 -14l4 34q8 20 -6 30q14 6 12 18q40 6 34 -34q14 -4 16 6q2 50 -60 48h-60Z', K) + line('M40 -46l4 2M56 -46l-4 2', 4, P)), 1)
  return sheet(w, h, b)
}
