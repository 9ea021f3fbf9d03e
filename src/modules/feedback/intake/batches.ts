import type { Transaction } from '../../../platform/database/database.ts';
import { identityByKey, sha256 } from '../../../platform/public-writes/index.ts';
import { rightMoment } from '../rules/batches.ts';
import type { Found } from '../rules/found.ts';
import type { ResponseBatch } from '../schemas/responses.ts';
import { type Incoming, type Outcome, takeResponses } from '../store/intake.ts';
import type { Form } from './form-book.ts';
import { incomingOf } from './incoming.ts';
import { judge } from './judge.ts';

type Entry = ResponseBatch['entries'][number];

/** What became of an entry of a batch. */
export interface EntryResult {
  readonly id: string;
  readonly outcome: 'taken' | 'repeated' | 'refused';
  readonly state: Outcome['state'];
  readonly found: readonly Found[];
}

interface Batch {
  readonly form: Form;
  readonly entries: readonly Entry[];
  readonly sentAt: Date;
  readonly receivedAt: Date;
  /** Who sends it. */
  readonly source: string;
  readonly secret: Buffer;
  readonly dayOf: (moment: Date) => string;
  readonly today: string;
}

/**
 * Takes what was gathered in the field: each entry that is sound, once, however often it is sent. Null if the survey takes
 * no answers any more.
 */
export async function takeBatch(transaction: Transaction, batch: Batch): Promise<EntryResult[] | null> {
  const judged = batch.entries.map((entry) => judgeEntry(batch, entry));
  const outcomes = await take(
    transaction,
    judged.flatMap(({ incoming }) => incoming ?? []),
    batch.today,
  );
  if (outcomes.some(({ outcome }) => outcome === 'not-open')) return null;
  let next = 0;
  return judged.map(({ id, found, incoming }) => {
    if (!incoming) return { id, outcome: 'refused', state: null, found };
    const { outcome, state } = outcomes[next++]!;
    if (outcome === 'taken' || outcome === 'repeated') return { id, outcome, state, found: [] };
    return { id, outcome: 'refused', state: null, found: [reasonOf(outcome, batch.form)] };
  });
}

function judgeEntry(batch: Batch, entry: Entry): { id: string; found: Found[]; incoming?: Incoming } {
  const { form, sentAt, receivedAt, secret } = batch;
  const id = entry.id.toLowerCase();
  const { found, folded, serviceId } = judge(form, entry, null);
  const { questionnaireVersion: given, answeredAt, profile } = entry;
  if (given !== form.questionnaireVersion)
    return {
      id,
      found: [
        {
          pointer: '/questionnaireVersion',
          code: 'version-not-asked',
          parameters: { given, asked: form.questionnaireVersion },
        },
      ],
    };
  const moment = rightMoment(new Date(answeredAt), sentAt, sentAt.getTime() - receivedAt.getTime());
  if (!moment) found.push({ pointer: '/answeredAt', code: 'answered-after-sending' });
  if (!moment || found.length > 0) return { id, found };
  const key = sha256(`field ${id}`);
  const identity = identityByKey(secret, form.id, key);
  const answeredOn = batch.dayOf(moment);
  const way = {
    channel: 'field',
    source: batch.source,
    kiosk: null,
    key: key.toString('hex'),
    token: null,
    address: null,
  } as const;
  return { id, found, incoming: incomingOf({ form, folded, profile, serviceId, identity, answeredOn }, way) };
}

/** Entries of one batch with the same id are unsettled among themselves: the second is asked for again. */
async function take(
  transaction: Transaction,
  incoming: readonly Incoming[],
  today: string,
): Promise<Outcome[]> {
  if (incoming.length === 0) return [];
  const outcomes = await takeResponses(transaction, incoming, today);
  const unsettled = outcomes.flatMap(({ outcome }, at) => (outcome === 'unsettled' ? [at] : []));
  if (unsettled.length === 0) return outcomes;
  const again = await takeResponses(
    transaction,
    unsettled.map((at) => incoming[at]!),
    today,
  );
  for (const [place, at] of unsettled.entries()) outcomes[at] = again[place]!;
  return outcomes;
}

const reasonOf = (outcome: Outcome['outcome'], { startsOn: from, endsOn: to }: Form): Found =>
  outcome === 'outside-period'
    ? { pointer: '/answeredAt', code: 'outside-period', parameters: { from, to } }
    : { pointer: '/id', code: 'entry-id-of-other' };
