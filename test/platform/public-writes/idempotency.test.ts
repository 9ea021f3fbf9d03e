import t from 'tap';
import { publicAccess } from '../../../src/platform/access/scopes.ts';
import { build } from '../../support/build.ts';

let written = 0;
const { call } = await build(t, {
  prepare: (app) => {
    const schema = { hide: true };
    const write = async () => ({ written: ++written });
    app.post('/v1/answers', { config: { access: publicAccess, publicWrite: true }, schema }, write);
    app.post('/v1/other-answers', { config: { access: publicAccess }, schema }, write);
  },
});
const headers = { 'idempotency-key': '0d6f5a3c-7f0e-4c39-9a39-2f6f1d9c8e57' };

t.test('what the public writes takes no idempotency key: the proof in its body counts once', async (t) => {
  for (const key of [null, undefined])
    for (let time = 0; time < 2; time++) {
      const {
        status,
        headers: answered,
        body,
      } = await call('POST', '/v1/answers', { key, headers, body: {} });
      t.equal(status, 200);
      t.equal(body.written, written);
      t.equal(answered['idempotency-replayed'], undefined);
    }
  t.equal(written, 4);
});

t.test('elsewhere a key is heeded, and nobody without a name may have one', async (t) => {
  t.match(await call('POST', '/v1/other-answers', { key: null, headers, body: {} }), {
    status: 400,
    body: { errors: [{ header: 'idempotency-key' }] },
  });
});
