// The abacus with one bead of another colour.
import { P, K, R, G, L, D, rect, circ, oval, path, poly, line, seg, at, halo, word, down, cuts, hatch, gouge, within, boxd, times, rnd, reseed, sheet } from '../ink.mjs'
export const file = '2026-11-09/photos/suanpan.jpg', w = 1480, h = 986
export function svg() {
  reseed(83)
  let b = rect(0, 0, w, h, D) + times(22, i => gouge(-20, i * 46 + rnd(-8, 8), w + 20, i * 46 + rnd(-14, 14), 4, K)) + cuts(0, 0, w, h, 60, { len: 120, a: 0, wd: 4, c: G })
  // ledger under it
  b += at(760, 500, halo(poly([[-640, -400], [600, -430], [640, 400], [-600, 430]], P, { stroke: K, 'stroke-width': 7 })) + times(15, i => seg(-600, -340 + i * 52, 600, -360 + i * 52, 3, R)) + times(7, i => seg(-560 + i * 190, -400, -540 + i * 190, 420, 3, R)) + ['水', '电', '煤气', '米', '面', '共'].map((t, i) => word(t, -470 + i * 188, -356, 40, K)).join('') + times(40, () => { const x = -560 + Math.floor(rnd(0, 6)) * 190 + 30, y = -300 + Math.floor(rnd(0, 13)) * 52; return line(`M${x} ${y}q${rnd(10, 30)} -20 ${rnd(30, 60)} 0t${rnd(20, 50)} ${rnd(-8, 8)}`, 4, K) }), 1, -2)
  // the abacus: 13 rods, two beads above, five below
  let a = rect(-620, -260, 1240, 560, 'none', { stroke: K, 'stroke-width': 52, 'stroke-linejoin': 'round' }) + rect(-620, -260, 1240, 560, 'none', { stroke: P, 'stroke-width': 3 }) + cuts(-640, -280, 1280, 40, 30, { len: 60, a: 0, wd: 3, c: G }) + cuts(-640, 282, 1280, 40, 30, { len: 60, a: 0, wd: 3, c: G })
  for (const [x, y] of [[-620, -260], [620, -260], [-620, 300], [620, 300]]) a += rect(x - 34, y - 34, 68, 68, L, { stroke: K, 'stroke-width': 7 }) + circ(x, y, 8)
  const bead = (x, y, c) => path(`M${x - 40} ${y}L${x - 26} ${y - 23}H${x + 26}L${x + 40} ${y}L${x + 26} ${y + 23}H${x - 26}Z`, c, { stroke: P, 'stroke-width': 4 }) + gouge(x - 26, y - 10, x + 24, y - 11, 4, c === K ? G : K)
  for (let i = 0; i < 13; i++) {
    const x = -546 + i * 91, low = [0, 2, 1, 4, 0, 3, 1, 2, 5, 0, 3, 1, 2][i], high = [0, 1, 0, 0, 1, 0, 1, 0, 0, 1, 0, 0, 1][i]
    a += seg(x, -240, x, 280, 13, P) + seg(x, -240, x, 280, 8, K)
    for (let j = 0; j < 2; j++) a += bead(x, j < 2 - high ? -208 + j * 48 : -100 - (1 - j) * 48 + 0, K)
    for (let j = 0; j < 5; j++) a += bead(x, j < low ? -10 + j * 48 : 256 - (4 - j) * 48, i === 9 && j === 4 ? R : K)
  }
  a += rect(-600, -74, 1200, 30, K, { stroke: P, 'stroke-width': 3 })
  b += at(740, 480, halo(a), 1, -5)
  // reading glasses and the lotus leaf it came in
  b += at(1250, 830, halo(circ(-70, 0, 62, 'none', { stroke: K, 'stroke-width': 13 }) + circ(76, -6, 62, 'none', { stroke: K, 'stroke-width': 13 }) + line('M-10 -14Q4 -32 16 -18M136 -30L210 -110M-130 -20L-160 -120', 12) + gouge(-100, 20, -50, -34, 5, P) + gouge(46, 16, 96, -40, 5, P)), 1, -8)
  b += at(200, 850, halo(path('M0 -110Q120 -120 150 -20Q160 90 20 110Q-120 110 -140 10Q-130 -100 0 -110Z', G, { stroke: K, 'stroke-width': 8 }) + times(11, i => { const t = i * 0.571; return line(`M0 0L${Math.cos(t) * 118} ${Math.sin(t) * 96}`, 4) }) + path('M-34 0L-18 -24H24L40 0L24 24H-18Z', L, { stroke: K, 'stroke-width': 6 }) + circ(2, 0, 8) + line('M-14 -10q10 -8 18 0M6 12q10 -6 18 -2', 3)), 1, 10)
  return sheet(w, h, b)
}
