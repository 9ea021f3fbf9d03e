import fc from 'fast-check';
import t from 'tap';
import { renderMarkdown } from '../../../src/platform/public-writes/index.ts';
import { attacks, strangersIn } from '../../support/hostile-html.ts';

t.test('paragraphs, line breaks, emphasis, lists and links are shown as such', async (t) => {
  const cases: [string, string][] = [
    ['Halo\n\ndunia', '<p>Halo</p>\n<p>dunia</p>\n'],
    ['satu\ndua', '<p>satu<br />\ndua</p>\n'],
    ['**tebal** dan *miring*', '<p><strong>tebal</strong> dan <em>miring</em></p>\n'],
    ['- satu\n- dua', '<ul>\n<li>satu</li>\n<li>dua</li>\n</ul>\n'],
    ['3. tiga\n4. empat', '<ol start="3">\n<li>tiga</li>\n<li>empat</li>\n</ol>\n'],
    [
      '[situs](https://contoh.go.id/a?b=1&c=2 "judul")',
      '<p><a href="https://contoh.go.id/a?b=1&amp;c=2" rel="nofollow ugc noopener">situs</a></p>\n',
    ],
    [
      '<mailto:warga@contoh.go.id>',
      '<p><a href="mailto:warga@contoh.go.id" rel="nofollow ugc noopener">mailto:warga@contoh.go.id</a></p>\n',
    ],
    ['', ''],
  ];
  for (const [text, html] of cases) {
    t.equal(renderMarkdown(text), html, text);
    t.strictSame(strangersIn(html), []);
  }
});

t.test('whatever else Markdown can do is shown as it was written', async (t) => {
  const cases: [string, string][] = [
    ['# Judul', '<p># Judul</p>\n'],
    ['Judul\n=====', '<p>Judul<br />\n=====</p>\n'],
    ['> kutipan', '<p>&gt; kutipan</p>\n'],
    ['`kode`', '<p>`kode`</p>\n'],
    ['```\nkode\n```', '<p>```<br />\nkode<br />\n```</p>\n'],
    ['    kode', '<p>kode</p>\n'],
    ['a | b\n--|--\n1 | 2', '<p>a | b<br />\n--|--<br />\n1 | 2</p>\n'],
    ['~~coret~~', '<p>~~coret~~</p>\n'],
    ['---', '<p>---</p>\n'],
    ['[a]: https://contoh.com\n\n[a]', '<p>[a]: https://contoh.com</p>\n<p>[a]</p>\n'],
    ['[relatif](/v1/units)', '<p>[relatif](/v1/units)</p>\n'],
    ['[ke mana]()', '<p>[ke mana]()</p>\n'],
    ['[]()', '<p>[]()</p>\n'],
    ['<b>tebal</b>', '<p>&lt;b&gt;tebal&lt;/b&gt;</p>\n'],
  ];
  for (const [text, html] of cases) t.equal(renderMarkdown(text), html, text);
});

t.test('an image is not loaded: what it is called becomes a link at most', async (t) => {
  const html = renderMarkdown('![lacak](https://contoh.com/lacak.png)');
  t.notMatch(html, '<img');
  t.strictSame(strangersIn(html), []);
});

t.test('nothing that was written becomes anything else than what is allowed', async (t) => {
  for (const attack of attacks) {
    const html = renderMarkdown(attack);
    t.strictSame(strangersIn(html), [], attack.slice(0, 80));
  }
  t.match(strangersIn('<p onclick="x">a</p>'), ['p onclick'], 'and the check itself sees what is not');
  t.match(strangersIn('<a href="javascript:x" rel="nofollow ugc noopener">a</a>'), ['javascript:x']);
  t.ok(strangersIn('<script>x</script>').length > 0 && strangersIn('<p>a').length > 0);
});

t.test('neither does what is put together of such parts', async () => {
  const parts = fc.oneof(
    fc.constantFrom(...attacks.filter((attack) => attack.length < 100)),
    fc.constantFrom(...'[]()<>!*_\\`"\'&;:/#-+. \n\t0123x'),
    fc.constantFrom(
      'https://a.example',
      'mailto:a@b.example',
      '](',
      '](<',
      'javascript:',
      '&quot;',
      '&#10;',
      '\n\n- ',
    ),
    fc.string({ unit: 'grapheme' }),
  );
  fc.assert(
    fc.property(
      fc.array(parts, { maxLength: 15 }),
      (list) => strangersIn(renderMarkdown(list.join(''))).length === 0,
    ),
    { numRuns: 3000 },
  );
});
