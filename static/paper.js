// Remembers the text size from page to page. The sizes themselves are in
// paper.css, and work without this file.
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
})();
