
// The desk by hand. Every button is a form that works without this; with it the
// page stays, a choice is sent when it is made, and files can be dropped.
const most = 256 * 1024 * 1024; // as the server has it

let leaving = false; // for another page, which ends what is under way
let packing = false; // what is packed is fetched when it is ready
let asking = 0; // the timer of the next question

// follow asks again while something is under way, whoever showed this page: a
// change of the paper may have come before an answer.
function follow() {
  if (document.querySelector('[data-busy]')) {
    asking ||= setTimeout(() => { asking = 0; ask(); }, 400);
    return;
  }
  if (packing) document.querySelector('.said a[download]')?.click();
  packing = false;
}

// send sends an order and shows the desk that answers it.
async function send(action, order) {
  const mine = ++turns;
  leaving = false;
  document.documentElement.setAttribute('aria-busy', 'true');
  try {
    const page = await fetch(action, { method: 'POST', body: order, headers: { 'X-Bao-Token': token() } });
    if (page.status === 403) { alert(await page.text()); return location.reload(); }
    packing = action.endsWith('/pack');
    await answer(page, mine);
    history.replaceState(null, '', page.url);
  } catch (e) {
    if (!leaving) alert('没有送到预览：看看它的窗口是不是关了，拖进来的文件是不是移走了，或者正在别的程序里开着');
  } finally {
    document.documentElement.removeAttribute('aria-busy');
  }
}

// answer shows a page of the desk, if none that was asked for later came first.
async function answer(page, mine) {
  const doc = new DOMParser().parseFromString(await page.text(), 'text/html');
  const tag = doc.querySelector('script[data-bao]');
  if (!tag || 'trouble' in tag.dataset) return location.reload();
  if (mine >= turn) {
    become(doc, tag, mine);
    // What was chosen and not written is not what stands there.
    for (const form of document.querySelectorAll('.pieces form[data-sends], .drop')) form.reset();
  }
  follow();
}

async function ask() {
  const mine = ++turns;
  try { await answer(await fetch(location.href, { cache: 'no-store' }), mine); } catch (e) { /* it has gone; listen finds out */ }
}

function token() { return document.querySelector('input[name=token]')?.value || ''; }

// carry sends files, each with the folders that it was dropped with.
function carry(files) {
  if (!files.length) return;
  const order = new FormData();
  order.append('issue', document.querySelector('.drop input[name=issue]')?.value || '');
  let size = 0;
  for (const { path, file } of files) {
    order.append('path', path);
    order.append('file', file, file.name);
    size += file.size;
  }
  if (size > most) return alert('一次拖进来的文件太多，分几次拖，每次不超过 256 MB');
  send('/__bao/do/import', order);
}

// walk lists the files of what was dropped, folders with all that is in them.
async function walk(entry, found) {
  if (entry.isFile) {
    const file = await new Promise((done, fail) => entry.file(done, fail));
    found.push({ path: entry.fullPath.replace(/^\//, ''), file });
    return;
  }
  const reader = entry.createReader();
  for (;;) { // a hundred at a time
    const some = await new Promise((done, fail) => reader.readEntries(done, fail));
    if (!some.length) return;
    for (const e of some) await walk(e, found);
  }
}

// dropped lists the files of a drop or of the clipboard, or the text there
// as one.
async function dropped(data) {
  const items = [...data.items].filter(i => i.kind === 'file');
  const entries = items.map(i => i.webkitGetAsEntry && i.webkitGetAsEntry());
  const plain = items.map(i => i.getAsFile());
  const html = data.getData('text/html'), text = data.getData('text/plain');
  const found = [];
  for (let i = 0; i < items.length; i++) {
    if (entries[i]) await walk(entries[i], found);
    else if (plain[i]) found.push({ path: plain[i].name, file: plain[i] });
  }
  if (!found.length && html) found.push({ path: '粘贴.html', file: new File([html], '粘贴.html') });
  else if (!found.length && text) found.push({ path: '粘贴.txt', file: new File([text], '粘贴.txt') });
  return found;
}

if (desk) {
  const root = document.documentElement;
  root.dataset.hand = '';
  follow();
  addEventListener('beforeunload', () => { leaving = true; });
  document.addEventListener('submit', e => {
    if (e.target.method !== 'post') return;
    e.preventDefault();
    const by = e.submitter; // it may be one of several, each for an address of its own
    send(by && by.hasAttribute('formaction') ? by.formAction : e.target.action, new FormData(e.target)).then(() => {
      if ('clears' in e.target.dataset && !document.querySelector('.said.bad')) e.target.reset();
    });
  });
  document.addEventListener('change', e => {
    if (e.target.type === 'file') return carry([...e.target.files].map(file => ({ path: file.name, file })));
    if (e.target.form && 'sends' in e.target.form.dataset) e.target.form.requestSubmit();
  });
  const takes = () => document.querySelector('.drop');
  let own = false; // something of this page is dragged
  document.addEventListener('dragstart', () => { own = true; });
  document.addEventListener('dragend', () => { own = false; });
  let over = 0; // dragenter and dragleave of nested elements cancel out
  const drag = n => { over = Math.max(0, n); root.toggleAttribute('data-over', over > 0); };
  document.addEventListener('dragenter', () => takes() && !own && drag(over + 1));
  document.addEventListener('dragleave', () => drag(over - 1));
  document.addEventListener('dragover', e => { if (takes() && !own) e.preventDefault(); });
  const unread = () => alert('有的文件读不出来，没有导入：看看它是不是移走了，或者正在别的程序里开着');
  document.addEventListener('drop', e => {
    drag(0);
    if (!takes() || own || /^(INPUT|TEXTAREA)$/.test(e.target.nodeName)) return;
    e.preventDefault();
    dropped(e.dataTransfer).then(carry, unread);
  });
  document.addEventListener('paste', e => {
    if (!takes() || /^(INPUT|TEXTAREA|SELECT)$/.test(e.target.nodeName)) return;
    dropped(e.clipboardData).then(files => {
      if (files.length && confirm('把剪贴板里的内容导入这一期？')) carry(files);
    }, unread);
  });
}
