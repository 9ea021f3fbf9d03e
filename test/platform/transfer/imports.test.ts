import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import t from 'tap';
import type { JobContext } from '../../../src/platform/jobs/job.ts';
import type { ImportColumn } from '../../../src/platform/transfer/column.ts';
import { LineMap } from '../../../src/platform/transfer/line-map.ts';
import { templateVersion } from '../../../src/platform/transfer/marks.ts';
import { shownCell } from '../../../src/platform/transfer/mask.ts';
import { refusedRowsPurge } from '../../../src/platform/transfer/refused/purge.ts';
import { build, type TestApp } from '../../support/build.ts';
import { query } from '../../support/database.ts';
import { eventually } from '../../support/eventually.ts';
import {
  csv,
  ended,
  findings,
  type ImportBody,
  importFile,
  upload,
  withJobs,
} from '../../support/imports.ts';
import { aUnit } from '../../support/organisation.ts';
import { siasnCsv, siasnHeader, siasnHierarchy, siasnPerson } from '../../support/siasn-file.ts';
import { workbook } from './xlsx-fixture.ts';

const create = 'resource=employees&createPositions=true';
const person = (number: number, about: Record<string, string> = {}) => siasnPerson(number, about, 4);
const people = (count: number) => Array.from({ length: count }, (_, number) => person(number));

async function city(
  t: Parameters<typeof build>[0],
  options: Parameters<typeof build>[1] = {},
): Promise<TestApp> {
  const api = await build(t, {
    ...options,
    environment: { ...withJobs.environment, ...options.environment },
  });
  await importFile(api, 'resource=units', siasnHierarchy(4));
  return api;
}

const count = async ({ database }: TestApp, table: string): Promise<number> =>
  Number((await query<{ count: string }>(database.ownerUrl, `select count(*) from ${table}`))[0]?.count);

/** A multipart body of the given parts, in order. */
function form(...parts: [name: string, value: string, fileName?: string][]): { body: string; type: string } {
  const lines = parts.map(([name, value, fileName]) => {
    const file = fileName === undefined ? '' : `; filename="${fileName}"\r\nContent-Type: text/csv`;
    return `--frontier\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${value}\r\n`;
  });
  return { body: `${lines.join('')}--frontier--\r\n`, type: 'multipart/form-data; boundary=frontier' };
}

t.test('An upload is accepted at once and imported in the background', async (t) => {
  const api = await city(t);
  const file = siasnCsv(people(3));
  const { body, type } = form(
    ['resource', 'employees'],
    ['createPositions', 'true'],
    ['file', file, 'C:\\data\\pegawai.csv'],
  );
  const accepted = await upload(api, '', body, { type });
  t.equal(accepted.status, 202);
  t.equal(accepted.headers.location, `/v1/imports/${accepted.body.id}`);
  t.match(accepted.body, {
    state: /queued|running/,
    fileName: 'pegawai.csv',
    fileBytes: Buffer.byteLength(file),
    fileSha256: createHash('sha256').update(file).digest('hex'),
    mode: 'valid-rows',
    dryRun: false,
    options: { createPositions: true },
  });
  t.match(await ended(api, accepted.body.id), { state: 'finished', percent: 100, created: 3 });
  t.equal(await count(api, 'platform.import_chunks'), 0, 'the file is not kept');

  const { body: list } = await api.call<{ items: ImportBody[]; next: string | null }>(
    'GET',
    '/v1/imports?limit=1',
  );
  t.match(list.items, [{ id: accepted.body.id }], 'the newest first');
  const second = await api.call<{ items: ImportBody[] }>('GET', list.next!);
  t.match(second.body.items, [{ resource: 'units' }]);
  t.equal((await api.call('GET', '/v1/imports/019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b')).status, 404);
  const template = await api.call('GET', '/v1/import-templates/employees');
  t.match(template.text, /^PNS ID,NIP BARU,NAMA,/);
});

t.test('Settings at fault are named, and nothing is left', async (t) => {
  const api = await build(t);
  const errors = async (query: string, body = 'x', type: string = csv) => {
    const { status, body: problem } = await upload(api, query, body, { type });
    const { code, errors } = problem as unknown as {
      code: string;
      errors?: { parameter: string; code: string }[];
    };
    return [status, code, errors?.map((error) => `${error.parameter} ${error.code}`).join()];
  };
  t.same(await errors(''), [400, 'invalid-input', 'resource missing-field']);
  t.same(await errors('resource=units&dryRun=perhaps'), [400, 'invalid-input', 'dryRun wrong-type']);
  t.same(await errors('resource=units&mode=best'), [400, 'invalid-input', 'mode not-in-list']);
  t.same(await errors('resource=units&createPositions=true'), [
    400,
    'invalid-input',
    'createPositions unknown-field',
  ]);
  t.same(await errors('resource=units&bogus=1'), [400, 'invalid-input', 'bogus unknown-field']);
  const sent = (...parts: Parameters<typeof form>) => {
    const { body, type } = form(...parts);
    return errors('', body, type);
  };
  t.same(await sent(['resource', 'planets'], ['file', 'x', 'x.csv']), [
    400,
    'invalid-input',
    'resource not-in-list',
  ]);
  t.same(await sent(['resource', 'units'], ['validFrom', 'soon'], ['file', 'x', 'x.csv']), [
    400,
    'invalid-input',
    'validFrom wrong-format',
  ]);
  t.same(await sent(['file', 'x', 'x.csv'], ['resource', 'units']), [
    400,
    'invalid-input',
    'resource missing-field',
  ]);
  t.same(await sent(['resource', 'units'], ['file', 'x', 'x.csv'], ['dryRun', 'true']), [
    400,
    'part-after-file',
    undefined,
  ]);
  const twice = [400, 'invalid-input', 'resource given-twice'];
  t.same(await sent(['resource', 'units'], ['resource', 'employees'], ['file', 'x', 'x.csv']), twice);
  const { body: both, type: formType } = form(['resource', 'units'], ['file', 'x', 'x.csv']);
  t.same(await errors('resource=employees', both, formType), twice, 'in the address and in the form');
  t.same(await errors('', both, 'multipart/form-data'), [400, 'boundary-missing', undefined]);
  t.match(await api.call('POST', '/v1/imports?resource=units'), {
    status: 415,
    body: { code: 'unsupported-media-type', detail: /multipart\/form-data, text\/csv/ },
  });
  t.same(await sent(['resource', 'units'], ['file', 'x']), [400, 'file-missing', undefined]);
  t.same(await sent(['resource', 'units']), [400, 'file-missing', undefined]);
  t.same(await errors('resource=units', '{}', 'application/json'), [
    415,
    'unsupported-media-type',
    undefined,
  ]);
  t.equal(await count(api, 'platform.imports'), 0);
  t.equal(await count(api, 'platform.import_chunks'), 0);
});

t.test('Importing needs the scope of the resource as well', async (t) => {
  const api = await build(t);
  const importsOnly = await api.key(['imports:write', 'imports:read', 'organisation:write']);
  const refused = await upload(api, 'resource=employees', 'NIP,NAMA\n1,x\n', { key: importsOnly });
  t.match([refused.status, refused.body], [403, { code: 'scope-missing', detail: /employees:write/ }]);
  const reader = await api.key(['imports:read']);
  t.equal((await upload(api, 'resource=units', 'x', { key: reader })).status, 403);
  const stranger = await api.key(['employees:write']);
  t.equal((await api.call('GET', '/v1/imports', { key: stranger })).status, 403);
  const accepted = await upload(api, 'resource=units', siasnHierarchy(1), { key: importsOnly });
  t.equal(accepted.status, 202);
  for (const url of [`/v1/imports/${accepted.body.id}`, `/v1/imports/${accepted.body.id}/findings`])
    t.equal((await api.call('GET', url, { key: importsOnly })).status, 200, 'who imports can follow it');
});

t.test('Over real connections: too large, cut, and slow uploads', async (t) => {
  const api = await build(t, { listen: true, environment: { PENATA_IMPORT_MAX_BYTES: '3000000' } });
  const authorization = `Bearer ${await api.key()}`;
  const piece = Buffer.alloc(65_536, 'x');
  const send = (chunks: number, headers: Record<string, string>) => {
    let sent = 0;
    const stream = new ReadableStream({
      pull: (controller) => (sent++ < chunks ? controller.enqueue(piece) : controller.close()),
    });
    return fetch(`${api.address}/v1/imports?resource=units`, {
      method: 'POST',
      headers: { authorization, ...headers },
      body: stream,
      duplex: 'half',
    } as RequestInit);
  };
  const tooLarge = await send(200, { 'content-type': csv });
  t.match([tooLarge.status, await tooLarge.json()], [413, { code: 'file-too-large', detail: /3000000/ }]);
  const announced = await fetch(`${api.address}/v1/imports?resource=units`, {
    method: 'POST',
    headers: { authorization, 'content-type': csv },
    body: Buffer.alloc(4_000_000),
  });
  t.match([announced.status, await announced.json()], [413, { code: 'file-too-large' }]);
  t.equal((await send(40, { 'content-type': csv })).status, 202, 'what fits is accepted');

  const { body, type } = form(['resource', 'units'], ['file', siasnHierarchy(2), 'x.csv']);
  const cutForm = await fetch(`${api.address}/v1/imports`, {
    method: 'POST',
    headers: { authorization, 'content-type': type },
    body: body.slice(0, body.length / 2),
  });
  t.match([cutForm.status, await cutForm.json()], [400, { code: 'upload-cut' }]);

  const before = await count(api, 'platform.imports');
  const socket = connect(Number(new URL(api.address).port), '127.0.0.1');
  socket.on('error', () => {});
  socket.write(
    `POST /v1/imports?resource=units HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization}\r\nContent-Type: ${csv}\r\nContent-Length: 2500000\r\n\r\n`,
  );
  for (let number = 0; number < 20; number++) socket.write(piece);
  await delay(200);
  socket.destroy();
  await eventually(
    async () => api.logs().filter((line) => line.includes('upload-cut')).length,
    (lines) => lines >= 2,
  );
  t.equal(await count(api, 'platform.imports'), before, 'of a connection that breaks nothing is left');
});

t.test('Files are read in every dress in which they come', async (t) => {
  const api = await city(t);
  const rows = people(2);
  const dressed: [string, string | Buffer, string?][] = [
    ['with a byte order mark and semicolons', `\ufeff${siasnCsv(rows, siasnHeader, ';')}`],
    ['with tabs', siasnCsv(rows, siasnHeader, '\t')],
    [
      'with spaces around cells and apostrophes before numbers',
      siasnCsv(rows.map((row) => ({ ...row, NAMA: `  ${row.NAMA} `, 'NIP BARU': `'${row['NIP BARU']}` }))),
    ],
    ['in UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(siasnCsv(rows), 'utf16le')])],
    ['with other column names', siasnCsv(rows, siasnHeader).replace('PNS ID,NIP BARU', 'pns_id,Nip-Baru')],
    ['as NDJSON', rows.map((row) => JSON.stringify(row)).join('\n'), 'application/x-ndjson'],
  ];
  t.match(await importFile(api, create, siasnCsv(rows)), { created: 2 });
  for (const [name, body, type] of dressed)
    t.match(await importFile(api, create, body, type), { unchanged: 2, refused: 0, warnings: 0 }, name);

  // Excel knows 24 July 2020 as the number 44036.
  const cells = ['PNS ID', 'NIP', 'NAMA', 'TANGGAL LAHIR', 'TMT GOLONGAN', 'GOL AKHIR ID'];
  const about = person(0);
  const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
  const xml = [
    `<row>${cells.map(text).join('')}</row>`,
    `<row>${text(about['PNS ID']!)}${text(about['NIP BARU']!)}${text(about.NAMA!)}${text(about['TANGGAL LAHIR']!)}<c s="0"><v>45758</v></c>${text('34')}</row>`,
    `<row>${text('')}<c><v>198503152010011001</v></c>${text('Angka')}${text('15-03-1985')}</row>`,
  ].join('');
  const sheet = workbook(xml, { formats: [14] });
  const done = await importFile(
    api,
    create,
    sheet,
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  );
  t.match(done, { updated: 1, refused: 1 });
  t.match(
    (await findings(api, done.id)).filter(({ severity }) => severity === 'error'),
    [{ code: 'nip-scientific-notation' }],
  );
  const [rank] = await query(
    api.database.ownerUrl,
    'select rank, valid_from::text as since from employees.rank_periods where valid_to is null order by valid_from desc limit 1',
  );
  t.match(rank, { rank: 'III/d', since: '2025-04-11' });
});

t.test('Each line of NDJSON may have columns that the lines before it lack', async (t) => {
  const api = await build(t, withJobs);
  const ndjson = 'application/x-ndjson';
  const units = (...rows: object[]) =>
    importFile(api, 'resource=units', rows.map((row) => JSON.stringify(row)).join('\n'), ndjson);
  const top = { ID: 'A1', NAMA_UNOR: 'Dinas Satu', ID_ATASAN: '' };
  const below = { ID: 'A2', NAMA_UNOR: 'Seksi Dua', ID_ATASAN: 'A1', KODE: 'S-2', Catatan: 'x' };
  t.match(await units(top, below), {
    created: 2,
    fileColumns: ['ID', 'NAMA_UNOR', 'ID_ATASAN', 'KODE', 'Catatan'],
    report: { unknownColumns: ['Catatan'] },
  });
  t.equal((await api.call('GET', '/v1/units?code=S-2')).body.items.length, 1, 'the code is not lost');
  t.match((await units({ NAMA_UNOR: 'Tanpa nomor' }, top)).refused, 1, 'a column may be lacking at first');
  const wide = Array.from({ length: 501 }, (_, at) => ({ ...top, [`kolom ${at}`]: 'x' }));
  t.match((await units(...wide)).failure, { code: 'too-many-columns' });
});

t.test('A file that cannot be read fails with words, and nothing of it lands', async (t) => {
  const api = await city(t);
  const failure = async (body: string | Buffer) => {
    const done = await importFile(api, create, body);
    return [done.state, done.failure?.code, done.created];
  };
  const good = siasnCsv(people(1500));
  t.same(await failure(''), ['failed', 'empty-file', 0]);
  t.same(await failure(`${siasnHeader.join(',')}\n`), ['failed', 'no-rows', 0]);
  t.same(await failure('%PDF-1.4'), ['failed', 'not-a-table', 0]);
  t.same(await failure(Buffer.concat([Buffer.from(good), Buffer.from([0x4a, 0xe9, 0x0a])])), [
    'failed',
    'encoding-unknown',
    0,
  ]);
  t.same(await failure(`${good}"unclosed`), ['failed', 'cut-file', 0]);
  t.equal(await count(api, 'employees.employees'), 0);

  const missing = await importFile(api, create, 'NPI BARU,ALAMAT\n1,x\n');
  t.match(missing.failure, {
    code: 'columns-missing',
    message: /NIP BARU, NAMA/,
    hint: /NPI BARU → NIP BARU/,
  });
  const spoken = await api.call<ImportBody>('GET', `/v1/imports/${missing.id}`, {
    headers: { 'accept-language': 'id' },
  });
  t.match(spoken.body.failure, { message: /Kolom tidak ada/ });
  t.notMatch(spoken.text, /Error|select |at .*\.ts/);
});

t.test('All or nothing means that, and a dry run keeps findings and counts alone', async (t) => {
  const api = await city(t);
  const mixed = siasnCsv([...people(1200), person(2000, { NAMA: '' })]);
  const refused = await importFile(api, `${create}&mode=all-or-nothing`, mixed);
  t.match(refused, {
    state: 'failed',
    rowsRead: 1201,
    created: 0,
    refused: 1,
    failure: { code: 'rows-refused', message: /^1 / },
  });
  t.match(await findings(api, refused.id), [{ line: 1202, code: 'name-missing' }]);
  const dry = await importFile(api, `${create}&dryRun=true`, mixed);
  t.match(dry, { state: 'finished', created: 1200, refused: 1, report: { positionsCreated: { count: 20 } } });
  t.equal((await findings(api, dry.id)).length, 1);
  for (const table of ['employees.employees', 'employees.placements', 'organisation.positions'])
    t.equal(await count(api, table), 0, table);
  const whole = await importFile(api, `${create}&mode=all-or-nothing`, siasnCsv(people(1200)));
  t.match(whole, { state: 'finished', created: 1200, refused: 0 });
  t.equal(await count(api, 'employees.employees'), 1200);
});

t.test('Progress can be read while an import runs', async (t) => {
  const api = await city(t);
  const { body } = await upload(api, create, siasnCsv(people(4000)));
  const seen = new Set<number>();
  await eventually(
    async () => {
      const { body: at } = await api.call<ImportBody>('GET', `/v1/imports/${body.id}`);
      seen.add(at.rowsRead);
      return at.state;
    },
    (state) => state === 'finished',
    60_000,
  );
  t.ok(
    [...seen].some((rows) => rows > 0 && rows < 4000),
    `seen: ${[...seen].join(', ')}`,
  );
});

t.test('Findings can be downloaded, safe for spreadsheets, in either language', async (t) => {
  const api = await city(t);
  const rows = [
    person(0, { NAMA: '', 'NIP BARU': '=1+2' }),
    person(1, { NAMA: '' }),
    person(2, { EMAIL: 'x' }),
  ];
  const done = await importFile(api, create, siasnCsv(rows));
  const url = `/v1/imports/${done.id}/findings`;
  const { text, headers } = await api.call('GET', url, {
    headers: { accept: 'text/csv', 'accept-language': 'id' },
  });
  t.match(headers['content-type'], /^text\/csv/);
  t.match(text, /^\ufeff?id,line,severity,column,value,code,message,hint\n\S+,2,error,NIP BARU,'=1\+2,nip-/);
  t.match(text, /,3,error,NAMA,,name-missing,"?Nama kosong/);
  const errors = await api.call<{ items: { line: number }[]; next: string }>(
    'GET',
    `${url}?severity=error&limit=1`,
  );
  t.match(errors.body.items, [{ line: 2 }]);
  t.match((await api.call<{ items: object[] }>('GET', errors.body.next)).body.items, [{ line: 3 }]);
  t.match((await api.call<{ items: object[] }>('GET', `${url}?severity=warning`)).body.items, [
    { line: 4, value: 'x***' },
  ]);
});

t.test('A file may name its columns in its own way', async (t) => {
  const api = await city(t);
  const mapped = (mapping: string) => `resource=employees&mapping=${encodeURIComponent(mapping)}`;
  const errors = async (mapping: string) => {
    const { status, body } = await upload(api, mapped(mapping), 'x');
    const [error] = (
      body as unknown as { errors: { parameter: string; code: string; message: string; hint: string }[] }
    ).errors;
    return [status, error?.parameter, error?.code, `${error?.message} ${error?.hint}`] as const;
  };
  for (const malformed of ['{"', '[]', '{}', '{"A":1}', '{"A":{"B":"nip"}}', 'null', '{"A\\u0000":"nip"}'])
    t.match(await errors(malformed), [400, 'mapping', 'mapping-malformed'], malformed);
  t.match(await errors('{"A":"nip","A":"name"}'), [400, 'mapping', 'mapping-column-twice', /column A /]);
  t.match(await errors('{"No Induk":"nip","no_induk":"name"}'), [400, 'mapping', 'mapping-column-twice']);
  t.match(await errors('{"A":"nip","B":"nip"}'), [400, 'mapping', 'mapping-field-twice', /A, B .* nip/]);
  t.match(await errors('{"A":"nipp"}'), [400, 'mapping', 'mapping-field-unknown', /Did you mean nip\?/]);
  t.equal(await count(api, 'platform.import_chunks'), 0);

  const about = person(0);
  const file = `Nomor Induk;Nama Lengkap;NAMA;ALAMAT\n${about['NIP BARU']};Nama Benar;Nama Lain;Jalan 1\n`;
  const mapping = { 'Nomor Induk': 'nip', 'Nama Lengkap': 'name' };
  const done = await importFile(api, mapped(JSON.stringify(mapping)), file);
  t.match(done, { created: 1, mapping, fileFormat: 'csv', report: { unknownColumns: ['NAMA'] } });
  t.match(done.fileColumns, ['Nomor Induk', 'Nama Lengkap', 'NAMA', 'ALAMAT']);
  t.match(done.createdBy, /^key:/);
  t.match(await query(api.database.ownerUrl, 'select name, address from employees.employees'), [
    { name: 'Nama Benar', address: 'Jalan 1' },
  ]);
  const { body, type } = form(
    ['resource', 'employees'],
    ['mapping', JSON.stringify({ ...mapping, 'Alamat Rumah': 'address' })],
    ['file', file, 'x.csv'],
  );
  const lacking = await ended(api, (await upload(api, '', body, { type })).body.id);
  t.match(lacking, {
    state: 'failed',
    failure: { code: 'mapped-columns-missing', message: /Alamat Rumah/ },
  });
});

t.test('Templates say what can be imported, and which version a file was made from', async (t) => {
  const api = await city(t);
  const { body: list } = await api.call<{
    items: {
      resource: string;
      version: string;
      columns: { field: string; name: string; description: string }[];
    }[];
  }>('GET', '/v1/import-templates', { headers: { 'accept-language': 'id' } });
  t.same(
    list.items.map(({ resource }) => resource),
    ['units', 'positions', 'employees', 'ranks', 'placements', 'assessments', 'attendances'],
  );
  t.match(list.items[0]!.columns[0], { field: 'id', name: 'ID', description: /Nomor unit/ });

  const somebody = await api.key(['organisation:read'], { unitIds: [(await aUnit(api)).id] });
  const { text, status } = await api.call('GET', '/v1/import-templates/units', { key: somebody });
  t.equal(status, 200, 'whoever fills a file need not import it');
  t.equal((await api.call('GET', '/v1/import-templates', { key: null })).status, 401);
  t.match(text, /^ID,NAMA_UNOR,ID_ATASAN,KODE,JENIS,ESELON_ID,#penata:units:[0-9a-f]{12}\n$/);
  const rows = 'A1,Dinas Satu,,,,\nA2,Seksi Dua,A1,,,,\n';
  const made = await importFile(api, 'resource=units', `${text}${rows}`);
  t.match(made, {
    created: 2,
    refused: 0,
    templateVersion: list.items[0]!.version,
    report: { unknownColumns: [] },
  });

  const accept = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  const book = await api.app.inject({
    url: '/v1/import-templates/units',
    headers: { accept, 'accept-language': 'id', authorization: `Bearer ${await api.key()}` },
  });
  t.match(book.headers, { 'content-type': accept, 'content-language': 'id', vary: /authorization/ });
  const empty = await importFile(api, 'resource=units', book.rawPayload, accept);
  t.match(empty.failure, { code: 'no-rows' }, 'the first sheet is the one to fill');

  const older = text.replace('KODE,', 'SINGKATAN,').replace(/units:.*/, 'units:0123456789ab');
  t.match(await importFile(api, 'resource=units', `${older}${rows}`), {
    state: 'failed',
    failure: { code: 'template-older', message: /added: KODE; removed: SINGKATAN/ },
  });
  t.match(await importFile(api, 'resource=employees', `${text}${rows}`), {
    state: 'failed',
    failure: { code: 'template-of-other-resource', message: /of units, not of employees/ },
  });

  const column = (field: string, name: string, required?: true): ImportColumn => ({
    field,
    headers: [name],
    about: { en: 'x', id: 'x' },
    example: 'x',
    ...(required ? { required } : {}),
  });
  const version = templateVersion({ columns: [column('a', 'A'), column('b', 'B')] });
  t.equal(templateVersion({ columns: [column('a', 'A'), column('b', 'B')] }), version);
  for (const columns of [
    [column('a', 'A')],
    [column('a', 'A'), column('b', 'B'), column('c', 'C')],
    [column('a', 'A'), column('b', 'BB')],
    [column('a', 'A'), column('b', 'B', true)],
  ])
    t.not(templateVersion({ columns }), version, JSON.stringify(columns.map(({ headers }) => headers)));
});

t.test('Refused rows come back as a file to mend, in the format of the upload', async (t) => {
  const api = await city(t);
  const bad = [person(0, { 'NIP BARU': '=1+2' }), person(1), person(2, { NAMA: '' })];
  const download = async (id: string, headers: Record<string, string> = {}, key?: string) =>
    api.app.inject({
      url: `/v1/imports/${id}/refused-rows`,
      headers: { authorization: `Bearer ${key ?? (await api.key())}`, ...headers },
    });
  const mend = (text: string) =>
    text.replace("'=1+2", person(0)['NIP BARU']!).replace(/,,(?=,S\.E\.|,,)/, ',,');

  const done = await importFile(api, create, siasnCsv(bad));
  t.match(done, { created: 1, refused: 2 });
  const file = await download(done.id, { 'accept-language': 'id' });
  t.match(file.headers, { 'content-type': /^text\/csv/, 'content-language': 'id' });
  const [header, ...lines] = file.body.replace('\ufeff', '').trim().split('\n');
  t.equal(header, `${siasnHeader.join(',')},alasan`);
  t.equal(lines.length, 2, 'only the refused rows');
  t.match(lines[0], /'=1\+2.*Baris 2: NIP BARU: NIP hanya terdiri atas angka/);
  t.match(lines[1], /Baris 4: NAMA: Nama kosong/);
  const mended = await importFile(api, create, mend(file.body));
  t.match(mended, { created: 1, refused: 1, report: { unknownColumns: [] } }, 'the reasons are not read');
  t.notOk((mended.fileColumns as string[]).includes('alasan'));
  t.equal(
    (await download(mended.id)).body
      .trim()
      .split('\n')[0]!
      .match(/reason|alasan/g)?.length,
    1,
  );

  const lines2 = [
    ...bad.map((row) => JSON.stringify(row)),
    '{"NAMA":',
    JSON.stringify({ ...bad[2], Catatan: 'x' }),
  ];
  const ndjson = await importFile(api, create, lines2.join('\n'), 'application/x-ndjson');
  const objects = (await download(ndjson.id)).body
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, string>);
  t.match(objects.at(-1), { NIK: bad[2]!.NIK, Catatan: 'x', reason: /Line 5: / });
  t.match(
    objects.find(({ reason }) => reason?.startsWith('Line 4')),
    { reason: /flat JSON/ },
  );

  const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  const cell = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
  const sheet = workbook(
    [
      ['NIP', 'NAMA'],
      ['123', 'Satu'],
    ]
      .map((row) => `<row>${row.map(cell).join('')}</row>`)
      .join(''),
  );
  const fromBook = await importFile(api, create, sheet, xlsx);
  const book = await download(fromBook.id);
  t.equal(book.headers['content-type'], xlsx);
  const again = await importFile(api, create, book.rawPayload, xlsx);
  t.match(again, { refused: 1, fileFormat: 'xlsx', report: { unknownColumns: [] } });
  t.match((await findings(api, again.id))[0], { value: '123' });

  for (const query of [`${create}&mode=all-or-nothing`, `${create}&dryRun=true`]) {
    const { id } = await importFile(api, query, siasnCsv(bad));
    t.equal((await download(id)).body.trim().split('\n').length, 3, query);
  }
  const clean = await importFile(api, create, siasnCsv([person(1)]));
  t.equal((await download(clean.id)).body.trim().split('\n').length, 1, 'no row refused: the header alone');
  t.equal(
    (await api.call('GET', '/v1/imports/019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b/refused-rows')).status,
    404,
  );

  const entries = () =>
    query<{ shown: { fields: string[] } }>(
      api.database.ownerUrl,
      `select after as shown from audit.entries where resource = 'import' and operation = 'read' and resource_id = $1`,
      [done.id],
    );
  t.match(
    await entries(),
    [{ shown: { operationId: 'downloadRefusedRows' } }],
    'who saw personal data is on record',
  );
  const blind = await api.key(['imports:read', 'employees:read']);
  const masked = await download(done.id, {}, blind);
  t.match(masked.body.split('\n')[0], /,reason,#penata:masked$/);
  t.notMatch(masked.body, new RegExp(`${bad[0]!.ALAMAT}|${bad[0]!.NIK}`));
  t.match(masked.body, bad[0]!['PNS ID']!);
  t.equal((await entries()).length, 1);
  t.match((await importFile(api, create, masked.body)).failure, { code: 'masked-file' });

  await query(
    api.database.ownerUrl,
    `update platform.imports set finished_at = now() - interval '31 days' where id = $1`,
    [done.id],
  );
  await refusedRowsPurge.run({}, { database: api.app.database } as JobContext);
  const dropped = await api.call('GET', `/v1/imports/${done.id}/refused-rows`);
  t.match([dropped.status, dropped.body.code], [404, 'refused-rows-dropped']);
  t.equal((await download(mended.id)).statusCode, 200, 'younger ones stay');
});

t.test('An import can be cancelled at any time, and says what has landed', async (t) => {
  const waiting = await build(t);
  const queued = (await upload(waiting, 'resource=units', siasnHierarchy(2))).body;
  const url = (id: string) => `/v1/imports/${id}/cancellation`;
  t.match((await waiting.call('GET', `/v1/imports/${queued.id}/refused-rows`)).body, {
    code: 'import-under-way',
  });
  const stranger = await waiting.key(['imports:write', 'imports:read']);
  t.equal((await waiting.call('POST', url(queued.id), { key: stranger })).status, 403);
  const cancelled = await waiting.call<ImportBody>('POST', url(queued.id));
  t.match([cancelled.status, cancelled.body.state], [202, 'cancelled']);
  t.ok(cancelled.body.finishedAt);
  t.equal(await count(waiting, 'platform.import_chunks'), 0);
  t.equal((await waiting.call('POST', url(queued.id))).status, 202, 'twice does no harm');
  t.equal((await waiting.call('POST', url('019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b'))).status, 404);

  const api = await city(t);
  const started = async (query: string) => {
    const { body } = await upload(api, query, siasnCsv(people(4000)));
    await eventually(
      async () => (await api.call<ImportBody>('GET', `/v1/imports/${body.id}`)).body,
      ({ rowsRead }) => rowsRead > 0,
    );
    t.equal((await api.call('POST', url(body.id))).status, 202);
    return ended(api, body.id);
  };
  for (const query of [`${create}&mode=all-or-nothing`, `${create}&dryRun=true`]) {
    t.match(await started(query), { state: 'cancelled', failure: null }, query);
    t.equal(await count(api, 'employees.employees'), 0, query);
  }
  const partly = await started(create);
  t.match(partly, { state: 'cancelled', refused: 0, failure: null });
  t.ok(partly.created > 0 && partly.created < 4000 && partly.created === partly.rowsRead);
  t.equal(await count(api, 'employees.employees'), partly.created, 'what has landed stays');
  const [heads] = await query(
    api.database.ownerUrl,
    'select sum(head_count_needed)::int as needed from organisation.position_versions',
  );
  t.match(heads, { needed: partly.created });
  t.equal(await count(api, 'platform.import_chunks'), 0);

  let landed = partly.created;
  for (let round = 0; round < 5; round++) {
    const rows = Array.from({ length: 700 }, (_, number) => person(10_000 + round * 1000 + number));
    const { body } = await upload(api, create, siasnCsv(rows));
    await delay(round * 150);
    const answer = await api.call('POST', url(body.id));
    const end = await ended(api, body.id);
    landed += end.created;
    if (answer.status === 409) t.match([answer.body.code, end.state], ['import-ended', 'finished']);
    else t.match([answer.status, end.state], [202, 'cancelled']);
    t.equal(await count(api, 'employees.employees'), landed, `round ${round}: ${end.state}`);
  }
});

t.test('The line of a key is remembered among many', async (t) => {
  const lines = new LineMap(50_001);
  for (let number = 1; number <= 50_000; number++) lines.add(`key ${number}`, number);
  t.equal(lines.add('key 77', 99_999), 77);
  t.equal(lines.add('key 50000', 99_999), 50_000);
  t.equal(lines.add('another', 99_999), 99_999);
});

t.test('Personal values are masked, and their shape is kept', async (t) => {
  t.equal(shownCell('31-02-1990', 'shape'), '**-**-****');
  t.equal(shownCell('1671-01-0001', 'last-four'), '****-**-0001');
  t.equal(shownCell('budi@contoh.example', 'e-mail'), 'b***@contoh.example');
  t.equal(shownCell('x'.repeat(300), undefined).length, 101);
});
