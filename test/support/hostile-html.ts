import { SaxesParser } from 'saxes';

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
export function strangersIn(html: string): string[] {
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

/** What people write who want a page to do something. */
export const attacks = [
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
