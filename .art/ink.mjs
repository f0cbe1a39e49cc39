// The drawing kit of the paper's pictures: three inks on warm paper, with the
// rough edges, gouge marks and thin spots of a hand-pulled linocut. Everything
// returns SVG text. Chance is seeded, so a picture comes out the same each time.

export const P = '#f4ebd9' // paper
export const K = '#231e1b' // ink
export const R = '#c5432c' // vermilion
export const G = '#93a798' // grey-green
export const L = '#e6d8bd' // paper tint, for quiet planes
export const D = '#5f7468' // grey-green over itself

let seed = 1
export const reseed = n => { seed = n >>> 0 || 1 }
export function rnd(a = 0, b = 1) {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
  return a + (b - a) * (seed / 4294967296)
}
export const n = v => (Math.round(v * 10) / 10).toString()
export const times = (k, f) => Array.from({ length: k }, (_, i) => f(i)).join('')

const attrs = o => Object.entries(o).map(([k, v]) => ` ${k}="${v}"`).join('')
export const g = (body, o = {}) => `<g${attrs(o)}>${body}</g>`
export const path = (d, fill = K, o = {}) => `<path d="${d}" fill="${fill}"${attrs(o)}/>`
export const rect = (x, y, w, h, fill = K, o = {}) => `<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}" fill="${fill}"${attrs(o)}/>`
export const circ = (x, y, r, fill = K, o = {}) => `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" fill="${fill}"${attrs(o)}/>`
export const oval = (x, y, rx, ry, fill = K, o = {}) => `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(rx)}" ry="${n(ry)}" fill="${fill}"${attrs(o)}/>`
export const poly = (pts, fill = K, o = {}) => path('M' + pts.map(p => p.map(n).join(' ')).join('L') + 'Z', fill, o)
export const line = (d, w = 5, c = K, o = {}) => `<path d="${d}" fill="none" stroke="${c}" stroke-width="${w}" stroke-linecap="round" stroke-linejoin="round"${attrs(o)}/>`
export const seg = (x1, y1, x2, y2, w = 5, c = K, o = {}) => line(`M${n(x1)} ${n(y1)}L${n(x2)} ${n(y2)}`, w, c, o)
export const at = (x, y, body, s = 1, rot = 0) => `<g transform="translate(${n(x)} ${n(y)}) rotate(${rot}) scale(${Array.isArray(s) ? s.join(' ') : s})">${body}</g>`
export const flip = (x, y, body, s = 1) => at(x, y, body, [-s, s])
export const halo = body => `<g filter="url(#halo)">${body}</g>`
export const word = (s, x, y, size, c = K, o = {}) => `<text x="${n(x)}" y="${n(y)}" font-size="${size}" fill="${c}" font-family="Noto Serif CJK SC, serif" font-weight="900"${attrs({ 'text-anchor': 'middle', ...o })}>${s}</text>`
export const sans = (s, x, y, size, c = K, o = {}) => `<text x="${n(x)}" y="${n(y)}" font-size="${size}" fill="${c}" font-family="Noto Sans CJK SC, sans-serif" font-weight="700"${attrs({ 'text-anchor': 'middle', ...o })}>${s}</text>`
// A word down the page, as on an old shop sign.
export const down = (s, x, y, size, c = K) => [...s].map((ch, i) => word(ch, x, y + i * size * 1.12, size, c)).join('')

// One cut of the gouge: a lens that tapers at both ends.
export function gouge(x1, y1, x2, y2, w = 6, c = P) {
  const dx = x2 - x1, dy = y2 - y1, len = Math.hypot(dx, dy) || 1
  const nx = -dy / len * w, ny = dx / len * w
  const mx = x1 + dx * 0.4, my = y1 + dy * 0.4
  return `<path d="M${n(x1)} ${n(y1)}Q${n(mx + nx)} ${n(my + ny)} ${n(x2)} ${n(y2)}Q${n(mx - nx)} ${n(my - ny)} ${n(x1)} ${n(y1)}Z" fill="${c}"/>`
}
// Cuts scattered over a box, all leaning one way.
export function cuts(x, y, w, h, k, { len = 60, a = 0, spread = 8, wd = 4, c = P } = {}) {
  return times(k, () => {
    const t = (a + rnd(-spread, spread)) * Math.PI / 180, l = len * rnd(0.5, 1.3)
    const px = x + rnd(0, w), py = y + rnd(0, h)
    return gouge(px, py, px + Math.cos(t) * l, py + Math.sin(t) * l, wd * rnd(0.6, 1.3), c)
  })
}
let clips = 0
export function within(d, body) {
  const id = 'c' + ++clips
  return `<clipPath id="${id}"><path d="${d}"/></clipPath><g clip-path="url(#${id})">${body}</g>`
}
export const boxd = (x, y, w, h) => `M${x} ${y}h${w}v${h}h${-w}Z`
// Parallel cuts over a box, as for shade.
export function hatch(x, y, w, h, gap = 16, { a = 0, wd = 3, c = P, jit = 3 } = {}) {
  const cx = x + w / 2, cy = y + h / 2, r = Math.hypot(w, h) / 2
  let s = ''
  for (let o = -r; o < r; o += gap) s += gouge(cx - r + rnd(-jit, jit) * 6, cy + o + rnd(-jit, jit), cx + r, cy + o + rnd(-jit, jit), wd, c)
  return within(boxd(x, y, w, h), g(s, { transform: `rotate(${a} ${n(cx)} ${n(cy)})` }))
}
// A light that the sky is cut around: rings of gouge marks.
export function rays(x, y, r0, r1, k, { c = P, wd = 5, step = 70, from = 0, to = 360 } = {}) {
  let s = ''
  for (let r = r0; r < r1; r += step) {
    const m = Math.round(k * Math.sqrt(r / r0))
    s += times(m, i => {
      const t = (from + (to - from) * (i + rnd(-0.3, 0.3)) / m) * Math.PI / 180
      const a = r + rnd(-10, 10), b = r + step * rnd(0.55, 0.95), f = 1 - (r - r0) / (r1 - r0) * 0.7
      return gouge(x + Math.cos(t) * a, y + Math.sin(t) * a, x + Math.cos(t) * b, y + Math.sin(t) * b, wd * f, c)
    })
  }
  return s
}
export function water(x, y, w, h, rows, { c = P, wd = 6, len = 120 } = {}) {
  return times(rows, i => {
    const f = (i + 1) / rows, yy = y + h * f * f
    return times(Math.round(w / (len * (0.5 + f)) ), () => {
      const px = x + rnd(-40, w), l = len * (0.35 + f) * rnd(0.5, 1.4)
      return gouge(px, yy + rnd(-6, 6), px + l, yy + rnd(-6, 6), wd * (0.4 + f * 0.8), c)
    })
  })
}
export function steam(x, y, h, k = 3, c = P, w = 12) {
  return times(k, i => {
    const px = x + (i - (k - 1) / 2) * 44, a = rnd(20, 34), hh = h * rnd(0.75, 1.1)
    return line(`M${n(px)} ${n(y)}c${n(-a)} ${n(-hh * 0.25)} ${n(a)} ${n(-hh * 0.4)} 0 ${n(-hh * 0.6)}s${n(-a)} ${n(-hh * 0.3)} ${n(a * 0.4)} ${n(-hh * 0.4)}`, w * rnd(0.6, 1), c)
  })
}
// Tiled roof seen from the front: rows of half-round tiles.
export function tiles(x, y, w, h, { c = K, cut = P, s = 34, skew = 0 } = {}) {
  let m = ''
  for (let r = 0; r * s * 0.8 < h + s; r++) for (let i = -1; i * s < w + s * 2; i++) {
    const px = x + i * s + (r % 2 ? s / 2 : 0), py = y + r * s * 0.8
    m += line(`M${n(px)} ${n(py)}a${s / 2} ${s / 2.2} 0 0 0 ${s} 0`, 3.2, cut)
  }
  const d = `M${x + skew} ${y}L${x + w - skew} ${y}L${x + w} ${y + h}L${x} ${y + h}Z`
  return path(d, c) + within(d, m)
}
export const limb = (pts, w, c, out = K, ow = 9) => {
  const d = 'M' + pts.map(p => p.map(n).join(' ')).join('L')
  return line(d, w + ow, out) + line(d, w, c)
}

// A face on a head of radius 36: r looks right, l left, f forward, d down.
function faceOf(f, o) {
  const e = (x, y) => line(`M${x - 6} ${y}q6 -6 12 0`, 4), old = o.old
  const mouth = (x, y, w = 8) => line(`M${x - w} ${y}q${w} ${o.mouth ?? 8} ${2 * w} 0`, 4)
  const cheek = (x, y) => oval(x, y, 7, 5, R, { opacity: 0.75 })
  if (f === 'b') return ''
  const sx = f === 'r' ? 10 : f === 'l' ? -10 : 0, dy = f === 'd' ? 8 : 0
  let s = e(sx - 12, -2 + dy) + e(sx + 13, -2 + dy) + mouth(sx, 15 + dy) + cheek(sx - 20, 9 + dy) + cheek(sx + 21, 9 + dy)
  s += line(`M${sx + (f === 'l' ? -3 : 3)} ${2 + dy}q${f === 'l' ? -6 : 6} 5 0 7`, 3)
  if (old) s += line(`M${sx - 26} ${-6 + dy}l-5 -3M${sx - 26} ${-1 + dy}l-6 1M${sx + 27} ${-6 + dy}l5 -3M${sx + 27} ${-1 + dy}l6 1`, 2.5) + line(`M${sx - 12} ${11 + dy}q-5 4 -4 10M${sx + 12} ${11 + dy}q5 4 4 10`, 2.5)
  if (o.glasses) s += circ(sx - 13, -1 + dy, 11, 'none', { stroke: K, 'stroke-width': 3.5 }) + circ(sx + 13, -1 + dy, 11, 'none', { stroke: K, 'stroke-width': 3.5 }) + seg(sx - 2, -1 + dy, sx + 2, -1 + dy, 3.5)
  if (o.beard) s += path(`M${sx - 14} ${20 + dy}q14 10 28 0q-2 30 -14 36q-12 -6 -14 -36Z`, P, { stroke: K, 'stroke-width': 3.5 })
  return s
}
const hairs = {
  short: (c, f) => path(f === 'b' ? 'M-37 4Q-40 -40 0 -40Q40 -40 37 4Q20 24 0 24Q-20 24 -37 4Z' : 'M-37 2Q-42 -42 0 -41Q42 -42 37 2Q34 -14 22 -20Q0 -12 -24 -20Q-34 -12 -37 2Z', c, { stroke: K, 'stroke-width': 4 }),
  bun: (c, f) => circ(f === 'r' ? -26 : f === 'l' ? 26 : 0, -40, 15, c, { stroke: K, 'stroke-width': 4 }) + path(f === 'b' ? 'M-38 6Q-40 -40 0 -40Q40 -40 38 6Q20 28 0 28Q-20 28 -38 6Z' : 'M-38 6Q-42 -42 0 -41Q42 -42 38 6Q34 -16 4 -24Q-32 -18 -38 6Z', c, { stroke: K, 'stroke-width': 4 }),
  bob: (c, f) => path(f === 'b' ? 'M-40 26Q-46 -44 0 -43Q46 -44 40 26Q0 36 -40 26Z' : 'M-40 26Q-46 -44 0 -43Q46 -44 40 26Q30 30 29 20Q34 -10 24 -16Q0 -8 -26 -16Q-34 -8 -29 20Q-30 30 -40 26Z', c, { stroke: K, 'stroke-width': 4 }),
  pony: (c, f) => path(f === 'l' ? 'M26 -24Q64 -30 56 24Q44 14 30 -4Z' : 'M-26 -24Q-64 -30 -56 24Q-44 14 -30 -4Z', c, { stroke: K, 'stroke-width': 4 }) + hairs.short(c, f),
  bald: (c, f) => path('M-37 8Q-40 -6 -32 -14Q-30 0 -33 12ZM37 8Q40 -6 32 -14Q30 0 33 12Z', c, { stroke: K, 'stroke-width': 3 }),
  cap: (c, f) => path('M-39 -8Q-42 -46 0 -45Q42 -46 39 -8Z', c, { stroke: K, 'stroke-width': 4 }) + path(f === 'l' ? 'M-39 -8h50q-50 -4 -66 8Z' : 'M39 -8h-50q50 -4 66 8Z', K, { stroke: K, 'stroke-width': 4 }),
  chef: (c, f) => path('M-34 -10L-34 -34Q-58 -48 -40 -66Q-30 -84 -8 -76Q10 -92 28 -76Q54 -72 46 -50Q44 -40 34 -34L34 -10Q0 -18 -34 -10Z', P, { stroke: K, 'stroke-width': 5 }) + seg(-30, -32, 30, -32, 4),
  hat: (c, f) => path('M-74 -2Q-50 -14 0 -58Q50 -14 74 -2Q0 14 -74 -2Z', c, { stroke: K, 'stroke-width': 5 }) + line('M-40 -8L0 -54L40 -8M-14 -6L0 -54L14 -6', 3, K),
}
export function head(o) {
  const f = o.face ?? 'f'
  return path('M-36 -4Q-38 -40 0 -40Q38 -40 36 -4Q36 38 0 40Q-36 38 -36 -4Z', f === 'b' ? (o.hairc ?? K) : P, { stroke: K, 'stroke-width': 5 })
    + (f === 'f' || f === 'd' ? circ(-37, 2, 7, P, { stroke: K, 'stroke-width': 4 }) + circ(37, 2, 7, P, { stroke: K, 'stroke-width': 4 }) : '')
    + faceOf(f, o) + (hairs[o.hair ?? 'short'](o.hairc ?? K, f))
}
// A person of about 330 units. x,y are where the feet stand; arms and legs are
// joints counted from the shoulder and the hip.
export function person(o) {
  const top = o.top ?? G, bot = o.bot ?? K, hip = o.hip ?? [0, -128], lean = o.lean ?? 0
  const [hx, hy] = hip, sx = hx + lean, sy = hy - (o.trunk ?? 106), w = o.w ?? 38
  const arm = (side, j) => {
    const a = [sx + side * (w - 8), sy + 16], p = [a, ...j.map(([x, y]) => [a[0] + x, a[1] + y])], e = p[p.length - 1]
    return limb(p, 24, top) + circ(e[0], e[1], 12, P, { stroke: K, 'stroke-width': 4.5 })
  }
  const leg = (side, j) => {
    const a = [hx + side * 17, hy], p = [a, ...j.map(([x, y]) => [a[0] + x, a[1] + y])], e = p[p.length - 1], dir = o.toe ?? side
    return limb(p, 28, bot) + path(`M${n(e[0] - 15)} ${n(e[1] + 12)}v-18q16 -8 26 4l${dir > 0 ? 12 : 2} 14Z`, o.shoe ?? K, { stroke: K, 'stroke-width': 4, transform: dir < 0 ? `translate(${n(2 * e[0])} 0) scale(-1 1)` : '' })
  }
  const arms = o.arms ?? [[[-10, 52], [-4, 100]], [[10, 52], [4, 100]]]
  const legs = o.legs ?? [[[-4, 60], [-4, 118]], [[4, 60], [4, 118]]]
  const hem = hy + (o.hem ?? 14)
  const trunk = `M${n(sx - w)} ${n(sy + 14)}Q${n(sx - w + 6)} ${n(sy - 8)} ${n(sx)} ${n(sy - 10)}Q${n(sx + w - 6)} ${n(sy - 8)} ${n(sx + w)} ${n(sy + 14)}L${n(hx + w + (o.flare ?? 2))} ${n(hem)}Q${n(hx)} ${n(hem + 8)} ${n(hx - w - (o.flare ?? 2))} ${n(hem)}Z`
  let s = ''
  if (!o.nolegs) s += leg(-1, legs[0]) + leg(1, legs[1])
  if (o.back) s += arm(-1, arms[0])
  s += path(trunk, top, { stroke: K, 'stroke-width': 5, 'stroke-linejoin': 'round' })
  if (top === K) s += within(trunk, cuts(hx - w, sy, 2 * w, hem - sy, 26, { len: 34, a: 86, wd: 2 }))
  else s += within(trunk, cuts(hx - w, sy + 20, 2 * w, hem - sy, 12, { len: 30, a: 84, wd: 2.2, c: o.face === 'b' ? K : (top === P ? K : P) }))
  if (o.apron) s += path(`M${n(hx - w + 12)} ${n(sy + 34)}h${2 * w - 24}l6 ${n(hem - sy - 20)}q-30 10 -${2 * w - 12} 0Z`, o.apron, { stroke: K, 'stroke-width': 4 })
  if (o.face !== 'b' && !o.apron) s += seg(sx, sy + 4, hx, hem, 3, top === K ? P : K)
  if (o.mid) s += o.mid
  s += at(sx + (o.hd?.[0] ?? 0), sy - 44 + (o.hd?.[1] ?? 0), head(o), 1, o.tilt ?? 0)
  if (!o.back) s += arm(-1, arms[0])
  s += arm(1, arms[1])
  if (o.hold) s += o.hold
  return at(o.x, o.y, halo(s), o.mirror ? [-(o.s ?? 1), o.s ?? 1] : (o.s ?? 1))
}

export function bicycle(x, y, s = 1, c = K) {
  const wheel = cx => circ(cx, -62, 58, 'none', { stroke: c, 'stroke-width': 7 }) + times(8, i => { const t = i * Math.PI / 8; return seg(cx - Math.cos(t) * 56, -62 - Math.sin(t) * 56, cx + Math.cos(t) * 56, -62 + Math.sin(t) * 56, 2, c) }) + circ(cx, -62, 8, c)
  return at(x, y, halo(wheel(-90) + wheel(90) + line('M-90 -62L-40 -140L55 -140L-5 -62ZM-40 -140L-5 -62M90 -62L48 -172', 8, c) + line('M48 -172q24 -8 34 10', 8, c) + path('M-66 -158h56q8 8 -8 12h-40q-16 0 -8 -12Z', R, { stroke: c, 'stroke-width': 4 }) + seg(-40, -140, -42, -152, 7, c) + circ(-5, -62, 16, 'none', { stroke: c, 'stroke-width': 6 })), s)
}

export function tree(x, y, h, { c = K, leaf = G, blobs = 9, spread = 150, lr = 70, cut = P } = {}) {
  let s = path(`M${n(x - 26)} ${n(y)}Q${n(x - 10)} ${n(y - h * 0.4)} ${n(x - 14)} ${n(y - h * 0.7)}L${n(x + 12)} ${n(y - h * 0.7)}Q${n(x + 10)} ${n(y - h * 0.3)} ${n(x + 28)} ${n(y)}Z`, c)
  s += line(`M${n(x)} ${n(y - h * 0.5)}q-30 -50 -${n(spread * 0.5)} -80M${n(x)} ${n(y - h * 0.55)}q30 -50 ${n(spread * 0.6)} -70`, 14, c)
  s += cuts(x - 12, y - h * 0.6, 22, h * 0.5, 12, { len: 40, a: 88, wd: 2 })
  const bl = times(blobs, i => {
    const t = i / blobs * Math.PI * 2, px = x + Math.cos(t) * spread * rnd(0.5, 1), py = y - h * 0.86 + Math.sin(t) * spread * 0.55 * rnd(0.6, 1)
    return circ(px, py, lr * rnd(0.8, 1.25), leaf)
  }) + circ(x, y - h * 0.88, lr * 1.3, leaf)
  return s + bl + times(blobs * 14, () => { const t = rnd(0, 6.28), r = Math.sqrt(rnd()) ; const px = x + Math.cos(t) * spread * 1.1 * r, py = y - h * 0.87 + Math.sin(t) * spread * 0.75 * r; return gouge(px, py, px + rnd(-16, 16), py + rnd(8, 26), 4, rnd() < 0.5 ? cut : c) })
}

// The whole sheet: paper, the block with its rough edge, the thin spots.
export function sheet(w, h, body, { bg = P, margin = 26, flat = false } = {}) {
  clips = 0
  const m = margin
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}">
<defs>
<filter id="rough" x="0" y="0" width="100%" height="100%" filterUnits="userSpaceOnUse" primitiveUnits="userSpaceOnUse" color-interpolation-filters="sRGB"><feTurbulence type="fractalNoise" baseFrequency="0.035" numOctaves="2" seed="7" result="t"/><feDisplacementMap in="SourceGraphic" in2="t" scale="9" xChannelSelector="R" yChannelSelector="G"/></filter>
<filter id="halo" x="-20%" y="-20%" width="140%" height="140%"><feMorphology in="SourceAlpha" operator="dilate" radius="4.5" result="d"/><feFlood flood-color="${P}"/><feComposite in2="d" operator="in" result="h"/><feMerge><feMergeNode in="h"/><feMergeNode in="SourceGraphic"/></feMerge></filter>
<filter id="thin" x="0" y="0" width="100%" height="100%"><feTurbulence type="fractalNoise" baseFrequency="0.16" numOctaves="2" seed="3"/><feColorMatrix values="0 0 0 0 0.957  0 0 0 0 0.92  0 0 0 0 0.85  0 0 0 14 -10.4"/></filter>
<filter id="blot" x="0" y="0" width="100%" height="100%"><feTurbulence type="fractalNoise" baseFrequency="0.012" numOctaves="3" seed="11"/><feColorMatrix values="0 0 0 0 0.957  0 0 0 0 0.92  0 0 0 0 0.85  0 0 0 1.6 -0.72"/></filter>
<clipPath id="block"><path d="M${m} ${m + 3}L${w * 0.4} ${m - 2}L${w - m} ${m + 2}L${w - m + 3} ${h * 0.5}L${w - m - 2} ${h - m}L${w * 0.6} ${h - m + 3}L${m + 2} ${h - m - 1}L${m - 3} ${h * 0.4}Z"/></clipPath>
</defs>
<rect width="${w}" height="${h}" fill="${P}"/>
<g filter="url(#rough)"><g clip-path="url(#block)"><rect width="${w}" height="${h}" fill="${bg}"/>${body}</g></g>
${flat ? '' : `<rect width="${w}" height="${h}" filter="url(#blot)" opacity="0.35"/>`}
${flat ? '' : `<rect width="${w}" height="${h}" filter="url(#thin)" opacity="0.7"/>`}
</svg>`
}
