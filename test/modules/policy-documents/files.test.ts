import { createHash } from 'node:crypto';
import t from 'tap';
import { build } from '../../support/build.ts';
import { aPdf, uploaded as upload } from '../../support/file-uploads.ts';
import { aDraft, aRegulation, promulgate, sign, write } from '../../support/policy-documents.ts';

const api = await build(t);
const { call, key } = api;
const uploaded = async (content: Buffer, as?: string) => (await upload(api, content, { key: as })).body;
const at = (id: string, rest = '') => `/v1/policy-documents/${id}${rest}`;
const add = (id: string, fileUploadId: string, as?: string, role = 'official-text') =>
  call('POST', at(id, '/files'), { body: { role, fileUploadId }, key: as });

t.test('a file is uploaded, added, published with its document, and downloaded in parts', async (t) => {
  const pdf = aPdf();
  const sha256 = createHash('sha256').update(pdf).digest('hex');
  const { id } = await aDraft(api);
  const added = await add(id, (await uploaded(pdf)).id);
  t.match(added, {
    status: 201,
    body: { role: 'official-text', mediaType: 'application/pdf', bytes: pdf.length, sha256 },
  });
  const content = at(id, `/files/${added.body.id}/content`);
  t.match(added.headers.location, new RegExp(`${content}$`));
  const whole = await call('GET', content);
  t.match(whole, { status: 200, headers: { 'content-type': 'application/pdf', etag: `"${sha256}"` } });
  const part = await call('GET', content, { headers: { range: 'bytes=5-9' } });
  t.match(part, {
    status: 206,
    headers: { 'content-range': `bytes 5-9/${pdf.length}` },
    text: pdf.subarray(5, 10).toString('latin1'),
  });
  const open = `/v1/public-policy-documents/${id}/files`;
  t.match(await call('GET', open, { key: null }), { status: 404 }, 'a draft is nobody’s');
  t.match(await call('GET', `${open}/${added.body.id}/content`, { key: null }), { status: 404 });
  await write(api, id);
  await sign(api, id);
  await promulgate(api, id);
  t.match((await call('GET', open, { key: null })).body, { items: [{ sha256 }] });
  t.match(await call('GET', `${open}/${added.body.id}/content`, { key: null }), { status: 200 });
  t.match(
    await call('DELETE', at(id, `/files/${added.body.id}`)),
    { status: 409, body: { code: 'policy-document-stage' } },
    'what was enacted keeps its files',
  );
});

t.test('an upload is used once, by whoever sent it', async (t) => {
  const { id } = await aDraft(api);
  const sent = await uploaded(aPdf('satu'));
  const drafter = await key(['policy-documents:read', 'policy-documents:write', 'files:write']);
  t.match(await add(id, sent.id, drafter), {
    status: 422,
    body: { code: 'unknown-reference', errors: [{ pointer: '/fileUploadId' }] },
  });
  const both = await Promise.all([add(id, sent.id), add(id, sent.id)]);
  t.strictSame(both.map(({ status }) => status).sort(), [201, 409]);
  const again = await uploaded(aPdf('satu'));
  t.match(await add(id, again.id), { status: 409, body: { code: 'policy-file-taken' } });
  t.match(await add(id, again.id, undefined, 'attachment'), { status: 201 }, 'refused, it was not used up');
  const { items } = (await call('GET', at(id, '/files'))).body;
  t.equal(items.length, 2);
  t.match(await call('DELETE', at(id, `/files/${items[0]!.id}`)), { status: 204 });
  t.match(await call('DELETE', at(id, `/files/${items[0]!.id}`)), { status: 404 });
});

t.test('to an enacted document the legal office adds files', async (t) => {
  const drafter = await key(['policy-documents:read', 'policy-documents:write', 'files:write']);
  const { id } = await aRegulation(api);
  const sent = await uploaded(aPdf('dua'), drafter);
  t.match(await add(id, sent.id, drafter), {
    status: 403,
    body: { code: 'enactment-only-by-legal-office' },
  });
  t.match(await add(id, (await uploaded(aPdf('dua'))).id), { status: 201 });
});
