import t from 'tap';
import { build } from '../support/build.ts';
import type { Document } from './document.ts';

const { call } = await build(t);
const open = (url: string) => call<Document & { servers: { url: string }[] }>('GET', url, { key: null });

const attributes = (html: string) =>
  [...html.matchAll(/\b(?:src|href)="([^"]*)"/g)].map(([, value]) => value!);
const elsewhere = /^([a-z]+:)?\/\//i;

t.test('the page that explains the API loads nothing from elsewhere', async (t) => {
  for (const page of ['/docs', '/docs/']) {
    const { status, headers, text } = await open(page);
    t.equal(status, 200);
    t.match(headers['content-type'], /^text\/html/);
    const policy = headers['content-security-policy']!;
    t.match(policy, /default-src 'self'/);
    t.notMatch(
      policy,
      /https?:|swagger\.io|unsafe|upgrade-insecure-requests/,
      'nor may it, nor is TLS forced on it',
    );
    const assets = attributes(text);
    t.ok(assets.length >= 5);
    for (const asset of assets) {
      t.notMatch(asset, elsewhere, asset);
      const answer = await open(new URL(asset, `http://localhost${page}`).pathname);
      t.equal(answer.status, 200, asset);
      t.match(answer.headers['content-type'], /javascript|css|image/, asset);
    }
    t.notMatch(text, /https?:\/\//);
  }
});

t.test('nor do its scripts and styles', async (t) => {
  const initialiser = (await open('/docs/static/swagger-initializer.js')).text;
  const withoutComments = initialiser.replaceAll(/^\s*\/\/.*$/gm, '');
  t.notMatch(withoutComments, /https?:\/\//);
  t.match(initialiser, /validatorUrl: null/, 'the contract is sent to nobody for a check');
  for (const sheet of ['swagger-ui.css', 'index.css']) {
    const { text } = await open(`/docs/static/${sheet}`);
    const loaded = [...text.matchAll(/(?:url\(|@import)\s*["']?([^"')]*)/g)].map(([, url]) => url!);
    t.strictSame(
      loaded.filter((url) => elsewhere.test(url)),
      [],
      sheet,
    );
  }
});

t.test('the page shows the contract of the service that it belongs to', async (t) => {
  const shown = await open('/docs/json');
  const served = await open('/v1/openapi.json');
  t.equal(shown.status, 200);
  t.strictSame(shown.body.servers, served.body.servers);
  t.match(shown.body.servers, [{ url: /^http:\/\/localhost(:80)?\/v1$/ }]);
  t.strictSame(Object.keys(shown.body.paths), Object.keys(served.body.paths));
  t.ok(shown.body.paths['/employees/_search']);
  t.match(shown.text, /\]\(http:\/\/localhost(:80)?\/guides\)/, 'and leads to the guides');
});
