// The preview keeps the open page up to date. It hears of every new state of
// the site by server-sent events, fetches its own page again when there is a
// new paper, and shows the problems in a panel of its own.
const me = document.currentScript;
let run = me.dataset.bao;
let state = Number(me.dataset.state); // the state of the site that is known
const desk = 'desk' in me.dataset; // which shows the problems in the page
const kind = desk ? 'state' : 'good'; // what makes the page another one
let now = Number(me.dataset[kind] || 0); // what is shown
const trouble = 'trouble' in me.dataset; // there is no page, only problems
let shown = document.documentElement.cloneNode(true); // as the server sent it
let latest = null, busy = false, source = null;
let turns = 0, turn = 0; // fetches of this page, and which of them is shown

// Nothing of a preview is kept for when there is no network, and what was kept
// of a paper that stood at this address before goes.
document.querySelector('script[data-offline]')?.removeAttribute('data-offline');
navigator.serviceWorker?.getRegistrations().then(all => all.forEach(r => { r.active?.postMessage('leave'); r.unregister(); }), () => {});

// What stands behind this script is white space; it is read after the clone
// was made.
document.addEventListener('DOMContentLoaded', () => {
  for (let n = me.nextSibling; n && n.nodeType === Node.TEXT_NODE; n = n.nextSibling) {
    shown.querySelector('body').append(n.cloneNode());
  }
});

// update brings the page to the newest paper; one at a time.
async function update() {
  if (busy) return;
  busy = true;
  try {
    while (latest && now < latest[kind]) {
      const wanted = latest[kind], mine = ++turns;
      const page = await fetch(location.href, { cache: 'no-store' });
      const text = await page.text();
      if (mine < turn) continue; // another was asked for later, and came first
      const doc = new DOMParser().parseFromString(text, 'text/html');
      const tag = doc.querySelector('script[data-bao]');
      if (!tag || page.redirected) return location.reload();
      if ('trouble' in tag.dataset) { now = wanted; break; } // the panel says why
      if (trouble || scripts(doc) !== scripts(shown)) return location.reload();
      become(doc, tag, mine);
      if (desk) follow();
      if (now < wanted) break; // the server was restarted meanwhile; its next event tells
    }
  } catch (e) {
    // The server has gone; it tells its state when it is back.
  } finally {
    busy = false;
  }
}

// become makes the page like the one that was fetched.
function become(doc, tag, mine) {
  const top = anchors();
  morphHead(shown.querySelector('head'), doc.head);
  morph(document.body, shown.querySelector('body'), doc.body);
  hold(top);
  shown = doc.documentElement;
  mark(tag.dataset.mark);
  rebase(tag.dataset.base);
  now = Number(tag.dataset[kind]);
  turn = mine;
}

// scripts cannot be undone: when they change, the page is loaded again. What is
// data, such as what search engines read, is no script.
function scripts(root) {
  return [...root.querySelectorAll('script:not([type$=json])')].filter(s => !('bao' in s.dataset))
    .map(s => s.getAttribute('src') + s.textContent).join('\n');
}

// anchors are what is read at the top of the window. The first of them that
// outlives the change is held where it was; browsers that do this by
// themselves leave it to the page once it scrolls.
function anchors() {
  const found = [];
  if (scrollY === 0) return found;
  for (const element of document.body.querySelectorAll('*')) {
    const { top, height } = element.getBoundingClientRect();
    if (top < 0 || top > innerHeight || !height || stays(element)) continue;
    found.push({ element, top });
    if (found.length === 20) break;
  }
  return found;
}

// stays tells what does not move with the page.
function stays(element) {
  for (let e = element; e && e !== document.body; e = e.parentElement) {
    if (/fixed|sticky/.test(getComputedStyle(e).position)) return true;
  }
  return false;
}

function hold(found) {
  const kept = found.find(a => a.element.isConnected);
  if (kept) scrollBy({ top: kept.element.getBoundingClientRect().top - kept.top, behavior: 'instant' });
}

// refresh loads again what the page shows and whose address is the same.
function refresh(addresses) {
  const changed = new Set(addresses.map(a => new URL('/' + a, location.href).pathname));
  const is = url => url && changed.has(new URL(url, location.href).pathname);
  const fresh = url => { const u = new URL(url, location.href); u.searchParams.set('bao', state); return u.href; };
  for (const s of document.querySelectorAll('script[src]')) if (is(s.src)) return location.reload();
  for (const link of document.querySelectorAll('link[rel~=stylesheet]')) {
    // One with a version in its address is swapped with the page.
    if (!is(link.href) || new URL(link.href).searchParams.has('v')) continue;
    const next = link.cloneNode();
    next.href = fresh(link.href);
    swap(link, next);
  }
  for (const e of document.querySelectorAll('img[src], source[src], video[src], audio[src], embed[src]')) {
    if (is(e.src)) e.src = fresh(e.src);
  }
}

// On the page for dead addresses, links are made for the published site.
function rebase(base) {
  if (base === undefined) return;
  for (const a of document.querySelectorAll('a[href]')) {
    const href = a.getAttribute('href');
    if (base && href.startsWith(base)) a.setAttribute('href', '/' + href.slice(base.length).replace(/^\//, ''));
    else if (!base && !/^([a-z]+:|\/|#)/i.test(href)) a.setAttribute('href', '/' + href);
  }
}

function hear(event) {
  const news = JSON.parse(event.data);
  const [from, number] = event.lastEventId.split('-');
  if (from !== run) now = -1; // the server was restarted
  run = from;
  state = Number(number);
  if (trouble && (now < 0 || state !== Number(me.dataset.state))) return location.reload();
  if (!me.src.includes(news.script) || news.stale) return location.reload();
  latest = news;
  panel(news);
  if (news.follow && news.follow !== location.pathname) return location.assign(news.follow);
  if (news.assets) refresh(news.assets);
  update();
}

// A window that is not seen keeps no connection: browsers have six for each
// server, and a few open tabs would use them up.
function listen() {
  if (source) source.close();
  source = null;
  if (document.hidden) return;
  source = new EventSource('/__bao/events?since=' + run + '-' + state);
  source.onmessage = hear;
  source.onerror = () => { if (source && source.readyState === EventSource.CLOSED) setTimeout(listen, 1000); };
}

// The panel lives beside the body in a tree of its own, where the paper's
// style does not reach it nor it the paper.
const host = document.createElement('bao-preview');
const root = host.attachShadow({ mode: 'open' });
let closed = false; // by the reader

function element(name, cls, ...content) {
  const e = document.createElement(name);
  if (cls) e.className = cls;
  e.append(...content.filter(c => c !== null));
  return e;
}

function panel(news) {
  root.querySelector('.panel')?.remove();
  if (trouble || desk || !news.problems.length) { closed = false; return; }
  const counts = [];
  if (news.errors) counts.push(news.errors + ' 处错误');
  if (news.warnings) counts.push(news.warnings + ' 处提醒');
  let title = counts.join('，');
  if (news.errors) title += '。页面还是改错之前的样子，改好以后自动更新';
  const box = element('details', 'panel', element('summary', '', title), list(news));
  box.open = news.errors > 0 && !closed;
  box.addEventListener('toggle', () => { closed = !box.open; });
  box.setAttribute('role', 'alert');
  root.append(box);
}

function list(news) {
  const items = news.problems.map(p => element('li', p.warning ? 'warning' : 'error',
    element('p', 'place', p.place || ''),
    element('p', 'message', (p.warning ? '提醒：' : '错误：') + p.message + (p.rule ? '〔' + p.rule + '〕' : '')),
    p.marked ? element('pre', '', p.before || '', element('mark', '', p.marked), p.after || '') : null,
    p.hint ? element('p', 'hint', '办法：' + p.hint) : null));
  if (news.rest) items.push(element('li', '', element('p', 'message', news.rest)));
  return element('ol', '', ...items);
}

// mark says that readers do not see this page.
function mark(word) {
  root.querySelector('.mark')?.remove();
  if (word) root.append(element('p', 'mark', word + '：读者看不到这一篇'));
}

root.append(element('style', '', style));
if (!desk && !trouble) {
  const way = element('a', 'way', '编辑台');
  const day = location.pathname.match(/\/(\d{4}-\d\d-\d\d)\//); // the desk of the issue that is looked at
  way.href = '/__bao/' + (day ? '?issue=' + day[1] : '');
  root.append(way);
}
document.documentElement.append(host);
mark(me.dataset.mark);
rebase(me.dataset.base);
document.addEventListener('visibilitychange', listen);
addEventListener('pagehide', () => source && source.close());
addEventListener('pageshow', e => { if (e.persisted) listen(); });
listen();
