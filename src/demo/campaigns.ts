import { type SQL, sql } from 'drizzle-orm';
import type { Quiz } from '../modules/socialisation/schemas/quizzes.ts';
import { freezeAudience } from '../modules/socialisation/store/audience.ts';
import { insertCampaign, updateCampaign } from '../modules/socialisation/store/campaigns.ts';
import { keepCoverage, keepStances } from '../modules/socialisation/store/coverage-days.ts';
import { audiences, editions } from '../modules/socialisation/tables.ts';
import type { Transaction } from '../platform/database/database.ts';
import { answerWorkingDays, demoCampaigns } from './data/campaigns.ts';
import { coordinator } from './data/report-settings.ts';
import { calendarDate, dayNumber } from './days.ts';

interface Known {
  /** Documents by what others call them, and units by their codes. */
  readonly documents: ReadonlyMap<string, string>;
  readonly units: ReadonlyMap<string, string>;
  readonly nextId: () => string;
  readonly today: string;
}

/** Writes what the first city explains to its people, and how far it has come; gives the campaigns that run. */
export async function insertCampaigns(
  transaction: Transaction,
  { documents, units, nextId, today }: Known,
): Promise<string[]> {
  const now = dayNumber(today);
  const running: string[] = [];
  for (const campaign of demoCampaigns) {
    const { document, unit, title, purpose, startedOn, dueOn, quiz = null } = campaign;
    const subjectId = documents.get(document)!;
    const id = await insertCampaign(transaction, {
      ...{ id: nextId(), title, purpose, quiz, subjectId },
      unitId: units.get(unit) ?? units.get(coordinator)!,
      subjectKind: 'policy-document',
      dueOn: calendarDate(now + dueOn),
      targetPercent: 90,
      answerWorkingDays,
      reminderDays: [14, 7, 1],
    });
    await transaction.insert(audiences).values(
      campaign.audiences.map(({ units: codes = [], ...audience }, at) => ({
        ...audience,
        id: nextId(),
        campaignId: id,
        ordinal: at + 1,
        // A small city does not have every agency.
        unitIds: codes.flatMap((code) => units.get(code) ?? []),
      })),
    );
    if (startedOn === undefined) continue;
    await run(transaction, { id, subjectId, quiz }, now + startedOn, now);
    running.push(id);
  }
  return running;
}

async function run(
  transaction: Transaction,
  { id, subjectId, quiz }: { readonly id: string; readonly subjectId: string; readonly quiz: Quiz | null },
  start: number,
  now: number,
): Promise<void> {
  const { empty: _, ...audience } = await freezeAudience(transaction, id, calendarDate(start));
  const { rows } = await transaction.execute<{ id: string; number: number; sha256: Buffer }>(sql`
    select v.id, v.number, v.sha256
      from policy_documents.versions v where v.document_id = ${subjectId} order by v.number desc limit 1`);
  const version = rows[0]!;
  await transaction.insert(editions).values({
    campaignId: id,
    number: 1,
    versionId: version.id,
    versionNumber: version.number,
    sha256: version.sha256,
    quiz,
    at: new Date(`${calendarDate(start)}T02:00:00Z`),
  });
  await updateCampaign(transaction, id, {
    ...audience,
    state: 'running',
    edition: 1,
    startedOn: calendarDate(start),
  });
  for (let day = start; day < now; day++) {
    await letPass(transaction, id, { day: calendarDate(day), share: shareBy(day - start) });
    await keepCoverage(transaction, calendarDate(day));
    await keepStances(transaction, calendarDate(day));
  }
}

/** How many percent have read it so many days after the start: fast at first, then slower. */
const shareBy = (days: number): number => Math.round(64 * (1 - 0.86 ** (days + 1)));

/** A number from 0 to 99 that hangs on a member alone: the same in each city that is made alike. */
const chanceOf = (salt: string): SQL =>
  sql`(('x' || substr(md5(m.employee_id || ${salt}), 1, 7))::bit(28)::int % 100)`;

/** Lets a day of a campaign pass: some more are told, some of them read it and say how they stand to it. */
async function letPass(
  transaction: Transaction,
  campaignId: string,
  { day, share }: { readonly day: string; readonly share: number },
): Promise<void> {
  const at = sql`(${day}::date + time '03:00') at time zone 'UTC'`;
  await transaction.execute(sql`
    update socialisation.members m set reached_at = ${at}, reached_by = 'assembly'
     where m.campaign_id = ${campaignId} and m.reached_at is null and ${chanceOf('read')} < ${share + 20}`);
  await transaction.execute(sql`
    with signed as (
      update socialisation.members m
         set read_edition = 1, read_at = ${at}, understood_edition = case when ${chanceOf('quiz')} < 90 then 1 end,
             stance = case when ${chanceOf('stance')} < 55 then 'support' when ${chanceOf('stance')} < 80 then 'neutral'
                           when ${chanceOf('stance')} < 95 then 'concern' end,
             is_stance_confidential = ${chanceOf('stance')} between 90 and 94
       where m.campaign_id = ${campaignId} and m.read_edition is null and m.reached_at is not null
         and ${chanceOf('read')} < ${share}
      returning m.*
    ),
    said as (
      insert into socialisation.stances (id, campaign_id, employee_id, stance, reason, is_confidential, stated_on)
      select md5('stance' || employee_id || campaign_id)::uuid, campaign_id, employee_id, stance,
             case when stance = 'concern' then (${reasons})[
               1 + ('x' || substr(md5(employee_id::text), 8, 4))::bit(16)::int % 4] end,
             is_stance_confidential, ${day}
        from signed where stance is not null
    )
    insert into socialisation.acknowledgements (id, campaign_id, employee_id, edition, sha256, signed_on, at, entered_by)
    select md5('signed' || signed.employee_id || signed.campaign_id)::uuid, signed.campaign_id, signed.employee_id, 1,
           e.sha256, ${day}, signed.read_at, 'system:demo'
      from signed join socialisation.editions e on e.campaign_id = signed.campaign_id and e.number = 1`);
}

const reasons = sql`array[
  'Antrean akan lebih panjang bila setiap berkas diperiksa di layar, sementara jaringan loket sering putus.',
  'Tidak ada lemari terkunci di ruang pelayanan kami.',
  'Warga terbiasa mengirim berkas lewat aplikasi perpesanan; menolaknya terasa tidak melayani.',
  'Petugas pelindungan data menambah tugas tanpa tambahan orang.']`;
