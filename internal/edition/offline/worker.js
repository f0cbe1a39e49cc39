// Keeps the newest issue, and what was read of the recent ones, for when there
// is no network. Where there is one, pages come from it: nothing old is shown.
//
// offline.json says what there is; see package edition/offline. It is asked for
// after every page outside the issues, such as the front page, and after others at
// most once a minute. What it has with another version is
// fetched again, what it no longer has is dropped, and where it is gone and
// this script with it, the worker goes too, with all that it kept.
//
// What is kept bears in a header when it came, its size, version and title, and
// whether it was read. Only what is in a list is kept: not what is searched
// with, films, or downloads.
'use strict';
const scope = registration.scope, box = 'bao ' + scope, lists = 'offline.json';
const header = 'X-Bao-Kept';
const most = { bytes: 30e6, pages: 200 };
const patience = 10e3; // for an article that is kept, in ms
const minute = 60e3, quarter = 90 * 24 * 60 * minute; // after which a site that never answered has gone

let looked = 0;          // when offline.json was asked for
let left = false;        // this worker has gone, and keeps nothing any more
let work = Promise.resolve(); // one change of what is kept at a time

// at is the URL of an address, addressOf the address of a URL: a folder's is
// that of its index.html. It is null outside the site.
const at = address => scope + address.split('/').map(encodeURIComponent).join('/');
function addressOf(url) {
  const path = url.replace(/[?#].*/, '');
  if (!path.startsWith(scope)) return null;
  try {
    return decodeURIComponent(path.slice(scope.length)).replace(/(^|\/)$/, '$1index.html');
  } catch (e) { return null; }
}
const folderOf = address => address.slice(0, Math.max(0, address.indexOf('/')));
const isPage = address => address.endsWith('.html');

async function kept(address) {
  const found = await caches.match(at(address), { cacheName: box });
  return found && { address, response: found, ...JSON.parse(decodeURIComponent(found.headers.get(header))) };
}

async function all() {
  const found = [];
  for (const request of left ? [] : await (await caches.open(box)).keys()) {
    const one = await kept(addressOf(request.url));
    if (one) found.push(one);
  }
  return found;
}

async function drop(address) { if (!left) await (await caches.open(box)).delete(at(address)); }

// keep puts an answer away. What came by way of a redirect may not answer a
// navigation, so that it is made anew.
async function keep(address, answer, about) {
  const body = await answer.blob(), headers = new Headers(answer.headers);
  if (left || body.size > most.bytes / 4) return;
  about = { time: Date.now(), size: body.size, ...about };
  if (isPage(address)) about.title = (/<title>([^<]*)/.exec(await body.text()) || [, address])[1].replace(/｜[^｜]*$/, '');
  for (const name of ['Content-Encoding', 'Content-Length', 'Set-Cookie']) headers.delete(name);
  headers.set(header, encodeURIComponent(JSON.stringify(about)));
  if (!left) await (await caches.open(box)).put(at(address), new Response(body, { headers }));
}

// get fetches an address as it is in the list, past caches that have it from
// before, and keeps it; what is no longer there is dropped.
async function get(address, version, about) {
  const answer = await fetch(at(address) + '?v=' + version, { cache: 'no-cache' });
  if (answer.ok) await keep(address, answer, { version, ...about });
  else await drop(address);
  return answer.ok;
}

async function json(answer) { try { return await answer.json(); } catch (e) { return null; } }

async function read(address) { const one = await kept(address); return one && json(one.response); }

// issueOf is the list of an issue, in a state: versions by address, and of
// each photo the one size to keep.
async function issueOf(folder, state) {
  const address = folder + '/' + lists, had = await kept(address);
  const ready = had && had.version === state || await get(address, state, { folder });
  const list = ready && await read(address) || { pages: {}, photos: {} };
  const versions = new Map(Object.entries(list.pages)), photos = [];
  for (const [version, sizes] of Object.entries(list.photos)) {
    photos.push(sizes[0]);
    for (const size of sizes) versions.set(size, version);
  }
  return { versions, pages: Object.keys(list.pages), photos };
}

// versionOf is what an address has in the lists, undefined where it is not to
// be kept.
async function versionOf(address, whole) {
  const folder = folderOf(address), own = whole.pages[address] || whole.files[address];
  if (own || !whole.issues[folder]) return own;
  return (await issueOf(folder, whole.issues[folder])).versions.get(address);
}

// look asks for what there is.
async function look() {
  looked = Date.now();
  const answer = await fetch(at(lists), { cache: 'no-cache' });
  const whole = answer.ok && await json(answer.clone());
  if (whole && whole.issues) return follow(whole, answer);
  if (!gone(answer)) return; // a host in trouble
  const own = await fetch(location.href, { cache: 'no-store' });
  if (gone(own)) return leave();
  if (own.ok) return registration.update();
}

// gone tells that there is nothing at an address, also of hosts that answer
// with a page whatever they are asked for.
function gone(answer) {
  return answer.status === 404 || answer.status === 410 ||
    answer.ok && /html/.test(answer.headers.get('Content-Type'));
}

async function leave() {
  left = true;
  await caches.delete(box);
  await registration.unregister();
}

// follow makes what is kept agree with the lists. The whole list is put away
// last: what was cut off is taken up the next time.
async function follow(whole, answer) {
  const text = await answer.clone().text(), before = await kept(lists);
  const same = before && await before.response.text() === text;
  if (!same) {
    for (const one of await all()) {
      if (one.address === lists) continue;
      if (one.folder && whole.issues[one.folder]) continue; // the list of an issue
      const version = await versionOf(one.address, whole);
      const stays = one.read || !folderOf(one.address) || folderOf(one.address) === whole.newest || whole.files[one.address];
      if (!version || !stays) await drop(one.address);
      else if (version !== one.version) await refresh(one, version);
    }
  }
  await newest(whole);
  await trim(whole);
  await keep(lists, answer, { version: '' });
}

async function refresh(one, version) {
  await drop(one.address); // and so it is, should the network go now
  await get(one.address, version, { read: one.read });
}

// newest keeps the newest issue: its pages, and of its photos a size to look
// at unless the reader saves data.
async function newest(whole) {
  const want = new Map(Object.entries(whole.files));
  for (const address of ['index.html', 'offline.html']) want.set(address, whole.pages[address]);
  if (whole.newest) {
    const issue = await issueOf(whole.newest, whole.issues[whole.newest]);
    const thrifty = navigator.connection && navigator.connection.saveData;
    for (const address of thrifty ? issue.pages : issue.pages.concat(issue.photos)) want.set(address, issue.versions.get(address));
  }
  let room = most.bytes * 2 / 3;
  for (const [address, version] of want) {
    let one = await kept(address);
    if ((!one || one.version !== version) && room > 0) {
      await get(address, version, { read: one && one.read });
      one = await kept(address);
    }
    if (one) room -= one.size;
  }
}

// trim drops what was read longest ago where there is too much.
async function trim(whole) {
  let bytes = 0, pages = 0;
  const first = one => !!one.folder || !folderOf(one.address) || !!whole.files[one.address] || folderOf(one.address) === whole.newest;
  const order = (await all()).sort((a, b) => first(b) - first(a) || b.time - a.time);
  for (const one of order) {
    if (isPage(one.address) && !first(one)) pages++;
    bytes += one.size;
    if (bytes > most.bytes || pages > most.pages) {
      await drop(one.address);
      bytes -= one.size;
    }
  }
}

// after is what is done when a page has come: it is kept, and what there is is
// asked for.
function after(address, copy, status) {
  return work = work.then(async () => {
    if (status === 404 || status === 410) await drop(address);
    const whole = await read(lists);
    if (copy && whole) await take(address, copy, whole);
    if (!folderOf(address) || Date.now() - looked > minute) await look();
  }).catch(() => {}); // the network went; the next page tries again
}

// take keeps something that was read. What is kept in this version came past all
// caches, while the copy may be one that the browser had from before.
async function take(address, copy, whole) {
  const version = await versionOf(address, whole), had = await kept(address);
  if (!version) return;
  const older = had && had.version === version && !(date(copy) > date(had.response));
  await keep(address, older ? had.response : copy, { version, read: true });
  await trim(whole);
}

const date = answer => Date.parse(answer.headers.get('Date'));

// page answers a navigation from the network. One that does not fail but does
// not answer either is given up for an article that is kept, never for a front
// page.
async function page(event, address) {
  const net = fetch(event.request), late = {};
  net.catch(() => {});
  try {
    let answer = await (folderOf(address) ? Promise.race([net, new Promise(done => setTimeout(done, patience, late))]) : net);
    if (answer === late) {
      const had = await stored(address);
      if (had) return had;
      answer = await net;
    }
    const html = answer.ok && /html/.test(answer.headers.get('Content-Type'));
    event.waitUntil(after(address, html && answer.clone(), answer.status));
    return answer;
  } catch (e) {
    return await stored(address) || away();
  }
}

// stored is a page that is kept, however its address is written: some hosts
// leave out .html.
async function stored(address) {
  const list = await kept(lists);
  if (!list || Date.now() - list.time > quarter) { await leave(); return; }
  for (const name of [address, address + '.html', address + '/index.html']) {
    const one = await kept(name);
    if (one) return one.response;
  }
}

// away is what is shown for a page that is not kept.
async function away() {
  const whole = await read(lists), own = await kept('offline.html');
  if (!whole || !own) return Response.error();
  const newest = [], others = [];
  for (const one of await all()) {
    if (!isPage(one.address) || one.address === 'offline.html') continue;
    (one.address === 'index.html' || folderOf(one.address) === whole.newest ? newest : others).push(one);
  }
  const sort = (a, b) => (b.address === 'index.html') - (a.address === 'index.html') || (a.address < b.address ? -1 : 1);
  const items = newest.sort(sort).concat(others.sort((a, b) => b.time - a.time))
    .map(one => '<li><a href="' + at(one.address) + '">' + one.title + '</a></li>').join('');
  const html = (await own.response.text())
    .replace('<head>', () => '<head><base href="' + scope + '">')
    .replace('<ul class="kept">', () => '<ul class="kept">' + items);
  return new Response(html, { status: 503, headers: { 'Content-Type': 'text/html; charset=utf-8' } });
}

// part answers for what pages are made of. One whose address has its version is
// the same wherever it comes from.
async function part(event, address) {
  const version = /[?&]v=([^&]*)/.exec(event.request.url), had = await kept(address);
  if (had && version && had.version === version[1]) return had.response;
  try {
    const answer = await fetch(event.request);
    if (answer.ok && folderOf(address)) event.waitUntil(seen(event, address, answer.clone()));
    return answer;
  } catch (e) {
    return had ? had.response : await sibling(address) || Response.error();
  }
}

// seen keeps a photo with the page on which it is read: lists of older articles
// show photos too.
async function seen(event, address, copy) {
  const reader = await clients.get(event.clientId), on = reader && addressOf(reader.url);
  return work = work.then(async () => {
    const whole = await read(lists), folder = folderOf(address);
    if (!whole || !whole.issues[folder]) return;
    if (folder === whole.newest || folder === folderOf(on || '')) await take(address, copy, whole);
  }).catch(() => {});
}

// sibling is another size of a photo, where one is kept.
async function sibling(address) {
  const stem = address.replace(/-\d+\.\w+$/, '');
  if (stem === address) return;
  for (const one of await all()) if (one.address.replace(/-\d+\.\w+$/, '') === stem) return one.response;
}

addEventListener('install', event => {
  skipWaiting();
  event.waitUntil(work = look().catch(() => {}));
});

// The pages that are open came before there was a worker: they were read, too.
addEventListener('activate', event => event.waitUntil((async () => {
  await clients.claim();
  const open = await clients.matchAll({ type: 'window' });
  await (work = work.then(async () => {
    const whole = await read(lists);
    for (const { url } of whole ? open : []) {
      const address = addressOf(url), version = address && await versionOf(address, whole);
      if (version) await get(address, version, { read: true });
    }
  }).catch(() => {}));
})()));

// paper.js says so where the paper no longer wants anything kept.
addEventListener('message', event => {
  if (event.data !== 'leave') return;
  left = true;
  event.waitUntil(work = work.then(leave));
});

addEventListener('fetch', event => {
  const request = event.request, address = addressOf(request.url);
  if (address === null || request.method !== 'GET' || request.headers.has('Range')) return;
  if (request.mode === 'navigate') event.respondWith(page(event, address));
  else if (request.destination === 'image' || /^static\//.test(address)) event.respondWith(part(event, address));
});
