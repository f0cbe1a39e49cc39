// What readers can do with an article: pass it on, cite it, have it read aloud.
// Its buttons are in tools.html and cite.html, hidden; each is shown here where
// it can do what it says. What few readers ask for is in a script of its own,
// qr.js and aloud.js, which the button names. The article is whole without any.
(function () {
  var tools = document.querySelector('.tools'), says = tools.querySelector('[role=status]');
  function find(does) { return tools.querySelector('[data-do=' + does + ']'); }
  function load(button, then) {
    var script = make('script', '');
    script.src = button.dataset.script;
    script.onload = then;
    document.head.append(script);
  }
  function make(name, className, text) {
    var e = document.createElement(name);
    e.className = className;
    if (text) e.textContent = text;
    return e;
  }

  /* Copying */

  function copied(button) {
    var word = button.textContent;
    says.textContent = button.textContent = '已复制';
    button.disabled = true;
    setTimeout(function () { button.textContent = word; button.disabled = false; says.textContent = ''; }, 2000);
  }
  // By hand: where the clipboard is closed (http, file://, WeChat), or else the
  // text is chosen, and the reader copies it.
  function copy(place, button) {
    function byHand() {
      var shut = place.closest('[hidden]'); // what can't be seen can't be chosen
      if (shut) shut.hidden = false;
      getSelection().selectAllChildren(place);
      if (!document.execCommand('copy')) return;
      getSelection().removeAllRanges();
      if (shut) shut.hidden = true;
      copied(button);
    }
    if (!navigator.clipboard) return byHand();
    navigator.clipboard.writeText(place.textContent).then(function () { copied(button); }, byHand);
  }
  document.querySelectorAll('.cite button').forEach(function (button) {
    button.hidden = false;
    button.addEventListener('click', function () { copy(button.parentNode.querySelector('.line'), button); });
  });

  /* Passing on: where the article has an address that others can open */

  var canonical = document.querySelector('link[rel=canonical]'), share = tools.querySelector('.share');
  var address = canonical ? canonical.href : /^http/.test(location.protocol) ? location.href.replace(/[?#].*/, '') : '';
  if (share && address) offer();

  function offer() {
    var panel = make('figure', 'code'), text = panel.appendChild(make('p', 'address', address)), code = find('code'), link = find('copy');
    panel.hidden = true;
    tools.after(panel);
    share.hidden = false;
    link.addEventListener('click', function () { copy(text, link); });
    if (navigator.share && matchMedia('(pointer: coarse)').matches) {
      find('share').hidden = false;
      find('share').addEventListener('click', function () {
        navigator.share({ title: document.title, url: address }).catch(function () {}); // the reader thought better of it
      });
    }
    if (code) code.addEventListener('click', function () {
      panel.hidden = !panel.hidden;
      code.setAttribute('aria-expanded', !panel.hidden);
      if (panel.dataset.asked) return;
      panel.dataset.asked = 'yes';
      load(code, function () { draw(panel); });
    });
  }

  function draw(panel) {
    var rows = window.qr(address), n = rows && rows.length, path = '';
    if (!rows) return; // the address stands there all the same
    rows.forEach(function (row, y) {
      row.join('').replace(/1+/g, function (run, x) { path += 'M' + x + ' ' + y + 'h' + run.length + 'v1h-' + run.length; });
    });
    panel.insertAdjacentHTML('afterbegin', '<svg role="img" aria-label="本文网址的二维码" viewBox="-4 -4 ' + (n + 8) + ' ' + (n + 8) + '"><path fill="#fff" d="M-4-4h99v99h-99"/><path d="' + path + '"/></svg>');
    panel.insertBefore(make('figcaption', '', '用手机扫一扫，打开或转发这篇文章'), panel.querySelector('.address'));
  }

  /* Reading aloud, where there is a Chinese voice; they come late */

  var synth = window.speechSynthesis || { getVoices: Array }, play = find('play');
  function listen() {
    var spoken = play && synth.getVoices().some(function (v) { return /^(zh|cmn)([-_]|$)/i.test(v.lang); });
    if (play) play.parentNode.hidden = !spoken;
    tools.classList.toggle('empty', !spoken && !(share && !share.hidden));
  }
  listen();
  synth.onvoiceschanged = listen;
  if (play) play.addEventListener('click', function () {
    synth.speak(new SpeechSynthesisUtterance('')); // iPhones speak later only if they were asked to within the tap
    load(play); // and it begins
  }, { once: true });
})();
