// A map of the old crossing, from memory.
import { P, K, R, G, L, D, rect, circ, oval, path, poly, line, seg, at, halo, word, sans, down, cuts, hatch, gouge, within, boxd, tiles, times, rnd, reseed, sheet } from '../ink.mjs'
export const file = '2026-10-12/photos/ditu.jpg', w = 1480, h = 1110
const house = (x, y, s, c) => at(x, y, path('M-34 0V-44H34V0Z', P, { stroke: K, 'stroke-width': 5 }) + path('M-46 -42L0 -80L46 -42Z', c, { stroke: K, 'stroke-width': 5 }) + rect(-9, -28, 18, 28, K), s)
const label = (t, x, y, s, c = K) => halo(word(t, x, y, s, c))
export function svg() {
  reseed(3)
  let b = rect(0, 0, w, h, L)
  b += cuts(0, 0, w, h, 130, { len: 50, a: 20, wd: 2.4, c: P })
  // the river bends through
  const river = 'M-20 520Q300 420 560 500T1060 520Q1300 500 1520 380L1520 700Q1280 800 1040 780T560 760Q300 690 -20 800Z'
  b += path(river, G, { stroke: K, 'stroke-width': 9 }) + within(river, times(70, () => { const x = rnd(-40, w), y = rnd(400, 810), l = rnd(60, 150); return line(`M${x} ${y}q${l / 4} -14 ${l / 2} 0t${l / 2} 0`, 4, P) }))
  b += label('渚　　河', 1190, 660, 74, K) + at(1395, 560, halo(line('M-60 14L50 -14M20 -34L54 -14L32 16', 9, K)))
  // bridge of 1991, 400 m upstream
  b += at(250, 610, halo(path('M-34 -190L30 -190L52 190L-14 190Z', P, { stroke: K, 'stroke-width': 8 }) + times(9, i => seg(-28 + i * 5, -160 + i * 40, 36 + i * 2, -160 + i * 40, 4))), 1, 4)
  b += label('新桥', 380, 410, 42, K) + label('一九九一', 380, 450, 30, K)
  // ferry line
  b += line('M720 470Q650 640 760 790', 9, R, { 'stroke-dasharray': '4 26' }) + at(690, 640, halo(path('M-70 -6Q0 34 76 -16Q60 40 30 44H-34Q-60 36 -70 -6Z', K) + path('M-24 4V-36Q6 -54 36 -36V4Z', P, { stroke: K, 'stroke-width': 5 }) + seg(62, -70, 86, 50, 5)), 1.1)
  b += label('渡船', 520, 600, 40, R) + label('三百米', 520, 650, 36, R)
  // north bank: the stone steps, the tallow tree full of nests, grain station
  b += at(716, 440, halo(times(7, i => rect(-70 + i * 7, -i * 15 + 30, 140 - i * 14, 15, i % 2 ? P : L, { stroke: K, 'stroke-width': 4 })))) + label('石阶二十七级', 560, 352, 36)
  const tx = 900, ty = 440
  b += halo(path(`M${tx - 20} ${ty}Q${tx} ${ty - 120} ${tx - 6} ${ty - 190}H${tx + 16}Q${tx + 14} ${ty - 110} ${tx + 30} ${ty}Z`, K) + line(`M${tx} ${ty - 120}q-60 -50 -100 -130M${tx + 6} ${ty - 140}q50 -60 100 -110M${tx} ${ty - 180}q-20 -70 -50 -130M${tx + 6} ${ty - 180}q20 -60 40 -140M${tx - 60} ${ty - 190}q-50 -10 -70 -40M${tx + 70} ${ty - 210}q40 0 70 -30`, 9, K) + [[-98, -244], [104, -246], [-46, -300], [46, -318], [-120, -226], [132, -236], [0, -250]].map(([x, y]) => oval(tx + x, ty + y, 24, 17, K) + oval(tx + x, ty + y - 4, 14, 6, L)).join(''))
  b += label('大乌桕', tx + 120, ty - 20, 46)
  b += at(1180, 320, halo(rect(-110, -70, 220, 110, P, { stroke: K, 'stroke-width': 7 }) + path('M-130 -66L-60 -130H60L130 -66Z', R, { stroke: K, 'stroke-width': 7 }) + times(4, i => rect(-90 + i * 50, -46, 26, 36, K)) + rect(-20, -10, 40, 50, D, { stroke: K, 'stroke-width': 4 }))) + label('粮站', 1180, 400, 44)
  b += house(470, 260, 1, D) + house(550, 220, 1, R) + house(620, 270, 0.9, D) + house(390, 210, 0.9, K) + label('灯芯巷', 500, 150, 46) + line('M340 290Q480 300 640 300Q700 320 716 350', 6, K, { 'stroke-dasharray': '18 12' })
  b += house(1330, 210, 0.9, D) + house(1400, 260, 0.9, K)
  // south bank
  b += at(764, 840, halo(times(5, i => rect(-60 + i * 6, i * 14 - 40, 120 - i * 12, 14, i % 2 ? P : L, { stroke: K, 'stroke-width': 4 })))) + label('北堤码头'.replace('北', '南'), 930, 880, 40)
  b += times(26, i => at(300 + (i % 9) * 46 + rnd(-8, 8), 910 + Math.floor(i / 9) * 50, line('M0 0q-4 -18 -12 -26M0 0v-32M0 0q4 -18 12 -26', 5, D))) + label('稻　田', 200, 960, 48, D)
  b += house(1120, 960, 1, K) + house(1200, 990, 1, R) + house(1290, 940, 1, D) + label('船　厂', 1210, 1056, 46)
  // compass and title
  b += at(1376, 990, halo(circ(0, 0, 62, P, { stroke: K, 'stroke-width': 6 }) + path('M0 -54L16 0L0 54L-16 0Z', K) + path('M0 -54L16 0H-16Z', R)) + label('北', 0, -76, 36))
  b += halo(rect(56, 60, 108, 390, R, { stroke: K, 'stroke-width': 8 })) + rect(68, 72, 84, 366, 'none', { stroke: P, 'stroke-width': 4 }) + down('老渡口图', 110, 148, 70, P)
  return sheet(w, h, b)
}
