// What is wrong with the composed front page in this window, in a list of
// sentences: words outside of the story they belong to or behind something
// else, lines longer than their measure, copy that is not there once and in
// order, and photos cut to another shape.
(() => {
  const found = [], sheet = document.querySelector(".sheet-ground");
  if (!sheet) return found;
  scrollTo(0, 0);
  const em = parseFloat(getComputedStyle(sheet).fontSize);
  const near = 0.65 * em + 0.6; // the white of a mark may be cut off
  const box = e => e.getBoundingClientRect();
  const cut = e => JSON.stringify(e.textContent.slice(0, 24));
  const extent = e => { const r = document.createRange(); r.selectNodeContents(e); return r.getBoundingClientRect(); };
  const over = (a, b) => a.left < b.right - near && b.left < a.right - near && a.top < b.bottom - near / 4 && b.top < a.bottom - near / 4;
  // Figures, Latin words, —— and …… hold together however a line is spread.
  const natural = (text, like) => {
    const probe = document.createElement("span");
    probe.style.cssText = "position:absolute;visibility:hidden;white-space:pre;text-align-last:start";
    probe.textContent = text;
    like.append(probe);
    const width = box(probe).width;
    probe.remove();
    return width;
  };
  const pulled = line => {
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT), texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const node of texts)
      for (const m of node.data.matchAll(/[0-9A-Za-z][0-9A-Za-z.,:]+|—{2,}|…{2,}/g)) {
        const r = document.createRange();
        r.setStart(node, m.index);
        r.setEnd(node, m.index + m[0].length - 1);
        const more = r.getBoundingClientRect().width - natural(m[0].slice(0, -1), node.parentElement);
        if (more > 0.05 * em + 0.2) found.push(`line ${cut(line)}: ${m[0]} is pulled apart by ${(more / em).toFixed(2)} em`);
      }
  };
  const composed = getComputedStyle(sheet).position === "relative", run = [], stories = [...sheet.querySelectorAll(".set-story")];
  for (const story of stories) {
    const region = box(story), lines = [...story.querySelectorAll(".line")].filter(l => l.textContent.trim());
    if (region.right > document.documentElement.clientWidth + near) found.push(`${story.id} sticks out of the window`);
    for (const other of stories) if (other !== story && over(region, box(other))) found.push(`${story.id} lies over ${other.id}`);
    const set = [...story.querySelectorAll(".set-head, .set-photo")].map(e => [e.className, box(e)]).filter(([, b]) => b.height > 0);
    for (const line of lines) {
      const words = extent(line), at = composed ? box(line) : words, label = `${story.id} line ${cut(line)}`;
      if (!words.height) { found.push(`${label} is not shown`); continue; }
      const hangs = !composed && line.textContent.includes("\u3000") ? em : 0; // the white behind a headline or a dateline, at the end of a row
      if (words.left < region.left - near || words.right > region.right + near + hangs || words.top < region.top - near || words.bottom > region.bottom + near)
        found.push(`${label} lies outside of its story`);
      if (composed && (words.left < at.left - near || words.right > at.right + near))
        found.push(`${label} is ${Math.round(words.width - at.width)} px too long`);
      if (composed && line.classList.contains("full")) pulled(line);
      if (composed) for (const [name, b] of [...set, ...run]) if (over(at, b)) found.push(`${label} lies over ${name}`);
      if (composed) run.push([label, at]);
    }
  }
  for (const line of sheet.querySelectorAll(".line")) {
    if (!line.textContent.trim()) continue;
    line.scrollIntoView({ block: "center" });
    const words = [...line.querySelectorAll("*"), line].map(e => e.getClientRects()[0]).find(r => r && r.width > 0);
    const top = document.elementFromPoint((words.left + words.right) / 2, (words.top + words.bottom) / 2);
    if (!top || !line.closest(".run").contains(top) && !top.contains(line)) found.push(`line ${cut(line)} is covered by ${top && (top.className || top.localName)}`);
  }
  scrollTo(0, 0);
  // Where the words of a heading begin and end: a mark's cut white lies outside.
  const ends = e => {
    const { left, right, width } = extent(e), cut = side => Math.max(0, ...[...e.querySelectorAll(".mark")].map(m => -parseFloat(getComputedStyle(m)[side]) || 0));
    return { left: left + cut("marginLeft"), right: right - cut("marginRight"), width };
  };
  for (const e of sheet.querySelectorAll(".set-head > *")) {
    const words = ends(e);
    if (words.left < box(e).left - near || words.right > box(e).right + near)
      found.push(`${e.className || e.localName} ${cut(e)} is ${Math.round(words.width - box(e).width)} px too long`);
  }
  for (const e of sheet.querySelectorAll(".set-photo img")) {
    const shape = box(e).width / box(e).height / (e.getAttribute("width") / e.getAttribute("height"));
    if (box(e).width > 0 && (shape < 0.8 || shape > 1.25))
      found.push(`photo ${JSON.stringify(e.alt.slice(0, 24))} is ${Math.round(100 * shape)} % as wide as it should be for its height`);
  }
  return found;
})()
