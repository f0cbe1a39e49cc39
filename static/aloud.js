// Reads an article aloud, sentence by sentence, each marked on the page.
// story.js fetches this file once a reader asks for it; it begins at once.
(function () {
  var synth = window.speechSynthesis, story = document.querySelector('.story'), tools = document.querySelector('.tools');
  var play = tools.querySelector('[data-do=play]'), halt = tools.querySelector('[data-do=stop]'), speed = tools.querySelector('select');
  function get(key) { try { return localStorage.getItem(key); } catch (e) { return null; } }
  function set(key, value) { try { localStorage.setItem(key, value); } catch (e) {} }

  var digits = '零幺二三四五六七八九';
  function dial(number) { return number.replace(/\d/g, function (d) { return digits[d]; }).replace(/-/g, '，'); }
  var units = {
    'km': '公里', 'm': '米', 'cm': '厘米', 'mm': '毫米', 'kg': '公斤', 'g': '克', 'ml': '毫升', 'l': '升', 'm²': '平方米', 'm2': '平方米', '㎡': '平方米',
    'm³': '立方米', '℃': '摄氏度', '°c': '摄氏度', 'kw': '千瓦', 'kwh': '千瓦时'
  };
  // What voices read wrongly as it is written; in this order.
  var spoken = [
    [/(\d{4})-(\d\d?)-(\d\d?)(?!\d)/g, function (_, y, m, d) { return y + '年' + +m + '月' + +d + '日'; }],
    [/\d{3,4}-\d{7,8}|\d{3}-\d{4}-\d{4}|400-\d{3}-?\d{4}|\d{7,}(?![\d.]*[万亿元人户名个件])/g, dial],
    [/((?:拨打|致电|电话|热线|短号)[^\d，。；]{0,4})(\d{3,6})(?!\d|[年月日元人户名个])/g, function (_, before, n) { return before + dial(n); }],
    [/\d{3,6}(?=热线|电话|平台)/g, dial],
    [/(\d),(?=\d{3})/g, '$1'],
    [/([01]?\d|2[0-4])[:：]([0-5]\d)(?!\d)/g, function (_, h, m) { return +h + '点' + (m === '00' ? '' : m[0] === '0' ? '零' + m[1] + '分' : m + '分'); }],
    [/(\d)[:：](?=\d)/g, '$1比'],
    [/[¥￥](\d[\d.]*)/g, '$1元'],
    [/(\d)\s*(km|KM|cm|CM|mm|kg|KG|ml|mL|ML|kWh|kW|m[²³2]|㎡|℃|°C|[mglL])(?![A-Za-z\d])/g, function (_, d, unit) { return d + units[unit.toLowerCase()]; }],
    [/(\d[\d.]*)[%％]/g, '百分之$1'],
    [/(\d[年月日号时点分元度个人岁]?)\s*(?:[—–～~]+|-(?=\d+[年月日号时点天岁人个元周]))\s*(?=\d|百分之)/g, '$1到'],
    [/([元度升米斤])\/(?=[\u4e00-\u9fff])/g, '$1每'],
    [/(\d)\s*[×xX]\s*(?=\d)/g, '$1乘']
  ];
  // parts are what is said of a sentence, each within the fifteen seconds after
  // which Chrome falls silent (crbug.com/335907): 40 characters at the slowest.
  function parts(text) {
    spoken.forEach(function (rule) { text = text.replace(rule[0], rule[1]); });
    return (text.replace(/\s+/g, ' ').match(/.{1,40}(?:[，、：,]|$)|.{1,40}/g) || []).map(function (p) { return p.trim(); }).filter(function (p) { return /[\p{L}\p{N}]/u.test(p); });
  }

  // steps are the parts of all sentences, with the stretch of the page to mark.
  function read() {
    var steps = [], blocks = 'h1, h2, h3, h4, h5, h6, p, li, dt, dd, figcaption, caption, tr, pre, summary';
    var nodes = [], block = null;
    function add(range, text) { parts(text).forEach(function (part) { steps.push({ text: part, range: range, block: block }); }); }
    function row(tr) {
      var head = tr.closest('table').tHead, range = document.createRange();
      if (head && head.contains(tr)) return; // said with each cell
      range.selectNodeContents(tr);
      add(range, Array.from(tr.cells, function (cell, i) {
        var name = head && head.rows[0].cells[i];
        return (name ? name.textContent.trim() + ' ' : '') + cell.textContent.trim();
      }).join('，'));
    }
    function place(at, end) { // where in the nodes a character stands
      for (var i = 0; i < nodes.length - 1 && at >= nodes[i].length + end; i++) at -= nodes[i].length;
      return [nodes[i], at];
    }
    function flush() {
      if (block && block.localName === 'tr') row(block);
      else if (block) {
        var at = 0, text = nodes.map(function (n) { return n.data; }).join('');
        (text.match(/[^]+?(?:[。！？!?；…]+[”’」』）)]*|$)/g) || []).forEach(function (sentence) {
          var range = document.createRange(), from = place(at + sentence.search(/\S|$/), 0), to = place(at += sentence.length, 1);
          range.setStart(from[0], from[1]);
          range.setEnd(to[0], to[1]);
          add(range, sentence);
        });
      }
      nodes = [];
    }
    story.querySelectorAll('.kicker, .headline, .deck, .correction, .cover, .body').forEach(function (part) {
      var walk = document.createTreeWalker(part, NodeFilter.SHOW_TEXT), node;
      while ((node = walk.nextNode())) {
        var inside = node.parentNode;
        if (inside.closest('.noteref, .backlink, [aria-hidden=true], script, style')) continue;
        var here = inside.closest(blocks);
        if (!here || !story.contains(here)) continue;
        if (here !== block) { flush(); block = here; }
        nodes.push(node);
      }
    });
    flush();
    return steps;
  }

  var steps = [], at = 0, voice, current = null, mark = window.Highlight && CSS.highlights && new Highlight();

  function pick() { // of those that speak Mandarin, the reader's own first, then one that needs no network
    var own = document.documentElement.lang, home = /HK|MO/i.test(own) ? /HK|MO/i : /TW|Hant/i.test(own) ? /TW/i : /CN|Hans|^zh$/i;
    function rank(v) { return (home.test(v.lang) ? 0 : /HK|MO/i.test(v.lang) ? 8 : 4) - (v.default ? 2 : 0) - (v.localService ? 1 : 0); }
    return synth.getVoices().filter(function (v) { return /^(zh|cmn)([-_]|$)/i.test(v.lang); }).sort(function (a, b) { return rank(a) - rank(b); })[0];
  }
  function seen(step) {
    var box = step.range.getBoundingClientRect();
    return box.bottom > tools.offsetHeight && box.top < innerHeight;
  }
  function show(step) {
    document.querySelectorAll('.reading-block').forEach(function (e) { e.classList.remove('reading-block'); });
    if (mark) mark.clear();
    if (!step) return;
    if (mark) { mark.add(step.range); CSS.highlights.set('reading', mark); } else step.block.classList.add('reading-block');
  }
  function state(word, on) {
    play.textContent = word;
    halt.hidden = speed.parentNode.hidden = !on;
    tools.classList.toggle('reading', on);
  }
  function silence() { current = null; synth.cancel(); }
  function speak(follow) {
    var step = steps[at];
    if (!step) return stop();
    show(step);
    if (follow && !seen(step)) scrollBy(0, step.range.getBoundingClientRect().top - innerHeight / 3);
    var said = current = new SpeechSynthesisUtterance(step.text); // kept, or some browsers forget to say when it ends
    said.voice = voice;
    said.lang = voice.lang;
    said.rate = +speed.value;
    said.onend = function () {
      if (said !== current) return;
      at++;
      speak(seen(step)); // a reader who looks elsewhere is left there
    };
    said.onerror = function () { if (said === current) pause(); };
    synth.speak(said);
  }
  // Android's browsers take pause() for cancel(): the part is said again.
  function pause() { silence(); state('继续', true); }
  function stop() {
    var inside = halt === document.activeElement;
    silence(); show(null); state('朗读', false);
    at = 0;
    if (inside) play.focus();
  }
  function start() {
    if (current) return pause();
    voice = pick();
    if (!at) steps = read();
    state('暂停', true);
    speak(at === 0);
  }
  var wanted = get('speed');
  if (wanted && speed.querySelector('[value="' + CSS.escape(wanted) + '"]')) speed.value = wanted;
  play.addEventListener('click', start);
  halt.addEventListener('click', stop);
  speed.addEventListener('change', function () {
    set('speed', speed.value);
    if (current) { silence(); speak(); }
  });
  addEventListener('pagehide', stop);
  start();
})();
