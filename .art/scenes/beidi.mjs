// Morning on the north embankment: the eastern third.
import { P, K, R, G, L, D, rect, circ, oval, path, poly, line, seg, at, halo, word, cuts, gouge, within, person, water, rays, tree, times, rnd, reseed, sheet } from '../ink.mjs'
export const file = '2026-11-09/photos/beidi.jpg', w = 1600, h = 900
export function svg() {
  reseed(19)
  let b = rect(0, 0, w, h, L)
  b += rays(1080, 330, 130, 1200, 30, { c: P, wd: 9, step: 96, from: 170, to: 370 }) + circ(1080, 330, 108, R)
  // far hills, metasequoias on the bend
  b += path('M0 330Q240 250 520 316T1060 300Q1340 240 1600 310V380H0Z', G) + times(22, i => { const x = 1180 + i * 21, hh = 90 + rnd(0, 70); return poly([[x, 360 - hh], [x + 18, 364], [x - 18, 364]], K) + cuts(x - 8, 370 - hh * 0.7, 14, hh * 0.6, 4, { len: 16, a: 70, wd: 2, c: D }) })
  b += rect(0, 356, w, 200, G) + water(0, 356, w, 200, 10, { c: P, wd: 5, len: 170 }) + times(12, i => { const s = 20 + i * 9, y = 366 + i * 15; return gouge(1080 - s, y, 1080 + s, y + rnd(-3, 3), 6, R) })
  b += at(560, 470, halo(path('M-110 0Q0 40 120 -14Q96 44 50 48H-60Q-96 40 -110 0Z', K) + path('M-40 8V-40Q6 -66 50 -40V8Z', L, { stroke: K, 'stroke-width': 6 })))
  // railing and walk
  b += rect(0, 560, w, 340, P) + rect(0, 552, w, 18, K) + times(8, i => gouge(0, 600 + i * i * 5, w, 600 + i * i * 5 + 4, 2, G))
  b += halo(seg(0, 476, w, 470, 11) + seg(0, 516, w, 512, 6) + times(17, i => seg(40 + i * 96, 470, 40 + i * 96, 560, 9)))
  b += times(9, r => times(16, i => seg(i * 120 + (r % 2) * 60 - r * 10, 590 + r * r * 4, i * 122 + (r % 2) * 60 - r * 14, 590 + (r + 1) * (r + 1) * 4, 2.4, G)))
  // willow
  b += path('M150 720Q190 420 130 180Q120 80 60 0H300Q250 120 236 300Q222 560 286 720Z', K) + cuts(150, 120, 100, 560, 34, { len: 110, a: 88, wd: 4, c: P })
  b += times(26, i => { const x = -40 + i * 27, l = rnd(180, 430), c = i % 3 ? D : K; return line(`M${x} ${rnd(-20, 20)}q${rnd(-14, 24)} ${l * 0.5} ${rnd(-10, 30)} ${l}`, 5, c) + times(9, j => { const y = 30 + j * l / 10; return oval(x + rnd(-6, 22), y, 5, 15, c, { transform: `rotate(${rnd(-30, 30)} ${x} ${y})` }) }) })
  b += at(640, 0, seg(0, 0, 0, 96, 4) + path('M-48 190V140Q-48 96 0 96Q48 96 48 140V190Z', P, { stroke: K, 'stroke-width': 6 }) + times(5, i => seg(-32 + i * 16, 104, -32 + i * 16, 188, 3)) + path('M-16 158q18 -24 36 -4l10 10l-16 4q-16 16 -30 -10Z', K))
  b += line('M-20 60Q360 10 700 0', 9, K)
  // the ranks of tai chi: one movement, five people
  const pose = o => person({ face: 'r', bot: K, arms: [[[-36, 20], [-72, 6]], [[40, 8], [84, -6]]], legs: [[[-40, 50], [-66, 112]], [[44, 44], [50, 112]]], toe: 1, ...o })
  b += pose({ x: 640, y: 700, s: 0.78, hair: 'short', hairc: P, old: true, top: P })
  b += pose({ x: 890, y: 690, s: 0.78, hair: 'bob', hairc: P, old: true, top: R })
  b += pose({ x: 1130, y: 696, s: 0.78, hair: 'bald', hairc: P, old: true, top: G })
  b += pose({ x: 1370, y: 690, s: 0.78, hair: 'bun', hairc: P, old: true, top: P })
  b += pose({ x: 470, y: 846, s: 1.08, hair: 'bald', hairc: P, old: true, beard: true, top: P, bot: D })
  b += pose({ x: 830, y: 860, s: 1.08, hair: 'bun', hairc: P, old: true, glasses: true, top: R })
  b += pose({ x: 1200, y: 852, s: 1.08, hair: 'short', hairc: P, old: true, top: K, bot: D })
  // one on the bench who does nothing; a child who tries
  b += pose({ x: 1000, y: 876, s: 0.6, hair: 'pony', top: G })
  b += halo(rect(1390, 770, 200, 20, R, { stroke: K, 'stroke-width': 6 }) + rect(1390, 700, 200, 18, R, { stroke: K, 'stroke-width': 6 }) + seg(1410, 790, 1404, 870, 12) + seg(1570, 790, 1576, 870, 12) + seg(1404, 700, 1404, 780, 9) + seg(1580, 700, 1580, 780, 9))
  b += person({ x: 1500, y: 878, s: 0.92, face: 'l', hair: 'cap', hairc: D, top: L, bot: K, hip: [0, -112], arms: [[[-16, 46], [-34, 74]], [[12, 48], [-14, 78]]], legs: [[[-46, 10], [-48, 92]], [[-40, 12], [-36, 94]]], toe: -1 })
  return sheet(w, h, b)
}
