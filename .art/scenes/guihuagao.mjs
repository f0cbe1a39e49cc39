// Osmanthus cake out of the steamer, and the chipped mug.
import { P, K, R, G, L, D, rect, circ, oval, path, poly, line, seg, at, halo, word, cuts, hatch, gouge, within, boxd, steam, times, rnd, reseed, sheet } from '../ink.mjs'
export const file = '2026-10-26/photos/guihuagao.jpg', w = 1480, h = 1110
export function svg() {
  reseed(88)
  let b = rect(0, 0, w, h, G)
  // checked cloth
  b += times(10, i => rect(i * 160, 0, 80, h, D, { opacity: 0.55 })) + times(8, i => rect(0, i * 160, w, 80, D, { opacity: 0.55 })) + cuts(0, 0, w, h, 120, { len: 40, a: 0, wd: 2.6, c: P })
  // the steamer seen from above, a little from the side
  const cx = 640, cy = 560
  b += oval(cx + 20, cy + 100, 520, 400, K, { opacity: 0.9 })
  b += path(`M${cx - 510} ${cy}V${cy + 90}A510 390 0 0 0 ${cx + 510} ${cy + 90}V${cy}Z`, L, { stroke: K, 'stroke-width': 10 }) + line(`M${cx - 510} ${cy + 36}A510 390 0 0 0 ${cx + 510} ${cy + 36}M${cx - 510} ${cy + 64}A510 390 0 0 0 ${cx + 510} ${cy + 64}`, 5) + times(9, i => { const t = (20 + i * 17.5) * Math.PI / 180; return seg(cx + Math.cos(t) * 508, cy + 30 + Math.sin(t) * 388, cx + Math.cos(t) * 508, cy + 64 + Math.sin(t) * 388, 8, R) })
  b += oval(cx, cy, 510, 390, L, { stroke: K, 'stroke-width': 12 }) + oval(cx, cy, 450, 338, P, { stroke: K, 'stroke-width': 8 }) + within(`M${cx - 450} ${cy}a450 338 0 1 0 900 0a450 338 0 1 0 -900 0Z`, times(24, i => seg(cx - 460 + i * 40, cy - 340, cx - 460 + i * 40, cy + 340, 2.4, G) + seg(cx - 460, cy - 340 + i * 30, cx + 460, cy - 340 + i * 30, 2.4, G)))
  // cakes: a block cut in diamonds, one piece lifted out
  for (let r = 0; r < 3; r++) for (let i = 0; i < 4; i++) {
    if (r === 2 && i === 3) continue
    const x = cx - 330 + i * 160 + r * 26, y = cy - 190 + r * 140
    b += poly([[x, y], [x + 148, y - 6], [x + 168, y + 96], [x + 18, y + 102]], P, { stroke: K, 'stroke-width': 7, 'stroke-linejoin': 'round' }) + poly([[x + 18, y + 102], [x + 168, y + 96], [x + 166, y + 124], [x + 18, y + 132]], L, { stroke: K, 'stroke-width': 6 })
    b += times(16, () => { const px = x + rnd(22, 140), py = y + rnd(12, 84); return times(4, j => oval(px + Math.cos(j * 1.57 + 0.4) * 6, py + Math.sin(j * 1.57 + 0.4) * 6, 5.5, 4, rnd() < 0.2 ? L : R)) })
  }
  // chopsticks with a piece
  b += at(1180, 330, halo(poly([[-80, -50], [64, -60], [82, 38], [-62, 46]], P, { stroke: K, 'stroke-width': 7 }) + poly([[-62, 46], [82, 38], [80, 70], [-62, 78]], L, { stroke: K, 'stroke-width': 6 }) + times(14, () => circ(rnd(-56, 62), rnd(-42, 30), 6, R))), 1, 8) + halo(seg(1130, 350, 1470, 90, 16, K) + seg(1220, 380, 1500, 150, 16, K)) + seg(1400, 144, 1470, 90, 16, R) + seg(1430, 208, 1500, 150, 16, R)
  // the mug with the chip
  b += at(1250, 820, halo(path('M-130 -150H-20L-6 -128L14 -150H130V110Q130 150 90 150H-90Q-130 150 -130 110Z', P, { stroke: K, 'stroke-width': 10 }) + path('M130 -90Q220 -90 220 0T130 90', 'none', { stroke: K, 'stroke-width': 34 }) + path('M130 -90Q220 -90 220 0T130 90', 'none', { stroke: P, 'stroke-width': 16 }) + line('M-126 -128H-30M30 -128H126', 12, R) + line('M-126 128H126', 10, R) + word('先进', 0, 20, 92, R) + word('船厂一九八八', 0, 84, 34, K) + path('M96 -60q16 12 6 34q-18 -6 -6 -34Z', K)), 1, 5)
  // a sprig
  b += at(190, 190, halo(line('M-120 -90Q20 -20 170 -60', 11, K) + [[-60, -60, -60], [10, -44, 40], [80, -50, -70], [130, -56, 30], [-20, -44, 110]].map(([x, y, r]) => at(x, y, path('M0 0Q40 -30 90 0Q40 30 0 0Z', D, { stroke: K, 'stroke-width': 5 }) + seg(6, 0, 76, 0, 3, P), 1, r)).join('') + times(26, () => { const t = rnd(0, 1), px = -110 + t * 270, py = -84 + t * 40 + rnd(-26, 34); return times(4, j => oval(px + Math.cos(j * 1.57) * 7, py + Math.sin(j * 1.57) * 7, 6.5, 5, R, { stroke: K, 'stroke-width': 2 })) })), 1.3, 8)
  b += steam(640, 330, 250, 5, P, 16) + steam(640, 330, 230, 4, K, 4)
  return sheet(w, h, b)
}
