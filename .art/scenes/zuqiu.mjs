// The first goal, between two pickle jars.
import { P, K, R, G, L, D, rect, circ, oval, path, poly, line, seg, at, halo, word, sans, cuts, hatch, gouge, within, boxd, person, water, rays, times, rnd, reseed, sheet } from '../ink.mjs'
export const file = '2026-10-26/photos/zuqiu.jpg', w = 1620, h = 1080
const jar = (x, y, s) => at(x, y, halo(path('M-60 -10Q-90 -90 -50 -150Q-40 -164 -46 -176H46Q40 -164 50 -150Q90 -90 60 -10Q0 14 -60 -10Z', K) + oval(0, -178, 52, 14, L, { stroke: K, 'stroke-width': 6 }) + line('M-66 -110Q0 -86 66 -110', 5, L) + gouge(-48, -130, -52, -40, 6, G) + rect(-26, -96, 52, 52, R, { stroke: P, 'stroke-width': 4 }) + word('福', 0, -56, 40, P)), s)
const ball = (x, y, r) => at(x, y, halo(circ(0, 0, r, P, { stroke: K, 'stroke-width': 6 }) + path('M0 -11L11 -3L7 9H-7L-11 -3Z', K) + times(5, i => path('M-9 -26Q0 -31 9 -26L0 -17Z', K, { transform: `rotate(${i * 72 + 36})` })) + times(5, i => seg(0, -11, 0, -24, 2.5, K, { transform: `rotate(${i * 72})` }))), r / 28)
export function svg() {
  reseed(52)
  let b = rect(0, 0, w, h, L)
  b += circ(1250, 200, 88, R) + times(50, () => { const x = rnd(-40, w), y = rnd(30, 300); return gouge(x, y, x + rnd(70, 180), y + rnd(-5, 5), 5, P) })
  // far bank, river
  b += path('M0 340Q300 300 600 326T1200 310Q1430 300 1620 330V380H0Z', D) + times(30, i => circ(20 + i * 56, 326 + rnd(-10, 10), rnd(16, 30), D)) + rect(0, 366, w, 150, G) + water(0, 366, w, 150, 8, { c: P, wd: 5, len: 140 })
  b += at(330, 440, halo(path('M-80 0Q0 30 90 -10Q70 34 40 36H-40Q-70 30 -80 0Z', K) + path('M-30 6V-34Q6 -54 40 -34V6Z', R, { stroke: K, 'stroke-width': 4 })))
  // grain station wall at the left
  b += poly([[0, 190], [360, 250], [360, 560], [0, 600]], P, { stroke: K, 'stroke-width': 7 }) + poly([[-10, 150], [400, 230], [400, 262], [-10, 200]], K) + path('M70 590V400Q70 340 130 346Q190 352 190 410V580Z', D, { stroke: K, 'stroke-width': 6 }) + word('粮', 262, 410, 84, R) + times(9, i => seg(10 + rnd(0, 320), 240 + i * 34, 40 + rnd(0, 300), 244 + i * 34, 2.5, G))
  // yard
  b += poly([[0, 520], [w, 500], [w, h], [0, h]], P) + line(`M0 560L360 540L${w} 512`, 7) + times(7, i => seg(0, 610 + i * i * 12, w, 560 + i * i * 13, 3, G)) + cuts(0, 560, w, 500, 60, { len: 80, a: -2, wd: 3, c: G })
  // goal
  b += jar(1130, 640, 0.86) + jar(1480, 690, 1)
  // keeper, late
  b += at(1330, 710, person({ x: 0, y: 0, s: 0.92, face: 'l', hair: 'short', top: L, bot: K, arms: [[[-30, -20], [-66, -46]], [[30, -20], [70, -44]]], legs: [[[-30, 46], [-60, 100]], [[20, 56], [54, 100]]] }), 1, 12)
  b += ball(1216, 600, 32) + gouge(980, 760, 1170, 626, 8, K) + gouge(960, 716, 1160, 596, 6, K) + gouge(1030, 784, 1186, 654, 6, K)
  // Douzi, who scored
  b += person({ x: 830, y: 900, s: 1.16, face: 'r', hair: 'pony', top: R, bot: K, lean: -12, arms: [[[-40, 10], [-76, -30]], [[40, 20], [78, 36]]], legs: [[[-22, 58], [-40, 116]], [[52, 34], [110, 20]]], toe: 1, mid: sans('9', -12, -158, 56, P) })
  // the others
  b += person({ x: 560, y: 830, s: 0.98, face: 'r', hair: 'short', top: R, bot: K, arms: [[[-34, -20], [-50, -72]], [[34, -20], [56, -72]]], legs: [[[-30, 50], [-64, 96]], [[28, 50], [34, 112]]], toe: 1, mid: sans('4', 0, -158, 50, P) })
  b += person({ x: 1040, y: 990, s: 1.06, face: 'l', hair: 'short', top: G, bot: K, arms: [[[-30, 36], [-56, 60]], [[32, 30], [50, 70]]], legs: [[[-38, 44], [-30, 106]], [[30, 54], [62, 98]]], toe: -1, mid: sans('7', 0, -158, 50, K) })
  b += person({ x: 360, y: 980, s: 1.1, face: 'r', hair: 'bob', top: R, bot: K, arms: [[[-30, 30], [-60, 10]], [[30, -10], [66, -44]]], legs: [[[-34, 48], [-72, 90]], [[36, 44], [34, 110]]], toe: 1, mid: sans('11', 0, -158, 46, P) })
  // coach by the wall, arms in the air; the long net
  b += person({ x: 170, y: 760, s: 1.04, face: 'r', hair: 'cap', hairc: R, top: D, bot: K, arms: [[[-30, -24], [-24, -84]], [[30, -24], [26, -84]]] })
  b += halo(seg(1570, 1040, 1430, 780, 12, L) + seg(1570, 1040, 1430, 780, 6) + oval(1404, 740, 46, 34, 'none', { stroke: K, 'stroke-width': 8 }) + line('M1362 752Q1370 830 1410 836Q1450 826 1446 752M1384 768L1400 830M1424 768L1412 832M1370 790H1444', 3.4))
  // the record on the wall
  b += halo(rect(430, 280, 128, 84, K, { stroke: P, 'stroke-width': 5 }) + sans('1 : 2', 494, 338, 42, P)) + seg(494, 364, 494, 530, 9)
  return sheet(w, h, b)
}
