// The last ferry, New Year's Eve of 1991.
import { P, K, R, G, L, D, rect, circ, oval, path, poly, line, seg, at, halo, word, cuts, hatch, gouge, within, boxd, person, water, times, rnd, reseed, sheet } from '../ink.mjs'
export const file = '2026-10-12/photos/duchuan.jpg', w = 1600, h = 900
export function svg() {
  reseed(91)
  let b = rect(0, 0, w, h, L)
  // evening
  b += rect(0, 0, w, 400, R) + times(120, () => { const x = rnd(-60, w), y = 400 * Math.sqrt(rnd()); return gouge(x, y, x + rnd(80, 260), y + rnd(-5, 5), 3 + y / 60, rnd() < 0.75 ? P : L) })
  b += circ(1300, 366, 130, P) + rect(0, 400, w, 500, G)
  // far shore
  b += path('M0 400Q160 330 320 372T640 366Q760 352 900 388T1240 374Q1420 350 1600 386V420H0Z', K)
  b += cuts(0, 372, w, 40, 40, { len: 70, wd: 3, c: D })
  // the new bridge
  b += halo(rect(-10, 268, w + 20, 26, K) + times(9, i => path(`M${20 + i * 180} 294Q${20 + i * 180} 396 ${50 + i * 180} 408H${66 + i * 180}V294ZM${200 + i * 180} 294Q${200 + i * 180} 396 ${170 + i * 180} 408H${154 + i * 180}V294Z`, K)) + times(50, i => seg(10 + i * 32, 268, 10 + i * 32, 244, 5)) + seg(0, 242, w, 242, 6))
  b += times(18, i => circ(60 + i * 88, 232, 7, P))
  b += times(20, i => at(40 + i * 78 + rnd(-20, 20), 262, circ(0, -18, 6) + rect(-6, -13, 12, 14)))
  // water with the sun's road
  b += water(0, 400, w, 500, 17, { c: D, wd: 7, len: 190 }) + water(0, 410, w, 480, 11, { c: P, wd: 5, len: 200 })
  b += times(26, i => { const y = 412 + i * 19, s = 30 + i * 6; const x = 1300 + rnd(-s, s); return gouge(x - s, y, x + s, y + rnd(-3, 3), 7, i % 4 === 2 ? R : P) })
  // boat
  const boat = path('M-430 -50Q-300 40 0 46Q320 42 470 -86Q380 60 300 96H-300Q-390 50 -430 -50Z', K, { stroke: K, 'stroke-width': 6 })
    + line('M-400 -18Q-260 62 0 70Q300 66 420 -30', 5, P) + line('M-350 38Q-200 84 0 88Q240 86 350 30', 4, P)
    + path('M-210 40V-150Q-60 -230 110 -150V42Z', L, { stroke: K, 'stroke-width': 9 }) + path('M-240 -140Q-60 -270 140 -140L140 -110Q-60 -230 -240 -110Z', K) + times(8, i => line(`M${-200 + i * 42} ${-128 - 44 * Math.sin((i + 0.5) / 8 * 3.14)}l6 30`, 4, P))
    + rect(-176, -96, 76, 90, R, { stroke: K, 'stroke-width': 6 }) + rect(-4, -96, 76, 90, G, { stroke: K, 'stroke-width': 6 })
  b += path('M150 712Q260 748 640 754Q1020 750 1150 700L1100 730Q940 790 640 790Q340 790 200 740Z', D)
  b += water(160, 716, 980, 130, 7, { c: P, wd: 6, len: 170 })
  // the ferryman at the stern, the one passenger with her pass
  b += person({ x: 1010, y: 640, s: 1.02, face: 'l', hair: 'hat', hairc: L, top: K, bot: D, arms: [[[-24, 10], [7, 28]], [[14, 50], [-6, 93]]] })
  b += person({ x: 300, y: 640, s: 0.94, face: 'r', hair: 'bob', top: R, bot: K, flare: 14, hem: 40, arms: [[[-14, 50], [-4, 92]], [[26, 34], [50, 4]]], mid: line('M-30 -218L34 -120', 6, K) + rect(18, -128, 50, 44, P, { stroke: K, 'stroke-width': 5 }), hold: rect(70, -262, 30, 42, P, { stroke: K, 'stroke-width': 4 }) })
  b += at(640, 650, halo(boat), 1.1)
  b += seg(900, 330, 1250, 800, 20, P) + seg(900, 330, 1250, 800, 13, K) + circ(986, 446, 12, P, { stroke: K, 'stroke-width': 5 }) + circ(1035, 512, 12, P, { stroke: K, 'stroke-width': 5 })
  // magpies going home
  const mag = (x, y, s) => at(x, y, path('M0 0q-30 -40 -74 -34q34 8 46 40q-30 8 -50 34q40 -20 66 -16q34 -6 46 -46q-18 12 -34 22Z', K) + path('M-6 8q-18 -16 -34 -18q14 10 20 20Z', P), s)
  b += mag(1340, 130, 1) + mag(1450, 90, 0.7) + mag(1250, 74, 0.6) + mag(300, 130, 0.6)
  // reeds in the near corner
  b += times(16, i => line(`M${1330 + i * 19} 900q${rnd(-20, 30)} -${rnd(90, 180)} ${rnd(10, 60)} -${rnd(180, 280)}`, 6, K)) + times(6, i => oval(1380 + i * 40, 650 + rnd(0, 60), 9, 34, K, { transform: `rotate(12 ${1380 + i * 40} 680)` }))
  return sheet(w, h, b)
}
