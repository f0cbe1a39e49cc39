// Draws the pictures of the paper: node .art/draw.mjs [name …]
// Each scene of .art/scenes exports { file, w, h, svg }. Chromium rasterises it.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { deflateSync } from 'node:zlib'
import { P, K, R, G, D, L } from './ink.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const content = join(here, '..', 'content')
// PREVIEW=DIR writes small PNGs there instead, quick to look at.
const preview = process.env.PREVIEW
const wanted = process.argv.slice(2)
const chromium = process.env.CHROMIUM ?? 'chromium'
const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync']

// page runs a script in Chromium and returns the base64 it leaves in #o.
function page(script) {
  const dir = mkdtempSync(join(tmpdir(), 'draw-'))
  const html = join(dir, 'p.html')
  writeFileSync(html, `<!doctype html><meta charset=utf-8><body><pre id=o></pre><script>${script}</script>`)
  try {
    const out = execFileSync(chromium, [...flags, `--user-data-dir=${dir}/u`, '--virtual-time-budget=20000', '--dump-dom', pathToFileURL(html).href],
      { maxBuffer: 64 << 20, stdio: ['ignore', 'pipe', 'ignore'] }).toString()
    const m = out.match(/<pre id="o">([A-Za-z0-9+/=]+)<\/pre>/)
    if (!m) throw new Error('nothing drawn')
    return Buffer.from(m[1], 'base64')
  } finally { rmSync(dir, { recursive: true, force: true, maxRetries: 5 }) }
}

const drawn = (svg, w, h, then) => page(`const out=s=>document.getElementById('o').textContent=s;
const i=new Image();i.onload=()=>{const c=document.createElement('canvas');c.width=${w};c.height=${h};
const x=c.getContext('2d');x.drawImage(i,0,0,${w},${h});${then}};
i.src='data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}'`)

const raster = (svg, w, h, type, quality) => drawn(svg, w, h, `out(c.toDataURL('${type}',${quality}).split(',')[1])`)

// indexed makes a PNG of few colours: the inks and the steps between them,
// which is all that a flat print has, at a fifth of the size.
function indexed(svg, w, h) {
  const inks = [P, K, R, G, D, L].map(c => [1, 3, 5].map(i => parseInt(c.slice(i, i + 2), 16)))
  const palette = [...inks]
  for (let i = 0; i < inks.length; i++) for (let j = 0; j < i; j++) for (const t of [0.25, 0.5, 0.75]) palette.push(inks[i].map((v, k) => Math.round(v + (inks[j][k] - v) * t)))
  const index = drawn(svg, w, h, `const p=${JSON.stringify(palette)},d=x.getImageData(0,0,${w},${h}).data,b=new Uint8Array(${w * h}),m=new Map();
for(let i=0;i<b.length;i++){const r=d[4*i]>>2,g=d[4*i+1]>>2,u=d[4*i+2]>>2,k=r<<12|g<<6|u;let n=m.get(k);if(n===undefined){let best=1e9;p.forEach((q,j)=>{const e=(q[0]-4*r)**2+(q[1]-4*g)**2+(q[2]-4*u)**2;if(e<best){best=e;n=j}});m.set(k,n)}b[i]=n}
let t='';for(let i=0;i<b.length;i+=8190)t+=btoa(String.fromCharCode(...b.subarray(i,i+8190)));out(t)`)
  const rows = Buffer.alloc((w + 1) * h)
  for (let y = 0; y < h; y++) index.copy(rows, y * (w + 1) + 1, y * w, (y + 1) * w)
  const chunk = (type, data) => {
    const head = Buffer.from(type), size = Buffer.alloc(4), sum = Buffer.alloc(4)
    size.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc(Buffer.concat([head, data])))
    return Buffer.concat([size, head, data, sum])
  }
  const ihdr = Buffer.alloc(13)
  ihdr.writeUInt32BE(w, 0)
  ihdr.writeUInt32BE(h, 4)
  ihdr.set([8, 3, 0, 0, 0], 8)
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk('IHDR', ihdr), chunk('PLTE', Buffer.from(palette.flat())), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))])
}
function crc(data) {
  let c = 0xffffffff
  for (const byte of data) {
    c ^= byte
    for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1
  }
  return (c ^ 0xffffffff) >>> 0
}

for (const f of readdirSync(join(here, 'scenes')).sort()) {
  const name = f.replace(/\.mjs$/, '')
  if (wanted.length && !wanted.includes(name)) continue
  const s = await import(pathToFileURL(join(here, 'scenes', f)))
  const svg = s.svg()
  if (preview) {
    writeFileSync(join(preview, name + '.png'), raster(svg, Math.round(s.w * 0.62), Math.round(s.h * 0.62), 'image/png', 1))
    continue
  }
  const png = s.file.endsWith('.png')
  let q = 0.82, bytes = png ? indexed(svg, s.w, s.h) : raster(svg, s.w, s.h, 'image/jpeg', q)
  while (!png && bytes.length > 245_000 && q > 0.4) bytes = raster(svg, s.w, s.h, 'image/jpeg', q -= 0.08)
  const out = join(content, s.file)
  mkdirSync(dirname(out), { recursive: true })
  writeFileSync(out, bytes)
  console.log(name, s.file, `${s.w}×${s.h}`, `${Math.round(bytes.length / 1024)} KB`, png ? '' : `q${q.toFixed(2)}`)
}
