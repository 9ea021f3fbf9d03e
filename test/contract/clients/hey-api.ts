import { createClient, createConfig } from './hey-api/client/index.ts';
import {
  correctEmployee,
  createUnit,
  getEmployee,
  listUnits,
  type Problem,
  type Unit,
} from './hey-api/index.ts';

/** The scenario of all clients, with @hey-api/openapi-ts. */
const { PENATA, KEY, EMPLOYEE_ID, CLIENT } = process.env as Record<string, string>;

const client = createClient(createConfig({ baseUrl: PENATA!, headers: { 'X-API-Key': KEY! } }));
const stranger = createClient(createConfig({ baseUrl: PENATA! }));

const agencies: Unit[] = [];
let pages = 0;
let cursor: string | undefined;
do {
  const query = { kind: 'agency' as const, limit: 2, ...(cursor === undefined ? {} : { cursor }) };
  const { data, error } = await listUnits({ client, query });
  if (typeof data !== 'object') throw new Error(JSON.stringify(error));
  agencies.push(...data.items);
  pages += 1;
  cursor = data.next === null ? undefined : (new URL(data.next, PENATA).searchParams.get('cursor') ?? '');
} while (cursor !== undefined);
const [agency] = agencies;

const create = (parentId: string, code: string, idempotencyKey: string) =>
  createUnit({
    client,
    headers: { 'Idempotency-Key': idempotencyKey },
    body: { code, name: `Seksi ${CLIENT}`, kind: 'section', parentId, validFrom: '2026-01-01' },
  });
const created = await create(agency!.id, `${CLIENT}-1`, `${CLIENT}-once`);
const repeated = await create(agency!.id, `${CLIENT}-1`, `${CLIENT}-once`);
const refused = await create('019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b', `${CLIENT}-2`, `${CLIENT}-other`);
const problem: Problem | undefined = refused.error;

const path = { employeeId: EMPLOYEE_ID! };
const read = await getEmployee({ client, path });
const etag = read.response?.headers.get('etag') ?? '';
const correct = () =>
  correctEmployee({
    client,
    path,
    headers: { 'If-Match': etag },
    body: { birthPlace: `Kota ${CLIENT}` },
  });
const corrected = await correct();
const stale = await correct();
const anonymous = await getEmployee({ client: stranger, path });

console.log(
  JSON.stringify({
    pages,
    agencies: agencies.map(({ code }) => code),
    created: created.data?.code,
    once: created.data?.id === repeated.data?.id,
    refused: [refused.response?.status, problem?.code, problem?.errors?.[0]?.pointer],
    employee: read.data?.name,
    corrected: corrected.data?.birthPlace,
    stale: [stale.response?.status, stale.error?.code],
    anonymous: [anonymous.response?.status, anonymous.error?.code],
  }),
);
