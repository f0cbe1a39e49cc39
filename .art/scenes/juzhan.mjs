// Chrysanthemums in the old boiler house.
import { P, K, R, G, L, D, rect, circ, oval, path, poly, line, seg, at, halo, word, cuts, hatch, gouge, within, boxd, person, rays, times, rnd, reseed, sheet } from '../ink.mjs'
export const file = '2026-10-26/photos/juzhan.jpg', w = 1620, h = 1080
// A chrysanthemum of petals that curl: rings of lenses.
export function mum(x, y, r, c, dark = K) {
  let s = circ(x, y, r * 1.02, dark)
  for (const [k, f] of [[22, 1], [18, 0.78], [13, 0.54]]) s += times(k, i => { const t = (i + rnd(-0.2, 0.2)) * 2 * Math.PI / k; return gouge(x + Math.cos(t) * r * f * 0.2, y + Math.sin(t) * r * f * 0.2, x + Math.cos(t) * r * f, y + Math.sin(t) * r * f, r * 0.13, c) })
  return s + circ(x, y, r * 0.16, c)
}
const pot = (x, y, s, c, pc) => at(x, y, halo(times(4, i => seg(0, -60, (i - 1.5) * 30, -130 - rnd(0, 20), 6, D) + path(`M${(i - 1.5) * 20} -80q${(i - 1.5) * 20} -26 ${(i - 1.5) * 34} -10q${-(i - 1.5) * 6} 22 ${-(i - 1.5) * 34} 10Z`, D, { stroke: K, 'stroke-width': 3 })) + path('M-44 -62h88l-12 62h-64Z', pc, { stroke: K, 'stroke-width': 5 }) + rect(-50, -76, 100, 18, pc, { stroke: K, 'stroke-width': 5 }) + mum(-44, -138, 36, c) + mum(46, -142, 36, c) + mum(0, -176, 42, c)), s)
export function svg() {
  reseed(64)
  let b = rect(0, 0, w, h, L)
  // roof light and pipes
  b += poly([[0, 0], [w, 0], [w, 150], [810, 20], [0, 150]], K) + times(12, i => seg(i * 140, 0, i * 140 + 10, 140 - Math.abs(810 - i * 140) * -0.02, 4, D))
  b += times(5, i => poly([[560 + i * 110, 84 - 0], [640 + i * 110, 84], [640 + i * 110, 150], [560 + i * 110, 150]], P, { stroke: K, 'stroke-width': 6 }))
  b += poly([[560, 160], [1090, 160], [1500, 900], [140, 900]], P, { opacity: 0.65 })
  b += times(20, r => times(15, i => rnd() < 0.5 ? seg(i * 114 + (r % 2) * 57, 180 + r * 30, i * 114 + 70 + (r % 2) * 57, 180 + r * 30, 2.5, G) : ''))
  for (const x of [70, 1330]) b += rect(x, 230, 210, 300, P, { stroke: K, 'stroke-width': 10 }) + times(3, i => seg(x + 52 * (i + 1), 230, x + 52 * (i + 1), 530, 5)) + times(4, i => seg(x, 290 + i * 60, x + 210, 290 + i * 60, 5))
  b += line('M0 200H420V420', 44, K) + line('M0 200H420V420', 30, D) + line('M1620 190H1210V400', 44, K) + line('M1620 190H1210V400', 30, R) + [[300, 200], [1330, 190]].map(([x, y]) => rect(x - 12, y - 32, 24, 64, K)).join('') + halo(circ(420, 330, 44, 'none', { stroke: K, 'stroke-width': 12 }) + seg(376, 330, 464, 330, 8) + seg(420, 286, 420, 374, 8))
  // the boiler
  const boiler = 'M470 720V420Q470 240 810 240Q1150 240 1150 420V720Z'
  b += path(boiler, K, { stroke: P, 'stroke-width': 8 }) + within(boiler, cuts(480, 260, 660, 460, 70, { len: 90, a: 90, wd: 3, c: D }) + times(5, i => line(`M470 ${340 + i * 90}Q810 ${300 + i * 90} 1150 ${340 + i * 90}`, 5, D)))
  b += times(18, i => circ(500 + i * 36.5, 700, 7, D)) + circ(620, 350, 46, P, { stroke: G, 'stroke-width': 9 }) + seg(620, 350, 646, 326, 6, R) + circ(1000, 350, 46, P, { stroke: G, 'stroke-width': 9 }) + seg(1000, 350, 984, 322, 6, R)
  b += word('1964', 810, 330, 62, L) + path('M660 720V560Q660 470 810 470Q960 470 960 560V720Z', L, { stroke: P, 'stroke-width': 12 }) + path('M684 720V566Q684 496 810 496Q936 496 936 566V720Z', K)
  // the best one stands where the coal went in
  b += mum(810, 590, 88, R) + seg(810, 670, 810, 720, 10, D) + times(18, i => { const t = i / 18 * 6.283; return line(`M${810 + Math.cos(t) * 80} ${590 + Math.sin(t) * 80}q${Math.cos(t) * 22 - Math.sin(t) * 10} ${Math.sin(t) * 22 + Math.cos(t) * 10} ${-Math.sin(t) * 24} ${Math.cos(t) * 24}`, 7, R) })
  // terraces of pots
  const rowA = [[90, R], [210, P], [330, L], [1290, P], [1410, R], [1530, P]], rowB = [[60, P], [190, R], [320, P], [450, L], [580, R], [1040, P], [1170, R], [1300, L], [1430, P], [1560, R]]
  b += rect(0, 720, w, 26, K) + rowA.map(([x, c]) => pot(x, 722, 0.92, c === L ? P : c, G)).join('') + rect(0, 722, 420, 22, R, { stroke: K, 'stroke-width': 5 }) + rect(1200, 722, 420, 22, R, { stroke: K, 'stroke-width': 5 })
  b += rowB.map(([x, c], i) => pot(x, 872, 1.08, c === L ? G : c, i % 2 ? L : D)).join('') + rect(0, 872, 680, 24, R, { stroke: K, 'stroke-width': 5 }) + rect(960, 872, 660, 24, R, { stroke: K, 'stroke-width': 5 })
  b += rect(0, 896, w, 184, D) + cuts(0, 910, w, 160, 50, { len: 110, wd: 4, c: K }) + poly([[680, 896], [960, 896], [1100, 1080], [540, 1080]], L, { stroke: K, 'stroke-width': 5 }) + halo(rect(56, 902, 130, 56, P, { stroke: K, 'stroke-width': 4 }) + word('点火', 121, 944, 40, R)) + halo(rect(1440, 902, 130, 56, P, { stroke: K, 'stroke-width': 4 }) + word('封炉', 1505, 944, 40))
  // visitors
  b += person({ x: 640, y: 1050, s: 0.98, face: 'r', hair: 'cap', hairc: K, old: true, glasses: true, top: G, bot: K, arms: [[[-10, 52], [-4, 96]], [[34, 10], [74, -22]]] })
  b += person({ x: 780, y: 1056, s: 0.68, face: 'b', hair: 'pony', top: R, bot: K, arms: [[[-24, -6], [-30, -50]], [[10, 46], [14, 84]]] })
  b += person({ x: 1010, y: 1052, s: 1, face: 'l', hair: 'bun', hairc: P, old: true, top: L, bot: D, arms: [[[-20, 40], [-30, 74]], [[-6, 50], [-46, 64]]], hold: at(-52, -128, path('M-24 -40h48l-8 46h-32Z', R, { stroke: K, 'stroke-width': 4 })) + mum(-52, -196, 34, P) })
  b += person({ x: 1240, y: 1060, s: 0.94, face: 'l', hair: 'bob', top: K, bot: G, arms: [[[-18, 34], [-26, -14]], [[-14, 40], [-34, -8]]], hold: rect(-66, -226, 46, 34, L, { stroke: K, 'stroke-width': 5 }) + circ(-44, -209, 10, K) })
  b += person({ x: 330, y: 1064, s: 0.96, face: 'r', hair: 'short', hairc: P, old: true, top: K, bot: D, arms: [[[18, 46], [40, 70]], [[30, 36], [60, 30]]] })
  return sheet(w, h, b)
}
