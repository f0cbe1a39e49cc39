// What a third-grader drew, with three crayons.
import { P, K, R, G, L, D, rect, circ, oval, path, poly, line, seg, at, word, cuts, gouge, within, boxd, times, rnd, reseed, sheet } from '../ink.mjs'
export const file = '2026-11-09/photos/ertonghua.png', w = 1480, h = 1110
// Crayon: a fill scrubbed to and fro that does not quite stay inside.
const scrub = (x, y, ww, hh, c, gap = 13, wd = 10) => { let d = `M${x} ${y}`; for (let t = 0; t < ww + hh; t += gap) { const a = [x + Math.min(t, ww), y + Math.max(0, t - ww)], b = [x + Math.max(0, t - hh), y + Math.min(t, hh)]; d += ` L${a[0] + rnd(-8, 8)} ${a[1] + rnd(-8, 8)} L${b[0] + rnd(-8, 8)} ${b[1] + rnd(-8, 8)}` } return line(d, wd, c) }
const wob = (pts, c = K, wd = 9) => line('M' + pts.map(([x, y]) => `${x + rnd(-5, 5)} ${y + rnd(-5, 5)}`).join('L'), wd, c)
const box = (x, y, ww, hh, c = K, wd = 9) => wob([[x, y], [x + ww, y], [x + ww, y + hh], [x, y + hh], [x, y - 6]], c, wd)
const kid = (x, y, s, c, hair, bun) => at(x, y, path('M-44 0L-24 -110H24L44 0Z', c, { stroke: K, 'stroke-width': 8 }) + seg(-14, 0, -16, 50, 8) + seg(14, 0, 16, 50, 8) + seg(-28, -90, -70, -40, 8) + seg(28, -90, 74, -130, 8) + circ(0, -150, 44, P, { stroke: K, 'stroke-width': 8 }) + circ(-15, -156, 5) + circ(15, -156, 5) + line('M-20 -138Q0 -112 22 -138', 7, R) + (bun === 'bald' ? line('M-30 -176Q0 -196 30 -176M-34 -120q-8 26 8 40M34 -120q8 26 -8 40', 6) : bun ? circ(0, -204, 18, P, { stroke: K, 'stroke-width': 7 }) + line('M-40 -170Q0 -200 40 -170', 7) : line('M-44 -160Q-30 -200 0 -198Q30 -200 44 -160M-44 -160L-74 -120M44 -160L74 -120', 9) + circ(-50, -158, 9, R) + circ(50, -158, 9, R)), s)
export function svg() {
  reseed(36)
  let b = rect(0, 0, w, h, P)
  // sky scrubbed along the top, sun in the corner with a face
  b += scrub(40, 40, 1400, 110, G, 26, 12)
  b += circ(1330, 170, 92, R) + times(12, i => { const t = i * Math.PI / 6 + 0.2; return seg(1330 + Math.cos(t) * 110, 170 + Math.sin(t) * 110, 1330 + Math.cos(t) * 160, 170 + Math.sin(t) * 160, 11, R) }) + circ(1300, 155, 9, P) + circ(1360, 155, 9, P) + line('M1290 190Q1330 226 1370 190', 8, P)
  b += times(3, i => line(`M${560 + i * 150} ${130 + (i % 2) * 40}q24 -30 46 0q24 -30 46 0`, 8, K))
  // the block with six rows of windows
  b += box(90, 190, 430, 780) + times(6, f => times(3, i => { const x = 130 + i * 130, y = 220 + f * 125; return rect(x, y, 84, 76, [G, P, R, P, G, P, P, R, G][(f * 3 + i) % 9], { stroke: K, 'stroke-width': 7 }) + seg(x + 42, y, x + 42, y + 76, 5) + seg(x, y + 38, x + 84, y + 38, 5) }))
  b += line('M70 190L300 96L540 190', 10) + scrub(190, 130, 220, 46, R, 14, 9)
  b += circ(172, 258, 20, P, { stroke: K, 'stroke-width': 5 }) + seg(190, 250, 214, 226, 6)
  // the lift, see-through
  b += box(600, 170, 260, 800, D, 12) + box(620, 440, 220, 330, K, 10) + times(5, i => seg(606, 170 + i * 66 , 854, 236 + i * 66 - 66, 5, G)) + seg(690, 176, 690, 440, 6) + seg(770, 176, 770, 440, 6) + times(3, i => seg(606, 800 + i * 60, 854, 800 + i * 60, 5, G))
  b += kid(680, 700, 1, R, K, true) + kid(792, 716, 0.76, G, K, false)
  b += word('28秒', 772, 500, 50, R)
  b += line('M560 700V420M560 420l-26 44M560 420l26 44', 11, R)
  // the fried-rice tree
  b += wob([[1080, 970], [1090, 760], [1070, 660]], K, 26) + line('M1085 760L1160 680M1082 740L1000 660', 14) + oval(1080, 560, 210, 160, G) + scrub(930, 440, 300, 240, D, 24, 11) + times(60, () => circ(1080 + rnd(-180, 180), 560 + rnd(-130, 130), rnd(9, 16), rnd() < 0.6 ? L : R, { stroke: K, 'stroke-width': 3 }))
  b += kid(1330, 900, 0.95, K, K, 'bald') + word('魏爷爷', 1350, 676, 44, K) + word('秦奶奶', 690, 826 + 60, 44, R) + word('我', 800, 826 + 60, 44, D)
  // ground, flowers
  b += scrub(40, 975, 1400, 80, D, 22, 12) + [960, 1150, 1400, 560].map((x, i) => seg(x, 1000, x, 930, 7, D) + times(5, j => circ(x + Math.cos(j * 1.26) * 16, 920 + Math.sin(j * 1.26) * 16, 11, i % 2 ? R : L, { stroke: K, 'stroke-width': 3 })) + circ(x, 920, 8, K)).join('')
  return sheet(w, h, b, { flat: true, margin: 34 })
}
