// Searches the paper on search.html, from the web and from a USB stick alike.
// internal/edition/search tells what the data are and writes them.
//
// A query is parted at spaces into terms, all of which an article must have;
// what stands in quotation marks is one term. Text and terms are folded before
// they are compared (internal/zh, AppendFold). The index tells which articles
// have all pairs of characters of a term; whether they stand together is looked
// up in the text, which an excerpt needs anyway. Until that is done, the number
// of what was found is an estimate, and says so.
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

  // Numbers, as bits.go and shard.go write them, seven bits to a character.

  class Bits {
    constructor(text) { this.text = text; this.at = 0; this.held = 0; this.left = 0; }
    bit() {
      if (!this.left) { this.held = this.text.charCodeAt(this.at++) & 127; this.left = 7; }
      return this.held >> --this.left & 1;
    }
    read(n) {
      let v = 0;
      while (n > 0) {
        if (!this.left) { this.held = this.text.charCodeAt(this.at++) & 127; this.left = 7; }
        const k = Math.min(n, this.left);
        this.left -= k;
        v = v << k | this.held >> this.left & (1 << k) - 1;
        n -= k;
      }
      return v;
    }
    zeros() {
      let n = 0;
      while (!this.bit()) if (++n > 1 << 20) throw new Error('damaged');
      return n;
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
      first += bits.golomb(5);
      const second = bits.golomb(14);
      shards.push({ name: year.year + '/s' + shards.length, first: first, second: second, entries: bits.golomb(10) });
    }
    year.chunks = chunks;
    year.shards = shards;
    return year;
  }

  // Folding

  const simple = new Map(), folds = new Map();
  const proper = /\p{L}|\p{N}/u, letter = /\p{L}/u, mark = /\p{M}|\p{Cf}/u;
  const SPACE = 0, OTHER = 1, LETTER = 2, DIGIT = 3;

  // simplified reads the simplified forms of characters.
  async function simplified() {
    const bits = new Bits((await load('fold', index.fold)).payload);
    if (simple.size) return;
    for (let n = bits.golomb(12), from = 0x4e00, to = 0x4e00; n > 0; n--) {
      from += bits.golomb(2);
      to += bits.bit() ? -bits.golomb(4) : bits.golomb(4);
      simple.set(String.fromCharCode(from), String.fromCharCode(to));
    }
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

  // keysOf returns the entries that an article with a term must have: pairs
  // that together cover its characters, or those that stand alone, and its words,
  // the last by its beginning.
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
      const step = run.length < 5 ? 1 : 2; // a pair more is less to load than articles that only seem to have a term
      for (let k = 0; !word && k + 1 < run.length; k += step) {
        keys.push({ first: run[k], second: run[k + 1] });
        if (step > 1 && k + 3 === run.length) k--; // an odd one is in the last pair
      }
      i = end;
    }
    return keys;
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
    for (let n = shard.entries; n > 0; n--) {
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
      const count = bits.golomb(0) + 1, ranked = bits.bit(), k = riceOrder(count, articles);
      for (let i = 0, article = -1; i < count; i++) {
        article += bits.rice(k) + 1;
        const rank = ranked && bits.bit() ? bits.read(2) + 1 : 0;
        if (fits) give(article, rank);
      }
    }
  }

  // loose tells whether all entries with the first character of a key are
  // wanted. Of a lone character they are in one shard, or its first has all places.
  function loose(key) { return key.lone || key.open && !key.second; }

  // find returns the articles of a year that have a key: ranks by number.
  async function find(year, key) {
    const shards = year.shards, second = loose(key) ? 0 : key.second;
    let from = 0;
    while (from + 1 < shards.length && before(shards[from + 1], key.first, second + 0.5)) from++;
    let to = from;
    while (!key.lone && to + 1 < shards.length && before(shards[to + 1], key.first, loose(key) ? Infinity : second + 0.5)) to++;
    const found = new Map();
    const texts = await Promise.all(shards.slice(from, to + 1).map(function (s) { return loadOf(year, s.name); }));
    texts.forEach(function (text, i) {
      scan(text, shards[from + i], year.articles, key, function (article, rank) {
        found.set(article, Math.max(rank, found.get(article) || 0));
      });
    });
    return found;
  }

  function before(shard, first, second) {
    return shard.first < first || shard.first === first && shard.second < second;
  }

  function both(a, b, join) {
    const found = new Map();
    a.forEach(function (rank, article) { if (b.has(article)) found.set(article, join(rank, b.get(article))); });
    return found;
  }

  const least = function (a, b) { return Math.min(a, b); };

  // candidates returns the articles of a year that may have all terms and pass
  // the filters, with the most that their ranks can come to.
  async function candidates(year, terms, filters) {
    await directory(year);
    const finds = [];
    terms.forEach(function (term) {
      finds.push(Promise.all(keysOf(term).map(function (key) { return find(year, key); })).then(function (lists) {
        return lists.reduce(function (a, b) { return both(a, b, least); });
      }));
    });
    if (filters.section) finds.push(find(year, wordKey(1, filters.section)));
    if (filters.people) finds.push(Promise.all(filters.people.map(function (slug) { return find(year, wordKey(2, slug)); })).then(function (lists) {
      return new Map(lists.flatMap(function (list) { return Array.from(list); }));
    }));
    const lists = await Promise.all(finds);
    const all = lists.reduce(function (a, b) { return both(a, b, function (x, y) { return x + y; }); });
    return Array.from(all, function (e) { return { year: year, article: e[0], rank: e[1], record: null }; });
  }

  // Text

  // recordOf returns an article, of whose chunk all are kept.
  async function recordOf(year, article) {
    const chunk = year.chunks.find(function (c) { return article < c.start + c.count; });
    if (!chunk.records) {
      const file = await load(chunk.name, year.version);
      chunk.records = chunk.records || recordsOf(inflate(bytesOf(file.payload)));
      if (chunk.records.length !== chunk.count) throw new Stale(chunk.name);
    }
    return chunk.records[article - chunk.start];
  }

  function bytesOf(text) {
    const bits = new Bits(text), bytes = new Uint8Array(text.length * 7 >> 3);
    for (let i = 0; i < bytes.length; i++) bytes[i] = bits.read(8);
    return bytes;
  }

  // Places of an article, by rank.
  const BODY = 0, SUBHEAD = 1, PEOPLE = 2, DECK = 3, HEADLINE = 4;

  function recordsOf(bytes) {
    return new TextDecoder().decode(bytes).split('\x1e').slice(0, -1).map(function (text) {
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
    function tree(lengths) {
      const counts = new Uint16Array(16), at = new Uint16Array(16), symbols = [];
      lengths.forEach(function (n) { if (n) counts[n]++; });
      for (let i = 1; i < 16; i++) at[i] = at[i - 1] + counts[i - 1];
      lengths.forEach(function (n, symbol) { if (n) symbols[at[n]++] = symbol; });
      return { counts: counts, symbols: symbols };
    }
    function symbol(t) {
      for (let n = 1, code = 0, first = 0, index = 0; n < 16; n++) {
        code |= bits(1);
        const count = t.counts[n];
        if (code - first < count) return t.symbols[index + code - first];
        index += count; first = first + count << 1; code <<= 1;
      }
      throw new Error('damaged');
    }
    const repeat = function (n, v) { return new Array(n).fill(v); };
    for (let final = 0; !final;) {
      final = bits(1);
      const kind = bits(2);
      if (kind === 0) {
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

  // most is how many articles are searched before the first are shown.
  const most = 3000;

  function batches(years) {
    const parts = [];
    let size = 0;
    years.forEach(function (year) {
      if (!parts.length || size + year.articles > most) { parts.push([]); size = 0; }
      parts[parts.length - 1].push(year);
      size += year.articles;
    });
    return parts;
  }

  async function run(again) {
    const mine = ++turn, query = field.value.trim();
    clear();
    if (!query) return;
    status.textContent = '正在找…';
    try {
      await simplified();
      const terms = termsOf(query);
      if (mine !== turn) return;
      if (!terms.length) { status.textContent = ''; return; }
      const filters = { section: form.elements.section.value, people: await peopleFor(form.elements.person.value) };
      suggest(query, mine);
      const only = form.elements.year.value;
      const years = index.years.filter(function (y) { return !only || String(y.year) === only; });
      search = { terms: terms, pool: [], shown: 0, done: false, sure: terms.every(sure), page: small() ? 100 : 10 };
      for (const part of batches(years)) {
        const found = await Promise.all(part.map(function (y) { return candidates(y, terms, filters); }));
        if (mine !== turn) return;
        search.pool = search.pool.concat.apply(search.pool, found).sort(byRank);
        if (search.shown < search.page) await fill(search.page - search.shown, mine);
        if (mine !== turn) return;
        tell();
      }
      search.done = true;
      tell();
    } catch (error) {
      if (mine !== turn) return;
      if (error instanceof Stale && !again) return renew();
      status.textContent = '数据没有读出来，请刷新网页再找一次。';
      throw error;
    }
  }

  // small tells whether the paper is so small that all of it can be shown.
  function small() { return index.years.reduce(function (n, y) { return n + y.chunks; }, 0) <= 12; }

  // fill shows so many more, the best first. What a candidate's rank comes to
  // can only be less than was thought, so those that stand first when all of
  // them are looked up are the first.
  async function fill(count, mine) {
    const s = search;
    for (;;) {
      const open = s.pool.slice(0, count).filter(function (c) { return !c.record; });
      if (!open.length) break;
      await Promise.all(open.map(async function (c) {
        c.record = await recordOf(c.year, c.article);
        c.rank = rankOf(c.record, s.terms);
      }));
      if (mine !== turn) return;
      s.pool = s.pool.filter(function (c) { return c.rank >= 0; }).sort(byRank);
    }
    s.pool.splice(0, count).forEach(function (c) { show(c.record, s.terms); s.shown++; });
  }

  // tell says how many were found.
  function tell() {
    const s = search, n = s.shown + s.pool.length;
    const exact = s.done && (s.sure || s.pool.every(function (c) { return c.record; }));
    more.hidden = !s.pool.length;
    list.hidden = !s.shown;
    if (n) status.textContent = (exact ? '共 ' : '约 ') + n + ' 篇';
    else status.textContent = s.done ? '没有找到。可以少打几个字，或者换个说法' + (filtered() ? '，也可以去掉栏目、年份、作者再找' : '') + '。' : '正在找…';
    status.dataset.count = n;
    status.dataset.state = exact ? 'exact' : s.done ? 'about' : 'busy';
  }

  function filtered() { return form.elements.section.value || form.elements.year.value || form.elements.person.value.trim(); }

  function clear() {
    search = null;
    list.replaceChildren();
    near.replaceChildren();
    list.hidden = more.hidden = near.hidden = true;
    status.textContent = '';
    delete status.dataset.state;
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

  async function people() { return (await load('people', index.people)).payload; }

  // peopleFor returns the folders of those whom a reader means, null for anybody.
  async function peopleFor(typed) {
    typed = fold(typed).text.replace(/ /g, '');
    if (!typed) return null;
    const all = await people(), named = all.filter(function (p) { return fold(p.name).text === typed; });
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
    run();
  }

  // remember puts what is searched for into the address.
  function remember(anew) {
    const asked = new URLSearchParams();
    new FormData(form).forEach(function (value, name) { if (value.trim()) asked.set(name, value.trim()); });
    const address = location.pathname + (String(asked) && '?' + asked);
    if (asked.get('q') === new URLSearchParams(location.search).get('q')) anew = false;
    try { history[anew ? 'pushState' : 'replaceState'](null, '', address); } catch (e) {} // some browsers refuse it under file://
  }

  let waiting = 0;
  function soon() {
    clearTimeout(waiting);
    waiting = setTimeout(function () { remember(false); run(); }, 200);
  }

  form.addEventListener('submit', function (event) {
    event.preventDefault();
    if (!index) return;
    clearTimeout(waiting);
    remember(true);
    run();
  });
  field.addEventListener('input', function (event) { if (index && !event.isComposing) soon(); });
  field.addEventListener('compositionend', function () { if (index) soon(); });
  form.addEventListener('change', function (event) { if (index && event.target !== field) { remember(false); run(); } });
  more.addEventListener('click', async function () {
    const mine = turn, seen = list.children.length;
    await fill(10, mine);
    if (mine !== turn) return;
    tell();
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
