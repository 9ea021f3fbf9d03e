import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import t from 'tap';
import { renderMarkdown } from '../../../src/platform/public-writes/index.ts';

const allowed: Readonly<Record<string, readonly string[]>> = {
  p: [],
  br: [],
  em: [],
  strong: [],
  ul: [],
  ol: ['start'],
  li: [],
  a: ['href', 'rel'],
};

/** Holds rendered HTML, read as XML, against what may stand in it; gives what does not. */
function strangersIn(html: string): string[] {
  const strangers: string[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    if (!(name in allowed) && name !== 'root') strangers.push(`<${name}>`);
    for (const [attribute, value] of Object.entries(attributes)) {
      if (!allowed[name]?.includes(attribute)) strangers.push(`${name} ${attribute}`);
      if (attribute === 'href' && !/^(?:https?:\/\/|mailto:)\S+$/.test(value)) strangers.push(value);
      if (attribute === 'rel' && value !== 'nofollow ugc noopener') strangers.push(value);
      if (attribute === 'start' && !/^\d+$/.test(value)) strangers.push(value);
    }
    if (name === 'a' && Object.keys(attributes).length !== 2) strangers.push('a link without its rel');
  });
  for (const event of ['comment', 'cdata', 'doctype', 'processinginstruction'] as const)
    parser.on(event, () => void strangers.push(event));
  parser.on('error', (error) => void strangers.push(error.message));
  parser.write(`<root>${html}</root>`).close();
  return strangers;
}

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
    ['<b>tebal</b>', '<p>&lt;b&gt;tebal&lt;/b&gt;</p>\n'],
  ];
  for (const [text, html] of cases) t.equal(renderMarkdown(text), html, text);
});

t.test('an image is not loaded: what it is called becomes a link at most', async (t) => {
  const html = renderMarkdown('![lacak](https://contoh.com/lacak.png)');
  t.notMatch(html, '<img');
  t.strictSame(strangersIn(html), []);
});

const attacks = [
  '<script>alert(1)</script>',
  '<SCRIPT SRC=//evil.example/x.js></SCRIPT>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<![CDATA[<script>alert(1)</script>]]>',
  '<?php alert(1) ?>',
  '<!DOCTYPE x [<!ENTITY y "z">]>',
  '<style>@import "//evil.example"</style>',
  '</p><script>alert(1)</script><p>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x]( javascript:alert(1))',
  '[x](java\tscript:alert(1))',
  '[x](java\nscript:alert(1))',
  '[x](<java\tscript:alert(1)>)',
  '[x](&#106;avascript:alert(1))',
  '[x](&#x6A;avascript&colon;alert(1))',
  '[x](javascript&Tab;:alert(1))',
  '[x](\u0001javascript:alert(1))',
  '[x](\u200bjavascript:alert(1))',
  '[x](ｊavascript:alert(1))',
  '[x](vbscript:msgbox(1))',
  '[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
  '![x](data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+)',
  '[x](file:///etc/passwd)',
  '[x](//evil.example)',
  '[x](/\\evil.example)',
  '[x](https:evil.example)',
  '[x](https://a.example"onmouseover="alert(1))',
  "[x](https://a.example'onmouseover='alert(1))",
  '[x](<https://a.example" onmouseover="alert(1)>)',
  '[x](https://a.example "t\\" onmouseover=\\"alert(1)")',
  '[x](https://a.example &quot;onmouseover=alert(1))',
  '[x](https://a.example/%22onmouseover=%22alert(1))',
  '<https://a.example/"onmouseover="alert(1)>',
  '<javascript:alert(1)>',
  '<data:text/html,<script>alert(1)</script>>',
  '[![x](javascript:alert(1))](https://a.example)',
  '[a[b](javascript:alert(1))c](https://a.example)',
  '[[x](https://a.example)](javascript:alert(1))',
  '[x][y]\n\n[y]: javascript:alert(1)',
  '[x](https://a.example)<img src=x onerror=alert(1)>',
  '**<script>**alert(1)</script>',
  '- <script>\n- alert(1)</script>',
  '1. [x](javascript:alert(1))\n2. <b onclick=alert(1)>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#60;script&#62;alert(1)&#60;/script&#62;',
  '\\<script\\>alert(1)\\</script\\>',
  '\u202e<script>\u202c',
  'a\u0000b<scr\u0000ipt>',
  '\u2028<script>\u2029',
  '[\u202eevil](https://a.example/\u202e)',
  '[x](mailto:a@b.example?subject=<script>)',
  '[x](mailto:javascript:alert(1))',
  `${'['.repeat(500)}x${']'.repeat(500)}(javascript:alert(1))`,
  `${'- '.repeat(200)}x`,
  `${'*'.repeat(1001)}x${'*'.repeat(999)}`,
  `${'<'.repeat(500)}script${'>'.repeat(500)}`,
];

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
