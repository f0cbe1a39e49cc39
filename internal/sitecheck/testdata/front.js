// What is wrong with the composed front page in this window, in a list of
// sentences: lines longer than their measure, and headings wider than their
// story.
(() => {
  const found = [], sheet = document.querySelector(".sheet-ground");
  if (!sheet) return found;
  const near = 0.65 * parseFloat(getComputedStyle(sheet).fontSize) + 0.6; // the white of a mark may be cut off
  const extent = e => { const r = document.createRange(); r.selectNodeContents(e); return r.getBoundingClientRect(); };
  for (const e of sheet.querySelectorAll(".line, .set-head > *")) {
    const box = e.getBoundingClientRect(), words = extent(e);
    if (words.left < box.left - near || words.right > box.right + near)
      found.push(`${e.className || e.localName} ${JSON.stringify(e.textContent.slice(0, 24))} is ${Math.round(words.width - box.width)} px too long`);
  }
  return found;
})()
