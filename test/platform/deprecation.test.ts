import t from 'tap';
import Type from 'typebox';
import { callerAccess } from '../../src/platform/access/scopes.ts';
import { answers } from '../../src/platform/http/answers.ts';
import type { Deprecated } from '../../src/platform/http/deprecation.ts';
import { build } from '../support/build.ts';

const deprecated = { since: '2026-10-01', sunset: '2027-04-01', replacement: '/v1/units' };
const route = (ending: Deprecated) => ({
  config: { access: callerAccess, deprecated: ending },
  schema: {
    operationId: 'listOldUnits',
    summary: 'Old',
    description: 'As it was.',
    tags: ['units'],
    response: answers({ 200: Type.Object({ items: Type.Array(Type.Null()) }) }),
  },
});

t.test('what will end says so in its answers, in the contract and in the metrics', async (t) => {
  const { app, call } = await build(t, {
    environment: { PENATA_PUBLIC_URL: 'https://satu.example/penata' },
    prepare: (app) => {
      app.get('/v1/old-units', route(deprecated), (_request, reply) =>
        reply.header('link', '</next>; rel="next"').send({ items: [] }),
      );
    },
  });
  const { status, headers } = await call('GET', '/v1/old-units');
  t.equal(status, 200);
  t.match(headers, { deprecation: '@1790812800', sunset: 'Thu, 01 Apr 2027 00:00:00 GMT' });
  t.equal(
    headers.link,
    '</next>; rel="next", <https://satu.example/penata/guides/changelog>; rel="deprecation", <https://satu.example/penata/v1/units>; rel="successor-version"',
  );
  t.equal((await call('GET', '/v1/units')).headers.deprecation, undefined);
  const described = app.swagger().paths!['/old-units']!.get!;
  t.match(described, { deprecated: true, description: /^As it was\..*Deprecated since 2026-10-01: /s });
  t.match(Object.keys((described.responses as Record<number, { headers: object }>)[200]!.headers), /Sunset/);
  t.match((await call('GET', '/metrics')).text, /deprecated\w*\{method="GET",route="\/v1\/old-units"\} 1/);
  const { text } = await call('GET', '/guides/changelog', { key: null });
  t.match(text, '# Versions and changes', 'the page that they lead to is there');
});

t.test('nothing ends without due notice', async (t) => {
  await t.rejects(
    build(t, {
      prepare: (app) => {
        app.get('/v1/old-units', route({ ...deprecated, sunset: '2026-12-01' }), () => ({}));
      },
    }),
    /GET \/v1\/old-units must stay for 180 days after it is deprecated/,
  );
});
