// This paper is no longer read without a network (离线: 否 in site.yaml): the
// worker that a browser may still have here goes, with all that it kept.
'use strict';
addEventListener('install', function () { skipWaiting(); });
addEventListener('activate', function (event) {
  event.waitUntil(caches.delete('bao ' + registration.scope).then(function () { return registration.unregister(); }));
});
