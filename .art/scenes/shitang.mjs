// Noon in the elders' canteen, once a grain station.
import { P, K, R, G, L, D, rect, circ, oval, path, poly, line, seg, at, halo, word, cuts, hatch, gouge, within, boxd, person, steam, times, rnd, reseed, sheet } from '../ink.mjs'
export const file = '2026-10-12/photos/shitang.jpg', w = 1600, h = 900
const table = (x, y, s) => at(x, y, halo(rect(-190, -118, 380, 26, R, { stroke: K, 'stroke-width': 7 }) + rect(-172, -92, 344, 20, K) + rect(-168, -80, 22, 82, K) + rect(146, -80, 22, 82, K) + line('M-146 -74q40 4 46 34M146 -74q-40 4 -46 34', 7, K)), s)
const bowl = (x, y, c) => at(x, y, path('M-34 0h68q-4 26 -22 28h-24q-18 -2 -22 -28Z', P, { stroke: K, 'stroke-width': 5 }) + oval(0, 0, 34, 9, c, { stroke: K, 'stroke-width': 4 }))
export function svg() {
  reseed(41)
  let b = rect(0, 0, w, h, L)
  // roof trusses of the old mill
  b += rect(0, 0, w, 120, K) + times(17, i => seg(i * 100, 0, i * 100 + 30, 118, 4, D)) + seg(0, 112, w, 112, 10, L)
  b += seg(0, 128, w, 128, 22, K) + times(4, i => seg(200 + i * 400, 118, 60 + i * 400, 0, 13, L) + seg(200 + i * 400, 118, 340 + i * 400, 0, 13, L) + seg(200 + i * 400, 118, 200 + i * 400, 0, 13, L))
  // brick wall with tall windows
  b += times(18, r => times(18, i => rnd() < 0.6 ? seg(i * 96 + (r % 2) * 48, 160 + r * 28, i * 96 + 60 + (r % 2) * 48, 160 + r * 28, 2.5, G) : ''))
  for (const x of [90, 410, 1270]) b += path(`M${x} 470V270Q${x} 180 ${x + 115} 180Q${x + 230} 180 ${x + 230} 270V470Z`, P, { stroke: K, 'stroke-width': 10 }) + seg(x + 115, 184, x + 115, 470, 7) + seg(x, 300, x + 230, 300, 7) + seg(x, 384, x + 230, 384, 7) + rect(x - 14, 466, 258, 16, K) + cuts(x + 10, 200, 190, 250, 9, { len: 80, a: 60, wd: 4, c: G })
  // hatch of the kitchen
  b += rect(720, 210, 470, 320, K) + rect(748, 300, 414, 210, D) + rect(740, 222, 430, 66, P) + word('晚晴食堂', 955, 274, 56, R) + rect(700, 516, 510, 30, R, { stroke: K, 'stroke-width': 7 })
  b += times(5, i => seg(790 + i * 70, 300, 790 + i * 70, 330, 5, P) + path(`M${770 + i * 70} 330h40q0 30 -20 32q-20 -2 -20 -32Z`, i % 2 ? P : R, { stroke: K, 'stroke-width': 4 }))
  // floor
  b += poly([[0, 560], [w, 560], [w, h], [0, h]], P) + seg(0, 562, w, 562, 7) + times(7, i => seg(0, 600 + i * i * 9, w, 600 + i * i * 9, 3, G)) + times(20, i => seg(800 + (i - 9.5) * 90, 562, 800 + (i - 9.5) * 240, h, 3, G))
  // far table
  b += person({ x: 220, y: 656, s: 0.72, face: 'r', hair: 'short', hairc: P, old: true, top: G, nolegs: true, hip: [0, -90], arms: [[[-4, 40], [26, 60]], [[14, 40], [44, 50]]] }) + person({ x: 470, y: 656, s: 0.72, face: 'l', hair: 'bob', hairc: P, old: true, glasses: true, top: R, nolegs: true, hip: [0, -90], arms: [[[-14, 40], [-44, 50]], [[4, 40], [-20, 62]]] })
  b += table(345, 690, 0.95) + bowl(290, 570, R) + bowl(400, 570, G) + bowl(345, 560, K)
  // the cook with a steamer
  b += person({ x: 960, y: 800, s: 1.22, face: 'f', hair: 'chef', top: P, apron: L, bot: K, arms: [[[-34, 44], [-54, 74]], [[34, 44], [54, 74]]], hold: at(0, -196, path('M-82 0h164v52q-82 16 -164 0Z', L, { stroke: K, 'stroke-width': 6 }) + line('M-82 18q82 16 164 0M-82 36q82 16 164 0', 4) + oval(0, 0, 82, 20, P, { stroke: K, 'stroke-width': 6 }) + times(5, i => circ(-48 + i * 24, -4, 13, i % 2 ? R : P, { stroke: K, 'stroke-width': 4 }))) })
  b += steam(830, 590, 150, 2, K, 5) + steam(1094, 590, 150, 2, K, 5)
  // near table, right
  b += person({ x: 1270, y: 836, s: 0.98, face: 'r', hair: 'bald', hairc: P, old: true, beard: true, top: K, nolegs: true, hip: [0, -110], arms: [[[-4, 46], [34, 66]], [[20, 40], [54, 40]]], hold: seg(96, -168, 132, -196, 5) + seg(92, -174, 124, -206, 5) })
  b += person({ x: 1520, y: 836, s: 0.98, face: 'l', hair: 'bun', hairc: P, old: true, top: R, nolegs: true, hip: [0, -110], arms: [[[-22, 38], [-58, 44]], [[0, 50], [-36, 70]]] })
  b += table(1395, 860, 1.12) + bowl(1330, 716, G) + bowl(1460, 716, R) + bowl(1395, 704, K)
  // near table, left, with one who stands and laughs
  b += person({ x: 80, y: 870, s: 1.02, face: 'r', hair: 'cap', hairc: D, old: true, top: L, nolegs: true, hip: [0, -110], arms: [[[0, 46], [36, 66]], [[24, 40], [58, 44]]] })
  b += person({ x: 640, y: 866, s: 1.04, face: 'l', hair: 'bun', hairc: K, top: D, bot: K, arms: [[[-26, 40], [-68, 46]], [[8, 46], [-40, 60]]], hold: bowl(-106, -178, R) })
  b += table(250, 890, 1.16) + bowl(190, 742, R) + bowl(310, 742, P) + at(252, 732, path('M-52 0q52 20 104 0l-14 20h-76Z', P, { stroke: K, 'stroke-width': 5 }) + path('M-40 -2q10 -30 26 -12q14 -26 30 2q18 -14 26 10Z', R, { stroke: K, 'stroke-width': 5 }))
  return sheet(w, h, b)
}
