// The wonton stall before sunrise.
import { P, K, R, G, L, D, rect, circ, oval, path, poly, line, seg, at, halo, word, down, cuts, hatch, gouge, within, boxd, person, rays, steam, times, rnd, reseed, sheet } from '../ink.mjs'
export const file = '2026-10-12/photos/huntun.jpg', w = 1600, h = 1066
export function svg() {
  reseed(21)
  let b = rect(0, 0, w, h, K)
  // the lamp and its light
  b += circ(800, 300, 330, L) + rays(800, 300, 330, 900, 44, { c: L, wd: 7, step: 86 })
  b += circ(800, 300, 250, P)
  // canopy
  for (let i = 0; i < 16; i++) { const x = i * 100; b += path(`M${x} 0h100v116q-50 66 -100 0Z`, i % 2 ? P : R, { stroke: K, 'stroke-width': 6 }) }
  b += seg(800, 110, 800, 200, 6) + path('M740 250Q744 196 800 196Q856 196 860 250Z', K) + circ(800, 258, 30, P, { stroke: K, 'stroke-width': 6 })
  // the woman of the stall
  b += person({ x: 800, y: 840, s: 1.3, hair: 'bun', top: G, apron: P, face: 'r', trunk: 110, nolegs: true, hip: [0, -150], hem: -6, arms: [[[-34, 42], [0, 78]], [[40, 40], [92, 18]]], hold: path('M78 -238h70q-4 40 -24 44h-22q-20 -4 -24 -44Z', P, { stroke: K, 'stroke-width': 5 }) + seg(82, -226, 144, -226, 4, R) })
  // cart
  b += rect(330, 640, 900, 300, R, { stroke: K, 'stroke-width': 9 }) + rect(300, 612, 960, 44, L, { stroke: K, 'stroke-width': 8 })
  b += times(11, i => seg(400 + i * 80, 664, 400 + i * 80, 936, 4)) + rect(560, 700, 440, 150, P, { stroke: K, 'stroke-width': 7 }) + word('曹记馄饨', 780, 808, 92, K)
  b += circ(460, 960, 66, L, { stroke: K, 'stroke-width': 12 }) + circ(460, 960, 12) + circ(1100, 960, 66, L, { stroke: K, 'stroke-width': 12 }) + circ(1100, 960, 12) + times(6, i => { const t = i * Math.PI / 6; return seg(460 - Math.cos(t) * 60, 960 - Math.sin(t) * 60, 460 + Math.cos(t) * 60, 960 + Math.sin(t) * 60, 4) + seg(1100 - Math.cos(t) * 60, 960 - Math.sin(t) * 60, 1100 + Math.cos(t) * 60, 960 + Math.sin(t) * 60, 4) })
  // the pot and its steam
  b += steam(480, 520, 330, 3, P, 22)
  b += path('M370 540h220v60q-10 22 -40 22h-140q-30 0 -40 -22Z', G, { stroke: K, 'stroke-width': 8 }) + oval(480, 540, 112, 24, P, { stroke: K, 'stroke-width': 8 }) + times(7, i => path(`M${400 + i * 24} 540q8 -14 20 0q-8 10 -20 0`, L, { stroke: K, 'stroke-width': 3 }))
  b += steam(985, 440, 150, 2, K, 5)
  // on the board: a tray of wontons, condiments
  b += path('M640 596l20 -26h240l20 26Z', P, { stroke: K, 'stroke-width': 6 }) + times(14, i => path(`M${668 + (i % 7) * 32} ${588 - (i > 6 ? 16 : 0)}q6 -18 16 -4q10 -10 10 8q-14 10 -26 -4Z`, L, { stroke: K, 'stroke-width': 3 }))
  b += times(3, i => path(`M${1080 + i * 58} 608v-52q0 -10 8 -12v-14h24v14q8 2 8 12v52Z`, [R, D, P][i], { stroke: K, 'stroke-width': 5 }))
  // ground, bench, the boy, the early customer
  b += rect(0, 1000, w, 80, D) + cuts(0, 1004, w, 60, 40, { len: 90, wd: 4, c: K }) + seg(0, 1000, w, 1000, 6, P)
  b += halo(rect(1250, 880, 290, 22, L, { stroke: K, 'stroke-width': 6 }) + seg(1290, 900, 1280, 1020, 12, P) + seg(1500, 900, 1510, 1020, 12, P) + seg(1290, 900, 1280, 1020, 7) + seg(1500, 900, 1510, 1020, 7))
  b += person({ x: 1390, y: 1016, s: 1.02, face: 'l', hair: 'short', top: R, bot: G, hip: [0, -150], arms: [[[-8, 46], [-40, 70]], [[8, 50], [-22, 84]]], legs: [[[-44, 14], [-46, 84]], [[-40, 16], [-34, 88]]], toe: -1, hold: path('M-92 -170h64q-4 34 -22 38h-20q-18 -4 -22 -38Z', P, { stroke: K, 'stroke-width': 5 }) })
  b += person({ x: 190, y: 1036, s: 1.32, face: 'r', hair: 'cap', hairc: D, old: true, top: L, bot: K, arms: [[[12, 48], [52, 40]], [[24, 46], [64, 36]]], hold: path('M40 -206h66q-4 36 -22 40h-22q-18 -4 -22 -40Z', P, { stroke: K, 'stroke-width': 5 }) + seg(92, -204, 128, -250, 5) + seg(84, -204, 116, -254, 5) })
  // menu on the post
  b += rect(1352, 300, 150, 330, L, { stroke: K, 'stroke-width': 7 }) + down('小碗六元', 1394, 376, 46) + down('大碗八元', 1460, 376, 46, R)
  return sheet(w, h, b)
}
