// morph makes the live node like now, touching only what is different between
// was and now: what the server sent before and what it sends today. What
// scripts or the reader did to the rest (scrolling, selections, opened
// details, the focus, buttons that a script added) stays.
function morph(live, was, now) {
  attributes(live, was, now);
  children(live, was, now);
}

function attributes(live, was, now) {
  const reader = /^(DETAILS|DIALOG)$/.test(live.nodeName); // their "open" is the reader's
  for (const { name, value } of now.attributes) {
    if (was.getAttribute(name) !== value && !(reader && name === 'open')) live.setAttribute(name, value);
  }
  for (const { name } of [...was.attributes]) {
    if (!now.hasAttribute(name) && !(reader && name === 'open')) live.removeAttribute(name);
  }
}

function children(live, was, now) {
  const l = [...live.childNodes], n = [...now.childNodes];
  let w = [...was.childNodes];
  // If a script has changed what is in here, take what it made for what was.
  if (w.length !== l.length || w.some((node, i) => !alike(node, l[i]))) w = l;
  let from = 0, oldEnd = w.length, newEnd = n.length;
  while (from < oldEnd && from < newEnd && w[from].isEqualNode(n[from])) from++;
  while (oldEnd > from && newEnd > from && w[oldEnd - 1].isEqualNode(n[newEnd - 1])) { oldEnd--; newEnd--; }
  let old = from;
  for (let i = from; i < newEnd; i++) {
    const same = find(w, n[i], old, oldEnd);
    if (same >= 0) {
      while (old < same) l[old++].remove();
      old++;
    } else if (old < oldEnd && alike(w[old], n[i]) && find(n, w[old], i + 1, newEnd) < 0) {
      if (n[i].nodeType === Node.ELEMENT_NODE) morph(l[old], w[old], n[i]);
      else retype(l[old], n[i].data);
      old++;
    } else {
      live.insertBefore(document.importNode(n[i], true), l[old] || null);
    }
  }
  while (old < oldEnd) l[old++].remove();
}

function find(nodes, node, from, to) {
  for (let i = from; i < to; i++) if (nodes[i].isEqualNode(node)) return i;
  return -1;
}

// alike nodes can be made of each other.
function alike(a, b) {
  return a.nodeType === b.nodeType && a.nodeName === b.nodeName && (a.id || '') === (b.id || '');
}

// retype changes only the characters that differ, so that a selection in the
// rest of the text holds.
function retype(live, text) {
  const old = live.data;
  let from = 0, end = 0;
  const most = Math.min(old.length, text.length);
  while (from < most && old[from] === text[from]) from++;
  while (end < most - from && old[old.length - 1 - end] === text[text.length - 1 - end]) end++;
  if (old !== text) live.replaceData(from, old.length - from - end, text.slice(from, text.length - end));
}

// morphHead treats the head as a set of elements. A style sheet that takes
// the place of another is loaded first, so that the page is never bare.
function morphHead(was, now) {
  const live = document.head;
  const kept = new Set([...now.children].map(e => e.outerHTML));
  const leaving = [...was.children].filter(e => !kept.has(e.outerHTML));
  const gone = [];
  for (const e of leaving) {
    const at = [...live.children].find(c => c.outerHTML === e.outerHTML);
    if (at) gone.push(at);
  }
  const known = new Set([...was.children].map(e => e.outerHTML));
  const sheets = gone.filter(isSheet);
  for (const e of now.children) {
    if (known.has(e.outerHTML)) continue;
    const fresh = document.importNode(e, true);
    if (!isSheet(e)) { live.append(fresh); continue; }
    const old = sheets.shift();
    if (old) swap(old, fresh); else live.append(fresh);
  }
  for (const e of gone) if (!isSheet(e)) e.remove();
  for (const e of sheets) e.remove();
  document.title = now.querySelector('title')?.textContent || '';
}

function isSheet(e) { return e.nodeName === 'LINK' && e.relList.contains('stylesheet'); }

// swap puts a style sheet in the place of another once it has been loaded.
function swap(old, fresh) {
  fresh.addEventListener('load', () => old.remove());
  fresh.addEventListener('error', () => old.remove());
  old.after(fresh);
}
