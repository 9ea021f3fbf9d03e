import t from 'tap';
import { allScopes } from '../../../src/platform/access/scopes.ts';
import { addressOf, documentOf, operationsOf } from '../../contract/document.ts';
import { build } from '../../support/build.ts';
import { query } from '../../support/database.ts';
import { aCivilServant, nikOf, personOf, place } from '../../support/employees.ts';
import { aPosition } from '../../support/organisation.ts';

const api = await build(t, { environment: { PENATA_LOG_LEVEL: 'trace' } });
const { app, call } = api;
const sensitive = allScopes.filter((scope) => scope.endsWith('-sensitive'));
const masked = await api.key(allScopes.filter((scope) => !sensitive.includes(scope)));

const born = { birthDate: '1971-11-23', gender: 'female' } as const;
const secrets = {
  nik: nikOf(born),
  phone: '080091919191',
  address: 'Lorong Kenari 91',
  email: 'kenari91@contoh.example',
  birthPlace: 'Kenarikota',
  religion: 'konghucu',
} as const;
const canaries = [secrets.nik, secrets.phone, 'Lorong Kenari', 'kenari91', 'Kenarikota', born.birthDate];

const position = await aPosition(api);
const employee = await aCivilServant(api, { ...born, ...secrets });
await place(api, employee.id, { positionId: position.id });

interface Output {
  readonly name: string;
  readonly text: string;
}
const outputs: Output[] = [];
const statuses = new Map<number, number>();

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
async function ask(
  method: Method,
  url: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<void> {
  const answer = await call(method, url, {
    key: masked,
    headers: { 'if-match': '*', ...headers },
    ...(body === undefined ? {} : { body }),
  });
  statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
  outputs.push({
    name: `${method} ${url.split('?')[0]} ${answer.status}`,
    text: `${JSON.stringify(answer.headers)} ${answer.text}`,
  });
}

const addressFor = (path: string): string =>
  addressOf(
    path
      .replaceAll('{employeeId}', employee.id)
      .replaceAll('{positionId}', position.id)
      .replaceAll('{unitId}', position.unitId),
  );

/** Bodies that quote the secrets where they do not belong, fit no rule or collide with the record that has them. */
const wrongBodies: unknown[] = [
  { ...secrets, nik: Number(secrets.nik), phone: [secrets.phone], birthDate: 1971 },
  { address: secrets.address.repeat(60), phone: `${secrets.phone}x`, email: secrets.email.replace('@', ' ') },
  { nik: `${secrets.nik}0` },
  { nik: secrets.nik },
  { ...personOf(), nik: secrets.nik },
  { ...personOf(born), ...secrets },
  { name: secrets.address, nip: secrets.nik },
  { ...secrets, changes: { phone: secrets.phone }, explanation: secrets.address, reason: secrets.address },
  [secrets],
  `{"nik": "${secrets.nik}", `,
];

const operations = operationsOf(documentOf(app));

t.test('no route answers what a masked caller may not see', async (t) => {
  for (const { path, method, operation } of operations) {
    const url = addressFor(path);
    await ask(method, url);
    if (method === 'GET') {
      for (const accept of ['text/csv', 'application/x-ndjson'])
        await ask(method, url, undefined, { accept });
      const filters = operation.parameters.filter((parameter) => parameter.in === 'query');
      for (const { name } of filters) await ask(method, `${url}?${name}=Kosong`);
      if (filters.some(({ name }) => name === 'fields')) {
        await ask(method, `${url}?limit=500&fields=id`);
        await ask(method, `${url}?limit=500`);
      }
    } else if (operation.requestBody) {
      for (const body of wrongBodies)
        await ask(method, url, body, typeof body === 'string' ? { 'content-type': 'application/json' } : {});
      // The name of an unknown field is told back to who sent it; the log must not keep it.
      await ask(method, url, { [secrets.address]: secrets.phone });
      outputs.pop();
      await ask(method, url, secrets.address, { 'content-type': 'text/csv' });
    }
  }
  await ask('PATCH', `/v1/employees/${employee.id}`, { phone: secrets.phone });
  await ask('PATCH', `/v1/employees/${employee.id}`, { birthDate: '1971-11-24' });
  await ask('POST', '/v1/employees/_search', { nip: employee.nip });
  await ask('GET', `/v1/employees/${employee.id}/history`);
  await ask('GET', `/v1/audit/entries?resource=employee&resourceId=${employee.id}&limit=500`);
  t.comment(
    `${outputs.length} answers, by status: ${[...statuses].map(([status, times]) => `${status}: ${times}`).join(', ')}`,
  );
  t.ok(outputs.length > 200);
  for (const status of [200, 400, 409, 422])
    t.ok((statuses.get(status) ?? 0) > 0, `some answer is ${status}`);
  t.notOk(statuses.get(500), 'none is a failure of the service');
  for (const { name, text } of outputs) {
    const found = canaries.find((canary) => text.includes(canary));
    if (found !== undefined) t.fail(`${name} shows ${found}`);
  }
});

t.test('neither log lines nor metrics hold any of it', async (t) => {
  const lines = api.logs();
  t.ok(lines.length > outputs.length / 2, `${lines.length} lines`);
  const { body: metrics } = await app.inject({ method: 'GET', url: '/metrics' });
  for (const canary of canaries) {
    t.notOk(
      lines.find((line) => line.includes(canary)),
      `log: ${canary}`,
    );
    t.notOk(metrics.includes(canary), `metrics: ${canary}`);
  }
});

t.test('in the audit log all of it stands apart', async (t) => {
  const entries = await query<{ open: string; personal: string | null }>(
    api.database.ownerUrl,
    `select concat_ws(' ', before, after, record_key, resource_id, reason) as open, personal::text from audit.entries`,
  );
  for (const canary of canaries) {
    t.notOk(
      entries.find(({ open }) => open.includes(canary)),
      `${canary} stands in no other field`,
    );
    t.ok(
      entries.find(({ personal }) => personal?.includes(canary)),
      `${canary} was recorded`,
    );
  }
});
