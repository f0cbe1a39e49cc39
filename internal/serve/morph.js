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
  const kept = common(w.slice(from, oldEnd), n.slice(from, newEnd));
  const limit = new Array(kept.length); // up to where old nodes are free for a new one
  for (let k = kept.length - 1, free = oldEnd; k >= 0; k--) {
    if (kept[k] >= 0) free = from + kept[k];
    limit[k] = free;
  }
  let old = from;
  for (let i = from; i < newEnd; i++) {
    const free = limit[i - from];
    if (kept[i - from] >= 0) {
      while (old < free) l[old++].remove();
      old++;
    } else if (old < free && alike(w[old], n[i])) {
      if (n[i].nodeType === Node.ELEMENT_NODE) morph(l[old], w[old], n[i]);
      else retype(l[old], n[i].data);
      old++;
    } else {
      live.insertBefore(document.importNode(n[i], true), l[old] || null);
    }
  }
  while (old < oldEnd) l[old++].remove();
}

// common finds the longest common part of two lists of nodes, by the length
// of their HTML. For each node of b it gives the index of the equal node of a
// or -1. Lists that are very long have nothing in common.
function common(a, b) {
  const html = node => node.nodeType + (node.outerHTML || node.data);
  const x = a.map(html), y = b.map(html), width = b.length + 1;
  const found = new Array(b.length).fill(-1);
  if (a.length * b.length > 4e6) return found;
  const best = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const at = i * width + j;
      best[at] = Math.max(best[at + 1], best[at + width]);
      if (x[i] === y[j]) best[at] = Math.max(best[at], best[at + width + 1] + x[i].length);
    }
  }
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const at = i * width + j;
    if (x[i] === y[j] && best[at] === best[at + width + 1] + x[i].length) found[j++] = i++;
    else if (best[at] === best[at + width]) i++;
    else j++;
  }
  return found;
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
