// Master Ge trues a wheel below the locust tree.
import { P, K, R, G, L, D, rect, circ, oval, path, poly, line, seg, at, halo, word, cuts, hatch, gouge, within, boxd, limb, times, rnd, reseed, sheet } from '../ink.mjs'
export const file = '2026-10-12/photos/ge-shifu.jpg', w = 1200, h = 1600
export function svg() {
  reseed(71)
  let b = rect(0, 0, w, h, G)
  b += times(90, () => { const x = rnd(0, w), y = rnd(0, 1100); return gouge(x, y, x + rnd(20, 70), y + rnd(40, 110), 5, P) })
  // the locust tree
  b += path('M700 1330Q790 1000 740 640Q720 420 640 260L760 300Q800 200 790 60L880 60Q890 220 880 330Q960 240 1060 200L1080 270Q960 400 950 640Q960 1000 1060 1330Z', K)
  b += within('M700 1330Q790 1000 740 640Q720 420 640 260L760 300Q800 200 790 60L880 60Q890 220 880 330Q960 240 1060 200L1080 270Q960 400 950 640Q960 1000 1060 1330Z', times(70, () => { const x = rnd(720, 1020), y = rnd(200, 1250); return gouge(x, y, x + rnd(-14, 14), y + rnd(60, 150), 4, rnd() < 0.5 ? P : D) }))
  // leaves: sprays of small ovals
  const spray = (x, y, rot, c) => at(x, y, seg(0, 0, 190, 0, 4, K) + times(7, i => oval(22 + i * 26, -17, 15, 9, c, { stroke: K, 'stroke-width': 3, transform: `rotate(-28 ${22 + i * 26} -17)` }) + oval(22 + i * 26, 17, 15, 9, c, { stroke: K, 'stroke-width': 3, transform: `rotate(28 ${22 + i * 26} 17)` })), 1, rot)
  b += times(84, i => spray(rnd(330, 1180), rnd(-30, 300), rnd(0, 360), [D, D, L, D, R, D][i % 6 === 4 && i % 4 ? 0 : i % 6]))
  b += spray(640, 330, 150, D) + spray(560, 250, 170, D) + spray(1040, 420, 70, D) + spray(360, 120, 20, D)
  // price board on the trunk
  b += at(868, 720, halo(rect(-110, -150, 220, 300, P, { stroke: K, 'stroke-width': 7 }) + ['补胎三元', '刹车两元', '上油一元', '打气　送'].map((t, i) => word(t, 0, -84 + i * 68, 46, i === 3 ? R : K)).join('') + circ(0, -134, 7)), 1, 4)
  // ground
  b += path('M0 1310Q400 1280 700 1330T1200 1310V1600H0Z', L) + line('M0 1310Q400 1280 700 1330T1200 1310', 7) + cuts(0, 1350, w, 230, 60, { len: 80, wd: 4, c: K }) + times(16, () => oval(rnd(40, 1160), rnd(1350, 1580), 13, 7, rnd() < 0.5 ? R : D, { stroke: K, 'stroke-width': 3 }))
  // the wheel on its stand
  const wx = 330, wy = 1010
  b += halo(line(`M${wx - 150} 1400L${wx} ${wy}L${wx + 150} 1400`, 20, K) + circ(wx, wy, 240, 'none', { stroke: K, 'stroke-width': 30 }) + circ(wx, wy, 240, 'none', { stroke: P, 'stroke-width': 5, 'stroke-dasharray': '22 16' }) + circ(wx, wy, 216, 'none', { stroke: K, 'stroke-width': 5 }) + times(18, i => { const t = i * Math.PI / 9, u = t + 0.5; return seg(wx + Math.cos(t) * 214, wy + Math.sin(t) * 214, wx + Math.cos(u) * 26, wy + Math.sin(u) * 26, 3.4) }) + circ(wx, wy, 30, R, { stroke: K, 'stroke-width': 8 }) + circ(wx, wy, 9))
  // the man, seated, ear to the wheel
  let m = ''
  m += limb([[690, 1180], [560, 1200], [570, 1400]], 84, K, K, 8) + cuts(560, 1200, 60, 180, 14, { len: 50, a: 88, wd: 3 }) + path('M500 1440q0 -44 60 -50h66v50Z', D, { stroke: K, 'stroke-width': 8 })
  m += limb([[720, 1190], [650, 1220], [690, 1410]], 84, K, P, 8) + cuts(640, 1230, 60, 170, 14, { len: 50, a: 86, wd: 3 }) + path('M626 1456q0 -44 60 -50h66v50Z', D, { stroke: K, 'stroke-width': 8 })
  m += path('M560 900Q600 800 700 800Q800 806 824 960Q840 1120 826 1210Q720 1250 620 1212Q570 1060 560 900Z', D, { stroke: K, 'stroke-width': 9 })
  m += within('M560 900Q600 800 700 800Q800 806 824 960Q840 1120 826 1210Q720 1250 620 1212Q570 1060 560 900Z', cuts(570, 820, 260, 390, 60, { len: 80, a: 80, wd: 4, c: P }) + cuts(740, 820, 100, 390, 36, { len: 80, a: 84, wd: 4, c: K }))
  m += path('M600 960L790 960L806 1230Q700 1262 612 1230Z', L, { stroke: K, 'stroke-width': 7 }) + seg(600, 960, 630, 830, 9) + seg(790, 960, 760, 820, 9) + path('M650 1080h110v70q-55 20 -110 0Z', 'none', { stroke: K, 'stroke-width': 5 }) + seg(670, 1080, 664, 1040, 8, R) + seg(690, 1080, 690, 1034, 8, K)
  // head bent to the left, listening
  m += at(600, 716, path('M-92 -10Q-96 -104 0 -104Q98 -104 92 0Q90 100 6 112Q-84 100 -92 -10Z', P, { stroke: K, 'stroke-width': 9 })
    + path('M-60 40Q-40 64 10 60Q44 56 70 30Q76 90 8 112Q-52 104 -60 40Z', P, { stroke: K, 'stroke-width': 5 }) + cuts(-50, 62, 110, 36, 16, { len: 20, a: 90, wd: 2, c: K })
    + path('M-100 -20Q-110 -118 0 -120Q108 -118 100 -14Q40 -52 -100 -20Z', R, { stroke: K, 'stroke-width': 9 }) + path('M-100 -20Q-170 -18 -168 8Q-120 -6 -60 -34Z', K) + cuts(-80, -110, 160, 60, 14, { len: 40, a: 80, wd: 3 })
    + circ(88, 14, 24, P, { stroke: K, 'stroke-width': 7 }) + line('M84 4q14 8 4 24', 4)
    + line('M-66 4q14 -14 30 -2M-6 2q14 -16 34 -2', 7) + line('M-74 -14q18 -12 38 -2M-8 -14q20 -12 40 0', 5) + circ(-50, 8, 25, 'none', { stroke: K, 'stroke-width': 5 }) + circ(14, 6, 27, 'none', { stroke: K, 'stroke-width': 5 }) + line('M-25 4q6 -6 12 0M41 2l44 -4', 5)
    + line('M-32 12q-22 24 4 28', 6) + line('M-36 58q18 16 44 6', 6) + oval(46, 36, 16, 10, R, { opacity: 0.75 }) + oval(-66, 40, 12, 9, R, { opacity: 0.75 })
    + line('M66 -2l14 -6M68 8l14 2M-22 78q14 6 26 0', 4), 1.06, -14)
  // arms to the wheel
  m += limb([[620, 880], [520, 1010], [420, 980]], 72, D, K, 12) + cuts(470, 920, 110, 90, 14, { len: 50, a: -50, wd: 3 }) + path('M436 950q-50 -20 -84 4l-8 24q30 -8 40 0q-30 8 -34 24q40 12 84 -8Z', P, { stroke: K, 'stroke-width': 7 })
  m += limb([[780, 890], [720, 1080], [580, 1090]], 76, D, K, 12) + cuts(640, 940, 130, 150, 18, { len: 60, a: -60, wd: 3 }) + path('M596 1058q-54 -12 -80 14l6 26q24 -12 32 -6q-22 14 -20 28q34 8 70 -8Z', P, { stroke: K, 'stroke-width': 7 })
  m += seg(540, 1110, 450, 1170, 14, K) + circ(442, 1176, 20, 'none', { stroke: K, 'stroke-width': 9 })
  // stool
  m += rect(610, 1214, 230, 30, L, { stroke: K, 'stroke-width': 7 }) + seg(800, 1246, 830, 1440, 18, K) + seg(740, 1246, 752, 1400, 14, K)
  b += halo(m)
  // tool box and basin
  b += at(980, 1450, halo(path('M-130 -40h280v140h-280Z', L, { stroke: K, 'stroke-width': 9 }) + path('M-130 -40l-30 -110h280l30 110Z', R, { stroke: K, 'stroke-width': 9 }) + word('修', -4, -66, 92, P) + times(4, i => seg(-110 + i * 70, -36, -110 + i * 70, 96, 4)) + rect(-16, 10, 40, 26, K)))
  b += at(180, 1480, halo(path('M-140 -20q10 90 60 96h160q50 -6 60 -96Z', P, { stroke: K, 'stroke-width': 9 }) + oval(0, -20, 140, 40, G, { stroke: K, 'stroke-width': 9 }) + line('M-60 -16q20 -12 40 0t40 0', 5, P) + circ(30, -26, 10, P, { stroke: K, 'stroke-width': 4 }) + circ(54, -36, 6, P, { stroke: K, 'stroke-width': 4 }) + line('M-110 30q110 30 220 0', 5, R)))
  return sheet(w, h, b)
}
