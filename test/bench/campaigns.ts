import autocannon from 'autocannon';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { mintToken } from '../../src/platform/access/tokens/development-issuer.ts';
import { aDraft, write } from '../support/policy-documents.ts';
import { campaignOf, start, words } from '../support/socialisation.ts';
import type { BenchServer } from './city.ts';
import { caller, type Figure, median, within } from './measure.ts';
import { makeKey, startBare, startService } from './processes.ts';

const staff = 15_300;
const connections = 50;
const campaigns = 3;

/** Settling an audience of 15,000, and all of them acknowledging a text as fast as they can. */
export async function benchCampaigns(server: BenchServer): Promise<Figure[]> {
  const { serviceUrl, ownerUrl } = await server.city('campaigns', staff);
  const owner = new pg.Client(ownerUrl);
  await owner.connect();
  await owner.query(`create schema bench;
    create table bench.answers (id uuid primary key, version integer not null, answers jsonb not null,
      received_at timestamptz not null default now());
    grant usage on schema bench to public; grant insert, select on bench.answers to public`);
  const service = await startService(serviceUrl, ownerUrl, { PENATA_RUN_JOBS: 'false' });
  const bare = await startBare(serviceUrl);
  const api = { call: caller(service.origin, await makeKey(serviceUrl)) } as never;
  const { rows: units } = await owner.query<{ id: string }>(
    `select unit_id as id from organisation.unit_versions where kind = 'city' and valid_to is null`,
  );
  const unitId = units[0]!.id;
  const { id: documentId } = await aDraft(api, { unitId });
  const { id: versionId } = await write(api, documentId);
  const settled: number[] = [];
  const running: string[] = [];
  for (let at = 0; at < campaigns; at++) {
    const prepared = campaignOf(unitId, documentId, {
      audiences: [{ name: 'Semua', message: words('Jam kerja berubah.') }],
    });
    const { body } = await caller(service.origin, await makeKey(serviceUrl))('POST', '/v1/campaigns', {
      body: prepared,
    });
    const started = performance.now();
    await start(api, body.id);
    settled.push(performance.now() - started);
    running.push(body.id);
  }
  const tokens = await tokensOf(serviceUrl, owner, running[0]!);
  const rates: number[] = [];
  const bares: number[] = [];
  for (const campaignId of running) {
    rates.push(
      await acknowledged(
        `${service.origin}/v1/me/campaigns/${campaignId}/acknowledgement`,
        versionId,
        tokens,
      ),
    );
    bares.push(await inserted(`${bare.origin}/answers`, tokens.length));
  }
  const { rows } = await owner.query<{ signed: number; people: number; read: number }>(
    `select (select count(*)::int from socialisation.acknowledgements where campaign_id = any($1)) as signed,
            (select count(distinct (campaign_id, employee_id))::int from socialisation.acknowledgements
              where campaign_id = any($1)) as people,
            (select count(*)::int from socialisation.members where campaign_id = any($1) and read_edition = 1) as read`,
    [running],
  );
  await owner.end();
  await bare.stop();
  await service.stop();
  const { signed, people, read } = rows[0]!;
  const [rate, compared] = [median(rates), median(bares)];
  const sent = tokens.length * campaigns;
  return [
    within(`Settling an audience of ${tokens.length}`, median(settled), 1000),
    {
      what: `Acknowledgements by ${tokens.length} people at once, each with a token of their own`,
      measured: `${rate.toFixed(0)} a second, ${(rate / compared).toFixed(2)}× a bare insert (${compared.toFixed(0)} a second)`,
      bound: '≥ 300 a second, or ≥ 0.6×',
      holds: rate >= 300 || rate / compared >= 0.6,
    },
    {
      what: 'Acknowledgements that were sent, kept, of different people, and members who have read it',
      measured: `${sent}, ${signed}, ${people} and ${read}`,
      bound: 'equal',
      holds: new Set([sent, signed, people, read]).size === 1,
    },
  ];
}

async function tokensOf(serviceUrl: string, owner: pg.Client, campaignId: string): Promise<string[]> {
  const { rows } = await owner.query<{ nip: string }>(
    `select e.nip from socialisation.members m join employees.employees e on e.id = m.employee_id
      where m.campaign_id = $1`,
    [campaignId],
  );
  const pool = new pg.Pool({ connectionString: serviceUrl, max: 1 });
  const tokens: string[] = [];
  for (const { nip } of rows)
    tokens.push(await mintToken(drizzle(pool) as never, { nip, roles: [], minutes: 60 }));
  await pool.end();
  return tokens;
}

/** Requests a second until each has sent one. */
async function sentOnce(url: string, amount: number, requestOf: (at: number) => object): Promise<number> {
  let count = 0;
  const started = performance.now();
  const { non2xx, errors } = await autocannon({
    url,
    connections,
    amount,
    requests: [{ method: 'POST', setupRequest: (request) => ({ ...request, ...requestOf(count++) }) }],
  });
  if (non2xx + errors > 0) throw new Error(`${url}: ${non2xx} bad answers, ${errors} errors`);
  return (amount * 1000) / (performance.now() - started);
}

const json = { 'content-type': 'application/json' };

const acknowledged = (url: string, versionId: string, tokens: readonly string[]): Promise<number> => {
  const body = JSON.stringify({ versionId, stance: 'support' });
  return sentOnce(url, tokens.length, (at) => ({
    body,
    headers: { ...json, authorization: `Bearer ${tokens[at]}` },
  }));
};

const inserted = (url: string, amount: number): Promise<number> => {
  const body = JSON.stringify({ questionnaireVersion: 1, answers: [] });
  return sentOnce(url, amount, () => ({ body, headers: json }));
};
