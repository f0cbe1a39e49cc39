// Remembers the text size and the contrast from page to page, shows the bar of
// sections where the reader is, and draws lines of composed pages together that
// are too wide in the fonts of this reader. The sizes and colours themselves are
// in paper.css; everything works without this file.
(function () {
  var root = document.documentElement;
  function get(key) { try { return localStorage.getItem(key) || ''; } catch (e) { return ''; } }
  function set(key, value) { root.dataset[key] = value; try { localStorage.setItem(key, value); } catch (e) {} }
  root.dataset.size = get('size'); // before anything is shown
  root.dataset.contrast = get('contrast') || (matchMedia('(prefers-contrast: more)').matches ? 'high' : '');
  if (/[?&]q=[^&]/.test(location.search)) root.dataset.asked = ''; // there will be results: nothing is to jump
  document.addEventListener('DOMContentLoaded', function () {
    var chosen = document.getElementById('size-' + root.dataset.size), contrast = document.getElementById('contrast');
    if (chosen) chosen.checked = true;
    if (contrast) contrast.checked = root.dataset.contrast === 'high';
    bar(document.querySelector('.sections ul'));
    today(new Date());
  });
  document.addEventListener('change', function (event) {
    var input = event.target;
    if (input.name === 'size') set('size', input.value);
    if (input.id === 'contrast') set('contrast', input.checked ? 'high' : 'normal');
  });
  // Of 近期, what is over by this reader's date goes; of 往年今日, the issues nearest
  // to it are named.
  function today(now) {
    var date = new Date(now - now.getTimezoneOffset() * 6e4).toISOString().slice(0, 10), day = now.getDate();
    document.querySelectorAll('.coming li').forEach(function (li) { if (li.dataset.until < date) li.remove(); });
    document.querySelectorAll('.coming ol').forEach(function (list) { if (!list.children.length) list.parentNode.remove(); });
    document.querySelectorAll('.former [data-month="' + (now.getMonth() + 1) + '"]').forEach(function (month) {
      var near = month.dataset.days.split(' ').sort(function (a, b) { return Math.abs(a - day) - Math.abs(b - day); })[0];
      month.href = month.getAttribute('href') + '#day-' + near;
      month.dataset.near = near + '日'; // which paper.css says behind the month
    });
  }
  // A bar that is too long for one line of a phone is shaded where it goes on.
  function bar(list) {
    if (!list) return;
    var here = list.querySelector('[aria-current]');
    function shade() {
      list.classList.toggle('before', list.scrollLeft > 1);
      list.classList.toggle('after', list.scrollLeft + list.clientWidth < list.scrollWidth - 1);
    }
    if (here) list.scrollLeft = here.getBoundingClientRect().left - list.getBoundingClientRect().left - (list.clientWidth - here.offsetWidth) / 2;
    list.addEventListener('scroll', shade, { passive: true });
    addEventListener('resize', shade);
    shade();
  }
  // Where the paper says so, pages are kept for when there is no network; where
  // it no longer does, the worker goes with what it kept.
  var own = document.currentScript, offline = new URL('../offline.js', own.src).href;
  addEventListener('load', function () {
    var web = navigator.serviceWorker;
    if (!web || !/^http/.test(location.protocol)) return;
    if ('offline' in own.dataset) return web.register(offline).catch(function () {});
    web.getRegistration(offline).then(function (had) {
      if (had && had.active && had.active.scriptURL === offline) had.active.postMessage('leave');
    }).catch(function () {});
  });
  // The white of a mark that ends a line hangs out of it, and is no fault.
  function hangs(line) {
    var last = line, end = 0;
    while (last.lastElementChild && last.lastChild === last.lastElementChild) {
      last = last.lastElementChild;
      end -= parseFloat(getComputedStyle(last).marginRight) || 0;
    }
    return Math.max(0, end);
  }
  function fit() {
    var wide = [];
    document.querySelectorAll('.line, .cutline-line, .filler-line, .ear-line, .set-headline, .set-head p, .set-head h3').forEach(function (line) {
      var over = getComputedStyle(line).whiteSpace === 'nowrap' && line.scrollWidth - line.offsetWidth; // elsewhere lines run on
      if (over > 1 && (over -= hangs(line)) > 1) wide.push([line, over]);
    });
    wide.forEach(function (found) {
      var line = found[0], size = parseFloat(getComputedStyle(line).fontSize);
      line.style.letterSpacing = -found[1] / Math.max(1, line.textContent.length - 1) / size + 'em';
    });
  }
  addEventListener('load', function () {
    fit();
    matchMedia('(min-width: 45rem)').addEventListener('change', fit); // where a front page is composed
  });
})();
