// Draws the pictures of the paper: node .art/draw.mjs [name …]
// Each scene of .art/scenes exports { file, w, h, svg }. Chromium rasterises it.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const content = join(here, '..', 'content')
// PREVIEW=DIR writes small PNGs there instead, quick to look at.
const preview = process.env.PREVIEW
const wanted = process.argv.slice(2)
const chromium = process.env.CHROMIUM ?? 'chromium'
const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync']

function raster(svg, w, h, type, quality) {
  const dir = mkdtempSync(join(tmpdir(), 'draw-'))
  const html = join(dir, 'p.html')
  const data = Buffer.from(svg).toString('base64')
  writeFileSync(html, `<!doctype html><meta charset=utf-8><body><pre id=o></pre><script>
const i=new Image();i.onload=()=>{const c=document.createElement('canvas');c.width=${w};c.height=${h};
c.getContext('2d').drawImage(i,0,0,${w},${h});document.getElementById('o').textContent=c.toDataURL('${type}',${quality})};
i.src='data:image/svg+xml;base64,${data}'</script>`)
  try {
    const out = execFileSync(chromium, [...flags, `--user-data-dir=${dir}/u`, '--virtual-time-budget=20000', '--dump-dom', pathToFileURL(html).href],
      { maxBuffer: 64 << 20, stdio: ['ignore', 'pipe', 'ignore'] }).toString()
    const m = out.match(/base64,([A-Za-z0-9+/=]+)<\/pre>/)
    if (!m) throw new Error('nothing drawn')
    return Buffer.from(m[1], 'base64')
  } finally { rmSync(dir, { recursive: true, force: true, maxRetries: 5 }) }
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
  let q = 0.82, bytes = raster(svg, s.w, s.h, png ? 'image/png' : 'image/jpeg', q)
  while (!png && bytes.length > 245_000 && q > 0.4) bytes = raster(svg, s.w, s.h, 'image/jpeg', q -= 0.08)
  const out = join(content, s.file)
  mkdirSync(dirname(out), { recursive: true })
  writeFileSync(out, bytes)
  console.log(name, s.file, `${s.w}×${s.h}`, `${Math.round(bytes.length / 1024)} KB`, png ? '' : `q${q.toFixed(2)}`)
}
