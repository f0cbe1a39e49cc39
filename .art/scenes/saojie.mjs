// Half past four: she sweeps, the lamps hand her shadow on.
import { P, K, R, G, L, D, rect, circ, oval, path, poly, line, seg, at, halo, word, cuts, gouge, within, limb, head, rays, times, rnd, reseed, sheet } from '../ink.mjs'
export const file = '2026-11-09/photos/saojie.jpg', w = 1200, h = 1600
const ginkgo = (x, y, s, rot, c) => at(x, y, path('M0 30Q-4 6 -34 -10Q-20 -34 0 -24Q20 -34 34 -10Q4 6 0 30Z', c, { stroke: K, 'stroke-width': 4 }) + seg(0, 28, 4, 50, 4) + seg(0, 10, 0, -20, 2.4), s, rot)
export function svg() {
  reseed(44)
  let b = rect(0, 0, w, h, K)
  // lamp light
  const lx = 330, ly = 330
  b += poly([[lx - 40, ly], [lx + 40, ly], [1010, 1420], [-120, 1420]], D) + poly([[lx - 30, ly], [lx + 30, ly], [850, 1420], [40, 1420]], G)
  b += times(70, () => { const t = rnd(0, 1), y = ly + 60 + t * 1000, s = (y - ly) * 0.42; const x = lx + 60 * t + rnd(-s, s); return gouge(x, y, x + (x - lx) * 0.12, y + rnd(50, 110), 5, P) })
  b += circ(lx, ly, 150, G) + rays(lx, ly, 80, 320, 22, { c: L, wd: 7, step: 72 }) + circ(lx, ly, 66, L)
  // street, far lamps
  b += poly([[0, 1180], [w, 1120], [w, h], [0, h]], D) + poly([[0, 1250], [900, 1190], [1100, 1600], [0, 1600]], G) + cuts(0, 1200, w, 380, 60, { len: 120, a: -3, wd: 4, c: K })
  for (const [x, y, s] of [[760, 760, 0.5], [900, 850, 0.34], [980, 900, 0.24]]) b += circ(x, y, 90 * s, G) + rays(x, y, 60 * s, 200 * s, 14, { c: L, wd: 5 * s + 1, step: 56 * s }) + circ(x, y, 40 * s, L) + line(`M${x} ${y}q${30 * s} ${-60 * s} ${90 * s} ${-40 * s}V${1150}`, 14 * s, D)
  // shuttered shops at the right
  b += poly([[1040, 560], [1200, 480], [1200, 1200], [1040, 1150]], D, { stroke: K, 'stroke-width': 6 }) + times(14, i => seg(1050, 700 + i * 32, 1200, 676 + i * 37, 4)) + poly([[1040, 610], [1200, 540], [1200, 640], [1040, 686]], R, { stroke: K, 'stroke-width': 5 })
  // lamp post
  b += halo(seg(130, 1330, 130, 250, 26) + line('M130 270Q130 150 240 170Q330 190 330 270', 20) + path('M270 320Q272 254 330 254Q388 254 390 320Z', K) + rect(106, 1290, 48, 60, K))
  // ginkgo boughs above
  b += line('M1200 90Q900 70 620 190M980 82Q900 170 800 230M840 120Q720 60 560 70', 18, D) + times(46, () => { const t = rnd(0, 1); return ginkgo(560 + t * 640, 70 + rnd(-50, 170) + (1 - t) * 60, rnd(0.8, 1.2), rnd(0, 360), rnd() < 0.8 ? L : R) })
  b += times(16, () => ginkgo(rnd(360, 1100), rnd(320, 1050), rnd(0.6, 0.9), rnd(0, 360), rnd() < 0.7 ? L : R))
  // her shadow
  b += at(690, 1450, path('M-40 0Q120 30 380 20Q460 0 500 40Q460 80 380 60Q120 70 -40 40Z', K))
  // the sweeper
  let m = ''
  m += limb([[560, 1160], [540, 1300], [520, 1420]], 66, K, K, 6) + limb([[650, 1160], [690, 1290], [700, 1420]], 66, K, K, 6) + cuts(510, 1190, 60, 220, 16, { len: 60, a: 94, wd: 3 }) + cuts(650, 1190, 60, 220, 16, { len: 60, a: 84, wd: 3 })
  m += path('M470 1450q0 -40 40 -44h50v44ZM656 1450q0 -40 40 -44h46v44Z', L, { stroke: K, 'stroke-width': 7 })
  const coat = 'M500 880Q520 800 600 796Q690 800 706 880L730 1190Q610 1230 480 1190Z'
  m += path(coat, R, { stroke: K, 'stroke-width': 9 }) + within(coat, cuts(480, 820, 250, 380, 40, { len: 70, a: 86, wd: 3, c: K }) + line('M470 1010Q600 1050 740 1010', 26, P) + line('M470 1110Q600 1150 740 1110', 26, P) + line('M560 790L572 1000M648 790L636 1000', 22, P))
  m += at(596, 712, path('M-82 -8Q-86 -94 0 -94Q88 -94 84 -6Q84 92 2 100Q-78 92 -82 -8Z', P, { stroke: K, 'stroke-width': 8 }) + path('M-92 -14Q-100 -116 0 -118Q104 -116 94 -6L100 60Q70 66 66 20Q74 -36 40 -44Q-40 -30 -66 -44Q-84 -36 -92 -14Z', K) + cuts(-70, -108, 150, 50, 16, { len: 40, a: 70, wd: 3 }) + circ(-10, -118, 30, K) + line('M-58 2q13 12 28 0M-2 2q14 12 30 0', 7) + line('M-28 8q-16 24 4 24', 6) + line('M-36 56q18 14 40 2', 6) + oval(-54, 36, 15, 10, R, { opacity: 0.8 }) + oval(36, 36, 15, 10, R, { opacity: 0.8 }), 1, -8)
  m += path('M520 808Q600 846 690 808L700 848Q600 886 510 848Z', G, { stroke: K, 'stroke-width': 7 })
  // broom and arms
  m += seg(720, 800, 330, 1330, 30, P) + seg(720, 800, 330, 1330, 18, K) + path('M372 1262L250 1420Q240 1470 300 1476Q380 1480 420 1440L410 1296Z', L, { stroke: K, 'stroke-width': 8 }) + times(10, i => seg(384 + i * 2, 1296 + i * 2, 266 + i * 16, 1456, 4)) + line('M352 1316Q390 1350 416 1346', 9, R)
  m += limb([[530, 880], [470, 1000], [520, 1070]], 54, R, K, 11) + line('M480 1006l22 36', 20, P) + circ(524, 1072, 26, P, { stroke: K, 'stroke-width': 7 })
  m += limb([[684, 880], [730, 960], [650, 900]], 50, R, K, 11) + circ(650, 898, 25, P, { stroke: K, 'stroke-width': 7 })
  b += halo(m)
  b += times(30, () => ginkgo(rnd(40, 420), rnd(1400, 1560), rnd(0.8, 1.2), rnd(0, 360), rnd() < 0.75 ? L : R)) + times(9, () => ginkgo(rnd(500, 1150), rnd(1480, 1570), rnd(0.8, 1.1), rnd(0, 360), L))
  return sheet(w, h, b)
}
