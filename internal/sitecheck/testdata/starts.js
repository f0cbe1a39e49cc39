// Where lines of running copy end that should not, in a list of sentences.
// What headlines and days stand off the middle of their article, too.
(() => {
  const found = [];
  const apart = [[/[0-9]$/, /^[月日时分年㎡℃%]/], [/第$/, /^[0-9]/], [/[0-9]月$/, /^[0-9]+日/], [/[0-9][时点]$/, /^[0-9]+分/], [/./, /^[～〜–·・℃㎡，。、：；？！）》”]/], [/[（《“]$/, /./]];
  const range = document.createRange();
  for (const p of document.querySelectorAll(".body p")) {
    let line = "", top = null;
    const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT), characters = [];
    while (walker.nextNode()) for (let i = 0; i < walker.currentNode.length; i++) {
      range.setStart(walker.currentNode, i); range.setEnd(walker.currentNode, i + 1);
      const box = range.getClientRects()[0];
      if (box) characters.push([walker.currentNode.data[i], box]);
    }
    const rest = i => characters.slice(i, i + 8).map(c => c[0]).join("");
    characters.forEach(([character, box], i) => {
      if (top !== null && box.top > top + box.height / 2) {
        for (const [end, start] of apart) if (end.test(line) && start.test(rest(i))) found.push(`${line.slice(-8)}|${rest(i)}`);
        line = "";
      }
      top = box.top; line += character;
    });
    if (p.scrollWidth > p.clientWidth + 5) found.push(`a paragraph is too wide by ${p.scrollWidth - p.clientWidth} px: ${rest(0)}`);
  }
  // The middle of what is seen of a line, the white of its marks left out.
  for (const e of document.querySelectorAll(".article .headline, .article header .byline")) {
    const out = e.getBoundingClientRect(), rows = new Map();
    const walker = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) for (let i = 0; i < walker.currentNode.length; i++) {
      if (!walker.currentNode.data[i].trim()) continue;
      range.setStart(walker.currentNode, i); range.setEnd(walker.currentNode, i + 1);
      const box = range.getBoundingClientRect(), key = Math.round(box.bottom / box.height);
      const row = rows.get(key) || { left: Infinity, right: -Infinity, size: 0 };
      const size = parseFloat(getComputedStyle(walker.currentNode.parentElement).fontSize), full = box.width > 0.8 * size;
      const opens = full && /[“‘（《「『【]/.test(walker.currentNode.data[i]), closes = full && /[”’）》」』】，。；：、？！]/.test(walker.currentNode.data[i]);
      rows.set(key, { left: Math.min(row.left, box.left + (opens ? size / 2 : 0)), right: Math.max(row.right, box.right - (closes ? size / 2 : 0)), size });
    }
    for (const row of rows.values()) {
      const off = (row.left + row.right - out.left - out.right) / 2;
      if (Math.abs(off) > 0.1 * row.size) found.push(`${e.textContent.trim().slice(0, 16)} stands ${off.toFixed(1)} px off the middle`);
    }
  }
  return found;
})()
