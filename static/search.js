// Searches the paper on search.html, from the web and from a USB stick alike.
// internal/edition/search tells what the data are and writes them.
//
// reads: search 3
//
// A query is parted at spaces into terms, all of which an article must have;
// what stands in quotation marks is one term. Text and terms are folded before
// they are compared (internal/zh, AppendFold). The index tells which articles
// have all pairs of characters of a term; whether they stand together is looked
// up in the text, which an excerpt needs anyway. Until that is done, the number
// of what was found is an estimate, and says so.
//
// The newest year is searched first, then as many as it seems to take until ten
// results stand. A file more or less is what a reader waits for: of pairs that
// are not needed to tell which articles have a term, none is loaded.
(function () {
  'use strict';
  const form = document.getElementById('seek');
  if (!form) return;
  const field = form.elements.q, list = document.getElementById('results');
  const status = document.getElementById('found'), near = document.getElementById('near');
  const more = document.getElementById('more'), known = document.getElementById('known');

  // Data: each file calls baoSearch. What was asked for is kept.

  const got = {}, asked = {};
  window.baoSearch = function (name, version, payload) {
    got[name] = { version: version, payload: payload };
    if (name === 'index' && !index) begin();
  };
  let index, data = 'search/';

  class Stale extends Error {}

  function load(name, version) {
    const address = data + name + '.js?v=' + version;
    return asked[address] = asked[address] || new Promise(function (resolve, reject) {
      const script = document.createElement('script');
      script.src = address;
      script.onload = function () { script.remove(); got[name] ? resolve(got[name]) : reject(new Error(name)); };
      script.onerror = function () { script.remove(); delete asked[address]; reject(new Error(name)); };
      document.head.append(script);
    });
  }

  // loadOf loads what is of no use but with the rest of its year, of one version.
  async function loadOf(year, name) {
    const file = await load(name, year.version);
    if (file.version !== year.version) throw new Stale(name);
    return file.payload;
  }

  // What each character of packed data stands for: a digit to the base of 123.
  const digits = new Uint8Array(128);
  for (let c = 1, digit = 0; c < 128; c++) if (!'\n\r"\\'.includes(String.fromCharCode(c))) digits[c] = digit++;

  // bytesOf reads what appendString in script.go wrote: of seven digits six bytes,
  // of fewer that are left, one less.
  function bytesOf(text) {
    const bytes = new Uint8Array(text.length + 8); // more may be looked at than is there
    let at = 0;
    for (let i = 0; i < text.length;) {
      const end = Math.min(i + 7, text.length);
      let number = 0;
      const n = end - i - 1;
      while (i < end) number = number * 123 + digits[text.charCodeAt(i++) & 127];
      const high = Math.floor(number / 0x1000000);
      for (let k = n - 1; k >= 0; k--) bytes[at++] = k > 2 ? high >> 8 * (k - 3) : number - high * 0x1000000 >> 8 * k;
    }
    return bytes.subarray(0, at + 8);
  }

  // Numbers, as bits.go and shard.go write them.

  class Bits {
    constructor(text) { this.bytes = bytesOf(text); this.at = 0; }
    // next has the next 25 bits at the top.
    next() {
      const b = this.bytes, i = this.at >> 3;
      return (b[i] << 24 | b[i + 1] << 16 | b[i + 2] << 8 | b[i + 3]) << (this.at & 7);
    }
    read(n) {
      if (!n) return 0;
      const v = this.next() >>> 32 - n;
      this.at += n;
      return v;
    }
    zeros() {
      let n = 0;
      for (;;) {
        const some = Math.clz32(this.next());
        if (some < 25) { this.at += some + 1; return n + some; }
        n += 25; this.at += 25;
        if (this.at >> 3 > this.bytes.length) throw new Error('damaged');
      }
    }
    golomb(k) {
      const n = this.zeros() + k;
      return (1 << n | this.read(n)) - (1 << k);
    }
    rice(k) { return this.zeros() << k | this.read(k); }
  }

  function riceOrder(n, of) {
    let k = 0;
    while (n * (2 << k) * 104 <= of * 100) k++;
    return k;
  }

  // directory reads what the files of a year are.
  async function directory(year) {
    if (year.shards) return year;
    const bits = new Bits(await loadOf(year, String(year.year)));
    const chunks = [], shards = [];
    let month = 1, nth = 0, start = 0;
    for (let n = bits.golomb(8); n > 0; n--) {
      const on = bits.golomb(0);
      nth = on || !chunks.length ? 0 : nth + 1;
      month += on;
      const count = bits.golomb(2) + 1;
      chunks.push({ name: year.year + '/' + month + '-' + nth, start: start, count: count });
      start += count;
    }
    let first = 0;
    for (let n = bits.golomb(8); n > 0; n--) {
      first += bits.golomb(6);
      shards.push({ name: year.year + '/s' + shards.length, first: first, second: bits.read(1) ? bits.golomb(14) : 0 });
    }
    year.chunks = chunks;
    year.shards = shards;
    return year;
  }

  // Folding

  const simple = new Map(), folds = new Map();
  const proper = /\p{L}|\p{N}/u, letter = /\p{L}/u, mark = /\p{M}|\p{Cf}/u;
  const SPACE = 0, OTHER = 1, LETTER = 2, DIGIT = 3;

  // Characters of GB 2312 are simplified ones, but for these. Others may have a
  // simplified form; to know it takes a file, which few texts need.
  const exceptions = '乾干吒咤夥伙後后徵征捱挨摺折於于榘矩甯宁菸烟薹苔醣糖麴曲麽么';
  for (let i = 0; i < exceptions.length; i += 2) simple.set(exceptions[i], exceptions[i + 1]);

  const plain = new Uint8Array(1 << 16); // by code, 1 for what has no simplified form but those above
  function complex(text) {
    if (!plain[0]) {
      const codes = [];
      for (let row = 0xb0; row < 0xf8; row++) for (let cell = 0xa1; cell < 0xff; cell++) codes.push(row, cell);
      for (const c of new TextDecoder('gb18030').decode(new Uint8Array(codes))) plain[c.charCodeAt(0)] = 1;
      plain.fill(1, 0, 0x2e80).fill(1, 0x3000, 0x3100).fill(1, 0x3380, 0x33e0).fill(1, 0xff00, 0xfff0);
    }
    for (let i = 0; i < text.length; i++) if (!plain[text.charCodeAt(i)]) return true;
    return false;
  }

  // simplified reads the simplified forms of characters when a text needs them.
  let whole = false;
  async function simplified(text) {
    if (whole || !complex(text)) return;
    const bits = new Bits((await load('fold', index.fold)).payload);
    if (whole) return;
    for (let n = bits.golomb(12), from = 0x4e00, to = 0x4e00; n > 0; n--) {
      from += bits.golomb(2);
      to += bits.read(1) ? -bits.golomb(4) : bits.golomb(4);
      simple.set(String.fromCharCode(from), String.fromCharCode(to));
    }
    folds.clear();
    whole = true;
  }

  function kindOf(c) {
    const n = c.codePointAt(0);
    if (n === 32) return SPACE;
    if (n >= 48 && n <= 57) return DIGIT;
    return n < 0x2e80 && letter.test(c) ? LETTER : OTHER;
  }

  // formsOf tells what one character becomes: a number is a gap.
  function formsOf(c) {
    let forms = folds.get(c);
    if (forms) return forms;
    forms = [];
    if (c >= '\u4e00' && c <= '\u9fff') {
      forms.push({ text: simple.get(c) || c, kind: OTHER });
      folds.set(c, forms);
      return forms;
    }
    for (const part of c.normalize('NFKD')) {
      if (proper.test(part)) {
        const low = part.toLowerCase(), plain = simple.get(low) || low;
        forms.push({ text: plain, kind: kindOf(plain) });
      } else if ("-'’‐".includes(part)) {
        forms.push({ gap: 1 });
      } else if (!mark.test(part)) {
        forms.push({ gap: 2 });
      }
    }
    folds.set(c, forms);
    return forms;
  }

  // fold returns folded text, and where each of its units begins and ends in s.
  function fold(s) {
    let text = '', gap = 0, last = SPACE, at = 0;
    const from = [], to = [];
    for (const c of s) {
      const end = at + c.length;
      for (const form of formsOf(c)) {
        if (form.gap) { gap = Math.max(gap, form.gap); continue; }
        if (form.kind === last && (last === LETTER && gap === 2 || last === DIGIT && gap)) {
          text += ' '; from.push(at); to.push(at);
        }
        text += form.text;
        for (let i = 0; i < form.text.length; i++) { from.push(at); to.push(end); }
        last = form.kind; gap = 0;
      }
      at = end;
    }
    return { text: text, from: from, to: to };
  }

  // Terms

  function termsOf(query) {
    const terms = [];
    for (const found of query.matchAll(/["“”「『]([^"“”」』]*)["“”」』]?|[^\s"“”「『]+/g)) {
      const text = fold(found[1] === undefined ? found[0] : found[1]).text;
      if (text && !terms.includes(text)) terms.push(text);
    }
    return terms;
  }

  // keysOf returns the entries that an article with a term must have: its pairs
  // of characters, or those that stand alone, and its words, the last by its
  // beginning.
  function keysOf(term) {
    const units = Array.from(term, function (c) { return { c: c.codePointAt(0), kind: kindOf(c) }; });
    const keys = [];
    for (let i = 0; i < units.length;) {
      const kind = units[i].kind, word = kind === LETTER;
      let end = i + 1;
      if (kind === SPACE) { i = end; continue; }
      while (end < units.length && units[end].kind !== SPACE && (units[end].kind === LETTER) === word) end++;
      const run = units.slice(i, end).map(function (u) { return u.c; });
      if (word) keys.push({ first: run[0], second: run[1] || 0, rest: run.slice(2), open: end === units.length });
      else if (run.length === 1) keys.push({ first: run[0], second: 0, lone: true });
      for (let k = 0; !word && k + 1 < run.length; k++) keys.push({ first: run[k], second: run[k + 1] });
      i = end;
    }
    // How common they are is not known yet. Those far from each other tell most.
    keys.forEach(function (key) { key.count = 1e9; });
    return keys.length > 2 ? [keys[0], keys.pop()].concat(keys.slice(1)) : keys;
  }

  // sure tells whether every article that the index has for a term has it.
  function sure(term) {
    const n = Array.from(term).length, word = kindOf(term) === LETTER;
    if (word) return Array.from(term).every(function (c) { return kindOf(c) === LETTER; });
    return n === 1 || n === 2 && Array.from(term).every(function (c) { return kindOf(c) === OTHER || kindOf(c) === DIGIT; });
  }

  function wordKey(first, slug) {
    const c = Array.from(slug, function (c) { return c.codePointAt(0); });
    return { first: first, second: c[0] || 0, rest: c.slice(1), open: false };
  }

  // The index

  // scan gives the places of the entries of a shard that a key is for.
  function scan(text, shard, articles, key, give) {
    const bits = new Bits(text);
    let first = shard.first, second = 0;
    for (let n = bits.read(16); n > 0; n--) {
      const on = bits.golomb(0), more = bits.golomb(5);
      first += on;
      second = on ? more : second + more;
      if (first > key.first || first === key.first && !loose(key) && second > key.second) return;
      let fits = first === key.first && (loose(key) || second === key.second);
      if (first < 3 || kindOf(String.fromCodePoint(first)) === LETTER) {
        const rest = [];
        for (let i = bits.golomb(2); i > 0; i--) rest.push(bits.golomb(5) ^ 0x60);
        const wanted = key.rest || [];
        fits = fits && (key.open || rest.length === wanted.length) && wanted.every(function (c, i) { return rest[i] === c; });
      }
      const count = bits.golomb(0) + 1, ranked = bits.read(1), k = riceOrder(count, articles);
      for (let i = 0, article = -1; i < count; i++) {
        article += bits.rice(k) + 1;
        const rank = ranked && bits.read(1) ? bits.read(2) + 1 : 0;
        if (fits) give(article, rank);
      }
    }
  }

  // loose tells whether all entries with the first character of a key are
  // wanted. Of a lone character they are in one shard, or its first has all places.
  function loose(key) { return key.lone || key.open && !key.second; }

  // shardsOf returns the shards that may have a key.
  function shardsOf(year, key) {
    const shards = year.shards, second = loose(key) ? 0 : key.second;
    let from = 0;
    while (from + 1 < shards.length && before(shards[from + 1], key.first, second + 0.5)) from++;
    let to = from;
    while (!key.lone && to + 1 < shards.length && before(shards[to + 1], key.first, loose(key) ? Infinity : second + 0.5)) to++;
    return shards.slice(from, to + 1);
  }

  function textsOf(year, key) {
    return Promise.all(shardsOf(year, key).map(function (s) { return loadOf(year, s.name); }));
  }

  // find returns the articles of a year that have a key: ranks by number.
  async function find(year, key) {
    const shards = shardsOf(year, key), texts = await textsOf(year, key), found = new Map();
    texts.forEach(function (text, i) {
      scan(text, shards[i], year.articles, key, function (article, rank) {
        found.set(article, Math.max(rank, found.get(article) || 0));
      });
    });
    return found;
  }

  function before(shard, first, second) {
    return shard.first < first || shard.first === first && shard.second < second;
  }

  // candidates returns the articles of a year that may have all terms and pass
  // the filters, with the most that their ranks can come to. The keys are looked
  // up one after the other, those first that were rare in other years; articles
  // that stand in one chunk when keys are left are told apart by their text,
  // which is no more to load than another shard.
  async function candidates(year, terms, keys, filters) {
    await directory(year);
    const only = await filtersOf(year, filters);
    keys = keys.slice().sort(function (a, b) { return a.count - b.count; });
    // Those without which too many are to be expected are asked for at once: two,
    // for of a pair by itself there mostly are, and others if how common they are
    // is known.
    for (let k = 0, left = year.articles; k < keys.length && left > 3 && (k < 2 || keys[k].count < 1e9); k++) {
      textsOf(year, keys[k]).catch(function () {});
      left *= Math.min(1, keys[k].count / year.articles);
    }
    let found = null, i = 0;
    for (; i < keys.length && !(found && together(year, found)); i++) {
      const key = keys[i], list = await find(year, key), had = found;
      key.count = list.size;
      found = new Map();
      list.forEach(function (rank, article) {
        if (had ? !had.has(article) : only.some(function (o) { return !o.has(article); })) return;
        const ranks = had ? had.get(article) : terms.map(function () { return HEADLINE; });
        ranks[key.term] = Math.min(ranks[key.term], rank);
        found.set(article, ranks);
      });
    }
    return Array.from(found, function (e) {
      const rank = e[1].reduce(function (a, b) { return a + b; });
      return { year: year, article: e[0], rank: rank, record: null, sure: i === keys.length };
    });
  }

  // filtersOf returns the articles of a year that pass each filter.
  function filtersOf(year, filters) {
    const finds = [];
    if (filters.section) finds.push(find(year, wordKey(1, filters.section)));
    if (filters.people) finds.push(Promise.all(filters.people.map(function (slug) { return find(year, wordKey(2, slug)); })).then(function (lists) {
      return new Map(lists.flatMap(function (list) { return Array.from(list); }));
    }));
    return Promise.all(finds);
  }

  // together tells whether articles stand in no more than one chunk.
  function together(year, articles) {
    let chunk;
    for (const article of articles.keys()) {
      const c = chunkOf(year, article);
      if (chunk && c !== chunk) return false;
      chunk = c;
    }
    return true;
  }

  function chunkOf(year, article) {
    return year.chunks.find(function (c) { return article < c.start + c.count; });
  }

  // Text

  // recordOf returns an article, of whose chunk all are kept.
  async function recordOf(year, article) {
    const chunk = chunkOf(year, article);
    if (!chunk.records) {
      const text = textOf((await load(chunk.name, year.version)).payload);
      await simplified(text);
      chunk.records = chunk.records || recordsOf(text);
      if (chunk.records.length !== chunk.count) throw new Stale(chunk.name);
    }
    return chunk.records[article - chunk.start];
  }

  // textOf unpacks a chunk; what GB18030 has no lasting code for is in it by number.
  function textOf(payload) {
    return new TextDecoder('gb18030').decode(inflate(bytesOf(payload))).replace(/\x10([0-9a-f]+)\x11/g, function (all, code) {
      return String.fromCodePoint(parseInt(code, 16));
    });
  }

  // Places of an article, by rank.
  const BODY = 0, SUBHEAD = 1, PEOPLE = 2, DECK = 3, HEADLINE = 4;

  function recordsOf(text) {
    return text.split('\x1e').slice(0, -1).map(function (text) {
      const f = text.split('\x1f');
      const record = { address: f[0], title: f[1], byline: f[4], section: f[5], day: f[6], state: f[7], lines: [] };
      function line(text, rank) { if (text) record.lines.push({ text: text, rank: rank, fold: null }); }
      line(f[1], HEADLINE);
      line(f[2], DECK);
      line(f[3], DECK);
      line(f[4], PEOPLE);
      f[8].split('\n').forEach(function (s) { s[0] === '\x02' ? line(s.slice(1), SUBHEAD) : line(s, BODY); });
      return record;
    });
  }

  function foldOf(line) { return line.fold = line.fold || fold(line.text); }

  // matches returns where a term stands in folded text. A Latin word is found
  // by its beginning.
  function matches(text, term) {
    const found = [], word = kindOf(term) === LETTER;
    for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
      if (word && at > 0 && kindOf(text[at - 1]) === LETTER) continue;
      found.push(at);
    }
    return found;
  }

  // rankOf is what the ranks of all terms in an article come to, -1 if one is
  // not there.
  function rankOf(record, terms) {
    let sum = 0;
    for (const term of terms) {
      let best = -1;
      for (const line of record.lines) {
        if (line.rank > best && matches(foldOf(line).text, term).length) best = line.rank;
      }
      if (best < 0) return -1;
      sum += best;
    }
    return sum;
  }

  // inflate unpacks RFC 1951; browsers have it built in only since 2023.
  function inflate(data) {
    let out = new Uint8Array(data.length * 4), size = 0, at = 0, held = 0, left = 0;
    function bits(n) {
      while (left < n) { held |= data[at++] << left; left += 8; }
      const v = held & (1 << n) - 1;
      held >>>= n; left -= n;
      return v;
    }
    function put(c) {
      if (size === out.length) { const larger = new Uint8Array(2 * size); larger.set(out); out = larger; }
      out[size++] = c;
    }
    // tree is a table of codes, as far as the longest: symbol << 4 | length.
    function tree(lengths) {
      const most = Math.max.apply(null, lengths), table = new Uint16Array(1 << most);
      for (let n = 1, code = 0; n <= most; n++, code <<= 1) {
        lengths.forEach(function (length, symbol) {
          if (length !== n) return;
          let turned = 0; // codes come with their highest bit first, all else with the lowest
          for (let i = 0; i < n; i++) turned |= (code >> i & 1) << n - 1 - i;
          for (; turned < table.length; turned += 1 << n) table[turned] = symbol << 4 | n;
          code++;
        });
      }
      return table;
    }
    function symbol(table) {
      while (left < 15) { held |= data[at++] << left; left += 8; }
      const found = table[held & table.length - 1], n = found & 15;
      if (!n || at > data.length + 8) throw new Error('damaged');
      held >>>= n; left -= n;
      return found >> 4;
    }
    const repeat = function (n, v) { return new Array(n).fill(v); };
    for (let final = 0; !final;) {
      final = bits(1);
      const kind = bits(2);
      if (kind === 0) {
        at -= left >> 3;
        held = left = 0;
        let n = data[at] | data[at + 1] << 8;
        for (at += 4; n > 0; n--) put(data[at++]);
        continue;
      }
      let words, far;
      if (kind === 1) {
        words = tree(repeat(144, 8).concat(repeat(112, 9), repeat(24, 7), repeat(8, 8)));
        far = tree(repeat(30, 5));
      } else {
        const nWords = bits(5) + 257, nFar = bits(5) + 1, nCodes = bits(4) + 4, codes = repeat(19, 0);
        for (let i = 0; i < nCodes; i++) codes[[16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15][i]] = bits(3);
        const lengths = [], t = tree(codes);
        while (lengths.length < nWords + nFar) {
          const s = symbol(t);
          if (s < 16) lengths.push(s);
          else if (s === 16) lengths.push.apply(lengths, repeat(bits(2) + 3, lengths[lengths.length - 1]));
          else lengths.push.apply(lengths, repeat(s === 17 ? bits(3) + 3 : bits(7) + 11, 0));
        }
        words = tree(lengths.slice(0, nWords));
        far = tree(lengths.slice(nWords));
      }
      for (let s = symbol(words); s !== 256; s = symbol(words)) {
        if (s < 256) { put(s); continue; }
        s -= 257;
        const more = s < 8 || s === 28 ? 0 : (s >> 2) - 1;
        const length = s === 28 ? 258 : s < 8 ? s + 3 : (4 + (s & 3) << more) + 3 + bits(more);
        const d = symbol(far), beyond = d < 4 ? 0 : (d >> 1) - 1;
        const back = d < 4 ? d + 1 : (2 + (d & 1) << beyond) + 1 + bits(beyond);
        for (let i = 0; i < length; i++) put(out[size - back]);
      }
    }
    return out.subarray(0, size);
  }

  // What is shown

  function element(name, kind, text) {
    const e = document.createElement(name);
    if (kind) e.className = kind;
    if (text) e.textContent = text;
    return e;
  }

  // marked appends a stretch of a line, with what was searched for marked.
  function marked(into, line, terms, from, to) {
    const folded = foldOf(line), spans = [];
    terms.forEach(function (term) {
      matches(folded.text, term).forEach(function (at) {
        spans.push([folded.from[at], folded.to[at + term.length - 1]]);
      });
    });
    spans.sort(function (a, b) { return a[0] - b[0] || b[1] - a[1]; });
    let at = from;
    spans.forEach(function (span) {
      const start = Math.max(span[0], at), end = Math.min(span[1], to);
      if (start >= end) return;
      into.append(line.text.slice(at, start), element('mark', '', line.text.slice(start, end)));
      at = end;
    });
    into.append(line.text.slice(at, to));
  }

  const around = 60; // characters before and after what was found, at most

  // excerpt is the sentence of a line in which a term first stands.
  function excerpt(line, term, terms) {
    const folded = foldOf(line), at = matches(folded.text, term)[0], text = line.text;
    let from = folded.from[at], to = folded.to[at + term.length - 1];
    const first = from, last = to;
    while (from > 0 && first - from < around && !/[。！？；…]/.test(text[from - 1])) from--;
    while (to < text.length && to - last < around && !/[。！？；…]/.test(text[to])) to++;
    if (/[”’」』）]/.test(text[from]) && from < first) from++;
    while (to < text.length && /[。！？；…”’」』）]/.test(text[to])) to++;
    if (/[\udc00-\udfff]/.test(text[from])) from--;
    if (/[\udc00-\udfff]/.test(text[to] || '')) to++;
    const p = element('p', 'excerpt');
    if (from > 0 && !/[。！？；”’」』）]/.test(text[from - 1])) p.append('…');
    marked(p, line, terms, from, to);
    if (to < text.length && !/[。！？；”’」』）]/.test(text[to - 1])) p.append('…');
    return p;
  }

  function show(record, terms) {
    const item = element('li', 'result'), link = element('a', 'headline');
    link.href = record.address;
    marked(link, record.lines[0], terms, 0, record.title.length);
    item.append(link);
    if (record.state) item.append(' ', element('span', 'state', record.state));
    const about = element('p', 'about'), day = record.day.split('-').map(Number);
    const time = element('time', '', day[0] + '年' + day[1] + '月' + day[2] + '日');
    time.dateTime = record.day;
    about.append(time);
    if (record.section) about.append(' ', element('span', '', record.section));
    const people = record.lines.find(function (line) { return line.rank === PEOPLE; });
    if (people) {
      const byline = element('span', 'byline');
      marked(byline, people, terms, 0, people.text.length);
      about.append(' ', byline);
    }
    item.append(about);
    const told = new Set();
    terms.forEach(function (term) {
      const has = function (line) { return matches(foldOf(line).text, term).length > 0; };
      const line = record.lines.find(function (line) { return line.rank <= SUBHEAD && has(line); }) ||
        record.lines.find(function (line) { return line.rank === DECK && has(line); });
      if (!line || told.has(line)) return;
      told.add(line);
      item.append(excerpt(line, term, terms));
    });
    list.append(item);
  }

  // A search

  let turn = 0; // the latest one; earlier ones give up
  let search = null;

  const byRank = function (a, b) {
    return b.rank - a.rank || b.year.year - a.year.year || b.article - a.article;
  };

  async function run(again) {
    const mine = ++turn, query = field.value.trim();
    begun();
    if (!query) { clear(); return remember(); }
    await careful(mine, again, async function () {
      await simplified(query);
      const terms = termsOf(query);
      if (mine !== turn) return;
      if (!terms.length) { clear(); return remember(); }
      const filters = { section: form.elements.section.value, people: await peopleFor(form.elements.person.value) };
      if (mine !== turn) return;
      suggest(query, mine);
      const only = form.elements.year.value;
      const years = index.years.filter(function (y) { return !only || String(y.year) === only; });
      const keys = terms.flatMap(function (term, i) {
        return keysOf(term).map(function (key) { key.term = i; return key; });
      });
      search = { terms: terms, keys: keys, filters: filters, years: years, articles: 0, searched: 0, pool: [], shown: 0, sure: terms.every(sure) };
      years.forEach(function (y) { search.articles += y.articles; });
      await extend(1000, mine);
      if (mine !== turn) return;
      await reach(small() ? 100 : 10, mine);
      if (mine === turn) remember();
      // All else is only counted, when there is nothing to do, and not without end.
      while (mine === turn && search.years.length && search.searched < 20000) {
        await new Promise(function (done) { window.requestIdleCallback ? requestIdleCallback(done, { timeout: 300 }) : setTimeout(done, 50); });
        if (mine === turn) await extend(0, mine);
        if (mine === turn) tell();
      }
      if (mine === turn) { search.still = true; tell(); }
    });
  }

  // careful does what reads data, and says so where they can't be read.
  async function careful(mine, again, work) {
    try {
      await work();
    } catch (error) {
      if (mine !== turn) return;
      if (error instanceof Stale && !again) return renew();
      clear();
      status.textContent = '数据没有读出来，请刷新网页再找一次。';
      remember();
      throw error;
    }
  }

  // reach shows results until there are so many, or all. Where too few articles
  // are in sight, more years are searched while the text of those is looked up.
  async function reach(many, mine) {
    const s = search;
    for (;;) {
      const sight = s.shown + s.pool.length;
      if (sight < many && s.years.length) {
        await Promise.all([look(s.pool, mine), extend(1.5 * s.searched * (many - sight) / Math.max(1, sight), mine)]);
        if (mine !== turn) return;
      }
      await fill(many, mine);
      if (mine !== turn) return;
      if (s.shown >= many || !s.years.length) return tell();
    }
  }

  // extend searches the next years, as many as have about so many articles, all
  // at once.
  async function extend(articles, mine) {
    const s = search, part = [];
    let size = 0;
    while (s.years.length && part.length < 12 && (!part.length || size + s.years[0].articles <= articles)) {
      size += s.years[0].articles;
      part.push(s.years.shift());
    }
    const found = await Promise.all(part.map(function (y) { return candidates(y, s.terms, s.keys, s.filters); }));
    if (mine !== turn) return;
    s.pool = s.pool.concat.apply(s.pool, found).sort(byRank);
    s.searched += size;
  }

  // small tells whether the paper is so small that all of it can be shown.
  function small() { return index.years.reduce(function (n, y) { return n + y.chunks; }, 0) <= 12; }

  // fill shows the best of those that were found until so many are shown. What a
  // candidate's rank comes to can only be less than was thought, so those that
  // stand first when all of them are looked up are the first.
  async function fill(many, mine) {
    const s = search;
    for (;;) {
      const open = s.pool.slice(0, Math.max(0, many - s.shown)).filter(function (c) { return !c.record; });
      if (!open.length) break;
      await look(open, mine);
      if (mine !== turn) return;
    }
    fresh();
    s.pool.splice(0, Math.max(0, many - s.shown)).forEach(function (c) { show(c.record, s.terms); s.shown++; });
  }

  // look looks candidates up in the text, and drops those that were none.
  async function look(open, mine) {
    const s = search;
    await Promise.all(open.map(async function (c) {
      if (c.record) return;
      c.record = await recordOf(c.year, c.article);
      c.rank = rankOf(c.record, s.terms);
    }));
    if (mine === turn) s.pool = s.pool.filter(function (c) { return c.rank >= 0; }).sort(byRank);
  }

  // tell says how many were found; in a large paper, how many that lets expect.
  function tell() {
    fresh();
    const s = search, done = s.searched === s.articles, rest = s.still && !done;
    let n = s.shown + s.pool.length;
    const exact = done && s.pool.every(function (c) { return c.record || s.sure && c.sure; });
    more.hidden = !s.pool.length && !rest;
    list.hidden = !s.shown;
    if (rest) n = Number((n * s.articles / s.searched).toPrecision(2));
    if (n) status.textContent = (exact ? '共 ' : '约 ') + n + ' 篇';
    else status.textContent = done ? '没有找到。可以少打几个字，或者换个说法' + (filtered() ? '，也可以去掉栏目、年份、作者再找' : '') + '。' : '正在找…';
    status.dataset.count = n;
    status.dataset.state = exact ? 'exact' : done || rest ? 'about' : 'busy';
  }

  function filtered() { return form.elements.section.value || form.elements.year.value || form.elements.person.value.trim(); }

  // begun leaves what an earlier search showed, for a moment, until there is
  // something else to show: a page that is emptied first flickers, and draws twice.
  let late = 0;
  function begun() {
    search = null;
    near.replaceChildren();
    near.hidden = true;
    delete status.dataset.state;
    clearTimeout(late);
    const seek = function () { clear(); status.textContent = '正在找…'; };
    if (list.hidden) return seek();
    list.setAttribute('aria-busy', 'true');
    late = setTimeout(seek, 300);
  }

  // fresh takes away what an earlier search showed.
  function fresh() {
    if (list.hasAttribute('aria-busy')) clear();
  }

  function clear() {
    clearTimeout(late);
    list.replaceChildren();
    list.removeAttribute('aria-busy');
    list.hidden = more.hidden = true;
    status.textContent = '';
  }

  // renew asks for the index anew, once: the paper has changed meanwhile.
  async function renew() {
    delete got.index;
    index = null;
    await load('index', Date.now());
    return run(true);
  }

  // People and sections by pinyin

  const joined = function (pinyin) { return pinyin.replace(/-/g, ''); };
  const initials = function (pinyin) { return pinyin.split('-').map(function (s) { return s[0]; }).join(''); };

  function sounds(entry, typed) {
    return typed.length > 1 && (joined(entry.pinyin).startsWith(typed) || initials(entry.pinyin) === typed);
  }

  async function people() {
    const all = (await load('people', index.people)).payload;
    await simplified(all.map(function (p) { return p.name; }).join(''));
    return all;
  }

  // peopleFor returns the folders of those whom a reader means, null for anybody.
  async function peopleFor(typed) {
    if (!typed.trim()) return null;
    const all = await people();
    await simplified(typed);
    typed = fold(typed).text.replace(/ /g, '');
    if (!typed) return null;
    const named = all.filter(function (p) { return fold(p.name).text === typed; });
    const meant = named.length ? named : all.filter(function (p) { return fold(p.name).text.includes(typed) || sounds(p, typed); });
    return meant.slice(0, 50).map(function (p) { return p.slug; });
  }

  // suggest links to the people and sections whose pinyin was typed.
  async function suggest(query, mine) {
    const typed = query.toLowerCase().replace(/[\s'’-]/g, '');
    if (!/^[a-z]{2,}$/.test(typed)) return;
    const found = index.sections.filter(function (s) { return sounds(s, typed); }).map(function (s) { return ['栏目', s, 'section/']; });
    (await people()).forEach(function (p) { if (found.length < 8 && sounds(p, typed)) found.push(['作者', p, 'people/']); });
    if (mine !== turn || !found.length) return;
    near.append('是不是要找：');
    found.forEach(function (f) {
      const link = element('a', '', f[0] + ' ' + f[1].name + '（' + f[1].count + ' 篇）');
      link.href = f[2] + f[1].slug + '/index.html';
      near.append(' ', link);
    });
    near.hidden = false;
  }

  // The page

  // begin starts when the index has come, and takes what the address asks for.
  function begin() {
    index = got.index.payload;
    if (begin.done) return;
    begin.done = true;
    take();
    if (index.years.length) directory(index.years[0]).catch(function () {});
    addEventListener('popstate', take);
  }

  function take() {
    const asked = new URLSearchParams(location.search);
    ['q', 'section', 'year', 'person'].forEach(function (name) { form.elements[name].value = asked.get(name) || ''; });
    step = '';
    run();
  }

  // remember puts what is searched for into the address, once results stand:
  // browsers take their time for it. step is how, '' for not at all.
  let step = '';
  function remember() {
    const asked = new URLSearchParams(), before = new URLSearchParams(location.search);
    new FormData(form).forEach(function (value, name) { if (value.trim()) asked.set(name, value.trim()); });
    if (step === 'pushState' && asked.get('q') === before.get('q')) step = 'replaceState';
    try { if (step) history[step](null, '', location.pathname + (String(asked) && '?' + asked)); } catch (e) {} // some browsers refuse it under file://
    step = '';
  }

  let waiting = 0;
  function soon() {
    clearTimeout(waiting);
    waiting = setTimeout(function () { step = step || 'replaceState'; run(); }, 200);
  }

  form.addEventListener('submit', function (event) {
    event.preventDefault();
    if (!index) return;
    clearTimeout(waiting);
    step = 'pushState';
    run();
  });
  field.addEventListener('input', function (event) { if (index && !event.isComposing) soon(); });
  field.addEventListener('compositionend', function () { if (index) soon(); });
  form.addEventListener('change', function (event) { if (!index || event.target === field) return; step = step || 'replaceState'; run(); });
  more.addEventListener('click', async function () {
    if (!search || list.hasAttribute('aria-busy')) return;
    const mine = turn, seen = list.children.length;
    await careful(mine, false, function () { return reach(search.shown + 10, mine); });
    if (mine !== turn) return;
    const next = list.children[seen];
    if (next) next.querySelector('a').focus();
  });

  // Names to choose from, when somebody is about to type one.
  form.elements.person.addEventListener('focus', async function () {
    if (!index || known.children.length) return;
    (await people()).slice(0, 300).forEach(function (p) { known.append(new Option(p.name)); });
  });

  // Keys: / goes to the field, up and down from result to result, Escape back.
  document.addEventListener('keydown', function (event) {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === '/' && !typing) { event.preventDefault(); field.focus(); field.select(); return; }
    const links = Array.from(list.querySelectorAll('.headline')), at = links.indexOf(event.target);
    if (event.key === 'Escape' && at >= 0) { field.focus(); return; }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (!step || at < 0 && !(event.target === field && step > 0)) return;
    event.preventDefault();
    (links[at + step] || (at + step < 0 ? field : event.target)).focus();
  });
})();
