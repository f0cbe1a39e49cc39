// qr(text) is the QR code of a text of up to 271 bytes: rows of 0 and 1, or
// null for a longer one. By ISO/IEC 18004: byte mode, level L (a screen is not
// torn or stained), versions 1 to 10, always mask 0, which readers take as any.
// story.js fetches this file once a reader asks for a code.
(function () {
  // Data codewords, error correction codewords a block, blocks; by version.
  var sizes = [[19, 7, 1], [34, 10, 1], [55, 15, 1], [80, 20, 1], [108, 26, 1], [136, 18, 2], [156, 20, 2], [194, 24, 2], [232, 30, 2], [274, 18, 4]];
  var versions = [0x07c94, 0x085bc, 0x09a99, 0x0a4d3], format = 0x77c4; // with their checks: 7 to 10; L and mask 0

  function times(a, b) { // in GF(256), modulo x^8 + x^4 + x^3 + x^2 + 1
    var product = 0;
    for (; b; b >>= 1, a = a << 1 ^ (a >> 7) * 0x11d) if (b & 1) product ^= a;
    return product;
  }

  // check is the remainder of a block over the generator of n codewords.
  function check(block, n) {
    var generator = [1], root = 1, rest = block.concat(Array(n).fill(0));
    for (var i = 0; i < n; i++, root = times(root, 2)) {
      generator = generator.concat(0).map(function (c, j) { return c ^ (j && times(generator[j - 1], root)); });
    }
    block.forEach(function (_, i) {
      var factor = rest[i];
      generator.forEach(function (c, j) { rest[i + j] ^= times(c, factor); });
    });
    return rest.slice(block.length);
  }

  // codewords are what is drawn: mode, length, text, end, padding; in blocks, interleaved.
  function codewords(bytes, version) {
    var nibbles = [4], size = sizes[version - 1], data = [], blocks = [], all = [], at = 0, i, j;
    for (i = version < 10 ? 4 : 12; i >= 0; i -= 4) nibbles.push(bytes.length >> i & 15);
    bytes.forEach(function (b) { nibbles.push(b >> 4, b & 15); });
    nibbles.push(0);
    for (i = 0; i < nibbles.length; i += 2) data.push(nibbles[i] << 4 | nibbles[i + 1]);
    for (i = 0; data.length < size[0]; i++) data.push(i % 2 ? 0x11 : 0xec);
    for (i = 0; i < size[2]; i++) {
      var end = at + Math.floor((size[0] + i) / size[2]); // the shorter ones come first
      blocks.push(data.slice(at, end));
      at = end;
    }
    function weave(list) {
      for (j = 0; j < list[list.length - 1].length; j++) list.forEach(function (b) { if (j < b.length) all.push(b[j]); });
    }
    weave(blocks);
    weave(blocks.map(function (b) { return check(b, size[1]); }));
    return all;
  }

  function frame(version) {
    var n = 17 + 4 * version, rows = [], x, y, i;
    for (y = 0; y < n; y++) rows.push(Array(n).fill(-1));
    function square(cx, cy, reach, dark) { // rings around a middle
      for (y = -reach; y <= reach; y++) for (x = -reach; x <= reach; x++) {
        var row = rows[cy + y];
        if (row && row[cx + x] !== undefined) row[cx + x] = dark(Math.max(Math.abs(x), Math.abs(y)));
      }
    }
    function finder(ring) { return +(ring !== 2 && ring !== 4); }
    square(3, 3, 4, finder); square(n - 4, 3, 4, finder); square(3, n - 4, 4, finder);
    for (i = 8; i < n - 8; i++) rows[6][i] = rows[i][6] = 1 - i % 2;
    var middles = version < 2 ? [] : version < 7 ? [6, n - 7] : [6, 2 * version + 8, n - 7];
    middles.forEach(function (cy) {
      middles.forEach(function (cx) {
        if (cx + cy > 12 && !(cx + cy === n - 1 && (cx === 6 || cy === 6))) square(cx, cy, 2, function (ring) { return +(ring !== 1); });
      });
    });
    for (i = 0; i < 15; i++) {
      var bit = format >> i & 1, a = i < 6 ? i : i < 8 ? i + 1 : n - 15 + i, b = i < 8 ? n - 1 - i : i < 9 ? 7 : 14 - i;
      rows[a][8] = rows[8][b] = bit;
    }
    rows[n - 8][8] = 1;
    if (version > 6) for (i = 0; i < 18; i++) {
      x = n - 11 + i % 3; y = Math.floor(i / 3);
      rows[y][x] = rows[x][y] = versions[version - 7] >> i & 1;
    }
    return rows;
  }

  window.qr = function (text) {
    var bytes = new TextEncoder().encode(text), version = 1;
    while (sizes[version - 1] && bytes.length > sizes[version - 1][0] - (version < 10 ? 2 : 3)) version++;
    if (version > 10) return null;
    var rows = frame(version), n = rows.length, all = codewords(bytes, version), bit = 0, up = true;
    for (var right = n - 1; right > 0; right -= 2, up = !up) {
      if (right === 6) right = 5; // the column of the timing pattern
      for (var i = 0; i < n; i++) for (var x = right; x > right - 2; x--) {
        var y = up ? n - 1 - i : i;
        if (rows[y][x] < 0) {
          rows[y][x] = ((all[bit >> 3] || 0) >> (7 - bit % 8) & 1) ^ +((x + y) % 2 === 0);
          bit++;
        }
      }
    }
    return rows;
  };
})();
