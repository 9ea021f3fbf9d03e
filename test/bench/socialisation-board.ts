import pg from 'pg';
import { aDraft, write } from '../support/policy-documents.ts';
import { campaignOf, start, words } from '../support/socialisation.ts';
import type { BenchServer } from './city.ts';
import { caller, type Figure, latencies, ratio, within } from './measure.ts';
import { makeKey, startService } from './processes.ts';

const staff = 15_300;
const campaigns = 10;
const membersEach = 100_000;
const times = 20;

/** What leaders look at: coverage, readiness and outlook of a city, before and after ten large campaigns are added. */
export async function benchSocialisationBoard(server: BenchServer): Promise<Figure[]> {
  const { serviceUrl, ownerUrl } = await server.city('socialisation_board', staff);
  const owner = new pg.Client(ownerUrl);
  await owner.connect();
  const service = await startService(serviceUrl, ownerUrl, { PENATA_RUN_JOBS: 'false' });
  const call = caller(service.origin, await makeKey(serviceUrl));
  const api = { call } as never;
  const { rows: units } = await owner.query<{ id: string }>(
    `select unit_id as id from organisation.unit_versions where kind = 'city' and valid_to is null`,
  );
  const unitId = units[0]!.id;
  const { id: documentId } = await aDraft(api, { unitId });
  await write(api, documentId);
  const prepared = campaignOf(unitId, documentId, {
    audiences: [{ name: 'Semua', message: words('Jam kerja berubah.') }],
  });
  const { body } = await call('POST', '/v1/campaigns', { body: prepared });
  await start(api, body.id);
  await owner.query(`set session_replication_role = replica; set work_mem = '256MB'`);
  await acknowledge(owner, body.id);
  await ask(owner, body.id);
  await owner.query('vacuum analyze');

  const one = await measured(call, body.id);
  const large = await addCampaigns(owner, body.id);
  const [again, many] = [await measured(call, body.id), await measured(call, large)];
  const { rows } = await owner.query<{ signed: number }>(
    'select count(*)::int as signed from socialisation.acknowledgements',
  );
  await owner.end();
  await service.stop();
  const told = `${campaigns + 1} campaigns with ${rows[0]!.signed.toLocaleString('en')} acknowledgements`;
  return boards.flatMap((board, at) => [
    within(`${board} of a city of 15,000`, one[at]!, 300),
    ratio(
      `${board} of the same campaign among ${told}`,
      again[at]! / one[at]!,
      { atMost: 1.2 },
      `${one[at]!.toFixed(0)} → ${again[at]!.toFixed(0)} ms`,
    ),
    within(`${board} of a campaign of ${membersEach.toLocaleString('en')}`, many[at]!, 300),
  ]);
}

const boards = ['coverage', 'readiness', 'outlook'] as const;

const measured = (call: ReturnType<typeof caller>, campaignId: string): Promise<number[]> =>
  latencies(
    boards.map((board) => async () => {
      const { status } = await call('GET', `/v1/campaigns/${campaignId}/${board}`);
      if (status !== 200) throw new Error(`${board}: ${status}`);
    }),
    times,
  );

/** Four of five have read what the campaign gives to read. */
async function acknowledge(owner: pg.Client, campaignId: string): Promise<void> {
  await owner.query(
    `insert into socialisation.acknowledgements (id, campaign_id, employee_id, edition, sha256, signed_on, entered_by)
     select gen_random_uuid(), campaign_id, employee_id, 1, sha256('x'), current_date, 'bench'
       from socialisation.members where campaign_id = $1`,
    [campaignId],
  );
  await owner.query(
    `update socialisation.members set read_edition = 1, read_at = now(), reached_at = now(), reached_by = 'portal'
      where campaign_id = $1 and random() < 0.8`,
    [campaignId],
  );
}

/** Two closed pulses that three of four have answered, and how far reading had come on the last days. */
async function ask(owner: pg.Client, campaignId: string): Promise<void> {
  await owner.query(`update socialisation.campaigns set started_on = current_date - 40 where id = $1`, [
    campaignId,
  ]);
  await owner.query(
    `insert into socialisation.pulses (id, campaign_id, number, opens_on, closes_on, statements, updated_by)
     select gen_random_uuid(), $1, n, current_date - 40 + 15 * n, current_date - 34 + 15 * n, '{}', 'bench'
       from generate_series(1, 2) n`,
    [campaignId],
  );
  await owner.query(
    `insert into socialisation.pulse_tallies (pulse_id, unit_id, position_kind, answers, sums, favourable)
     select p.id, m.unit_id, m.position_kind, count(*),
            array[count(*) * 4, count(*) * 3, count(*) * 3, count(*) * 2, count(*) * 3], array[count(*), 0, 0, 0, 0]
       from socialisation.pulses p join socialisation.members m on m.campaign_id = p.campaign_id
      where p.campaign_id = $1 and random() < 0.75
      group by p.id, m.unit_id, m.position_kind`,
    [campaignId],
  );
  await owner.query(
    `insert into socialisation.coverage_days
       (campaign_id, day, unit_id, position_kind, members, reached, read, understood)
     select $1, current_date - d, m.unit_id, m.position_kind, count(*), count(*) / 2, count(*) / (d + 2), 0
       from socialisation.members m cross join generate_series(1, 30) d
      where m.campaign_id = $1
      group by d, m.unit_id, m.position_kind`,
    [campaignId],
  );
}

/** Campaigns of so many people in the units of the first; @returns one of them */
async function addCampaigns(owner: pg.Client, likeId: string): Promise<string> {
  let last = likeId;
  for (let at = 0; at < campaigns; at++) {
    const { rows } = await owner.query<{ id: string }>('select gen_random_uuid() as id');
    last = rows[0]!.id;
    for (const [table, columns] of [
      ['campaigns', 'id'],
      ['editions', 'campaign_id'],
    ] as const)
      await owner.query(
        `insert into socialisation.${table}
         select (jsonb_populate_record(t, jsonb_build_object('${columns}', $2::uuid))).* from socialisation.${table} t
          where t.${columns} = $1`,
        [likeId, last],
      );
    await owner.query(
      `insert into socialisation.members
         (campaign_id, employee_id, audience_id, first_unit_id, unit_id, position_kind, joined_on)
       select $2, gen_random_uuid(), m.audience_id, m.unit_id, m.unit_id, m.position_kind, current_date
         from socialisation.members m cross join generate_series(1, 7) n
        where m.campaign_id = $1 limit ${membersEach}`,
      [likeId, last],
    );
    await acknowledge(owner, last);
    await ask(owner, last);
  }
  await owner.query('vacuum analyze');
  return last;
}
