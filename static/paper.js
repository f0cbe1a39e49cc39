// Remembers the text size from page to page, and draws lines of composed pages
// together that are too wide in the fonts of this reader. The sizes themselves
// are in paper.css; everything works without this file.
(function () {
  var root = document.documentElement, key = 'size';
  function get() { try { return localStorage.getItem(key) || ''; } catch (e) { return ''; } }
  function set(size) { try { localStorage.setItem(key, size); } catch (e) {} }
  root.dataset.size = get(); // before anything is shown
  document.addEventListener('DOMContentLoaded', function () {
    var chosen = document.getElementById('size-' + get());
    if (chosen) chosen.checked = true;
  });
  document.addEventListener('change', function (event) {
    if (event.target.name !== 'size') return;
    root.dataset.size = event.target.value;
    set(event.target.value);
  });
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
