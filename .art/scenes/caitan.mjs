// Autumn on a market stall, close up.
import { P, K, R, G, L, D, rect, circ, oval, path, poly, line, seg, at, halo, word, cuts, hatch, gouge, within, boxd, times, rnd, reseed, sheet } from '../ink.mjs'
export const file = '2026-10-12/photos/caitan.jpg', w = 1480, h = 1110
const basket = (x, y, rx, ry, d, fill) => {
  const body = `M${x - rx} ${y}Q${x - rx * 0.9} ${y + d} ${x - rx * 0.6} ${y + d + ry * 0.5}Q${x} ${y + d + ry} ${x + rx * 0.6} ${y + d + ry * 0.5}Q${x + rx * 0.9} ${y + d} ${x + rx} ${y}Z`
  let s = path(body, L, { stroke: K, 'stroke-width': 8 })
  s += within(body, times(10, r => times(Math.round(rx / 14), i => line(`M${x - rx + i * 30 + (r % 2) * 15} ${y + 14 + r * 26}q11 -12 22 0`, 7, K))))
  return s + oval(x, y, rx, ry, K, { stroke: K, 'stroke-width': 14 }) + oval(x, y, rx - 14, ry - 10, fill) + line(`M${x - rx} ${y}A${rx} ${ry} 0 0 0 ${x + rx} ${y}`, 12, L) + line(`M${x - rx} ${y + 8}A${rx} ${ry} 0 0 0 ${x + rx} ${y + 8}`, 4, K)
}
const radish = (x, y, s, rot, c) => at(x, y, path('M0 -60Q46 -54 46 -8Q44 40 6 96Q2 108 -4 96Q-44 40 -46 -8Q-46 -54 0 -60Z', c, { stroke: K, 'stroke-width': 6 }) + gouge(-20, -30, -14, 40, 7, P) + line('M0 -60q-30 -40 -34 -96M0 -60q0 -50 4 -104M0 -60q30 -34 44 -84', 9, D) + path('M-34 -156q-30 20 -16 60q26 -14 16 -60ZM4 -164q-24 30 -2 66q26 -28 2 -66ZM44 -144q-34 22 -22 60q34 -14 22 -60Z', D, { stroke: K, 'stroke-width': 5 }), s, rot)
const jiaobai = (x, y, s, rot) => at(x, y, path('M-24 60Q-34 -20 -14 -110L16 -110Q36 -20 24 60Q0 80 -24 60Z', P, { stroke: K, 'stroke-width': 6 }) + path('M-24 60Q-34 10 -26 -40Q-4 0 -2 68ZM24 60Q34 10 26 -60Q6 0 2 68Z', G, { stroke: K, 'stroke-width': 5 }) + line('M-6 -106v-40M8 -106l10 -36', 6), s, rot)
const ling = (x, y, s, rot, c) => at(x, y, path('M-70 -26Q-50 -16 -40 -26Q0 -56 40 -26Q50 -16 70 -26Q66 22 30 26Q0 40 -30 26Q-66 22 -70 -26Z', c, { stroke: K, 'stroke-width': 6 }) + gouge(-28, -12, 24, -14, 6, P) + line('M-8 20q8 8 16 0', 4), s, rot)
export function svg() {
  reseed(9)
  let b = rect(0, 0, w, h, D)
  b += times(26, r => times(18, i => gouge(i * 90 - 40 + (r % 2) * 45, r * 46, i * 90 + 40 + (r % 2) * 45, r * 46 + rnd(-8, 8), 4, rnd() < 0.6 ? K : G)))
  // three baskets
  b += basket(380, 300, 320, 120, 190, K)
  b += times(21, i => { const r = Math.floor(i / 7), k = i % 7; return radish(150 + k * 76 + (r % 2) * 38 + rnd(-10, 10), 236 + r * 46 - Math.abs(k - 3) * 6, 0.8 + rnd(0, 0.16), rnd(-30, 30) + (k - 3) * 8, rnd() < 0.35 ? P : R) })
  b += line('M64 318A320 120 0 0 0 696 318', 22, L) + line('M60 332A320 120 0 0 0 700 332M66 304A320 120 0 0 0 694 304', 5, K)
  b += basket(1090, 320, 320, 118, 180, K)
  b += times(20, i => jiaobai(846 + (i % 10) * 54, 262 + Math.floor(i / 10) * 74 - Math.abs(i % 10 - 4.5) * 5, 1, rnd(-30, 30) + (i % 10 - 4.5) * 6))
  b += line('M774 338A320 118 0 0 0 1406 338', 22, L) + line('M770 352A320 118 0 0 0 1410 352M776 324A320 118 0 0 0 1404 324', 5, K)
  b += basket(700, 730, 370, 128, 180, K)
  b += times(44, i => ling(420 + (i % 9) * 70 + (Math.floor(i / 9) % 2) * 30 + rnd(-14, 14), 640 + Math.floor(i / 9) * 42 + rnd(-8, 8) - Math.abs(i % 9 - 4) * 5 * (Math.floor(i / 9) > 2 ? 1.4 : -1), 0.72, rnd(-40, 40), rnd() < 0.75 ? R : D))
  b += line('M334 748A370 128 0 0 0 1066 748', 22, L) + line('M330 762A370 128 0 0 0 1070 762M336 734A370 128 0 0 0 1064 734', 5, K)
  // written slips: where it comes from
  const slip = (x, y, rot, a, c) => at(x, y, halo(rect(-130, -46, 260, 92, P, { stroke: K, 'stroke-width': 5 }) + word(a, 0, 20, 46, c)), 1, rot)
  b += slip(230, 585, -7, '昨晚拔的', K) + slip(1190, 600, 6, '还在水里', K) + slip(700, 1000, -3, '剥一个尝', R)
  // the steelyard
  b += halo(seg(1040, 830, 1430, 760, 26, P) + seg(1040, 830, 1430, 760, 16, K) + times(13, i => circ(1080 + i * 26, 822 - i * 4.7, 3, P)) + seg(1090, 822, 1086, 900, 5) + seg(1350, 776, 1350, 840, 5) + path('M1322 840q28 -18 56 0l10 66q-38 18 -76 0Z', K) + word('鲍', 1350, 896, 44, P) + line('M1086 900L1010 990M1086 900L1170 990', 4) + path('M990 986h200q-20 60 -100 60t-100 -60Z', L, { stroke: K, 'stroke-width': 7 }))
  b += ling(1060, 985, 0.6, 10, R) + ling(1120, 980, 0.6, -20, R)
  // scallions and a cat's paw of leaves at the left foot
  b += times(7, i => at(120 + i * 26, 960 + (i % 2) * 16, line('M0 80L10 -40', 12, P) + line('M10 -40Q0 -120 -20 -170M10 -40Q20 -130 40 -180', 10, G) + line('M0 80l-8 24M0 80l2 26M0 80l10 22', 3, P), 1, -18 + i * 5)) + rect(110, 958, 190, 18, R, { transform: 'rotate(-4 200 966)', stroke: K, 'stroke-width': 4 })
  return sheet(w, h, b)
}
