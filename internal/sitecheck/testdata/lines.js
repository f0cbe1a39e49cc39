// What of the spread lines of this window is pulled apart, or opened wide, in
// a list of sentences.
(() => {
  const found = [];
  const whole = /[0-9A-Za-z][0-9A-Za-z.,:%‰℃㎡\/@&=?_+-]*[0-9A-Za-z%‰℃㎡]|——+|……+/g;
  const lines = [...document.querySelectorAll(".line.full")].filter(l => getComputedStyle(l).textAlignLast === "justify");
  const em = lines.length ? parseFloat(getComputedStyle(lines[0]).fontSize) : 1;
  // Where each character of a line begins.
  const starts = line => {
    const list = [], walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT), range = document.createRange();
    while (walker.nextNode()) for (let i = 0; i < walker.currentNode.length; i++) {
      range.setStart(walker.currentNode, i); range.setEnd(walker.currentNode, i + 1);
      list.push(range.getBoundingClientRect().left);
    }
    return list;
  };
  const spread = lines.map(starts);
  for (const l of lines) l.style.textAlign = l.style.textAlignLast = "start";
  const plain = lines.map(starts);
  for (const l of lines) l.style.textAlign = l.style.textAlignLast = "";
  lines.forEach((line, n) => {
    const text = line.textContent, opened = i => (spread[n][i + 1] - spread[n][i] - plain[n][i + 1] + plain[n][i]) / em;
    for (const match of text.matchAll(whole)) {
      const first = match.index, last = first + match[0].length - 1;
      const apart = (spread[n][last] - spread[n][first] - plain[n][last] + plain[n][first]) / em;
      if (Math.abs(apart) > 0.02 + 0.3 / em) found.push(`${match[0]} is pulled apart by ${apart.toFixed(2)} em in ${JSON.stringify(text)}`);
    }
    for (let i = 0; i + 1 < text.length; i++)
      // A telephone number or a date that cannot be broken may leave the line before
      // it an em short in each of its gaps; no more than that.
      if (opened(i) > 1.2) found.push(`${JSON.stringify(text.slice(i, i + 2))} stands ${opened(i).toFixed(2)} em apart in ${JSON.stringify(text)}`);
  });
  return found;
})()
