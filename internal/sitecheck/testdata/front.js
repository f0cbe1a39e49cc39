// What is wrong with the composed front page in this window, in a list of
// sentences: lines longer than their measure, and headings wider than their
// story, photos cut to another shape.
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
  for (const e of sheet.querySelectorAll(".set-photo img")) {
    const box = e.getBoundingClientRect(), shape = box.width / box.height / (e.getAttribute("width") / e.getAttribute("height"));
    if (box.width > 0 && (shape < 0.8 || shape > 1.25))
      found.push(`photo ${JSON.stringify(e.alt.slice(0, 24))} is ${Math.round(100 * shape)} % as wide as it should be for its height`);
  }
  return found;
})()
