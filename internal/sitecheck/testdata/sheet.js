// What is wrong with the composed page in this window, in a list of sentences.
(() => {
  const found = [];
  const sheet = document.querySelector(".sheet");
  if (!sheet) return ["no sheet"];
  const zoom = parseFloat(getComputedStyle(sheet.closest(".print-page")).zoom) || 1; // styles are told without it, boxes with it
  const em = zoom * parseFloat(getComputedStyle(sheet).fontSize);
  const near = 0.15 * em + 0.6;
  const box = e => e.getBoundingClientRect();
  const cut = e => JSON.stringify(e.textContent.slice(0, 24));
  const inside = (in_, out, name) => {
    if (in_.left < out.left - near || in_.right > out.right + near || in_.top < out.top - near || in_.bottom > out.bottom + near)
      found.push(`${name} sticks out by ${[out.left - in_.left, in_.right - out.right, out.top - in_.top, in_.bottom - out.bottom].map(n => (n / em).toFixed(2)).join(" ")} em`);
  };
  const extent = e => { const r = document.createRange(); r.selectNodeContents(e); return r.getBoundingClientRect(); };
  // Where the text of a line begins and ends: a mark's cut white lies outside.
  const ends = line => {
    const r = extent(line);
    let left = r.left, right = r.right;
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) if (walker.currentNode.data.trim()) texts.push(walker.currentNode);
    const margin = (node, side) => { let sum = 0; for (let e = node.parentElement; e && e !== line; e = e.parentElement) sum += parseFloat(getComputedStyle(e)[side]) || 0; return zoom * sum; };
    if (texts.length) { left -= margin(texts[0], "marginLeft"); right += margin(texts[texts.length - 1], "marginRight"); }
    return { left, right };
  };
  // The nameplate's ears and the line of the day stay within the type area.
  const head = document.querySelector(".print-head");
  for (const e of head.querySelectorAll(".ear-line, .print-title, .print-guide, .print-dayline > *, .print-folio > *")) {
    if (!box(e).height) continue; // on a phone the guide stands below
    inside({ ...box(e).toJSON(), right: Math.max(box(e).right, extent(e).right - (e.matches(".print-title, .print-name") ? em : 0)) }, box(head), `${e.className || e.localName} ${cut(e)} of the nameplate`);
    if (e.matches("a, .print-guide") && box(e).height > 0 && box(e).height < 24 && e.querySelector("a")) found.push(`${cut(e)} is ${Math.round(box(e).height)} px high, too low to hit`);
  }
  // The lists stand under the page in a narrow window, and copy too small to
  // read is one place to tap.
  const side = document.querySelector(".page-side");
  if (innerWidth < 1200 && box(side).top < box(document.querySelector(".page-paper")).bottom) found.push("the lists stand beside the page");
  for (const tap of document.querySelectorAll(".set-tap")) {
    const whole = box(tap).width > box(tap.parentElement).width - 1;
    if (whole !== em < 11 || !whole && box(tap).width > 0) found.push(`at ${em} px ${tap.parentElement.id} is ${whole ? "" : "not "}one place to tap`);
  }
  // Figures, Latin words, —— and …… hold together however a line is spread.
  const natural = new Map();
  const width = (text, like) => {
    const style = getComputedStyle(like), key = [text, style.fontFamily, style.fontWeight, style.fontSize, style.letterSpacing].join();
    if (!natural.has(key)) {
      const probe = document.createElement("span");
      probe.style.cssText = "position:absolute;visibility:hidden;white-space:pre;text-align-last:start";
      probe.textContent = text;
      like.append(probe);
      natural.set(key, box(probe).width);
      probe.remove();
    }
    return natural.get(key);
  };
  const pulled = line => {
    if (!line.classList.contains("full")) return; // it is not spread; and a dash beside Han is wider than one alone
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT), texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const node of texts)
      for (const m of node.data.matchAll(/[0-9A-Za-z][0-9A-Za-z.,:]+|—{2,}|…{2,}/g)) {
        const r = document.createRange(); // but for the last, behind which a share of the spread may go
        r.setStart(node, m.index);
        r.setEnd(node, m.index + m[0].length - 1);
        const more = r.getBoundingClientRect().width - width(m[0].slice(0, -1), node.parentElement);
        if (more > 0.05 * em + 0.2) found.push(`line ${cut(line)}: ${m[0]} is pulled apart by ${(more / em).toFixed(2)} em`);
      }
  };
  const regions = [];
  const outer = box(sheet);
  for (const story of document.querySelectorAll(".set-story, .filler")) {
    const name = story.id || story.className, region = box(story);
    inside(region, outer, name);
    for (const [other, where] of regions)
      if (region.left < where.right - near && where.left < region.right - near && region.top < where.bottom - near && where.top < region.bottom - near)
        found.push(`${name} lies over ${other}`);
    regions.push([name, region]);
    // The words of an h2 are those of its lines: as one they would end where the
    // white ends that is cut off a mark at the side of one of them.
    for (const e of story.querySelectorAll(".set-head > *, .set-headline, .set-photo, .set-photo > *, .set-jump, .run, .filler p, .filler span")) {
      inside(box(e), region, `${name} ${e.className || e.localName} ${cut(e)}`);
      if (!e.matches(".run, .set-photo, img, h2")) inside({ ...box(e).toJSON(), ...ends(e) }, region, `${name} text of ${e.className || e.localName} ${cut(e)}`);
    }
    const head = story.querySelector(".set-head");
    if (head) for (const e of head.children) inside(box(e), box(head), `${name} ${cut(e)} of the head`);
    for (const photo of story.querySelectorAll(".set-photo")) {
      for (const e of photo.children) inside(box(e), box(photo), `${name} ${e.localName} of the photo`);
      const img = photo.querySelector("img");
      if (box(img).height < em) found.push(`${name}: a photo without height`);
    }
    let before = null;
    const tables = [...story.querySelectorAll(".across .run")].map(box); // which stand out of the order of lines
    for (const line of story.querySelectorAll(".line")) {
      const at = box(line), text = ends(line), label = `${name} line ${cut(line)}`;
      inside(at, region, label);
      if (!line.textContent.trim()) { before = at; continue; } // white
      if (text.left < at.left - near || text.right > at.right + near)
        found.push(`${label} is ${((text.right - text.left - at.width) / em).toFixed(2)} em too long`);
      if (line.classList.contains("full") && Math.abs(text.right - at.right) > near)
        found.push(`${label} ends ${((at.right - text.right) / em).toFixed(2)} em before the measure`);
      pulled(line);
      const rows = new Set([...line.childNodes].filter(n => n.nodeType === 3 && n.data.trim()).flatMap(n => { const r = document.createRange(); r.selectNode(n); return [...r.getClientRects()].map(q => Math.round(q.top / em)); }));
      if (rows.size > 1) found.push(`${label} stands in ${rows.size} rows`);
      const across = line.closest(".across") !== null;
      if (!across) for (const t of tables)
        if (at.left < t.right - near && t.left < at.right - near && at.top < t.bottom - near && t.top < at.bottom - near) found.push(`${label} lies over a table`);
      if (!across && before && !(at.left < before.right - near ? at.top > before.bottom - near : at.left > before.right - near))
        found.push(`${label} does not follow the line before`);
      for (const photo of story.querySelectorAll(".set-photo")) {
        const p = box(photo);
        if (at.left < p.right - near && p.left < at.right - near && at.top < p.bottom - near && p.top < at.bottom - near) found.push(`${label} lies over a photo`);
      }
      if (!across) before = at;
    }
    const flow = story.querySelector(".flow");
    if (flow) {
      const selection = getSelection();
      selection.removeAllRanges();
      selection.selectAllChildren(flow);
      const clean = s => s.replace(/\u200b/g, "").replace(/[ \t]+/g, " ").trim();
      const copied = selection.toString().split(/\n+/).map(clean).filter(Boolean).join("\n");
      const want = [...flow.querySelectorAll("p")].flatMap(p => { const c = p.cloneNode(true); for (const b of c.querySelectorAll("br")) b.replaceWith("\n"); return c.textContent.split("\n"); }).map(clean).filter(Boolean).join("\n");
      if (copied !== want) {
        let i = 0;
        while (copied[i] === want[i]) i++;
        found.push(`${name} is copied as ${JSON.stringify(copied.slice(Math.max(0, i - 12), i + 12))}, not ${JSON.stringify(want.slice(Math.max(0, i - 12), i + 12))}`);
      }
      selection.removeAllRanges();
    }
  }
  return found;
})()
