// Half a room of books; the other half is tools.
import { P, K, R, G, L, D, rect, circ, oval, path, poly, line, seg, at, halo, word, down, cuts, hatch, gouge, within, boxd, person, times, rnd, reseed, sheet } from '../ink.mjs'
export const file = '2026-10-26/photos/shuwu.jpg', w = 1480, h = 1110
const books = (x, y, wd, ht) => {
  let s = '', px = x
  while (px < x + wd - 16) {
    const bw = rnd(20, 40), bh = ht * rnd(0.68, 0.96), c = [R, G, P, D, K, L][Math.floor(rnd(0, 6))]
    if (px + bw > x + wd) break
    if (rnd() < 0.06) { px += rnd(20, 36); continue }
    s += rect(px, y + ht - bh, bw, bh, c, { stroke: K, 'stroke-width': 4 })
    const m = c === K || c === D || c === R ? P : K
    s += rnd() < 0.5 ? seg(px + bw / 2, y + ht - bh + 16, px + bw / 2, y + ht - bh * 0.45, 3, m) : seg(px + 6, y + ht - bh + 18, px + bw - 6, y + ht - bh + 18, 3, m) + seg(px + 6, y + ht - 20, px + bw - 6, y + ht - 20, 3, m)
    px += bw + 3
  }
  return s
}
export function svg() {
  reseed(28)
  let b = rect(0, 0, w, h, L) + cuts(0, 0, w, 740, 60, { len: 60, a: 90, wd: 2.4, c: P })
  // window with towers
  b += rect(520, 110, 440, 470, G, { stroke: K, 'stroke-width': 16 }) + within(boxd(520, 110, 440, 470), circ(860, 200, 46, R) + [[540, 250, 90], [650, 180, 80], [750, 300, 90], [860, 240, 90]].map(([x, y, ww]) => rect(x, y, ww, 340, K) + times(9, r => times(3, i => rnd() < 0.6 ? rect(x + 12 + i * (ww - 20) / 3, y + 18 + r * 36, 14, 18, P) : ''))).join('')) + seg(740, 110, 740, 580, 10) + seg(520, 330, 960, 330, 10) + rect(496, 574, 488, 26, K)
  // shelves left
  b += rect(50, 90, 430, 720, K) + times(5, i => rect(70, 110 + i * 138, 390, 120, L) + books(74, 114 + i * 138, 384, 116))
  // the dividing shelf and the tools behind it
  b += rect(1010, 0, 470, 860, D) + times(8, i => seg(1010, 40 + i * 110, 1480, 40 + i * 110, 3, G))
  b += halo(at(1330, 190, line('M-60 -60L60 60', 22, L) + circ(-70, -70, 34, 'none', { stroke: L, 'stroke-width': 16 }) + circ(70, 70, 24, 'none', { stroke: L, 'stroke-width': 14 }))) + halo(at(1420, 230, rect(-12, -30, 24, 130, R, { stroke: K, 'stroke-width': 5 }) + rect(-54, -70, 108, 46, K))) + halo(at(1236, 220, path('M-14 -100h28v90q44 20 44 80h-116q0 -60 44 -80Z', P, { stroke: K, 'stroke-width': 6 }) + line('M-44 40h88', 5)))
  b += rect(1020, 330, 450, 500, K) + times(3, i => rect(1040, 350 + i * 158, 410, 138, L) + books(1044, 354 + i * 158, 402, 134)) + halo(rect(1180, 508, 104, 138, P, { stroke: K, 'stroke-width': 4 }) + down('在等你', 1232, 552, 32, R))
  // sign
  b += halo(rect(584, 22, 312, 76, R, { stroke: K, 'stroke-width': 7 })) + word('半间书屋', 740, 80, 58, P)
  // floor and rug
  b += rect(0, 800, w, 310, P) + times(6, i => seg(0, 824 + i * i * 11, w, 824 + i * i * 11, 4, G)) + seg(0, 802, w, 802, 8)
  b += oval(760, 990, 480, 100, R, { stroke: K, 'stroke-width': 8 }) + oval(760, 990, 410, 78, 'none', { stroke: P, 'stroke-width': 6, 'stroke-dasharray': '30 20' })
  // the reader of papers in a cane chair
  b += halo(path('M240 1000V740Q240 650 330 650H430Q520 650 520 740V1000Z', L, { stroke: K, 'stroke-width': 9 }) + times(6, i => seg(270 + i * 44, 670, 270 + i * 44, 980, 4)))
  b += rect(262, 930, 252, 46, R, { stroke: K, 'stroke-width': 7 })
  b += person({ x: 370, y: 1060, s: 1.2, face: 'r', hair: 'short', hairc: P, old: true, glasses: true, top: D, bot: K, hip: [0, -110], arms: [[[-6, 46], [34, 50]], [[20, 46], [62, 44]]], legs: [[[66, 4], [64, 78]], [[78, 10], [84, 92]]], toe: 1, hold: path('M20 -216L84 -230L96 -110L30 -100Z', P, { stroke: K, 'stroke-width': 5 }) + path('M84 -230L140 -214L146 -100L96 -110Z', P, { stroke: K, 'stroke-width': 5 }) + seg(34, -196, 78, -204, 8, R) + times(5, i => seg(38 + i, -176 + i * 14, 80 + i, -182 + i * 14, 3)) + times(6, i => seg(98, -198 + i * 16, 132, -192 + i * 16, 3)) })
  // two children on their stomachs
  const lying = (x, y, s, c, hair, m) => at(x, y, halo(limbs(c) + at(-96, -58, hd(hair))), [m * s, s])
  const limbs = c => line('M40 -30L150 -26L190 -90', 34, K) + line('M40 -30L150 -26L190 -90', 26, D) + line('M60 -20L160 -10L206 -60', 34, K) + line('M60 -20L160 -10L206 -60', 26, D) + path('M-70 -10Q-70 -70 -20 -66L60 -50Q76 -20 60 4L-50 6Z', c, { stroke: K, 'stroke-width': 6 }) + line('M-50 -20L-70 10L-110 12', 30, K) + line('M-50 -20L-70 10L-110 12', 21, c)
  const hd = hair => path('M-36 -4Q-38 -40 0 -40Q38 -40 36 -4Q36 38 0 40Q-36 38 -36 -4Z', P, { stroke: K, 'stroke-width': 5 }) + line('M-22 2q6 5 12 0M2 2q6 5 12 0M-12 18q6 5 12 0', 4) + oval(-26, 14, 6, 5, R) + oval(18, 14, 6, 5, R) + path(hair ? 'M-38 4Q-42 -44 0 -43Q46 -44 40 10L60 40Q40 44 30 10Q34 -10 20 -18Q-20 -10 -38 4Z' : 'M-38 2Q-42 -43 0 -42Q42 -43 38 6Q34 -12 20 -18Q-24 -8 -38 2Z', K)
  b += lying(830, 1000, 1.1, R, true, 1) + lying(1130, 1050, 1.1, G, false, 1)
  b += halo(path('M650 1010q44 -22 80 0v-34q-36 -20 -80 0ZM730 1010q40 -22 76 -4v-34q-36 -14 -76 4Z', P, { stroke: K, 'stroke-width': 5 })) + halo(path('M940 1062q44 -22 80 0v-34q-36 -20 -80 0ZM1020 1062q40 -22 70 -4v-34q-36 -14 -70 4Z', P, { stroke: K, 'stroke-width': 5 }))
  // the cat, of course, and a lamp
  b += at(800, 576, halo(path('M0 0q-6 -44 26 -52l-2 -30l16 14h14l14 -14l4 34q8 20 -6 30q14 6 12 18q40 6 34 -34q14 -4 16 6q2 50 -60 48h-60Z', K) + line('M40 -46l4 2M56 -46l-4 2', 4, P)), 1.1)
  b += seg(740, 0, 740, 26, 6)
  return sheet(w, h, b)
}
